package refi

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// rawText is a text as a file has it, but in valid UTF-8 and without a byte
// order mark.
type rawText struct {
	raw string
	// inline says that it stands in XML, where CR LF was read as LF, so that what
	// CR LF counts may hold for each LF.
	inline bool
}

// normal is the text with LF line ends.
func (t rawText) normal() string {
	if !strings.Contains(t.raw, "\r") {
		return t.raw
	}
	return strings.ReplaceAll(strings.ReplaceAll(t.raw, "\r\n", "\n"), "\r", "\n")
}

// ambiguous reports whether it matters how positions in it count.
func (t rawText) ambiguous() bool {
	return strings.Contains(t.raw, "\r\n") || t.inline && strings.Contains(t.raw, "\n") || hasAstral(t.raw)
}

// hasAstral reports whether a text has characters above U+FFFF, which are those
// of four bytes.
func hasAstral(text string) bool {
	const fourBytes = 0xF0
	for i := range len(text) {
		if text[i] >= fourBytes {
			return true
		}
	}
	return false
}

// place is where a position lies in the text with LF line ends.
type place struct {
	point, at int // in code points and in bytes
	// exact says that the position is within the text and between characters.
	exact bool
}

// step gives the next character of the text: its bytes there, its bytes with LF
// line ends, and what it counts in a reading.
func (t rawText) step(at int, r Reading) (size, written, units int) {
	c := t.raw[at]
	switch {
	case c == '\r' && at+1 < len(t.raw) && t.raw[at+1] == '\n':
		return 2, 1, r.LineEnds
	case c == '\n' && t.inline:
		return 1, 1, r.LineEnds
	case c < utf8.RuneSelf:
		return 1, 1, 1
	}
	_, size = utf8.DecodeRuneInString(t.raw[at:])
	if size == 4 && r.UTF16 {
		return size, size, 2
	}
	return size, size, 1
}

// places finds positions, which have to be sorted, in a reading. One within a
// character is taken to be before it, and one behind the end to be the end.
func (t rawText) places(r Reading, sorted []int) []place {
	found := make([]place, 0, len(sorted))
	count, point, written := 0, 0, 0
	for at := 0; ; {
		size, bytes, units := 0, 0, 0
		if at < len(t.raw) {
			size, bytes, units = t.step(at, r)
		}
		for len(found) < len(sorted) && (sorted[len(found)] < count+units || size == 0) {
			found = append(found, place{point, written, sorted[len(found)] == count})
		}
		if size == 0 || len(found) == len(sorted) {
			return found
		}
		at, count, point, written = at+size, count+units, point+1, written+bytes
	}
}

// counted gives what positions in code points, which have to be sorted, count in
// a reading of a text with LF line ends that is written with the line ends of
// the reading.
func counted(text string, r Reading, sorted []int) []int {
	found := make([]int, 0, len(sorted))
	t := rawText{text, true}
	count, point := 0, 0
	for at := 0; len(found) < len(sorted); point++ {
		for len(found) < len(sorted) && (sorted[len(found)] <= point || at >= len(text)) {
			found = append(found, count)
		}
		if at >= len(text) {
			break
		}
		size, _, units := t.step(at, r)
		at, count = at+size, count+units
	}
	return found
}

// sortedPositions lists the positions of selections, each once.
func sortedPositions(selections []Selection) []int {
	list := make([]int, 0, 2*len(selections))
	for i := range selections {
		list = append(list, selections[i].From, selections[i].To)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// at finds what was found for a position.
func at[T any](sorted []int, found []T, position int) T {
	i, _ := slices.BinarySearch(sorted, position)
	return found[i]
}
