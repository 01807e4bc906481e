package main

import (
	"slices"
	"strings"

	"fieldwork/store"
)

// keptContact is what the log tells of a contact: which columns hold something
// and which lists it is on, without any detail of the person.
type keptContact struct {
	Columns   []string `json:"columns"`
	Lists     []string `json:"lists"`
	DoNotCall bool     `json:"do_not_call"`
	Changed   []string `json:"changed"`
}

// contactChange says in words what was added to a contact, or taken from it.
func contactChange(entry store.Entry) string {
	var before, after keptContact
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return string(entry.After)
	}
	var parts []string
	for _, difference := range []struct {
		words string
		names []string
	}{
		{"added: ", without(after.Columns, before.Columns)},
		{"taken out: ", without(before.Columns, after.Columns)},
		{"now on list: ", without(after.Lists, before.Lists)},
		{"off list: ", without(before.Lists, after.Lists)},
		{"changed: ", within(after.Changed, before.Columns, after.Columns)},
	} {
		if len(difference.names) > 0 {
			parts = append(parts, difference.words+valueWords(strings.Join(difference.names, ", ")))
		}
	}
	switch {
	case after.DoNotCall && !before.DoNotCall:
		parts = append(parts, "not to be called")
	case before.DoNotCall && !after.DoNotCall:
		parts = append(parts, "may be called again")
	}
	if len(parts) == 0 {
		return "details changed"
	}
	return strings.Join(parts, "; ")
}

// without gives the names that are not among others.
func without(names, others []string) []string {
	var left []string
	for _, name := range names {
		if !slices.Contains(others, name) {
			left = append(left, name)
		}
	}
	return left
}

// within gives the names that are among both of others: what was added or
// taken out is told as that.
func within(names, first, second []string) []string {
	var kept []string
	for _, name := range names {
		if slices.Contains(first, name) && slices.Contains(second, name) {
			kept = append(kept, name)
		}
	}
	return kept
}

// keptTransfer is what the log tells of contacts that came into the study from
// a file, or left it.
type keptTransfer struct {
	Source   string `json:"source"`
	List     string `json:"list"`
	Contacts int    `json:"contacts"`
}

// contactTransfer says in words how many contacts came or left.
func contactTransfer(entry store.Entry) string {
	var kept keptTransfer
	if !decoded(entry.After, &kept) {
		return string(entry.After)
	}
	words := plural(kept.Contacts, "contact", "contacts")
	if kept.Source != "" {
		words += " from " + valueWords(kept.Source)
	}
	if kept.List != "" {
		words += ", list " + valueWords(kept.List)
	}
	return words
}
