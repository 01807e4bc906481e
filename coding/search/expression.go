package search

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// expression is a regular expression. It is matched line by line where it
// cannot match the end of a line, else block by block; a block is the text
// between blank lines.
type expression struct {
	compiled *regexp.Regexp
	byLines  bool
	// literals are words one of which is in each passage; lines and blocks
	// without any are passed over. Empty if nothing is known.
	literals []*needle
}

func newExpression(text string, matchCase bool) (*expression, error) {
	flags, prefix := syntax.Perl&^syntax.OneLine, "(?m)"
	if !matchCase {
		flags, prefix = flags|syntax.FoldCase, "(?im)"
	}
	tree, err := syntax.Parse(text, flags)
	if err != nil {
		return nil, explained(text, err)
	}
	compiled, err := regexp.Compile(prefix + text)
	if err != nil {
		return nil, explained(text, err)
	}
	e := &expression{compiled: compiled, byLines: !mayCrossLines(tree)}
	for _, literal := range required(tree) {
		n := newNeedle(literal, true)
		n.loose = true
		e.literals = append(e.literals, n)
	}
	return e, nil
}

func (e *expression) partings() parting {
	if e.byLines {
		return atLines
	}
	return atBlanks
}

func (e *expression) each(text string, yield func(from, to int) bool) {
	candidates := newCandidates(e.literals)
	for from := 0; from < len(text); {
		if len(e.literals) > 0 {
			found := candidates.next(text, from)
			if found < 0 {
				return
			}
			from = e.begin(text, from, found)
		}
		end, next := e.end(text, from)
		for _, match := range e.compiled.FindAllStringIndex(text[from:end], -1) {
			if match[0] < match[1] && !yield(from+match[0], from+match[1]) {
				return
			}
		}
		from = next
	}
}

// begin is where the line or block begins that a place lies in, if that is not
// before from.
func (e *expression) begin(text string, from, at int) int {
	if e.byLines {
		return from + strings.LastIndexByte(text[from:at], '\n') + 1
	}
	if blank := strings.LastIndex(text[from:at], "\n\n"); blank >= 0 {
		return from + blank + len("\n\n")
	}
	return from
}

// together is up to how many bytes lines are matched together where no literals
// tell them apart: package regexp is quickest with texts of this size.
const together = 4 << 10

// end is where the lines or the block end that begin at a place, and where the
// next begin.
func (e *expression) end(text string, from int) (end, next int) {
	if !e.byLines {
		blank := strings.Index(text[from:], "\n\n")
		if blank < 0 {
			return len(text), len(text)
		}
		for next = from + blank; next < len(text) && text[next] == '\n'; next++ {
		}
		return from + blank, next
	}
	if len(e.literals) == 0 && len(text)-from > together {
		if line := strings.LastIndexByte(text[from:from+together], '\n'); line >= 0 {
			return from + line + 1, from + line + 1
		}
	}
	if line := strings.IndexByte(text[from:], '\n'); line >= 0 {
		return from + line, from + line + 1
	}
	return len(text), len(text)
}

// candidates are the places in a text at which one of several needles is.
type candidates struct {
	needles []*needle
	places  []int // of each needle, the first not passed; -1 for none
}

func newCandidates(needles []*needle) *candidates {
	return &candidates{needles, make([]int, len(needles))}
}

// next is the first place at or behind another, which must not be before that
// of the last call; -1 if there is none.
func (c *candidates) next(text string, from int) int {
	first := -1
	for i, n := range c.needles {
		if place := c.places[i]; place >= 0 && (place < from || from == 0) {
			found, end := n.next(text, from)
			if end == 0 {
				found = -1
			}
			c.places[i] = found
		}
		if place := c.places[i]; place >= 0 && (first < 0 || place < first) {
			first = place
		}
	}
	return first
}

// mayCrossLines reports whether an expression may match the end of a line, or
// asks for the end of the text.
func mayCrossLines(tree *syntax.Regexp) bool {
	switch tree.Op {
	case syntax.OpAnyChar, syntax.OpBeginText, syntax.OpEndText:
		return true
	case syntax.OpLiteral:
		return slices.Contains(tree.Rune, '\n')
	case syntax.OpCharClass:
		for i := 0; i+1 < len(tree.Rune); i += 2 {
			if tree.Rune[i] <= '\n' && '\n' <= tree.Rune[i+1] {
				return true
			}
		}
	}
	return slices.ContainsFunc(tree.Sub, mayCrossLines)
}
