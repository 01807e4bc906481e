// Package search finds words in texts: plain, whole words, or by a regular
// expression.
package search

import (
	"errors"
	"iter"

	"fieldwork/coding"
)

// Kind is how the words that are searched for are read.
type Kind int

// The kinds of search.
const (
	// Plain finds the words as they are, within longer words too.
	Plain Kind = iota
	// Word finds them where they are whole words.
	Word
	// Regexp reads them as a regular expression.
	Regexp
)

// Mode is how a text is searched.
type Mode struct {
	Kind Kind
	// MatchCase tells capitals from small letters.
	MatchCase bool
}

// ErrNothing says that there is nothing to search for.
var ErrNothing = errors.New("there is nothing to search for")

// Pattern is what is searched for.
type Pattern struct{}

// Compile reads what is searched for.
func Compile(text string, mode Mode) (*Pattern, error) {
	if text == "" {
		return nil, ErrNothing
	}
	return &Pattern{}, nil
}

// All finds the passages of a text in order; none overlap.
func (p *Pattern) All(text *coding.Text) iter.Seq[coding.Span] { return func(func(coding.Span) bool) {} }

// AllBytes finds the same passages in bytes.
func (p *Pattern) AllBytes(text []byte) iter.Seq2[int, int] { return func(func(int, int) bool) {} }

// Count is how many there are.
func (p *Pattern) Count(text *coding.Text) int { return 0 }
