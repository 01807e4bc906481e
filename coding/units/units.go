// Package units finds the units in which a text is read and coded: characters,
// words, sentences, paragraphs and speaker turns. It looks at the text around
// the place that is asked for and never at the whole, so that it answers at
// once in a text of any length.
//
// Characters and words are those of Unicode (UAX #29, extended grapheme
// clusters and word boundaries, Unicode 15); a word has a letter, a digit or a
// symbol such as an emoji in it, so that neither space nor punctuation is one.
// How paragraphs and sentences are told is said at beginsParagraph and
// beginsSentence. Where a text goes on for very long without any of these, as
// in what a machine has transcribed without full stops, a unit is cut; see
// sizes.
package units

import (
	"unicode/utf8"

	"fieldwork/coding"
)

// Unit is a kind of units.
type Unit int

// The units, from the smallest to the largest.
const (
	// Character is what a reader takes for one character: a grapheme cluster.
	Character Unit = iota
	// Word has a letter, a digit or a symbol in it.
	Word
	// Sentence is one that is told by its end, or a line of a list.
	Sentence
	// Paragraph is parted from others by a blank line, or is a long line.
	Paragraph
	// Turn is what one speaker says; a text without turns is a single one.
	Turn
	// Everything is the whole text.
	Everything
)

// Units are those of one text. It is safe for concurrent use.
type Units struct {
	places *coding.Text
	text   string
	turns  []coding.Turn
}

// New gives the units of a text. The turns have to be in order and must not
// overlap.
func New(content coding.Content) *Units {
	return &Units{places: content.Text, text: content.Text.String(), turns: content.Turns}
}

// At gives the unit that holds a place; in the space between two the one after
// it, and behind the last one the last. Words, sentences and paragraphs have no
// space at their ends. A text without any such unit gives the empty span at the
// place, or where the character begins that it lies in. A place outside the text
// counts as its nearest end.
func (u *Units) At(unit Unit, place int) coding.Span {
	at := u.byteAt(place)
	found, ok := u.after(unit, at)
	if !ok {
		found, ok = u.before(unit, len(u.text)+1)
	}
	if !ok {
		found = u.snap(stretch{at, at})
	}
	return u.span(found)
}

// Next is where the first unit begins that begins behind a place; the end of
// the text where there is none.
func (u *Units) Next(unit Unit, place int) int {
	at := u.byteAt(place)
	found, ok := u.after(unit, at)
	if ok && found.from <= at {
		found, ok = u.after(unit, found.to)
	}
	if !ok {
		return u.places.Len()
	}
	return u.places.PlaceOf(found.from)
}

// Previous is where the last unit begins that begins before a place; the start
// of the text where there is none.
func (u *Units) Previous(unit Unit, place int) int {
	found, ok := u.before(unit, u.byteAt(place))
	if !ok {
		return 0
	}
	return u.places.PlaceOf(found.from)
}

// Snap widens a passage to whole characters. An empty one stays empty, and goes
// to the start of the character that it lies in.
func (u *Units) Snap(s coding.Span) coding.Span {
	return u.span(u.snap(stretch{u.byteAt(s.From), u.byteAt(s.To)}))
}

// Grow gives the smallest unit that holds a passage and more, and which it is;
// the whole text where there is none. What an empty passage grows to is a word
// at least.
func (u *Units) Grow(s coding.Span) (coding.Span, Unit) {
	smallest := Character
	if s.Len() == 0 {
		smallest = Word
	}
	for unit := smallest; unit < Everything; unit++ {
		if found := u.At(unit, s.From); found.Covers(s) && found.Len() > s.Len() {
			return found, unit
		}
	}
	return coding.Span{From: 0, To: u.places.Len()}, Everything
}

// Extend moves the end of a passage on by so many units, or back by so many
// where by is negative: to the end of the unit that the passage ends in, and
// then of the ones after or before it. It goes no further than the last unit,
// and back no further than to the first that ends in the passage. An empty
// passage is the character at its place to begin with.
func (u *Units) Extend(unit Unit, s coding.Span, by int) coding.Span {
	if s.Len() <= 0 {
		s = u.At(Character, s.From)
	}
	from, to := u.byteAt(s.From), u.byteAt(s.To)
	for ; by > 0; by-- {
		found, ok := u.after(unit, to)
		if !ok {
			break
		}
		to = found.to
	}
	for ; by < 0; by++ {
		end := u.endBefore(unit, to)
		if end <= from {
			break
		}
		to = end
	}
	return u.span(stretch{from, to})
}

// endBefore is where the last unit ends that ends before a place; 0 if none
// does.
func (u *Units) endBefore(unit Unit, at int) int {
	found, ok := u.before(unit, at)
	if ok && found.to >= at {
		found, ok = u.before(unit, found.from)
	}
	if !ok {
		return 0
	}
	return found.to
}

// stretch is a part of a text in bytes, from included and to not.
type stretch struct{ from, to int }

func (u *Units) span(s stretch) coding.Span {
	return coding.Span{From: u.places.PlaceOf(s.from), To: u.places.PlaceOf(s.to)}
}

func (u *Units) byteAt(place int) int {
	return u.places.ByteAt(min(max(place, 0), u.places.Len()))
}

// after finds the first unit that ends behind a place.
func (u *Units) after(unit Unit, at int) (stretch, bool) {
	if unit >= Turn {
		return u.turnAfter(unit, at)
	}
	for from := at; from < len(u.text); {
		window := windows[unit].around(u.text, from)
		for _, found := range u.within(unit, window) {
			if found.to > at {
				return found, true
			}
		}
		from = window.to
	}
	return stretch{}, false
}

// before finds the last unit that begins before a place.
func (u *Units) before(unit Unit, at int) (stretch, bool) {
	if unit >= Turn {
		return u.turnBefore(unit, at)
	}
	for to := min(at, len(u.text)); to > 0; {
		_, size := utf8.DecodeLastRuneInString(u.text[:to])
		window := windows[unit].around(u.text, to-size)
		all := u.within(unit, window)
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].from < at {
				return all[i], true
			}
		}
		to = window.from
	}
	return stretch{}, false
}

// within lists the units of a window, in order.
func (u *Units) within(unit Unit, window stretch) []stretch {
	switch unit {
	case Character:
		return characters(u.text, window)
	case Word:
		return words(u.text, window)
	}
	if trimmed := trim(u.text, window); trimmed.from < trimmed.to {
		return []stretch{u.snap(trimmed)}
	}
	return nil
}

// snap widens a stretch to whole characters.
func (u *Units) snap(s stretch) stretch {
	from, to := u.characterStart(s.from), u.characterStart(s.to)
	if to < s.to && from < s.to && s.from < s.to {
		if holding, ok := u.after(Character, to); ok {
			to = holding.to
		}
	}
	return stretch{from, max(from, to)}
}

// characterStart is where the character begins that a place lies in.
func (u *Units) characterStart(at int) int {
	if at >= len(u.text) {
		return len(u.text)
	}
	holding, _ := u.after(Character, at)
	return min(holding.from, at)
}
