package refi

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Reading is how the positions in a file count. The format says "Unicode
// codepoint", but programs differ.
type Reading struct {
	// UTF16 says that they count the 16-bit units of UTF-16, in which characters
	// above U+FFFF are two.
	UTF16 bool
	// LineEnds is what CR with LF counts, 1 or 2.
	LineEnds int
}

// The readings that occur.
var (
	CodePointsOne = Reading{LineEnds: 1}
	CodePointsTwo = Reading{LineEnds: 2}
	UTF16One      = Reading{UTF16: true, LineEnds: 1}
	UTF16Two      = Reading{UTF16: true, LineEnds: 2}
)

// Readings lists them.
var Readings = []Reading{CodePointsOne, CodePointsTwo, UTF16One, UTF16Two}

// String says how positions count, in words.
func (r Reading) String() string {
	units := "code points"
	if r.UTF16 {
		units = "UTF-16 units"
	}
	return fmt.Sprintf("%s, CR LF as %d", units, r.LineEnds)
}

// Score says how well a reading fits the selections of a file.
type Score struct {
	Reading
	// Selections is how many there are in texts, and Within how many of them lie
	// within their text when it is read so, between whole characters.
	Selections, Within int
	// Edges is how many of their ends, two each, lie at the edge of a word.
	Edges int
	// Named is how many selections bear the words as their name that they begin
	// with, and Quoting how many do in one reading or another.
	Named, Quoting int
}

// Share is how much speaks for the reading, from 0 to 1. A selection that begins
// with its name counts as much as the ends of two selections at edges.
func (s Score) Share() float64 {
	if s.Selections == 0 {
		return 1
	}
	return float64(s.Edges+quoteWeight*s.Named) / float64(2*s.Selections+quoteWeight*s.Quoting)
}

const quoteWeight = 4

// String is the score on one line.
func (s Score) String() string {
	return fmt.Sprintf("%s: %.1f%% (%d of %d selections within their text, %d of %d ends at the edge of a word, %d of %d named by their words)",
		s.Reading, 100*s.Share(), s.Within, s.Selections, s.Edges, 2*s.Selections, s.Named, s.Quoting)
}

func (s *Score) add(other Score) {
	s.Selections += other.Selections
	s.Within += other.Within
	s.Edges += other.Edges
	s.Named += other.Named
	s.Quoting += other.Quoting
}

// expected lists the readings in the order in which they are to be expected of
// a program, which decides between those that fit alike.
func expected(origin string) []Reading {
	origin = strings.ToLower(origin)
	switch {
	case strings.Contains(origin, "nvivo"):
		return []Reading{UTF16Two, CodePointsTwo, UTF16One, CodePointsOne}
	case strings.Contains(origin, "atlas"):
		return []Reading{CodePointsOne, UTF16One, CodePointsTwo, UTF16Two}
	}
	return Readings
}

// certain gives the reading of what this program wrote.
func certain(origin string) (Reading, bool) {
	for _, profile := range Profiles {
		if origin == profile.origin() {
			return profile.reading(), true
		}
	}
	return Reading{}, false
}

// best sorts scores, the best first.
func best(scores []Score, origin string) {
	order := expected(origin)
	slices.SortStableFunc(scores, func(a, b Score) int {
		return cmp.Or(
			cmp.Compare(b.Edges+quoteWeight*b.Named, a.Edges+quoteWeight*a.Named),
			cmp.Compare(b.Within, a.Within),
			cmp.Compare(slices.Index(order, a.Reading), slices.Index(order, b.Reading)),
		)
	})
}
