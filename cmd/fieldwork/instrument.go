package main

import (
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// pickInstrument is the newest version of the instrument that is named, which
// can be left out where the study has only one.
func (s *opened) pickInstrument(name string) (study.Version, error) {
	all, err := s.Newest()
	if err != nil {
		return study.Version{}, err
	}
	return pick(all, name)
}

// pickQuestionnaire is pickInstrument for what only questionnaires have, which
// are answers as data: guides are passed over.
func (s *opened) pickQuestionnaire(name string) (study.Version, error) {
	all, err := s.Newest()
	if err != nil {
		return study.Version{}, err
	}
	questionnaires := slices.DeleteFunc(slices.Clone(all), func(v study.Version) bool { return v.Kind == forms.Guide })
	named := slices.ContainsFunc(all, func(v study.Version) bool { return v.Kind == forms.Guide && v.Name == name })
	if named {
		return study.Version{}, fail("%s is an interview guide; what is said under it is no set of responses. 'fieldwork transcripts list' shows its documents.", name)
	}
	return pick(questionnaires, name)
}

func pick(all []study.Version, name string) (study.Version, error) {
	names := make([]string, len(all))
	for i, version := range all {
		names[i] = version.Name
		if version.Name == name || name == "" && len(all) == 1 {
			return version, nil
		}
	}
	switch {
	case len(all) == 0:
		return study.Version{}, fail("The study has no instrument yet; add one with 'fieldwork form add FILE'.")
	case name == "":
		return study.Version{}, fail("The study has several instruments; name one with --form: %s.", strings.Join(names, ", "))
	}
	return study.Version{}, fail("The study has no instrument %s; it has: %s.", name, strings.Join(names, ", "))
}

// language checks that an instrument has a language; none is its own default.
func language(version study.Version, code string) (string, error) {
	if code == "" {
		return version.Language, nil
	}
	codes := make([]string, len(version.Languages))
	for i, l := range version.Languages {
		codes[i] = l.Code
		if l.Code == code {
			return code, nil
		}
	}
	return "", fail("%s has no language %s; it has: %s.", version.Name, code, strings.Join(codes, ", "))
}
