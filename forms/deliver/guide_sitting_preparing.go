package deliver

import (
	"fmt"
	"maps"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// Preparing is a guide while it is fitted to one case before the call. It is
// saved as an interview is; see saving.Sitting.
type Preparing struct {
	guideWords
	study   *study.Study
	caseID  string
	now     func() time.Time
	unsaved bool
}

// PrepareGuide goes on with what was prepared for a case, which is named as
// study.Case takes it. The error wraps ErrNoGuide where the case is to be
// asked a questionnaire, and what study.Case gives.
func PrepareGuide(s *study.Study, caseID string, now func() time.Time) (*Preparing, error) {
	c, err := s.Case(caseID)
	if err != nil {
		return nil, err
	}
	instrument, version, err := s.Instrument(c.Instrument, 0)
	switch {
	case err != nil:
		return nil, err
	case version.Kind != forms.Guide:
		return nil, fmt.Errorf("%w: %s", ErrNoGuide, version.Name)
	}
	before, err := s.Preparation(c.ID)
	if err != nil {
		return nil, err
	}
	interview := forms.Interview{Language: instrument.DefaultLanguage, Case: c.ID,
		Reworded: copied(before.Reworded), Added: copied(before.Added)}
	return &Preparing{guideWords: guideWords{instrument, interview}, study: s, caseID: c.ID, now: now}, nil
}

// Case is the ID of the case.
func (p *Preparing) Case() string { return p.caseID }

// Entries are the questions of the guide in order, with those that were added.
func (p *Preparing) Entries() []forms.GuideEntry { return p.instrument.GuideEntries(&p.interview) }

// SetLanguage changes the language in which the guide is shown.
func (p *Preparing) SetLanguage(code string) { p.interview.Language = code }

// Reword puts a question to this respondent in other words; the wording of the
// guide, or none, takes that back. One that was added is taken back with none.
func (p *Preparing) Reword(e forms.GuideEntry, wording string) {
	wording = strings.TrimSpace(wording)
	switch {
	case e.Question != nil && wording == strings.TrimSpace(p.Say(e.Question.Label)):
		delete(p.interview.Reworded, e.Name)
	case e.Question != nil:
		setText(p.interview.Reworded, e.Name, wording)
	case wording == "":
		delete(p.interview.Added, e.Name)
	default:
		e.Added.Label = wording
		p.interview.Added[e.Name] = e.Added
	}
	p.unsaved = true
}

// Add puts a question beyond the guide, after another. A wording that says
// nothing adds nothing.
func (p *Preparing) Add(after forms.GuideEntry, wording string) {
	wording = strings.TrimSpace(wording)
	if wording == "" {
		return
	}
	place := after.Name
	if after.Question == nil {
		place = after.Added.After
	}
	p.interview.Added[NextAddedName(p.interview.Added)] = forms.AddedQuestion{
		Label: wording, After: place, At: p.now().UTC().Round(0)}
	p.unsaved = true
}

// actionPrepare names the steps of a Preparing.
const actionPrepare = "prepare"

// Unsaved reports whether anything is not on its way to disk yet.
func (p *Preparing) Unsaved() bool { return p.unsaved }

// Take hands over what was prepared, if it is unsaved, to be committed.
func (p *Preparing) Take() study.Step {
	if !p.unsaved {
		return study.Step{}
	}
	p.unsaved = false
	return study.Step{Action: actionPrepare, Reworded: maps.Clone(p.interview.Reworded), Added: maps.Clone(p.interview.Added)}
}

// GiveBack says that a step could not be committed.
func (p *Preparing) GiveBack(step study.Step) { p.unsaved = p.unsaved || step.Action == actionPrepare }

// Commit puts what was prepared on disk; it does nothing with an empty step.
func (p *Preparing) Commit(step study.Step) error {
	if step.Action != actionPrepare {
		return nil
	}
	return p.study.Prepare(p.caseID, study.Preparation{Reworded: step.Reworded, Added: step.Added})
}

// End does nothing: no interview has begun.
func (p *Preparing) End(forms.Status) {}

// GoOn does nothing either.
func (p *Preparing) GoOn() {}
