package coding

import (
	"cmp"
	"errors"
	"time"
)

// Errors about segments.
var (
	// ErrNoSegment says that there is no segment of that ID.
	ErrNoSegment = errors.New("there is no such segment")
	// ErrSpan says that a passage is empty or not within its document.
	ErrSpan = errors.New("the passage is empty or not within the document")
	// ErrCoded says that the passage has the code already, by the same coder.
	ErrCoded = errors.New("the passage has this code already")
	// ErrApart says that segments cannot be joined, since they are not of one
	// code, coder and document.
	ErrApart = errors.New("only segments of one code, coder and document can be joined")
)

// Span is a passage of a text in Unicode code points, From included and To not.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Len is the number of code points.
func (s Span) Len() int { return s.To - s.From }

// Overlaps reports whether two spans share a code point.
func (s Span) Overlaps(other Span) bool { return s.From < other.To && other.From < s.To }

// Covers reports whether a span holds all of another.
func (s Span) Covers(other Span) bool { return s.From <= other.From && other.To <= s.To }

// Segment is a passage of a document that has a code.
type Segment struct {
	ID       string `json:"id"`
	Document string `json:"document"`
	Code     string `json:"code"`
	Span
	// Coder is who coded it, and Made when.
	Coder string    `json:"coder"`
	Made  time.Time `json:"made"`
	// Quote marks what is to be quoted in the report.
	Quote bool `json:"quote,omitempty"`
}

// beforeSegment orders segments by where they begin, the longer first.
func beforeSegment(a, b Segment) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To), cmp.Compare(a.ID, b.ID))
}

// Segments lists the segments of a document by where they begin, the longer
// first. The list must not be changed.
func (a *Analysis) Segments(document string) []Segment {
	if shelf := a.segments[document]; shelf != nil {
		return shelf.list()
	}
	return nil
}

// SegmentBlocks lists the segments of a document as Segments does, in blocks of
// some, none of them empty. A block is never changed: after a change another
// stands in its place, so that what is known of the blocks that are still the
// same holds. The list of the blocks holds until the next change.
func (a *Analysis) SegmentBlocks(document string) [][]Segment {
	if shelf := a.segments[document]; shelf != nil {
		return shelf.blocks
	}
	return nil
}

// Segment finds a segment by its ID.
func (a *Analysis) Segment(id string) (Segment, bool) {
	at, known := a.homes[id]
	if !known {
		return Segment{}, false
	}
	shelf := a.segments[at.document]
	block, place, found := shelf.find(&Segment{ID: id, Span: at.span})
	if !found {
		return Segment{}, false
	}
	return shelf.blocks[block][place], true
}

// SegmentsAt lists the segments of a document that hold a place, by where they
// begin.
func (a *Analysis) SegmentsAt(document string, place int) []Segment {
	return a.SegmentsIn(document, Span{place, place + 1})
}

// SegmentsIn lists the segments of a document that overlap a passage, by where
// they begin.
func (a *Analysis) SegmentsIn(document string, passage Span) []Segment {
	if shelf := a.segments[document]; shelf != nil {
		return shelf.in(passage)
	}
	return nil
}
