package units_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"fieldwork/coding"
	"fieldwork/coding/units"
)

// TestTextWithoutEndIsCut goes through texts that nothing parts; the units have
// to be of bounded size, in order, and of whole words as far as there are words.
func TestTextWithoutEndIsCut(t *testing.T) {
	const largest = 3 * (64 << 10)
	for name, text := range map[string]string{
		"words":   strings.Repeat("and then we went on ", 12_000),
		"letters": strings.Repeat("a", 300_000),
		"marks":   "a" + strings.Repeat("\u0301", 100_000),
		"flags":   strings.Repeat("🇬", 4_000),
		"stops":   strings.Repeat(".)", 60_000),
		"lines":   strings.Repeat("and then\n", 30_000),
		"thai":    strings.Repeat("กำ", 3_000),
	} {
		content := of(text)
		for unit := units.Character; unit <= units.Paragraph; unit++ {
			before := 0
			spans := all(unit, content)
			for _, span := range spans {
				if span.From < before || span.Len() > largest {
					t.Fatalf("%s: the unit %v of kind %d after %d", name, span, unit, before)
				}
				before = span.To
			}
			if name == "words" && unit == units.Sentence && content.Text.Slice(spans[1])[:3] == "hen" {
				t.Errorf("a sentence is cut within a word")
			}
		}
	}
}

func FuzzUnits(f *testing.F) {
	for _, text := range []string{"", " ", "One. two\n\nThree", "e\u0301\u200d👩‍👧🇬🇧🇬", "日本。語", "Dr. J. e.g. …", "\u0600 \r\n\n"} {
		f.Add(text, 0, 1, 1)
	}
	f.Add("\u0600 !", 1, 1, 80) // no word, and a place within a character
	f.Fuzz(func(t *testing.T, text string, from, to, by int) {
		if !utf8.ValidString(text) {
			return
		}
		content := of(text)
		u, length := units.New(content), content.Text.Len()
		s := coding.Span{From: min(max(from, 0), length), To: min(max(to, 0), length)}
		s.To = max(s.To, s.From)
		for unit := units.Character; unit <= units.Everything; unit++ {
			at, next, previous := u.At(unit, from), u.Next(unit, from), u.Previous(unit, from)
			if at.From < 0 || at.To > length || at.From > at.To || at != u.Snap(at) {
				t.Errorf("kind %d at %d is %v of %d", unit, from, at, length)
			}
			if next > length || previous < 0 || next <= s.From && next < length || previous >= s.From && previous > 0 {
				t.Errorf("kind %d at %d: next %d, previous %d of %d", unit, from, next, previous, length)
			}
			if extended := u.Extend(unit, s, by%9); extended.From > s.From || length > 0 && extended.Len() <= 0 || extended.To > length {
				t.Errorf("%v by %d is %v", s, by%9, extended)
			}
		}
	})
}

// millionWords is a text of a million words in turns of some paragraphs.
func millionWords() coding.Content {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("we've shared more of it – than café museums in Torfaen e.g. 30 young_people who had Dr. never been there cerddoriaeth")
	var text strings.Builder
	var content coding.Content
	count, from := 0, 0
	for n := 0; n < 1_000_000; {
		begin := text.Len()
		for range 1 + random.IntN(120) {
			text.WriteString(words[random.IntN(len(words))])
			if random.IntN(12) == 0 {
				text.WriteString(". And")
			}
			text.WriteByte(' ')
			n++
		}
		count += utf8.RuneCountInString(text.String()[begin:])
		if random.IntN(3) == 0 {
			content.Turns = append(content.Turns, coding.Turn{From: from, To: count})
			from = count + 2
		}
		text.WriteString("\n\n")
		count += 2
	}
	content.Text = coding.NewText(text.String())
	return content
}

// BenchmarkUnits is to be below 50 µs a call, at any place of a million words.
func BenchmarkUnits(b *testing.B) {
	content := millionWords()
	u, random := units.New(content), rand.New(rand.NewPCG(3, 4))
	for unit := units.Character; unit <= units.Everything; unit++ {
		b.Run(fmt.Sprint("At/", unit), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				u.At(unit, random.IntN(content.Text.Len()))
			}
		})
		b.Run(fmt.Sprint("Next/", unit), func(b *testing.B) {
			for b.Loop() {
				u.Next(unit, random.IntN(content.Text.Len()))
			}
		})
		b.Run(fmt.Sprint("Previous/", unit), func(b *testing.B) {
			for b.Loop() {
				u.Previous(unit, random.IntN(content.Text.Len()))
			}
		})
		b.Run(fmt.Sprint("Extend/", unit), func(b *testing.B) {
			for b.Loop() {
				at := random.IntN(content.Text.Len() - 1)
				u.Extend(unit, coding.Span{From: at, To: at + 1}, 1)
			}
		})
	}
	b.Run("Grow", func(b *testing.B) {
		for b.Loop() {
			at := random.IntN(content.Text.Len() - 30)
			u.Grow(coding.Span{From: at, To: at + 20})
		}
	})
}

// BenchmarkUnitsOfTextWithoutEnd is for text that has to be cut.
func BenchmarkUnitsOfTextWithoutEnd(b *testing.B) {
	content := of(strings.Repeat("and then we went on ", 212_000))
	u := units.New(content)
	for unit := units.Character; unit <= units.Everything; unit++ {
		b.Run(fmt.Sprint(unit), func(b *testing.B) {
			for b.Loop() {
				u.Next(unit, 2_345_678)
			}
		})
	}
}
