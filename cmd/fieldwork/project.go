package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/refi"
)

// projectExtension ends the name of every REFI-QDA project.
const projectExtension = ".qdpx"

func newProjectCommand(a *app) *cobra.Command {
	return newGroupCommand("project", "Exchange the whole coding with MAXQDA, NVivo, ATLAS.ti and others",
		newProjectImportCommand(a), newProjectExportCommand(a))
}

// positions are the ways in which positions of a project can count, as the
// command line names them.
var positions = []struct {
	name    string
	reading refi.Reading
}{
	{"points", refi.CodePointsOne}, {"points-crlf2", refi.CodePointsTwo}, {"utf16", refi.UTF16One}, {"utf16-crlf2", refi.UTF16Two},
}

// readingNamed gives the reading of a name; nil for none, so that the project
// itself decides.
func readingNamed(name string) (*refi.Reading, error) {
	if name == "" {
		return nil, nil
	}
	names := make([]string, len(positions))
	for i := range positions {
		if positions[i].name == name {
			return &positions[i].reading, nil
		}
		names[i] = positions[i].name
	}
	return nil, usage("--positions is one of %s, not %s.", strings.Join(names, ", "), name)
}

func profileNames() string {
	var names []string
	for _, profile := range refi.Profiles {
		if profile != refi.Default {
			names = append(names, string(profile))
		}
	}
	return strings.Join(names, ", ")
}

func profileNamed(name string) (refi.Profile, error) {
	profile := refi.Profile(strings.ToLower(name))
	if !slices.Contains(refi.Profiles, profile) {
		return profile, usage("--for is one of %s, not %s.", profileNames(), name)
	}
	return profile, nil
}

// remarkLines are lines about what an exchange could not do as it should, and
// say so where it lost nothing.
func remarkLines(report *refi.Report) []string {
	var lines []string
	if len(report.Lost) == 0 {
		lines = append(lines, "Not carried over: nothing.")
	}
	for _, part := range []struct {
		heading string
		remarks []refi.Remark
	}{
		{"Not carried over:", report.Lost}, {"Changed on the way:", report.Changed}, {"To be looked at:", report.Doubts},
	} {
		if len(part.remarks) == 0 {
			continue
		}
		lines = append(lines, part.heading)
		for _, remark := range part.remarks {
			lines = append(lines, "  "+remark.String())
		}
	}
	return lines
}

// remarkJSON is a remark as JSON.
type remarkJSON struct {
	What     string   `json:"what"`
	Count    int      `json:"count"`
	Why      string   `json:"why"`
	Examples []string `json:"examples,omitempty"`
}

func remarksJSON(remarks []refi.Remark) []remarkJSON {
	shown := make([]remarkJSON, len(remarks))
	for i, r := range remarks {
		shown[i] = remarkJSON{What: r.What, Count: r.Count, Why: r.Why, Examples: r.Examples}
	}
	return shown
}

// exchangeFault says what is wrong with a file of another program.
func exchangeFault(path string, err error) error {
	return fail("%s: %s\nNothing was imported.", path, ended(fmt.Sprint(err)))
}
