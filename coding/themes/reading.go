package themes

import (
	"maps"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// Reading is what matrices need to know of the texts: how long the passages
// are, who speaks, and where sentences begin. The texts need not be kept.
type Reading struct {
	// Words is how many words each segment has, by its ID. A word is what
	// stands between spaces.
	Words map[string]int
	// Speakers says who speaks at the beginning of each segment, by its ID.
	Speakers map[string]string
	// Sentences are where the sentences of each document begin, by its ID.
	Sentences map[string]query.Places
}

// NewReading makes a reading in which nothing was read yet.
func NewReading() *Reading {
	return &Reading{Words: map[string]int{}, Speakers: map[string]string{}, Sentences: map[string]query.Places{}}
}

// Read takes in a document. Segments that do not lie within it are passed over.
func (r *Reading) Read(document string, content coding.Content, segments []coding.Segment) {
	for i := range segments {
		s := &segments[i]
		if !content.Text.Holds(s.Span) {
			continue
		}
		r.Words[s.ID] = len(strings.Fields(content.Text.Slice(s.Span)))
		if turn, spoken := turnAt(content.Turns, s.From); spoken {
			r.Speakers[s.ID] = turn.Speaker
		}
	}
	r.Sentences[document] = query.PlacesOf(content, query.Sentence)
}

// Add takes in what another reading has.
func (r *Reading) Add(other *Reading) {
	maps.Copy(r.Words, other.Words)
	maps.Copy(r.Speakers, other.Speakers)
	maps.Copy(r.Sentences, other.Sentences)
}

// Knows reports whether a document was read.
func (r *Reading) Knows(document string) bool {
	if r == nil {
		return false
	}
	_, known := r.Sentences[document]
	return known
}

// speaker is who speaks at the beginning of a segment; empty where that is not
// known.
func (r *Reading) speaker(s *coding.Segment) string {
	if r == nil {
		return ""
	}
	return r.Speakers[s.ID]
}

// words is how many words a segment has, as far as they are known.
func (r *Reading) words(s *coding.Segment) int {
	if r == nil {
		return 0
	}
	return r.Words[s.ID]
}

// turnAt finds the turn that a place of a text lies in.
func turnAt(turns []coding.Turn, place int) (coding.Turn, bool) {
	at, _ := slices.BinarySearchFunc(turns, place, func(turn coding.Turn, place int) int {
		if turn.To <= place {
			return -1
		}
		return 1
	})
	if at < len(turns) && turns[at].From <= place {
		return turns[at], true
	}
	return coding.Turn{}, false
}
