package project

import (
	"slices"
	"strconv"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// codedPassage is a passage with a code of a coder.
type codedPassage struct {
	coding.Span
	code, coder string
}

// movedText leads from the text of a document in a project to the other text
// that the study has of it.
type movedText struct {
	here, there *coding.Text
	edits       []coding.TextEdit
	// spoken says that the project's text is just the study's with the names of
	// speakers, so that passages are on their words wherever these were.
	spoken bool
}

// newSpokenText leads from the text that an export with the names of speakers
// wrote to the study's; nil if the text of the project is another.
func newSpokenText(document string, here coding.Content, there string) *movedText {
	edits := refi.SpeakerEdits(document, here)
	text, err := coding.EditText(here.Text, edits)
	if err != nil || len(edits) == 0 || text.String() != there {
		return nil
	}
	m := &movedText{here: here.Text, there: text, spoken: true}
	for _, e := range slices.Backward(edits) {
		e.Old, e.New = e.New, e.Old
		m.edits = append(m.edits, e)
	}
	return m
}

func newMovedText(document string, here *coding.Text, there string) *movedText {
	return &movedText{here: here, there: coding.NewText(there), edits: coding.Difference(document, there, here.String())}
}

// move gives where a passage of the project lies in the study's text; false
// where its words are not there any more.
func (m *movedText) move(passage coding.Span) (coding.Span, bool) {
	if !m.there.Holds(passage) {
		return passage, false
	}
	words := m.there.Slice(passage)
	for _, e := range m.edits {
		if passage.Len() > 0 {
			passage = e.Moved(passage)
		}
	}
	return passage, m.here.Holds(passage) && passage.Len() > 0 && (m.spoken || m.here.Slice(passage) == words)
}

func (plan *importPlan) planSegments() {
	plan.change.Segments = slices.Grow(plan.change.Segments, len(plan.in.Segments))
	for i := range plan.in.Segments {
		segment := &plan.in.Segments[i]
		own := segment.ID
		document, hasDocument := plan.documents[segment.Document]
		code, hasCode := plan.codes[segment.Code]
		if !hasDocument || !hasCode {
			continue
		}
		if moved := plan.moved[segment.Document]; moved != nil {
			passage, found := moved.move(segment.Span)
			if !found {
				plan.result.Gone++
				continue
			}
			segment.Span = passage
		}
		segment.Document, segment.Code = document, code
		if here, known := plan.analysis.Segment(own); known {
			plan.segments[own] = own
			plan.sameSegment(here, segment)
			continue
		}
		passage := codedPassage{segment.Span, segment.Code, segment.Coder}
		coded := plan.knownIn(document)
		if twin := coded[passage]; twin != "" {
			plan.segments[own] = twin
			plan.result.Segments.Same++
			continue
		}
		plan.segments[own] = own
		if coded != nil {
			coded[passage] = own
		}
		plan.change.Segments = append(plan.change.Segments, coding.Edit[coding.Segment]{After: segment})
		plan.result.Segments.New++
	}
}

// knownIn are the passages of a document that are coded in the study; nil for a
// document that comes with the project, where none is coded twice.
func (plan *importPlan) knownIn(document string) map[codedPassage]string {
	if _, there := plan.analysis.Document(document); !there {
		return nil
	}
	known, there := plan.known[document]
	if !there {
		known = map[codedPassage]string{}
		for _, s := range plan.analysis.Segments(document) {
			known[codedPassage{s.Span, s.Code, s.Coder}] = s.ID
		}
		plan.known[document] = known
	}
	return known
}

// sameSegment compares a segment of the study with that of the project. When it
// was made does not matter.
func (plan *importPlan) sameSegment(here coding.Segment, segment *coding.Segment) {
	after := *segment
	after.Made = here.Made
	if after == here {
		plan.result.Segments.Same++
		return
	}
	plan.result.Segments.Differing++
	document, _ := plan.analysis.Document(here.Document)
	name := "a passage of " + plan.pathOf(here.Code) + " in " + document.Title
	twin := plan.knownIn(after.Document)[codedPassage{after.Span, after.Code, after.Coder}]
	if after.Document != here.Document || twin != "" && twin != here.ID {
		plan.stays("coding", name, "", plan.segmentWords(here), plan.segmentWords(after))
		return
	}
	plan.knownIn(after.Document)[codedPassage{after.Span, after.Code, after.Coder}] = here.ID
	if plan.differs("coding", name, "", plan.segmentWords(here), plan.segmentWords(after)) {
		plan.change.Segments = append(plan.change.Segments, coding.Edit[coding.Segment]{Before: &here, After: &after})
	}
}

// segmentWords says where a segment is, what it has and by whom.
func (plan *importPlan) segmentWords(s coding.Segment) string {
	words := plan.pathOf(s.Code)
	if _, known := plan.analysis.Code(s.Code); !known {
		words = "a new code"
	}
	words += " at " + strconv.Itoa(s.From) + "–" + strconv.Itoa(s.To) + " by " + s.Coder
	if s.Quote {
		words += ", to be quoted"
	}
	return words
}
