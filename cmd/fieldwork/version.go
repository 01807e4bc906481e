package main

import "runtime/debug"

// release is the version of the program.
const release = "0.1.0"

// shortRevision is how many characters of a revision are shown.
const shortRevision = 12

// version is the release with the revision it was built from, where known.
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	return versionOf(build.Settings)
}

func versionOf(settings []debug.BuildSetting) string {
	values := map[string]string{}
	for _, setting := range settings {
		values[setting.Key] = setting.Value
	}
	revision := values["vcs.revision"]
	if revision == "" {
		return release
	}
	text := release + " (" + revision[:min(len(revision), shortRevision)]
	if values["vcs.modified"] == "true" {
		text += ", changed"
	}
	return text + ")"
}
