package ui

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// searched is what of a row a filter is matched against: its label, and what
// else is known of it.
type searched struct{ label, more string }

// How well a label matches what was typed, best first.
const (
	matchesFirstWord = iota // its first word is what was typed
	matchesBeginning        // it begins with what was typed
	matchesWord             // one of its words does
	matchesScattered        // it holds the characters in this order
)

// ranked lists the rows that match what was typed, best first. Equals keep
// their order in the list; matches that are only scattered follow by how close
// their characters stand together.
func ranked(rows []searched, typed string) []int {
	scattered := fuzzy.FindFrom(typed, searchedRows(rows))
	folded := strings.ToLower(typed)
	found := make([]int, 0, len(scattered))
	rank := make(map[int]int, len(scattered))
	for i := range rows {
		if how := matchOf(strings.ToLower(rows[i].label), folded); how < matchesScattered {
			found = append(found, i)
			rank[i] = how
		}
	}
	sort.SliceStable(found, func(a, b int) bool { return rank[found[a]] < rank[found[b]] })
	for _, match := range scattered {
		if _, already := rank[match.Index]; !already {
			found = append(found, match.Index)
		}
	}
	return found
}

// matchOf compares a label with what was typed, both in lower case.
func matchOf(label, typed string) int {
	first, _, _ := strings.Cut(label, " ")
	switch {
	case first == typed, strings.TrimRightFunc(first, unicode.IsPunct) == typed:
		return matchesFirstWord
	case strings.HasPrefix(label, typed):
		return matchesBeginning
	case hasWordPrefix(label, typed):
		return matchesWord
	}
	return matchesScattered
}

// hasWordPrefix reports whether some word of a label, with what follows it,
// begins with what was typed.
func hasWordPrefix(label, typed string) bool {
	for from := 0; from < len(label); {
		at := strings.Index(label[from:], typed)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(label[:at])
		if !unicode.IsLetter(before) && !unicode.IsNumber(before) && !unicode.IsMark(before) {
			return true
		}
		_, size := utf8.DecodeRuneInString(label[at:])
		from = at + size
	}
	return false
}

// searchedRows are rows as the fuzzy search reads them.
type searchedRows []searched

// String is the text of a row.
func (s searchedRows) String(i int) string { return s[i].label + " " + s[i].more }

// Len is the number of rows.
func (s searchedRows) Len() int { return len(s) }
