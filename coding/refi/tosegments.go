package refi

import (
	"slices"
	"time"

	"fieldwork/coding"
)

// codedPassage says what a passage has been given, so that nothing is given twice.
type codedPassage struct {
	coding.Span
	code, coder string
}

// segmentsOf makes segments of what is selected in a source, and of what the
// whole of it is coded with.
func (t *toAnalysis) segmentsOf(source *Source, document string) {
	seen := make(map[codedPassage]bool, len(source.Selections))
	for i := range source.Selections {
		selection := &source.Selections[i]
		span := coding.Span{From: selection.From, To: selection.To}
		notes := slices.Concat(selection.Notes, t.annotations[selection.GUID])
		switch {
		case span.Len() <= 0:
			t.report.lost("empty selections", "There is nothing to code in them.", source.Name)
			continue
		case len(selection.Codings) == 0:
			t.comment(selection, notes, document, source)
			continue
		}
		first := ""
		for j := range selection.Codings {
			id := t.segment(&selection.Codings[j], span, document, seen, selection.Stamp, source.Stamp)
			if first == "" {
				first = id
			}
		}
		if first != "" {
			t.note(coding.OnSegment, first, notes, selection.Description, selection.Stamp)
		}
	}
	if source.Text.Length == 0 {
		return
	}
	for i := range source.Codings {
		t.segment(&source.Codings[i], coding.Span{To: source.Text.Length}, document, seen, source.Stamp, Stamp{})
	}
}

// segment makes a segment of a coding, and gives its ID; empty if it cannot.
func (t *toAnalysis) segment(c *Coding, span coding.Span, document string, seen map[codedPassage]bool, on, in Stamp) string {
	code, known := t.codes[c.Code]
	if !known {
		t.report.lost("codings with a code that is not there", "The project refers to a code that it does not have.", "")
		return ""
	}
	s := coding.Segment{
		Document: document, Code: code, Span: span,
		Coder: t.coder(c.Creator, on.Creator, on.Modifier, in.Creator, in.Modifier), Made: t.moment(c.Created, on.Created, on.Modified, in.Created),
		Quote: slices.Contains(c.Notes, quoteMark),
	}
	key := codedPassage{span, code, s.Coder}
	if seen[key] {
		t.report.lost("codings that are there twice", "A passage has a code of a coder once.", "")
		return ""
	}
	seen[key] = true
	s.ID = t.segmentID(c.GUID)
	t.imported.Segments = append(t.imported.Segments, s)
	t.note(coding.OnSegment, s.ID, c.Notes, "", Stamp{})
	return s.ID
}

// segmentID is the ID of a segment by the GUID of its coding. A second coding of
// one GUID gets an ID of its own.
func (t *toAnalysis) segmentID(of GUID) string {
	id := of.ID()
	if t.segments[id] {
		t.report.changed("codings that share an identity", "Each got one of its own.", "")
		id = derived("segment", id, numeral(len(t.imported.Segments))).ID()
	}
	t.segments[id] = true
	return id
}

// comment makes a segment of a selection that has no code but something written
// on it.
func (t *toAnalysis) comment(selection *Selection, notes []GUID, document string, source *Source) {
	if spacedLines(selection.Description) == "" && len(notes) == 0 {
		t.report.lost("selections without a code or a comment", "Passages have a code here.", selection.Name)
		return
	}
	s := coding.Segment{
		ID: derived("comment", selection.GUID.String()).ID(), Document: document, Code: t.commentsCode(),
		Span:  coding.Span{From: selection.From, To: selection.To},
		Coder: t.coder(selection.Creator, selection.Modifier, source.Creator, source.Modifier),
		Made:  t.moment(selection.Created, selection.Modified, source.Created, time.Time{}),
	}
	if t.segments[s.ID] {
		s.ID = derived("comment", s.ID, numeral(len(t.imported.Segments))).ID()
	}
	t.segments[s.ID] = true
	t.report.changed("comments on passages without a code", "The passages have the code “Comments” now, and the comment is their memo.", selection.Name)
	t.imported.Segments = append(t.imported.Segments, s)
	t.note(coding.OnSegment, s.ID, notes, selection.Description, selection.Stamp)
}
