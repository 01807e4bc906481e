package refi

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// passage is where a selection lies in a reading, in code points.
type passage struct {
	from, to int32
	exact    bool
}

// scored says how well readings fit the selections of a text, and where these
// lie in each.
func scored(raw rawText, text string, selections []Selection, readings []Reading) (scores []Score, lie [][]passage) {
	scores, lie = make([]Score, len(readings)), make([][]passage, len(readings))
	sorted := sortedPositions(selections)
	quoting := make([]bool, len(selections))
	ambiguous := raw.ambiguous()
	for i, reading := range readings {
		if i > 0 && !ambiguous {
			scores[i], lie[i] = scores[0], lie[0]
			scores[i].Reading = reading
			continue
		}
		scores[i] = Score{Reading: reading, Selections: len(selections)}
		lie[i] = make([]passage, len(selections))
		found := raw.places(reading, sorted)
		for j := range selections {
			from, to := at(sorted, found, selections[j].From), at(sorted, found, selections[j].To)
			lie[i][j] = passage{int32(from.point), int32(to.point), from.exact && to.exact}
			if scores[i].count(text, from, to, selections[j].Name) {
				quoting[j] = true
			}
		}
	}
	quotes := 0
	for _, isQuoted := range quoting {
		if isQuoted {
			quotes++
		}
	}
	for i := range scores {
		scores[i].Quoting = quotes
	}
	return scores, lie
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
	name = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(name), "…"), "..."))
	if utf8.RuneCountInString(name) >= shortest && hasWords(passage, name) {
		return true
	}
	rest := strings.TrimLeft(name, "0123456789:")
	return rest != name && numbered.MatchString(name) && beginsWith(passage, strings.TrimSpace(rest))
}

// hasWords reports whether a passage begins with words, whatever space is
// between them.
func hasWords(passage, words string) bool {
	passage = strings.TrimLeftFunc(passage, unicode.IsSpace)
	for words != "" {
		if word := strings.IndexFunc(words, unicode.IsSpace); word != 0 {
			if word < 0 {
				return strings.HasPrefix(passage, words)
			}
			if !strings.HasPrefix(passage, words[:word]) {
				return false
			}
			passage, words = passage[word:], words[word:]
			continue
		}
		after := strings.TrimLeftFunc(passage, unicode.IsSpace)
		if len(after) == len(passage) {
			return false
		}
		passage, words = after, strings.TrimLeftFunc(words, unicode.IsSpace)
	}
	return true
}
