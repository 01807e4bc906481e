package units

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"fieldwork/coding"
)

// scanned is the slow way to the same units: it goes through the whole text.
func scanned(unit Unit, content coding.Content) []coding.Span {
	text := content.Text.String()
	var all []stretch
	switch unit {
	case Everything:
		all = []stretch{{0, len(text)}}
	case Turn:
		all = scannedTurns(content)
	case Character:
		all = scannedCharacters(text)
	case Word:
		all = scannedWords(text)
	default:
		all = scannedStretches(unit, text)
	}
	var spans []coding.Span
	for _, s := range all {
		if s.from < s.to {
			spans = append(spans, coding.Span{From: content.Text.PlaceOf(s.from), To: content.Text.PlaceOf(s.to)})
		}
	}
	return spans
}

func scannedTurns(content coding.Content) []stretch {
	if len(content.Turns) == 0 {
		return []stretch{{0, len(content.Text.String())}}
	}
	var all []stretch
	for _, turn := range content.Turns {
		all = append(all, stretch{content.Text.ByteAt(turn.From), content.Text.ByteAt(turn.To)})
	}
	return all
}

func scannedCharacters(text string) []stretch {
	var all []stretch
	for clusters := uniseg.NewGraphemes(text); clusters.Next(); {
		from, to := clusters.Positions()
		all = append(all, stretch{from, to})
	}
	return all
}

func scannedWords(text string) []stretch {
	ends := map[int]bool{}
	for _, s := range scannedCharacters(text) {
		ends[s.to] = true
	}
	var all []stretch
	rest, state, from := text, -1, 0
	for rest != "" {
		_, rest, state = uniseg.FirstWordInString(rest, state)
		to := len(text) - len(rest)
		if !ends[to] {
			continue
		}
		if isWord(text[from:to]) {
			all = append(all, stretch{from, to})
		}
		from = to
	}
	return all
}

func scannedStretches(unit Unit, text string) []stretch {
	characters := scannedCharacters(text)
	seams := []int{0}
	for at := range text {
		if beginsParagraph(text, at) || unit == Sentence && beginsSentence(text, at) {
			seams = append(seams, at)
		}
	}
	var all []stretch
	for i, from := range seams {
		to := len(text)
		if i+1 < len(seams) {
			to = seams[i+1]
		}
		if s := trim(text, stretch{from, to}); s.from < s.to {
			for _, c := range characters {
				if c.from < s.from && s.from < c.to {
					s.from = c.from
				}
				if c.from < s.to && s.to < c.to {
					s.to = c.to
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// drawText draws texts in which everything occurs that parts units.
func drawText(t *rapid.T) string {
	piece := rapid.SampledFrom([]string{
		" ", " ", "\n", "\n\n", ". ", "? ", "! ", "… ", "...", ".", ",", "“", "”", "\"", "(", ")", "'", "- ", "• ", "1. ", "a) ", "。", "！",
		"it became easier", "We", "Dr", "e.g", "etc", "I", "J", "cafe\u0301", "é", "\u0301", "\u200d", "\u0600", "👩‍👧", "🇬🇧", "🇬", "👍🏽", "日本", "각", "ᄀ", "กำ",
		"3.5", "30", "\t", "\u00a0", "\r\n", "\r", "\ufe0f", "ß", strings.Repeat("long words ", 16),
	})
	return strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "")
}

func drawContent(t *rapid.T) coding.Content {
	content := coding.Content{Text: coding.NewText(drawText(t))}
	for from := 0; rapid.Bool().Draw(t, "turn"); {
		from += rapid.IntRange(0, 3).Draw(t, "gap")
		to := from + rapid.IntRange(1, 20).Draw(t, "length")
		if to > content.Text.Len() {
			break
		}
		content.Turns = append(content.Turns, coding.Turn{From: from, To: to})
		from = to
	}
	return content
}

// reference answers from units that were all found beforehand.
type reference struct {
	units, characters []coding.Span
	length            int
}

func (r reference) at(place int) coding.Span {
	for _, s := range r.units {
		if s.To > place {
			return s
		}
	}
	if len(r.units) > 0 {
		return r.units[len(r.units)-1]
	}
	for _, s := range r.characters {
		if s.From <= place && place < s.To {
			place = s.From
		}
	}
	return coding.Span{From: place, To: place}
}

func (r reference) next(place int) int {
	for _, s := range r.units {
		if s.From > place {
			return s.From
		}
	}
	return r.length
}

func (r reference) previous(place int) int {
	for _, s := range slices.Backward(r.units) {
		if s.From < place {
			return s.From
		}
	}
	return 0
}

func (r reference) extend(s coding.Span, by int) coding.Span {
	for ; by > 0; by-- {
		if i := slices.IndexFunc(r.units, func(unit coding.Span) bool { return unit.To > s.To }); i >= 0 {
			s.To = r.units[i].To
		}
	}
	for ; by < 0; by++ {
		for _, unit := range slices.Backward(r.units) {
			if unit.To < s.To && unit.To > s.From {
				s.To = unit.To
				break
			}
		}
	}
	return s
}

func TestAsInTheWholeText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := drawContent(t)
		u, length := New(content), content.Text.Len()
		unit := Unit(rapid.IntRange(int(Character), int(Everything)).Draw(t, "unit"))
		slow := reference{scanned(unit, content), scanned(Character, content), length}
		for place := range length + 1 {
			if got, want := u.At(unit, place), slow.at(place); got != want {
				t.Fatalf("at %d of %q: %v, want %v", place, content.Text, got, want)
			}
			if got, want := u.Next(unit, place), slow.next(place); got != want {
				t.Fatalf("next of %d in %q: %d, want %d", place, content.Text, got, want)
			}
			if got, want := u.Previous(unit, place), slow.previous(place); got != want {
				t.Fatalf("previous of %d in %q: %d, want %d", place, content.Text, got, want)
			}
		}
		if length == 0 {
			return
		}
		from := rapid.IntRange(0, length-1).Draw(t, "from")
		s := coding.Span{From: from, To: rapid.IntRange(from+1, length).Draw(t, "to")}
		by := rapid.IntRange(-4, 4).Draw(t, "by")
		if got, want := u.Extend(unit, s, by), slow.extend(s, by); got != want {
			t.Fatalf("%v by %d in %q: %v, want %v", s, by, content.Text, got, want)
		}
	})
}

func TestSnapGivesWholeCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := drawContent(t)
		length := content.Text.Len()
		from := rapid.IntRange(0, length).Draw(t, "from")
		s := coding.Span{From: from, To: rapid.IntRange(from, length).Draw(t, "to")}
		want := s
		for _, c := range scanned(Character, content) {
			if c.From < s.From && s.From < c.To {
				want.From = c.From
				if s.Len() == 0 {
					want.To = c.From
				}
			}
			if s.Len() > 0 && c.From < s.To && s.To < c.To {
				want.To = c.To
			}
		}
		if got := New(content).Snap(s); got != want {
			t.Fatalf("%v of %q: %v, want %v", s, content.Text, got, want)
		}
	})
}

