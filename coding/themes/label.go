package themes

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// Labels say where a passage comes from without naming anybody: the kind of
// source, and a number that stands for the respondent.
type Labels struct {
	material   *Material
	attributes []string
	numbers    map[string]int // of respondents, by ID
}

// NewLabels makes labels that tell the values of attributes, or of other
// columns, beside the number. Respondents are numbered in the order in which
// their first documents were made, whatever is chosen of these, so that they
// keep their numbers.
func NewLabels(m *Material, attributes []string) *Labels {
	l := &Labels{material: m, attributes: attributes, numbers: map[string]int{}}
	for _, d := range m.Analysis.Documents() {
		id := m.respondent(&d).ID
		if _, known := l.numbers[id]; !known {
			l.numbers[id] = len(l.numbers) + 1
		}
	}
	return l
}

// Respondent is the number and the kind of who a document comes from:
// "Interviewee 7".
func (l *Labels) Respondent(d *coding.Document) string {
	number := l.numbers[l.material.respondent(d).ID]
	if d.Kind == coding.OpenAnswer {
		return fmt.Sprintf("Respondent %d", number)
	}
	return fmt.Sprintf("Interviewee %d", number)
}

// Case is the label of a document as one of a case.
func (l *Labels) Case(d *coding.Document) string {
	return l.with(l.Respondent(d), func(name string) string { return query.Column(d, l.material.Attributes[d.ID], name) })
}

// Source is the label of a passage.
func (l *Labels) Source(x *Excerpt) string {
	label := l.Respondent(&x.Document)
	lower := strings.ToLower(label[:1]) + label[1:]
	switch {
	case x.Document.Kind == coding.FieldNote:
		label = "Field note on " + lower
	case x.Document.Kind == coding.InterviewNotes:
		label = "Notes on " + lower
	case x.asked():
		label = "Interviewer of " + lower
	case x.Voice > 0 && x.Document.Kind == coding.Transcript:
		label = fmt.Sprintf("Interview %d, speaker %d", l.number(&x.Document), x.Voice)
	}
	return l.with(label, func(name string) string {
		switch name {
		case CoderColumn:
			return x.Segment.Coder
		case SpeakerColumn:
			return x.Speaker
		case DocumentColumn:
			return x.Document.Title
		}
		return query.Column(&x.Document, x.Attributes, name)
	})
}

// with adds the values of the attributes that are known.
func (l *Labels) with(label string, value func(name string) string) string {
	parts := []string{label}
	for _, name := range l.attributes {
		if known := value(name); known != "" {
			parts = append(parts, known)
		}
	}
	return strings.Join(parts, ", ")
}

// askers are how transcripts call an interviewer, in small letters.
var askers = []string{"interviewer", "int", "i", "cyfwelydd"}

// asked reports whether the interviewer speaks where a passage begins.
func (x *Excerpt) asked() bool { return asks(x.Speaker, x.Attributes) }

// asks reports whether a speaker is the interviewer of a document that has
// these attributes.
func asks(speaker string, attributes coding.Attributes) bool {
	speaker = strings.ToLower(strings.TrimSpace(speaker))
	if speaker == "" {
		return false
	}
	return slices.Contains(askers, speaker) || speaker == strings.ToLower(attributes[coding.InterviewerAttribute])
}

// voicesOf numbers the speakers besides the interviewer by their first turns,
// from 1; it is nil where there is at most one.
func voicesOf(turns []coding.Turn, attributes coding.Attributes) map[string]int {
	voices := map[string]int{}
	for _, turn := range turns {
		_, known := voices[turn.Speaker]
		if known || strings.TrimSpace(turn.Speaker) == "" || asks(turn.Speaker, attributes) {
			continue
		}
		voices[turn.Speaker] = len(voices) + 1
	}
	if len(voices) < 2 {
		return nil
	}
	return voices
}
