package main

import (
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// mergeChange tells what a merge has taken in, and of whom.
func mergeChange(entry store.Entry) string {
	var after struct {
		Entries int      `json:"entries"`
		People  []string `json:"people"`
		Settled int      `json:"settled"`
	}
	if !decoded(entry.After, &after) {
		return string(entry.After)
	}
	words := "took in " + plural(after.Entries, "entry", "entries")
	if len(after.People) > 0 {
		words += " by " + valueWords(strings.Join(after.People, ", "))
	}
	if after.Settled > 0 {
		words += "; " + plural(after.Settled, "conflict settled", "conflicts settled")
	}
	return words
}

// settledSegment tells what a merge has made of a passage: not its words.
func settledSegment(entry store.Entry) string {
	return settled(entry, func(s coding.Segment) string {
		return "a passage of document " + study.ShortID(s.Document) + " coded by " + valueWords(s.Coder)
	})
}

func settledCode(entry store.Entry) string {
	return settled(entry, func(c coding.Code) string { return "the code " + valueWords(c.Name) })
}

// settledMemo tells what a merge has made of a memo: not what stands in it.
func settledMemo(entry store.Entry) string {
	return settled(entry, func(m coding.Memo) string { return "a memo by " + valueWords(m.Coder) })
}

// settled tells of a record that a merge has changed or taken out.
func settled[T any](entry store.Entry, words func(T) string) string {
	var before, after T
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return "a record that cannot be read"
	}
	if len(entry.After) == 0 {
		return "taken out: " + words(before)
	}
	return words(after)
}
