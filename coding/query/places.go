package query

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"fieldwork/coding"
	"fieldwork/coding/units"
)

// Unit is what nearness is counted in.
type Unit int

// The units of nearness.
const (
	Sentence Unit = iota
	Paragraph
	Turn
)

// unitWords are one and several of each unit.
var unitWords = map[Unit][2]string{Sentence: {"sentence", "sentences"}, Paragraph: {"paragraph", "paragraphs"}, Turn: {"turn", "turns"}}

// Places are the code points at which the units of a text begin, in order. The
// space between two units belongs to the first.
type Places []int

// PlacesOf finds where the units of a text begin. It goes through all of it.
func PlacesOf(content coding.Content, unit Unit) Places {
	if unit == Turn {
		places := make(Places, len(content.Turns))
		for i, turn := range content.Turns {
			places[i] = turn.From
		}
		return places
	}
	kind := units.Sentence
	if unit == Paragraph {
		kind = units.Paragraph
	}
	in, end := units.New(content), content.Text.Len()
	var places Places
	for at := 0; at < end; {
		found := in.At(kind, at)
		if found.To <= at {
			break // what is left is space
		}
		places = append(places, found.From)
		at = found.To
	}
	return places
}

// WordsOf finds where the words of a text begin: letters and digits, with the
// apostrophes, hyphens and marks inside them.
func WordsOf(content coding.Content) Places {
	var places Places
	place, inside := 0, false
	for _, r := range content.Text.String() {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				places = append(places, place)
			}
			inside = true
		case !unicode.IsMark(r) && !strings.ContainsRune("'’-‐‑", r):
			inside = false
		}
		place++
	}
	return places
}

// Within counts the places that lie in a passage.
func (p Places) Within(passage coding.Span) int {
	from, _ := slices.BinarySearch(p, passage.From)
	to, _ := slices.BinarySearch(p, passage.To)
	return max(to-from, 0)
}

// index is the number of the unit that holds a place, from 0: where the first
// unit does not begin the text, what is before it is number 0.
func (p Places) index(place int) int {
	at, begins := slices.BinarySearch(p, place)
	if begins {
		return at + 1
	}
	return at
}

// begins is where the unit of a number begins, which may lie outside the text.
func (p Places) begins(index int) int {
	switch {
	case index <= 0:
		return 0
	case index > len(p):
		return math.MaxInt
	}
	return p[index-1]
}

// Widen gives the passage that takes in a passage's own units and so many
// before and after it. Where there are no more it goes on without end.
func (p Places) Widen(passage coding.Span, by int) coding.Span {
	first, last := p.index(passage.From), p.index(passage.To-1)
	return coding.Span{From: p.begins(first - by), To: p.begins(last + by + 1)}
}
