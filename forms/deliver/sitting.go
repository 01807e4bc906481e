// Package deliver takes an interview: it knows where the questionnaire stands,
// what of the answers is not on disk yet, and the words in which the screens
// and the line mode in the folders below speak of both. What is asked next is
// decided by package flow; what is answered is committed through package study
// before the next question is shown.
package deliver

import (
	"maps"
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/study"
)

// Sitting is one interview while it is being taken: where the flow stands,
// what of it is not on disk yet, and the recorder that puts it there. A move
// changes the flow at once; nothing of the next question may be shown before
// what is unsaved has been committed.
type Sitting struct {
	flow     *flow.State
	recorder *study.Recorder
	now      func() time.Time
	language string
	remarks  map[string]string
	elapsed  time.Duration // of all visits to questions that have ended
	shown    time.Time     // since when the present question is on screen
	unsaved  study.Step
}

// NewSitting goes on with a recorded interview where it stands. The clock is
// used for the time that each question takes.
func NewSitting(instrument *forms.Instrument, recorder *study.Recorder, now func() time.Time) *Sitting {
	interview := recorder.Interview()
	return &Sitting{
		flow:     flow.Restore(instrument, &interview),
		recorder: recorder,
		now:      now,
		language: interview.Language,
		remarks:  cloned(interview.Remarks),
		elapsed:  interview.Elapsed(),
		shown:    now(),
	}
}

func cloned(remarks map[string]string) map[string]string {
	if remarks == nil {
		return make(map[string]string)
	}
	return maps.Clone(remarks)
}

// Flow is where the interview stands among its questions. It is for reading
// only: what changes it is to go through the sitting, or is never saved.
func (s *Sitting) Flow() *flow.State { return s.flow }

// Now is the time on the clock of the sitting.
func (s *Sitting) Now() time.Time { return s.now() }

// Status is that of the interview as it is on disk.
func (s *Sitting) Status() forms.Status { return s.recorder.Interview().Status }

// Unsaved reports whether anything is not on its way to disk yet.
func (s *Sitting) Unsaved() bool { return !s.unsaved.Empty() }

// Take hands over what is unsaved, to be committed.
func (s *Sitting) Take() study.Step {
	step := s.unsaved
	s.unsaved = study.Step{}
	return step
}

// GiveBack returns a step whose commit failed, to be taken again with what has
// come since.
func (s *Sitting) GiveBack(step study.Step) { s.unsaved = step.Then(s.unsaved) }

// Commit puts a step on disk. It is the only method that waits, and the only
// one that may run beside the others.
func (s *Sitting) Commit(step study.Step) error {
	if step.Empty() {
		return nil
	}
	return s.recorder.Record(step)
}

// Save commits what is unsaved, and keeps it if that fails.
func (s *Sitting) Save() error {
	step := s.Take()
	err := s.Commit(step)
	if err != nil {
		s.GiveBack(step)
	}
	return err
}

// Answer records an answer to a variable, or with the zero Answer takes it
// back. The error is a sentence for the interviewer.
func (s *Sitting) Answer(v *forms.Variable, answer forms.Answer) error {
	if err := s.flow.Set(v, answer); err != nil {
		return err
	}
	s.then(study.Step{Action: "answer", Answers: map[string]forms.Answer{v.Name: answer}})
	return nil
}

// SpecialAnswer is what a special answer to the present question is: itself,
// or the choice of that name where the question offers one. Where the question
// takes neither, why is a sentence that says so.
func (s *Sitting) SpecialAnswer(special forms.Special) (answer forms.Answer, why string) {
	q := s.flow.Current()
	if q == nil || !q.Asks() {
		return forms.Answer{}, "Nothing is asked here."
	}
	if q.Type == forms.SelectOne {
		for _, c := range s.flow.Choices(q) {
			if c.Name == string(special) {
				return forms.Answer{Value: c.Name}, ""
			}
		}
	}
	if !q.Allows(special) {
		return forms.Answer{}, "“" + special.Words() + "” is not an answer to this question."
	}
	return forms.Answer{Special: special}, ""
}

// Remark keeps the interviewer's remark on a question; an empty one takes it
// back.
func (s *Sitting) Remark(q *forms.Question, text string) {
	s.remarks[q.Name] = text
	s.then(study.Step{Action: "remark", Remarks: map[string]string{q.Name: text}})
}

// RemarkOn gives the remark on a question.
func (s *Sitting) RemarkOn(q *forms.Question) string { return s.remarks[q.Name] }

// Next goes on to the next question, and takes the default of one that has no
// answer. Where problems hold the present question it stays and gives them;
// confirmed passes over the soft ones.
func (s *Sitting) Next(confirmed bool) []flow.Problem {
	if q := s.flow.Current(); q != nil {
		if suggested := s.flow.Suggested(q); !suggested.Empty() {
			_ = s.Answer(q.Variables()[0], suggested) // flow suggests only what it takes
		}
	}
	leave := s.leaving()
	if problems := s.flow.Advance(confirmed); len(problems) > 0 {
		return problems
	}
	s.arrive(leave)
	return nil
}

// Back returns to the question before; it reports false at the first.
func (s *Sitting) Back() bool {
	leave := s.leaving()
	if !s.flow.Back() {
		return false
	}
	s.arrive(leave)
	return true
}

// Jump goes to a question that was reached before, with nil to the review at
// the end. It reports false where that cannot be.
func (s *Sitting) Jump(q *forms.Question) bool {
	leave := s.leaving()
	if !s.flow.Jump(q) {
		return false
	}
	s.arrive(leave)
	return true
}

// Language is the code of the language in which is asked now.
func (s *Sitting) Language() string { return s.language }

// SetLanguage changes the language in which is asked from here on.
func (s *Sitting) SetLanguage(code string) {
	s.language = code
	s.then(study.Step{Action: "language", Language: code})
}

// Complete ends the interview. Where problems stand against that it goes on,
// and gives them.
func (s *Sitting) Complete() []flow.Problem {
	if held := s.hardProblems(); len(held) > 0 {
		return held
	}
	s.End(forms.Complete)
	return nil
}

func (s *Sitting) hardProblems() []flow.Problem {
	return slices.DeleteFunc(s.flow.Outstanding(), func(p flow.Problem) bool { return p.Soft })
}

// End gives the interview the status that it is left with, suspended or broken
// off.
func (s *Sitting) End(status forms.Status) {
	s.arrive(s.leaving())
	s.unsaved.Action, s.unsaved.Status = string(status), status
}

// GoOn takes back an End that could not be saved.
func (s *Sitting) GoOn() { s.unsaved.Status = "" }

// then adds a step to what is unsaved, with the place where the interview
// stands, so that every commit leaves it resumable there.
func (s *Sitting) then(step study.Step) {
	step.Position, step.Reached = s.flow.Position(), s.flow.Reached()
	s.unsaved = s.unsaved.Then(step)
}

// leaving counts the time that the present question was on screen.
func (s *Sitting) leaving() study.Step {
	q := s.flow.Current()
	if q == nil {
		return study.Step{}
	}
	return study.Step{Spent: map[string]time.Duration{q.Name: s.now().Sub(s.shown)}}
}

func (s *Sitting) arrive(leave study.Step) {
	for _, spent := range leave.Spent {
		s.elapsed += spent
	}
	s.shown = s.now()
	leave.Action = "move"
	s.then(leave)
}

// Elapsed is the time that questions were on screen in this interview, until
// now.
func (s *Sitting) Elapsed() time.Duration {
	if s.flow.Current() == nil {
		return s.elapsed
	}
	return s.elapsed + s.now().Sub(s.shown)
}
