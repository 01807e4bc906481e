// Package deliver asks a questionnaire: on the full screen, one question at a
// time, for an interviewer on the telephone, and line by line for screen
// readers and scripts. What is asked next is decided by package flow; what is
// answered is committed through package study before the next question is
// shown.
package deliver

import (
	"maps"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/study"
)

// Sitting is one interview while it is being taken: where the flow stands,
// and the recorder that keeps it on disk. Its moves change the flow at once
// and give the step that has still to be committed; nothing of the next
// question may be shown before Commit has returned nil.
type Sitting struct {
	flow     *flow.State
	recorder *study.Recorder
	now      func() time.Time
	language string
	remarks  map[string]string
	elapsed  time.Duration // of all visits to questions that have ended
	shown    time.Time     // since when the present question is on screen
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

// Commit puts a step on disk. It is the only method that waits, and the only
// one that may be called beside the others.
func (s *Sitting) Commit(step study.Step) error {
	if step.Empty() {
		return nil
	}
	return s.recorder.Record(step)
}

// Answer records an answer to a variable, or with the zero Answer takes it
// back. The error is a sentence for the interviewer.
func (s *Sitting) Answer(v *forms.Variable, answer forms.Answer) (study.Step, error) {
	if err := s.flow.Set(v, answer); err != nil {
		return study.Step{}, err
	}
	step := s.place("answer")
	step.Answers = map[string]forms.Answer{v.Name: answer}
	return step, nil
}

// Remark keeps the interviewer's remark on a question; an empty one takes it
// back.
func (s *Sitting) Remark(q *forms.Question, text string) study.Step {
	s.remarks[q.Name] = text
	step := s.place("remark")
	step.Remarks = map[string]string{q.Name: text}
	return step
}

// RemarkOn gives the remark on a question.
func (s *Sitting) RemarkOn(q *forms.Question) string { return s.remarks[q.Name] }

// Next goes on to the next question. Where problems hold the present one it
// stays and gives them; confirmed passes over the soft ones.
func (s *Sitting) Next(confirmed bool) (study.Step, []flow.Problem) {
	leave := s.leaving()
	if problems := s.flow.Advance(confirmed); len(problems) > 0 {
		return study.Step{}, problems
	}
	return s.arrive(leave), nil
}

// Back returns to the question before; ok is false at the first.
func (s *Sitting) Back() (step study.Step, ok bool) {
	leave := s.leaving()
	if !s.flow.Back() {
		return study.Step{}, false
	}
	return s.arrive(leave), true
}

// Jump goes to a question that was reached before, with nil to the review at
// the end; ok is false where that cannot be.
func (s *Sitting) Jump(q *forms.Question) (step study.Step, ok bool) {
	leave := s.leaving()
	if !s.flow.Jump(q) {
		return study.Step{}, false
	}
	return s.arrive(leave), true
}

// SetLanguage changes the language in which is asked from here on.
func (s *Sitting) SetLanguage(code string) study.Step {
	s.language = code
	step := s.place("language")
	step.Language = code
	return step
}

// End gives the interview the status that it is left with: suspended, broken
// off or complete.
func (s *Sitting) End(status forms.Status) study.Step {
	step := s.arrive(s.leaving())
	step.Action = string(status)
	step.Status = status
	return step
}

// place is a step that says where the interview stands, so that every commit
// leaves it resumable at the question on screen.
func (s *Sitting) place(action string) study.Step {
	return study.Step{Action: action, Position: s.flow.Position(), Reached: s.flow.Reached()}
}

// leaving counts the time that the present question was on screen.
func (s *Sitting) leaving() study.Step {
	q := s.flow.Current()
	if q == nil {
		return study.Step{}
	}
	return study.Step{Spent: map[string]time.Duration{q.Name: s.now().Sub(s.shown)}}
}

func (s *Sitting) arrive(leave study.Step) study.Step {
	for _, spent := range leave.Spent {
		s.elapsed += spent
	}
	s.shown = s.now()
	return leave.Then(s.place("move"))
}

// Elapsed is the time that questions were on screen in this interview, until
// now.
func (s *Sitting) Elapsed() time.Duration {
	if s.flow.Current() == nil {
		return s.elapsed
	}
	return s.elapsed + s.now().Sub(s.shown)
}

// Language is the code of the language in which is asked now.
func (s *Sitting) Language() string { return s.language }

func cloned(remarks map[string]string) map[string]string {
	if remarks == nil {
		return make(map[string]string)
	}
	return maps.Clone(remarks)
}