func TestGrowTakesTheSmallestUnitThatHoldsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := drawContent(t)
		length := content.Text.Len()
		from := rapid.IntRange(0, length).Draw(t, "from")
		s := coding.Span{From: from, To: rapid.IntRange(from, length).Draw(t, "to")}
		got, unit := New(content).Grow(s)
		if !got.Covers(s) || got.Len() <= s.Len() && got.Len() != length {
			t.Fatalf("%v of %q grows to %v", s, content.Text, got)
		}
		for smaller := Word; smaller < unit; smaller++ {
			for _, candidate := range scanned(smaller, content) {
				if candidate.Covers(s) && candidate.Len() > s.Len() && candidate.To > s.From {
					t.Fatalf("%v of %q grows to %v, and %v is smaller", s, content.Text, got, candidate)
				}
			}
		}
	})
}

// TestWindowsAreTheSameFromWherever checks the windows of long stretches with
// small sizes, so that cuts fall everywhere.
func TestWindowsAreTheSameFromWherever(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		unit := Unit(rapid.IntRange(int(Character), int(Paragraph)).Draw(t, "unit"))
		small := parting{rapid.IntRange(8, 64).Draw(t, "size"), windows[unit].seam}
		before := 0
		for at := range text {
			window := small.around(text, at)
			if at < window.from || at >= window.to || window.to-window.from > 4*small.size || !utf8.RuneStart(text[window.from]) {
				t.Fatalf("the window of %d in %q is %v", at, text, window)
			}
			if at == before {
				if window.from != before {
					t.Fatalf("the window of %d in %q is %v, and the one before ends there", at, text, window)
				}
				before = window.to
			} else if window.to != before {
				t.Fatalf("the window of %d in %q is %v, and ends at %d from elsewhere", at, text, window, before)
			}
		}
	})
}

// TestSimpleSentencesAreThoseOfUnicode compares with UAX #29 where there is
// nothing that we know more about.
func TestSimpleSentencesAreThoseOfUnicode(t *testing.T) {
	sentence := rapid.StringMatching(`[“(]?[A-Z][a-z]{3,6}(,? [a-z]{3,9}){0,5}[.?!]{1,2}[”)]?`)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(sentence, 1, 8).Draw(t, "sentences"), " ")
		var want []coding.Span
		rest, state, from := text, -1, 0
		for rest != "" {
			var part string
			part, rest, state = uniseg.FirstSentenceInString(rest, state)
			length := utf8.RuneCountInString(part)
			want = append(want, coding.Span{From: from, To: from + utf8.RuneCountInString(strings.TrimRight(part, " "))})
			from += length
		}
		if got := scanned(Sentence, coding.Content{Text: coding.NewText(text)}); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	})
}
