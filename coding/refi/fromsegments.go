package refi

import (
	"fieldwork/coding"
)

// selections makes selections of the segments of a document, one of all that
// cover one passage. moved says where passages lie in the text.
func (c *fromAnalysis) selections(document string, text *coding.Text, moved func(coding.Span) coding.Span) []Selection {
	segments := c.analysis.Segments(document)
	list := make([]Selection, 0, len(segments))
	for i := range segments {
		s := &segments[i]
		s.Span = moved(s.Span)
		if _, known := c.analysis.Code(s.Code); !known || !text.Holds(s.Span) {
			c.report.lost("segments without a code or a passage", "Their code is no more, or they are not within their text.", "")
			continue
		}
		creator := c.user(s.Coder)
		if last := len(list) - 1; last < 0 || list[last].From != s.From || list[last].To != s.To {
			list = append(list, Selection{
				GUID: derived("selection", s.ID), Name: nameOf(text.Slice(s.Span)), From: s.From, To: s.To,
				Stamp: Stamp{Creator: creator, Created: s.Made},
			})
		}
		selection := &list[len(list)-1]
		selection.Codings = append(selection.Codings, Coding{
			GUID: GUIDOf(s.ID), Code: GUIDOf(s.Code), Creator: creator, Created: s.Made, Notes: c.segmentNotes(s, selection.Name),
		})
	}
	return list
}

// segmentNotes are the memo on a segment and the mark of a quote.
func (c *fromAnalysis) segmentNotes(s *coding.Segment, name string) []GUID {
	notes := c.memo(nil, coding.OnSegment, s.ID, name)
	if !s.Quote {
		return notes
	}
	if !c.quoted {
		c.quoted = true
		c.project.Notes = append(c.project.Notes, Source{
			GUID: quoteMark, Name: "Quote", Text: HeldText("To be quoted in the report."),
		})
	}
	return append(notes, quoteMark)
}
