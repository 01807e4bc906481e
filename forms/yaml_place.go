package forms

import (
	"strconv"
	"strings"
)

// textLines are the lines of a file, to find places within its scalars.
type textLines []string

// within gives the place of an offset (in bytes) in the value of a scalar.
// YAML changes only the white space and the escapes of a value, so the place
// is found by counting the other characters in the value and in the file. In
// a scalar that is very long the place is its beginning.
func (lines textLines) within(n *node, offset int) Position {
	if n.at.Line > len(lines) || len(n.text) > longestWalk || len(lines[n.at.Line-1]) > longestWalk {
		return n.at
	}
	offset = min(max(offset, 0), len(n.text))
	w := walk{lines: lines, style: n.style, line: n.at.Line, column: n.at.Column, after: n.at}
	switch n.style {
	case blockStyle:
		w.line, w.column = w.line+1, 1
	case singleQuoted, doubleQuoted:
		w.column++
	}
	w.load()
	for _, r := range n.text[:offset] {
		if !isBlank(r) {
			w.next()
		}
	}
	return w.peek()
}

// longestWalk is the longest scalar, or line, in bytes, that is searched for
// a place.
const longestWalk = 20_000

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// walk goes through the characters of a scalar as they stand in the file.
type walk struct {
	lines        textLines
	style        scalarStyle
	line, column int
	runes        []rune
	// after is the place behind the last character that was taken.
	after Position
	ended bool
}

func (w *walk) load() {
	if w.line > len(w.lines) {
		w.ended = true
		return
	}
	w.runes = []rune(w.lines[w.line-1])
}

// skip goes on to the next character that is not white space.
func (w *walk) skip() {
	for !w.ended {
		if w.column > len(w.runes) {
			w.line, w.column = w.line+1, 1
			w.load()
			continue
		}
		length, blank := w.unit()
		if !blank {
			return
		}
		w.column += length
	}
}

// peek is the place of the next character, or behind the last.
func (w *walk) peek() Position {
	w.skip()
	if w.ended {
		return w.after
	}
	return Position{w.line, w.column}
}

// next takes one character.
func (w *walk) next() {
	w.skip()
	if w.ended {
		return
	}
	length, _ := w.unit()
	w.column += length
	w.after = Position{w.line, w.column}
}

// unit is the length, in the file, of the character at hand, and whether it
// stands for white space or for nothing.
func (w *walk) unit() (length int, blank bool) {
	here := w.runes[w.column-1:]
	switch {
	case w.style == singleQuoted && here[0] == '\'':
		if len(here) > 1 && here[1] == '\'' {
			return 2, false
		}
		w.ended = true
		return 1, false
	case w.style == doubleQuoted && here[0] == '"':
		w.ended = true
		return 1, false
	case w.style == doubleQuoted && here[0] == '\\':
		return escape(here)
	}
	return 1, isBlank(here[0])
}

// escape is the length of an escape of a double-quoted scalar (YAML 1.2,
// 5.7), and whether it stands for white space or for nothing.
func escape(here []rune) (length int, blank bool) {
	if len(here) < 2 {
		return 1, true
	}
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[here[1]]
	if digits == 0 {
		return 2, strings.ContainsRune("ntr \t", here[1])
	}
	if len(here) < 2+digits {
		return len(here), false
	}
	code, err := strconv.ParseUint(string(here[2:2+digits]), 16, 32)
	return 2 + digits, err == nil && isBlank(rune(code))
}
