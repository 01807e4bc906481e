package search

import (
	"bytes"
	"iter"
)

// parting is where a text can be parted.
type parting int

const (
	atLines  parting = iota // behind any line
	atBlanks                // behind blank lines
	nowhere
)

// Parts parts a text into parts of so many bytes or a bit more, from included
// and to not. AllBytes finds in them, one by one, what it finds in the whole.
func (p *Pattern) Parts(text []byte, size int) iter.Seq2[int, int] {
	partings := p.matcher.partings()
	return func(yield func(from, to int) bool) {
		for from := 0; from < len(text); {
			to := len(text)
			if size < len(text)-from {
				to = partings.behind(text, from+size)
			}
			if !yield(from, to) {
				return
			}
			from = to
		}
	}
}

// behind is the first place of a parting behind a place.
func (p parting) behind(text []byte, at int) int {
	switch p {
	case atLines:
		if end := bytes.IndexByte(text[at:], '\n'); end >= 0 {
			return at + end + 1
		}
	case atBlanks:
		if end := bytes.Index(text[at:], []byte("\n\n")); end >= 0 {
			for at += end; at < len(text) && text[at] == '\n'; at++ {
			}
			return at
		}
	}
	return len(text)
}
