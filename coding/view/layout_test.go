package view

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/units"
)

// anyText draws a text of words, long words, marks, wide characters and lines.
func anyText(t *rapid.T) string {
	var text strings.Builder
	for i := range rapid.IntRange(0, 30).Draw(t, "pieces") {
		piece := rapid.SampledFrom([]string{"word", " ", "  ", "\n", "\n\n", "e\u0301", "漢字", "👩\u200d👧", "\t", "\u200b", "a-very-long-word-without-an-end", "\x1b", "ŷ"}).Draw(t, fmt.Sprint("piece", i))
		text.WriteString(strings.Repeat(piece, rapid.SampledFrom([]int{1, 1, 1, 2, 40}).Draw(t, fmt.Sprint("times", i))))
	}
	return text.String()
}

func contentOf(t *rapid.T, text string) coding.Content {
	content := coding.Content{Text: coding.NewText(text)}
	u := units.New(content)
	for from := 0; from < content.Text.Len(); {
		to := rapid.IntRange(from+1, content.Text.Len()).Draw(t, "turn")
		if to < content.Text.Len() {
			to = max(u.At(units.Character, to).From, from+1)
		}
		content.Turns = append(content.Turns, coding.Turn{From: from, To: to, Speaker: rapid.SampledFrom([]string{"", "A", "Somebody with a long name"}).Draw(t, "speaker")})
		from = to
	}
	return content
}

// TestRowsHoldTheWholeText: every byte is in one row, no row is wider than the
// page, and no character is parted.
func TestRowsHoldTheWholeText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		content := contentOf(rt, anyText(rt))
		p := newPage(content)
		p.resize(rapid.IntRange(6, 60).Draw(rt, "width"), 10)
		text, at := content.Text.String(), 0
		for block := range p.blocks.count() {
			if want := content.Text.PlaceOf(int(p.blocks.starts[block])); int(p.blocks.places[block]) != want {
				rt.Fatalf("block %d begins at %d, not %d", block, p.blocks.places[block], want)
			}
			for _, row := range p.in(block) {
				if row.from != at || row.to < row.from {
					rt.Fatalf("a row is from %d to %d behind %d", row.from, row.to, at)
				}
				words := strings.TrimRight(text[row.from:row.to], " \n")
				if columns := row.lead + columnsIn(words); columns > p.width && len(words) > firstCell(words+" ").bytes {
					rt.Fatalf("%q takes %d columns of %d", words, columns, p.width)
				}
				at = row.to
			}
		}
		if at != len(text) {
			rt.Fatalf("the rows end at %d of %d", at, len(text))
		}
	})
}

func columnsIn(s string) int {
	columns := 0
	for s != "" {
		c := firstCell(s)
		columns += c.columns
		s = s[c.bytes:]
	}
	return columns
}

// TestTheWindowFollows scrolls and shows at random: what is shown is in sight,
// and no room is left empty while there is text above.
func TestTheWindowFollows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		content := contentOf(rt, anyText(rt))
		p := newPage(content)
		p.resize(rapid.IntRange(6, 60).Draw(rt, "width"), rapid.IntRange(1, 12).Draw(rt, "height"))
		for range 5 {
			p.scroll(rapid.IntRange(-20, 20).Draw(rt, "by"))
			at := rapid.IntRange(0, len(content.Text.String())).Draw(rt, "at")
			p.show(at)
			sight, want := p.sight(), p.find(at)
			if want.before(sight[0]) || sight[len(sight)-1].before(want) {
				rt.Fatalf("%v is not in sight from %v to %v", want, sight[0], sight[len(sight)-1])
			}
			if _, above := p.step(sight[0], -1); len(sight) < p.height && above != 0 {
				rt.Fatalf("%d rows are shown in a room of %d", len(sight), p.height)
			}
		}
	})
}

// TestPanesFitTheWindow at any width, with the text as wide as is comfortable.
func TestPanesFitTheWindow(t *testing.T) {
	for width := 38; width < 300; width++ {
		for how := range 8 {
			p := arrange(width, how&1 > 0, how&2 > 0, how&4 > 0)
			all := p.gutter() + p.text
			if p.tree > 0 {
				all += p.tree + paneGap
			}
			if p.details > 0 {
				all += p.details + paneGap
			}
			if all > width || p.text > mostText || width >= 78 && p.text < leastText || p.text < 20 {
				t.Fatalf("%d columns are shared out as %+v, %d in all", width, p, all)
			}
		}
	}
}

// TestLongParagraphsAreParted between characters, and between words where there
// are any.
func TestLongParagraphsAreParted(t *testing.T) {
	for _, piece := range []string{"word ", "a-long-word-without-an-end", "漢字", "e\u0301x", "ŷ", "👩\u200d👧 and ", "한국어", "🇬🇧"} {
		content := coding.Content{Text: coding.NewText(strings.Repeat(piece, 60_000/len(piece)))}
		b, u := newBlocks(content), units.New(content)
		if b.count() < 8 {
			t.Errorf("%q: only %d parts", piece, b.count())
		}
		for block := range b.count() {
			place := int(b.places[block])
			if from := u.At(units.Character, place).From; from != place {
				t.Errorf("%q: a part begins at %d, inside the character at %d", piece, place, from)
			}
			if from, _ := b.bounds(block); strings.Contains(piece, " ") && from > 0 && b.text[from-1] != ' ' {
				t.Errorf("%q: a part begins inside a word", piece)
			}
		}
	}
}
