package search

import (
	"regexp/syntax"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"
)

// side is what is on one side of a place, as far as \b, ^ and $ ask for it.
type side uint8

const (
	otherSide side = iota
	wordSide
	lineSide // the end of a line
	textSide // the end of the block
)

// between gives what holds at a place between two sides.
func between(before, after side) syntax.EmptyOp {
	flags := syntax.EmptyNoWordBoundary
	if (before == wordSide) != (after == wordSide) {
		flags = syntax.EmptyWordBoundary
	}
	if before >= lineSide {
		flags |= syntax.EmptyBeginLine
	}
	if before == textSide {
		flags |= syntax.EmptyBeginText
	}
	if after >= lineSide {
		flags |= syntax.EmptyEndLine
	}
	if after == textSide {
		flags |= syntax.EmptyEndText
	}
	return flags
}

func sideOf(r rune) side {
	switch {
	case r == '\n':
		return lineSide
	case syntax.IsWordChar(r):
		return wordSide
	}
	return otherSide
}

// classes are sets of code points between which an expression makes no
// difference: each goes from its first up to the first of the next. The class
// behind the last stands for the end of the block.
type classes struct {
	firsts []rune
	ascii  [utf8.RuneSelf]int
}

func classesOf(program *syntax.Prog) classes {
	firsts := []rune{0, '\n', '\n' + 1, '0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1}
	for i := range program.Inst {
		instruction := &program.Inst[i]
		if instruction.Op == syntax.InstRuneAnyNotNL || len(instruction.Rune) == 0 {
			continue
		}
		if len(instruction.Rune) == 1 {
			first := instruction.Rune[0]
			firsts = append(firsts, first, first+1)
			for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
				firsts = append(firsts, r, r+1)
			}
			continue
		}
		for j := 0; j+1 < len(instruction.Rune); j += 2 {
			firsts = append(firsts, instruction.Rune[j], instruction.Rune[j+1]+1)
		}
	}
	slices.Sort(firsts)
	c := classes{firsts: slices.Compact(firsts)}
	for r := range c.ascii {
		c.ascii[r] = c.find(rune(r))
	}
	return c
}

func (c *classes) find(r rune) int {
	return sort.Search(len(c.firsts), func(i int) bool { return c.firsts[i] > r }) - 1
}

func (c *classes) of(r rune) int {
	if r < utf8.RuneSelf {
		return c.ascii[r]
	}
	return c.find(r)
}

// end is the class of the end of the block.
func (c *classes) end() int { return len(c.firsts) }
