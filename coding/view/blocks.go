package view

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldwork/coding"
)

// Paragraphs longer than longestBlock bytes are parted about every cutBlock, so
// that one that never ends costs no more to show than others.
const (
	longestBlock = 8192
	cutBlock     = 4096
	// cutWindow is how far before a cut a place is looked for that parts no
	// word and no character.
	cutWindow = 512
)

// blocks are the parts of a text that are wrapped each on its own: paragraphs,
// parted where a speaker turn begins and where they are very long. Only where
// each begins is kept.
type blocks struct {
	text   string
	starts []uint32 // in bytes
	places []uint32 // in code points
	turnAt []int32  // of each block, the turn that begins there; -1 for none
}

func newBlocks(content coding.Content) *blocks {
	b := &blocks{text: content.Text.String()}
	most := strings.Count(b.text, "\n") + len(content.Turns) + len(b.text)/cutBlock + 1
	b.starts, b.places, b.turnAt = make([]uint32, 0, most), make([]uint32, 0, most), make([]int32, 0, most)
	turns, turn := content.Turns, 0
	for at := (spot{}); at.byte < len(b.text) || at.byte == 0; {
		to := len(b.text)
		if end := strings.IndexByte(b.text[at.byte:], '\n'); end >= 0 {
			to = at.byte + end + 1
		}
		next := spot{to, at.place + utf8.RuneCountInString(b.text[at.byte:to])}
		for ; turn < len(turns) && (turns[turn].From < next.place || turns[turn].From <= at.place); turn++ {
			from := at.on(b.text, turns[turn].From)
			if from.byte > at.byte {
				b.paragraph(at, from.byte)
			}
			at = from
			b.begin(at, int32(turn))
		}
		b.paragraph(at, next.byte)
		if at = next; to == 0 {
			break
		}
	}
	return b
}

// spot is a place of a text in bytes and in code points.
type spot struct{ byte, place int }

// on is the spot at a place that lies behind this one, or this one.
func (s spot) on(text string, place int) spot {
	for ; s.place < place; s.place++ {
		_, size := utf8.DecodeRuneInString(text[s.byte:])
		s.byte += size
	}
	return s
}

// begin lets a block begin with a turn.
func (b *blocks) begin(at spot, turn int32) {
	if last := len(b.starts) - 1; last >= 0 && b.starts[last] == uint32(at.byte) {
		return // a turn without words, or one that has begun
	}
	b.starts, b.places, b.turnAt = append(b.starts, uint32(at.byte)), append(b.places, uint32(at.place)), append(b.turnAt, turn)
}

// paragraph adds a paragraph, which may have begun, in as many blocks as it
// takes.
func (b *blocks) paragraph(at spot, to int) {
	b.begin(at, -1)
	for to-at.byte > longestBlock {
		cut := cutAt(b.text[at.byte : at.byte+cutBlock])
		at = spot{at.byte + cut, at.place + utf8.RuneCountInString(b.text[at.byte:at.byte+cut])}
		b.begin(at, -1)
	}
}

// part reports whether a block begins behind a place, up to another: what ends
// at the one and what begins at the other share no row then.
func (b *blocks) part(end, begin int) bool {
	next := sort.Search(len(b.places), func(i int) bool { return int(b.places[i]) >= end })
	return next < len(b.places) && int(b.places[next]) <= begin
}

// cutAt gives the byte near the end of a text at which it can be parted: after
// a space, or before a letter that surely begins a character.
func cutAt(s string) int {
	tail := s[len(s)-cutWindow:]
	if at := strings.LastIndexByte(tail, ' '); at >= 0 {
		return len(s) - cutWindow + at + 1
	}
	for at := len(s) - 1; at > len(s)-cutWindow; at-- {
		if utf8.RuneStart(s[at]) && startsCharacter(s, at) {
			return at
		}
	}
	return lastCharacter(s)
}

// lastCharacter is where the last character of a text begins, which may be cut;
// one that fills all of it is parted.
func lastCharacter(s string) int {
	at := 0
	for {
		c := firstCell(s[at:])
		if at+c.bytes >= len(s) {
			break
		}
		at += c.bytes
	}
	if at == 0 {
		return wholeRunes(s)
	}
	return at
}

// startsCharacter reports whether a grapheme cluster surely begins at a byte:
// there is a letter that joins nothing before it.
func startsCharacter(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	hangul := unicode.Is(unicode.Hangul, r)
	return unicode.IsLetter(r) && !hangul && (unicode.IsLetter(before) || unicode.IsDigit(before))
}

// wholeRunes is the length of a text without a character that is cut at its
// end.
func wholeRunes(s string) int {
	at := len(s) - 1
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

func (b *blocks) count() int { return len(b.starts) }

// of is the block that holds a byte.
func (b *blocks) of(at int) int {
	after := sort.Search(len(b.starts), func(i int) bool { return int(b.starts[i]) > at })
	return max(after-1, 0)
}

// bounds are the bytes of a block, the line end that it may have among them.
func (b *blocks) bounds(block int) (from, to int) {
	from, to = int(b.starts[block]), len(b.text)
	if block+1 < len(b.starts) {
		to = int(b.starts[block+1])
	}
	return from, to
}
