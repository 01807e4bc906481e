package forms

import (
	"errors"
	"io"

	"github.com/goccy/go-yaml/scanner"
	"github.com/goccy/go-yaml/token"
)

// The bounds of an instrument file. They are far above what a questionnaire
// needs, and low enough that a hostile file costs neither memory nor time.
const (
	largestFile   = 8 << 20
	mostMarks     = 1_000_000
	deepestFile   = 40
	mostKeysInMap = 2000
)

const secondDocument = "a second YAML document begins here; an instrument file has only one"

// scanYAML cuts a file into tokens. It refuses what would cost the parser too
// much, and what instrument files do not use; then it gives none.
func scanYAML(list *faultList, source string) token.Tokens {
	if countMarks(source) > mostMarks {
		list.add(Position{1, 1}, "the file has too many parts: more than %d", mostMarks)
		return nil
	}
	var tokens token.Tokens
	var scan scanner.Scanner
	for scan.Init(source); ; {
		some, err := scan.Scan()
		tokens.Add(some...)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || tokens.InvalidToken() != nil {
			addInvalidToken(list, source, tokens.InvalidToken(), err)
			return nil
		}
	}
	before := len(list.faults)
	shape := shape{list: list}
	for _, tk := range tokens {
		if !shape.take(tk) {
			break
		}
	}
	if len(list.faults) > before {
		return nil
	}
	return tokens
}

// countMarks counts the characters that can make a token.
func countMarks(source string) int {
	marks := 0
	for i := range len(source) {
		switch source[i] {
		case ',', '[', ']', '{', '}', ':', '-', '?', '\n', '"', '\'', '&', '*', '!', '#', '|', '>', '%':
			marks++
		}
	}
	return marks
}

func addInvalidToken(list *faultList, source string, invalid *token.Token, err error) {
	switch {
	case invalid != nil:
		addNotYAML(list, source, positionOf(invalid), invalid.Error)
	case err != nil:
		list.add(Position{1, 1}, "this is not YAML: %v", err)
	}
}

// shape follows how deep and how wide the file is, token by token.
type shape struct {
	list   *faultList
	flow   int
	blocks []block
	// begun is set once there is more than remarks.
	begun bool
}

// block is a block collection that is open: its column and its keys so far.
type block struct{ column, keys int }

// take looks at one token; it reports false when it is not worth going on.
func (s *shape) take(tk *token.Token) bool {
	at := positionOf(tk)
	first := !s.begun
	s.begun = s.begun || tk.Type != token.CommentType
	switch tk.Type {
	case token.SequenceStartType, token.MappingStartType:
		s.flow++
	case token.SequenceEndType, token.MappingEndType:
		s.flow--
	case token.SequenceEntryType:
		s.enter(at.Column)
	case token.MappingValueType:
		return s.takeKey(tk)
	case token.DocumentHeaderType:
		if !first {
			s.list.add(at, secondDocument)
			return false
		}
	case token.DirectiveType:
		s.list.add(at, "YAML directives are not understood here")
		return false
	case token.MappingKeyType:
		s.list.add(at, "keys with a question mark are not understood here; write key: value")
		return false
	}
	if s.flow+len(s.blocks) > deepestFile {
		s.list.add(at, "the file is nested too deeply: more than %d levels", deepestFile)
		return false
	}
	return true
}

// takeKey counts the keys of a block mapping; tk is the colon after one.
func (s *shape) takeKey(tk *token.Token) bool {
	if s.flow > 0 || tk.Prev == nil {
		return true
	}
	at := positionOf(tk.Prev)
	s.enter(at.Column)
	top := &s.blocks[len(s.blocks)-1]
	top.keys++
	if top.keys > mostKeysInMap || len(s.blocks) > deepestFile {
		s.list.add(at, "the file is too deep or too wide here: more than %d levels or %d keys", deepestFile, mostKeysInMap)
		return false
	}
	return true
}

// enter closes the blocks to the right of a column and opens one there.
func (s *shape) enter(column int) {
	for len(s.blocks) > 0 && s.blocks[len(s.blocks)-1].column > column {
		s.blocks = s.blocks[:len(s.blocks)-1]
	}
	if len(s.blocks) == 0 || s.blocks[len(s.blocks)-1].column < column {
		s.blocks = append(s.blocks, block{column: column})
	}
}

func positionOf(tk *token.Token) Position {
	if tk == nil || tk.Position == nil {
		return Position{1, 1}
	}
	return Position{Line: max(tk.Position.Line, 1), Column: max(tk.Position.Column, 1)}
}
