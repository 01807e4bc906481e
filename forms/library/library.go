// Package library holds the instruments that ship with the program, as the
// source files that they are, and the contacts and responses that show them at work.
// SOURCES.md says where they come from.
package library

import (
	"embed"
	"slices"
)

//go:embed *.yaml
var files embed.FS

//go:embed fusion-responses.csv
var fusionResponses string

//go:embed fusion-contacts/*.csv
var fusionContacts embed.FS

// List is a contact list as a file.
type List struct {
	// File is the name of the file, such as "caerphilly.csv".
	File string
	CSV  []byte
}

// names lists the instruments in the order in which a study uses them.
var names = []string{"fusion-survey", "fusion-guide"}

// Source gives the source of an instrument by its name, such as
// "fusion-survey", in the format that forms.Load reads. ok is false if no
// instrument of that name ships.
func Source(name string) (source []byte, ok bool) {
	if !slices.Contains(names, name) {
		return nil, false
	}
	source, err := files.ReadFile(name + ".yaml")
	return source, err == nil
}

// Names lists the instruments that ship in the order in which a study uses
// them: the questionnaire before the guide.
func Names() []string { return slices.Clone(names) }

// FusionResponses gives 64 synthetic responses to fusion-survey as CSV: a
// header of id, submitted, language and the instrument's variables, then one
// row a respondent. Multiple choices and rankings are names separated by spaces.
func FusionResponses() []byte { return []byte(fusionResponses) }

// FusionContacts gives the contact lists of the ten partnerships by the names of
// their files: a header of name, organisation, role, email, phone and language,
// then one row a person. Some people are on several lists, and some are
// officials of the Welsh Government, whom the review left out.
func FusionContacts() []List {
	const folder = "fusion-contacts"
	entries, _ := fusionContacts.ReadDir(folder) // what is embedded is there
	lists := make([]List, len(entries))
	for i, entry := range entries {
		content, _ := fusionContacts.ReadFile(folder + "/" + entry.Name())
		lists[i] = List{File: entry.Name(), CSV: content}
	}
	return lists
}
