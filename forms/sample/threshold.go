package sample

import (
	"fmt"

	"fieldwork/forms"
)

// Threshold is the study's declared rule for an interview that was not
// finished: with less than Partial per cent of its questions answered it is a
// break-off, with more than Complete per cent it counts as complete, and
// between the two, both included, it is a partial interview. The Standard
// Definitions want the rule declared and leave it to the survey.
type Threshold struct {
	Partial  int `json:"partial"`
	Complete int `json:"complete"`
}

// Share is how many of the questions that applied to a respondent were
// answered. A special answer such as "don't know" is an answer.
type Share struct {
	Answered   int `json:"answered"`
	Applicable int `json:"applicable"`
}

// Outcome gives the code of an interview by its share: CompleteCode,
// PartialCode or BreakOffCode. An interview in which nothing applied is a
// break-off.
func (t Threshold) Outcome(share Share) string {
	answered := min(share.Answered, share.Applicable) * 100
	switch {
	case share.Applicable <= 0 || answered < t.Partial*share.Applicable:
		return BreakOffCode
	case answered > t.Complete*share.Applicable:
		return CompleteCode
	}
	return PartialCode
}

// InterviewOutcome gives the code of the call in which an interview came to a
// status: one that was ended after the last question is complete whatever its
// share, one that can be gone on with is suspended, and the threshold decides
// on one that was broken off.
func (t Threshold) InterviewOutcome(status forms.Status, share Share) string {
	switch {
	case status == forms.Complete:
		return CompleteCode
	case status.Resumable():
		return SuspendedCode
	}
	return t.Outcome(share)
}

// Sentence declares the threshold as a report of method does.
func (t Threshold) Sentence() string {
	return fmt.Sprintf("An interview that was not finished is a break-off with fewer than %d per cent of the questions that applied answered, "+
		"a partial interview with %d to %d per cent, and complete with more.", t.Partial, t.Partial, t.Complete)
}

func (t Threshold) wrong() string {
	if t.Partial < 0 || t.Complete > 100 || t.Partial > t.Complete {
		return "the threshold needs two percentages from 0 to 100, that of a partial interview no higher than that of a complete one"
	}
	return ""
}
