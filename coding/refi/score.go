package refi

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scored says how well each of Readings fits the selections of a text.
func scored(raw rawText, selections []Selection) []Score {
	scores := make([]Score, len(Readings))
	sorted := sortedPositions(selections)
	text := raw.normal()
	quoting := make([]bool, len(selections))
	ambiguous := raw.ambiguous()
	for i, reading := range Readings {
		if i > 0 && !ambiguous {
			scores[i] = scores[0]
			scores[i].Reading = reading
			continue
		}
		scores[i] = Score{Reading: reading, Selections: len(selections)}
		found := raw.places(reading, sorted)
		for j := range selections {
			from, to := at(sorted, found, selections[j].From), at(sorted, found, selections[j].To)
			if scores[i].count(text, from, to, selections[j].Name) {
				quoting[j] = true
			}
		}
	}
	for i := range scores {
		scores[i].Quoting = 0
		for _, quotes := range quoting {
			if quotes {
				scores[i].Quoting++
			}
		}
	}
	return scores
}

// count adds a selection, and reports whether it begins with its name.
func (s *Score) count(text string, from, to place, name string) bool {
	if !from.exact || !to.exact || from.at >= to.at {
		return false
	}
	s.Within++
	before, _ := utf8.DecodeLastRuneInString(text[:from.at])
	first, _ := utf8.DecodeRuneInString(text[from.at:])
	last, _ := utf8.DecodeLastRuneInString(text[:to.at])
	after, _ := utf8.DecodeRuneInString(text[to.at:])
	if (!inWord(before) || !inWord(first)) && !unicode.IsSpace(first) || from.at == 0 {
		s.Edges++
	}
	if (!inWord(last) || !inWord(after)) && !unicode.IsSpace(last) || to.at == len(text) {
		s.Edges++
	}
	if !beginsWith(text[from.at:to.at], name) {
		return false
	}
	s.Named++
	return true
}

// inWord reports whether a character is part of a word. At the ends of a text
// it is RuneError, which is none.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
}

// numbered is how ATLAS.ti numbers quotations: 3:14 words.
var numbered = regexp.MustCompile(`^\d+:\d+\s+`)

// beginsWith reports whether a passage begins with the words of a name, be it
// cut short or on one line. Names that are too short to tell are passed over.
func beginsWith(passage, name string) bool {
	const shortest = 3
	for _, name := range []string{name, numbered.ReplaceAllString(name, "")} {
		name = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(name), "…"), "..."))
		if utf8.RuneCountInString(name) < shortest {
			continue
		}
		// Nothing behind the first of the passage can matter for a short name.
		most := min(len(passage), 4*len(name)+64)
		if strings.HasPrefix(spaced(passage[:most]), spaced(name)) {
			return true
		}
	}
	return false
}

// spaced is a text with one space where it has any.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
