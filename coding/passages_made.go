package coding

import "fmt"

// MadeSegment is the edit that gives a passage a code, for changes that are put
// together of several parts. Nothing is checked.
func MadeSegment(by Author, document, code string, passage Span) Edit[Segment] {
	return made(Segment{
		ID: by.NewID(), Document: document, Code: code, Span: passage, Coder: by.Coder, Made: by.Now().UTC().Round(0),
	})
}

// Passages are some passages of a document.
type Passages struct {
	Document string
	Spans    []Span
}

// CodePassages makes the change that gives many passages, of any documents, one
// code. Those that have it already by the same coder are passed over; it fails
// with ErrCoded if all have, and with ErrNoCode. The passages have to lie within
// their texts.
func (a *Analysis) CodePassages(by Author, code string, all ...Passages) (Change, error) {
	to, known := a.codes[code]
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoCode, code)
	}
	var c Change
	for _, in := range all {
		for _, passage := range in.Spans {
			if !a.has(in.Document, passage, code, by.Coder) {
				c.Segments = append(c.Segments, MadeSegment(by, in.Document, code, passage))
			}
		}
	}
	if c.Empty() {
		return c, ErrCoded
	}
	c.Label = fmt.Sprintf("coded %d passages as %s", len(c.Segments), to.Name)
	if len(c.Segments) == 1 {
		c.Label = "coded a passage as " + to.Name
	}
	return c, nil
}
