package deliver

import (
	"fieldwork/forms"
	"fieldwork/forms/study"
)

// FieldNote is what an interviewer writes about an interview after it, while
// it is being written. It is saved as an interview is; see saving.Sitting.
type FieldNote struct {
	study     *study.Study
	interview string
	text      string
	unsaved   bool
}

// NewFieldNote goes on with the field note of an interview.
func NewFieldNote(s *study.Study, interview forms.Interview) *FieldNote {
	return &FieldNote{study: s, interview: interview.ID, text: interview.FieldNote}
}

// Text is the field note so far.
func (n *FieldNote) Text() string { return n.text }

// Write replaces the field note.
func (n *FieldNote) Write(text string) {
	n.unsaved = n.unsaved || text != n.text
	n.text = text
}

// Unsaved reports whether anything is not on its way to disk yet.
func (n *FieldNote) Unsaved() bool { return n.unsaved }

// Take hands over the field note, if it is unsaved, to be committed.
func (n *FieldNote) Take() study.Step {
	if !n.unsaved {
		return study.Step{}
	}
	n.unsaved = false
	text := n.text
	return study.Step{FieldNote: &text}
}

// GiveBack says that a step could not be committed.
func (n *FieldNote) GiveBack(step study.Step) { n.unsaved = n.unsaved || step.FieldNote != nil }

// Commit puts a step on disk, and does nothing with an empty one.
func (n *FieldNote) Commit(step study.Step) error {
	if step.FieldNote == nil {
		return nil
	}
	_, err := n.study.Annotate(n.interview, study.Annotation{FieldNote: step.FieldNote})
	return err
}

// End does nothing: a field note leaves the status of its interview alone.
func (n *FieldNote) End(forms.Status) {}

// GoOn does nothing either.
func (n *FieldNote) GoOn() {}
