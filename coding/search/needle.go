package search

import (
	"cmp"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// needle is words that are searched for as they are. Texts are compared code
// point by code point, each taken apart into letter and accents (Unicode
// canonical decomposition) and, where capitals do not count, brought to one
// form of its simple case folding. White space between words is a gap, except
// where whole words are asked for.
type needle struct {
	points []rune
	fold   bool
	// whole asks for whole words.
	whole bool
	// first are the bytes that a passage can begin with.
	first [256]bool
	// second are those that can follow the first where that is of ASCII.
	second [256]bool
	// parts is where texts can be parted.
	parts parting
	// startsWord and endsWord say that a letter or a digit is at that end.
	startsWord, endsWord bool
}

// newNeedle makes a needle of words that are not empty.
func newNeedle(words string, fold, whole bool) *needle {
	n := &needle{fold: fold, whole: whole}
	n.add(words)
	n.startsWord, n.endsWord = isWordPoint(n.points[0]), isWordPoint(n.points[len(n.points)-1])
	n.setFirst()
	return n
}

// add takes words apart, and finds where texts can be parted. White space at
// the edges is taken as it is.
func (n *needle) add(words string) {
	for at := 0; at < len(words); {
		end, lines := spaceEnd(words, at)
		if end > at && at > 0 && end < len(words) && lines < 2 && !n.whole {
			n.points, n.parts = append(n.points, gap), max(n.parts, atBlanks)
			at = end
			continue
		}
		if lines > 0 {
			n.parts = nowhere
		}
		for more := true; more; more = at < end {
			r, size := utf8.DecodeRuneInString(words[at:])
			n.points = n.appendPoints(n.points, words[at:], r)
			at += size
		}
	}
}

// twins are the code points outside of ASCII that Unicode takes for the same as
// one of ASCII: the signs for kelvin, the Greek question mark and varia.
var twins = map[rune]rune{'K': '\u212A', ';': '\u037E', '`': '\u1FEF'}

// setFirst works out the bytes that a passage can begin with, and those that
// can follow. Where a letter has an accent or is not of ASCII, these are all
// with which a code point outside of ASCII begins.
func (n *needle) setFirst() {
	n.startsOf(&n.first, n.points)
	if len(n.points) > 1 {
		n.startsOf(&n.second, n.points[1:])
		return
	}
	for b := range n.second {
		n.second[b] = true
	}
}

// startsOf adds to a set of bytes those with which the first of code points can
// begin in a text.
func (n *needle) startsOf(set *[256]bool, points []rune) {
	first := points[0]
	if first == gap {
		for _, r := range whiteSpace {
			set[string(r)[0]] = true
		}
		return
	}
	for r := first; ; {
		set[string(r)[0]] = true
		set[string(cmp.Or(twins[r], r))[0]] = true
		if r = unicode.SimpleFold(r); r == first || !n.fold {
			break
		}
	}
	if first >= utf8.RuneSelf || len(points) > 1 && unicode.IsMark(points[1]) {
		for b := utf8.RuneSelf; b < len(set); b++ {
			set[b] = true
		}
	}
}

// appendPoints takes the code point apart with which a text begins.
func (n *needle) appendPoints(points []rune, text string, r rune) []rune {
	if r < utf8.RuneSelf {
		return append(points, n.folded(r))
	}
	parts := norm.NFD.PropertiesString(text).Decomposition()
	if parts == nil {
		return append(points, n.folded(r))
	}
	for len(parts) > 0 {
		part, size := utf8.DecodeRune(parts)
		points, parts = append(points, n.folded(part)), parts[size:]
	}
	return points
}

// folded is the form of a code point that stands for those that differ from it
// in case: the least.
func (n *needle) folded(r rune) rune {
	if !n.fold {
		return r
	}
	if r < utf8.RuneSelf {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}

func (n *needle) partings() parting { return n.parts }

func (n *needle) each(text string, yield func(from, to int) bool) {
	for from, to := n.next(text, 0); to > 0; from, to = n.next(text, to) {
		if !yield(from, to) {
			return
		}
	}
}

// next finds the first passage that begins at a place or behind it; its end is
// 0 if there is none.
func (n *needle) next(text string, at int) (from, to int) {
	for ; at < len(text); at++ {
		if b := text[at]; !n.first[b] || b < utf8.RuneSelf && at+1 < len(text) && !n.second[text[at+1]] {
			continue
		}
		if end := n.endAt(text, at); end > 0 && (!n.whole || n.isWhole(text, at, end)) {
			return at, end
		}
	}
	return 0, 0
}

// endAt is where a passage ends that begins at a place; 0 if there is none.
func (n *needle) endAt(text string, at int) int {
	var room [8]rune
	for points := n.points; len(points) > 0; {
		if at >= len(text) {
			return 0
		}
		if points[0] == gap {
			end, lines := spaceEnd(text, at)
			if end == at || lines > 1 {
				return 0
			}
			at, points = end, points[1:]
			continue
		}
		if b := text[at]; b < utf8.RuneSelf {
			if n.folded(rune(b)) != points[0] {
				return 0
			}
			points = points[1:]
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		parts := n.appendPoints(room[:0], text[at:], r)
		if len(parts) > len(points) {
			return 0
		}
		for i, part := range parts {
			if part != points[i] {
				return 0
			}
		}
		points = points[len(parts):]
		at += size
	}
	if at < len(text) && text[at] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[at:]); unicode.IsMark(r) {
			return 0
		}
	}
	return at
}

// isWhole reports whether a passage is of whole words.
func (n *needle) isWhole(text string, from, to int) bool {
	if n.startsWord && from > 0 {
		if r, _ := utf8.DecodeLastRuneInString(text[:from]); isWordPoint(r) {
			return false
		}
	}
	if n.endsWord && to < len(text) {
		if r, _ := utf8.DecodeRuneInString(text[to:]); isWordPoint(r) {
			return false
		}
	}
	return true
}

func isWordPoint(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '_'
}
