package search

import (
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// expression is a regular expression. It is matched block by block; a block is
// the text between blank lines. Package regexp would take 10 s and more for 100
// MB; so the passages are found by two automata, as in RE2: one that goes
// forwards to the end of the next passage, and one that goes back from there to
// its start.
type expression struct {
	byLines bool
	pairs   sync.Pool
}

// pair is the automata of one goroutine.
type pair struct{ forwards, backwards *automaton }

func newExpression(text string, matchCase bool) (*expression, error) {
	flags := syntax.Perl &^ syntax.OneLine
	if !matchCase {
		flags |= syntax.FoldCase
	}
	tree, err := syntax.Parse(text, flags)
	if err != nil {
		return nil, explained(text, err)
	}
	tree = tree.Simplify()
	forwards, err := syntax.Compile(tree)
	if err != nil {
		return nil, explained(text, err)
	}
	backwards, err := syntax.Compile(reversed(tree))
	if err != nil {
		return nil, explained(text, err)
	}
	e := &expression{byLines: !mayCrossLines(tree)}
	e.pairs.New = func() any { return &pair{newAutomaton(forwards, false), newAutomaton(backwards, true)} }
	return e, nil
}

func (e *expression) partings() parting {
	if e.byLines {
		return atLines
	}
	return atBlanks
}

func (e *expression) each(text string, yield func(from, to int) bool) {
	p := e.pairs.Get().(*pair)
	defer e.pairs.Put(p)
	for begin := 0; begin < len(text); {
		end, next := blockEnd(text, begin)
		block := text[begin:end]
		for at := 0; at < len(block); {
			from, to := p.next(block, at)
			if to < 0 {
				break
			}
			if from == to {
				_, size := utf8.DecodeRuneInString(block[to:])
				at = to + max(size, 1)
				continue
			}
			if !yield(begin+from, begin+to) {
				return
			}
			at = to
		}
		begin = next
	}
}

// next finds the first passage of a block at or behind a place; to is -1 if
// there is none.
func (p *pair) next(block string, at int) (from, to int) {
	if to = p.forwards.forwards(block, at); to <= at {
		return to, to
	}
	return p.backwards.backwards(block, at, to), to
}

// blockEnd is where the block ends that begins at a place, and where the next
// one begins.
func blockEnd(text string, from int) (end, next int) {
	blank := strings.Index(text[from:], "\n\n")
	if blank < 0 {
		return len(text), len(text)
	}
	for next = from + blank; next < len(text) && text[next] == '\n'; next++ {
	}
	return from + blank, next
}

// reversed is the expression that matches the same backwards.
func reversed(tree *syntax.Regexp) *syntax.Regexp {
	back := *tree
	back.Sub = make([]*syntax.Regexp, len(tree.Sub))
	for i, sub := range tree.Sub {
		back.Sub[i] = reversed(sub)
	}
	switch tree.Op {
	case syntax.OpConcat:
		slices.Reverse(back.Sub)
	case syntax.OpLiteral:
		back.Rune = slices.Clone(tree.Rune)
		slices.Reverse(back.Rune)
	case syntax.OpBeginLine:
		back.Op = syntax.OpEndLine
	case syntax.OpEndLine:
		back.Op = syntax.OpBeginLine
	case syntax.OpBeginText:
		back.Op = syntax.OpEndText
	case syntax.OpEndText:
		back.Op = syntax.OpBeginText
	}
	return &back
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
