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
	turnAt []int32  // of each block, the turn that begins there; -1 for none
}

func newBlocks(content coding.Content) *blocks {
	b := &blocks{text: content.Text.String()}
	most := strings.Count(b.text, "\n") + len(content.Turns) + len(b.text)/cutBlock + 1
	b.starts, b.turnAt = make([]uint32, 0, most), make([]int32, 0, most)
	turn := 0
	for from := 0; from < len(b.text) || from == 0; {
		to := len(b.text)
		if at := strings.IndexByte(b.text[from:], '\n'); at >= 0 {
			to = from + at + 1
		}
		for ; turn < len(content.Turns); turn++ {
			at := content.Text.ByteAt(min(content.Turns[turn].From, content.Text.Len()))
			if at >= to && at > from {
				break
			}
			if at > from {
				b.paragraph(from, at)
				from = at
			}
			b.begin(from, int32(turn))
		}
		b.paragraph(from, to)
		if from = to; from == 0 {
			break
		}
	}
	return b
}

// begin lets a block begin with a turn.
func (b *blocks) begin(from int, turn int32) {
	if last := len(b.starts) - 1; last >= 0 && b.starts[last] == uint32(from) {
		return // a turn without words
	}
	b.starts, b.turnAt = append(b.starts, uint32(from)), append(b.turnAt, turn)
}

// paragraph adds a paragraph, which may have begun, in as many blocks as it
// takes.
func (b *blocks) paragraph(from, to int) {
	b.begin(from, -1)
	for to-from > longestBlock {
		from += cutAt(b.text[from : from+cutBlock])
		b.begin(from, -1)
	}
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
	return len(s) - len(s[wholeRunes(s):])
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
