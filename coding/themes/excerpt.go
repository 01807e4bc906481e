package themes

import (
	"fmt"
	"iter"
	"time"

	"fieldwork/coding"
)

// Excerpt is a segment with all that is known of it.
type Excerpt struct {
	Segment coding.Segment
	// Path are the names of the codes from the top down to that of the segment.
	Path []string
	// Text is the passage; empty where the respondent has refused to be quoted
	// and the choice does not want such words.
	Text     string
	Document coding.Document
	// Speaker is who speaks where the segment begins; empty where that is not
	// known.
	Speaker string
	// Voice is which of several speakers besides the interviewer that is, by
	// their first turns, from 1; 0 where there is at most one.
	Voice int
	// Timed says that At is known: when the turn begins in which the segment
	// does, since the start of the recording.
	Timed      bool
	At         time.Duration
	Attributes coding.Attributes
	Respondent Respondent
	// Memo is that on the segment.
	Memo string
}

// Select gives the segments that a choice wants with all that is known of them,
// in the order of Passages. It reads each document once and keeps none. It ends
// with an error of the source, and with one that wraps coding.ErrSpan for a
// segment that does not lie within its document.
func Select(m *Material, c *Choice, read Source) iter.Seq2[Excerpt, error] {
	return func(yield func(Excerpt, error) bool) {
		p := m.picking(c)
		paths := map[string][]string{}
		for _, d := range p.documents() {
			if goOn := p.excerpts(&d, read, paths, yield); !goOn {
				return
			}
		}
	}
}

// excerpts gives those of one document, which it reads only if it has any.
func (p *picking) excerpts(d *coding.Document, read Source, paths map[string][]string, yield func(Excerpt, error) bool) (goOn bool) {
	var content coding.Content
	var voices map[string]int
	speaker := func(s *coding.Segment) string {
		turn, _ := turnAt(content.Turns, s.From)
		return turn.Speaker
	}
	for _, s := range p.material.Analysis.Segments(d.ID) {
		if p.codes != nil && !p.codes[s.Code] {
			continue
		}
		if content.Text == nil {
			var err error
			if content, err = read(d.ID); err != nil {
				yield(Excerpt{}, fmt.Errorf("document %s: %w", d.ID, err))
				return false
			}
			voices = voicesOf(content.Turns, p.material.Attributes[d.ID])
		}
		if !p.segment(d, &s, speaker) {
			continue
		}
		if !content.Text.Holds(s.Span) {
			yield(Excerpt{}, fmt.Errorf("%w: segment %s of document %s", coding.ErrSpan, s.ID, d.ID))
			return false
		}
		if paths[s.Code] == nil {
			paths[s.Code] = p.material.Analysis.Path(s.Code)
		}
		x := p.excerpt(d, &s, content, paths[s.Code])
		x.Voice = voices[x.Speaker]
		if !yield(x, nil) {
			return false
		}
	}
	return true
}

func (p *picking) excerpt(d *coding.Document, s *coding.Segment, content coding.Content, path []string) Excerpt {
	turn, _ := turnAt(content.Turns, s.From)
	memo, _ := p.material.Analysis.Memo(coding.OnSegment, s.ID)
	x := Excerpt{
		Segment: *s, Path: path, Document: *d, Speaker: turn.Speaker, Timed: turn.Timed, At: turn.At,
		Attributes: p.material.Attributes[d.ID], Respondent: p.material.respondent(d), Memo: memo.Text,
	}
	if p.choice.Refused || !x.Respondent.Unquotable {
		x.Text = content.Text.Slice(s.Span)
	}
	return x
}
