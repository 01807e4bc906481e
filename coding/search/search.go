// Package search finds words in texts: as they are typed, as whole words, or by
// a regular expression. What it finds is never empty and never overlaps.
package search

import (
	"errors"
	"iter"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/unicode/norm"

	"fieldwork/coding"
)

// Kind is how the words that are searched for are read.
type Kind int

// The kinds of search.
const (
	// Plain finds the words as they are, within longer words too. An accent
	// counts, but not whether it is one code point with its letter or two. White
	// space between words stands for any: several spaces, a no-break space, the
	// end of a line; but not for a blank line.
	Plain Kind = iota
	// Word finds the words, with just the white space that they have, where neither a letter nor a digit comes right before
	// or after: Tom is found in Tom's, not in Tomos.
	Word
	// Regexp reads them as a regular expression of the syntax of RE2
	// (github.com/google/re2/wiki/Syntax), which takes no text long. ^ and $ are
	// the ends of a line. What it finds never goes beyond a blank line.
	Regexp
)

// Mode is how a text is searched.
type Mode struct {
	Kind Kind
	// MatchCase tells capitals from small letters.
	MatchCase bool
}

// Errors of Compile.
var (
	// ErrNothing says that there is nothing to search for.
	ErrNothing = errors.New("there is nothing to search for")
	// ErrLong says that what is searched for is too long.
	ErrLong = errors.New("what is searched for is longer than 1,000 characters")
	// ErrExpression says that a regular expression is wrong; the error that
	// wraps it says where and how, in a sentence.
	ErrExpression = errors.New("the regular expression is wrong")
)

// longest is how many code points can be searched for.
const longest = 1000

// Pattern is what is searched for. It is safe for concurrent use.
type Pattern struct{ matcher matcher }

// matcher finds the passages of a text in order.
type matcher interface {
	// each gives the bytes of each passage until it is told to stop.
	each(text string, yield func(from, to int) bool)
	// partings is where a text can be parted so that the parts hold what the
	// whole holds.
	partings() parting
}

// Compile reads what is searched for. It fails with ErrNothing, ErrLong or
// ErrExpression.
func Compile(text string, mode Mode) (*Pattern, error) {
	if text == "" {
		return nil, ErrNothing
	}
	if utf8.RuneCountInString(text) > longest {
		return nil, ErrLong
	}
	text = norm.NFC.String(text)
	if mode.Kind == Regexp {
		found, err := newExpression(text, mode.MatchCase)
		if err != nil {
			return nil, err
		}
		return &Pattern{found}, nil
	}
	return &Pattern{newNeedle(text, !mode.MatchCase, mode.Kind == Word)}, nil
}

// All finds the passages of a text in order.
func (p *Pattern) All(text *coding.Text) iter.Seq[coding.Span] {
	return func(yield func(coding.Span) bool) {
		places := counter{text: text.String(), ascii: text.Len() == len(text.String())}
		p.matcher.each(places.text, func(from, to int) bool {
			return yield(coding.Span{From: places.placeOf(from), To: places.placeOf(to)})
		})
	}
}

// AllBytes finds the same passages in the bytes of a text in UTF-8, which must
// not change meanwhile: from included, to not.
func (p *Pattern) AllBytes(text []byte) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		p.matcher.each(unsafe.String(unsafe.SliceData(text), len(text)), yield)
	}
}

// Count is how many passages All finds.
func (p *Pattern) Count(text *coding.Text) int {
	count := 0
	p.matcher.each(text.String(), func(int, int) bool {
		count++
		return true
	})
	return count
}

// counter counts code points on from the place that it was asked for last.
type counter struct {
	text  string
	ascii bool
	at    int // a byte
	place int // the code point that begins there
}

func (c *counter) placeOf(at int) int {
	if c.ascii {
		return at
	}
	c.place += utf8.RuneCountInString(c.text[c.at:at])
	c.at = at
	return c.place
}
