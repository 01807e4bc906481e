package view

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// How well a code matches what was typed, best first.
const (
	matchesName = iota // its name is what was typed
	matchesStart
	matchesWord
	matchesPath
	matchesLetters    // its name has the letters in this order
	matchesDefinition // every word is in what is said of it
	matchesNot
)

// rankRows lists the codes that match what was typed, best first; equals stay
// in their order.
func rankRows(rows []pickRow, typed string) []int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	found := make([]int, 0, len(rows))
	how := make([]int, len(rows))
	for i := range rows {
		if how[i] = rankOf(&rows[i], typed); how[i] < matchesNot {
			found = append(found, i)
		}
	}
	sort.SliceStable(found, func(a, b int) bool { return how[found[a]] < how[found[b]] })
	return found
}

func rankOf(row *pickRow, typed string) int {
	switch {
	case typed == "" || row.name == typed:
		return matchesName
	case strings.HasPrefix(row.name, typed):
		return matchesStart
	case strings.Contains(" "+row.name, " "+typed):
		return matchesWord
	case strings.Contains(row.folded, typed):
		return matchesPath
	case hasLetters(row.name, typed), hasLetters(row.folded, typed) && strings.Contains(typed, " "):
		return matchesLetters
	case hasWords(row.definition, typed):
		return matchesDefinition
	}
	return matchesNot
}

// hasLetters reports whether a text has the letters of another in their order,
// the first of them at the beginning of a word.
func hasLetters(text, letters string) bool {
	first, size := utf8.DecodeRuneInString(letters)
	start := strings.Index(" "+text, " "+string(first))
	if start < 0 {
		return false
	}
	rest := text[start+size:]
	for _, letter := range letters[size:] {
		at := strings.IndexRune(rest, letter)
		if at < 0 {
			return false
		}
		rest = rest[at+utf8.RuneLen(letter):]
	}
	return true
}

// hasWords reports whether every word of one text is part of another.
func hasWords(text, words string) bool {
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
