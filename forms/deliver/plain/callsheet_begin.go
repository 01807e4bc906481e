package plain

import (
	"context"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
)

// begin asks for consent where the instrument wants that, holds the interview,
// and reads how far it has come.
func (t *sheetTalk) begin(ctx context.Context) {
	if why := t.attempt.CannotAsk(); why != "" {
		t.say(why)
		return
	}
	beginning := study.Beginning{
		Instrument: t.attempt.Case.Instrument, Language: t.language, Interviewer: t.Interviewer,
		Case: t.attempt.Case.ID, Mode: forms.Telephone,
	}
	if !t.attempt.GoesOn() && t.attempt.Instrument.Consent != nil && !t.agreed(ctx, &beginning) {
		return
	}
	if err := t.hold(ctx, beginning); err != nil {
		t.err = err
		t.say("The interview could not be held. " + t.explain(err))
	}
	if err := t.read(); err != nil {
		t.err, t.ended = err, true
		return
	}
	t.say(t.attempt.InterviewSentence(), t.suggestion())
}

// agreed asks for consent, and reports whether the interview can begin.
func (t *sheetTalk) agreed(ctx context.Context, beginning *study.Beginning) bool {
	_ = t.out.Flush() // what follows writes past the buffer
	result := (&Consent{
		Instrument: t.attempt.Instrument, Language: t.language, Interviewer: t.Interviewer, Now: t.Now, In: t.lines, Out: t.Out,
	}).Run(ctx)
	t.language = result.Language
	beginning.Language, beginning.Consent = result.Language, result.Given
	switch {
	case result.Given == nil:
		t.say("There was no interview.", t.suggestion())
		return false
	case result.Refused:
		t.attempt.Refusal = result.Given
		t.say("The respondent does not agree to take part. There is no interview.", t.suggestion())
		return false
	}
	return true
}

// hold begins the interview, or goes on with it, until it is left.
func (t *sheetTalk) hold(ctx context.Context, beginning study.Beginning) error {
	_ = t.out.Flush()
	if t.attempt.Instrument.Kind == forms.Guide {
		sitting, err := t.sitGuide(beginning)
		if err != nil {
			return err
		}
		_, err = (&GuideDeliverer{Sitting: sitting, In: t.lines, Out: t.Out, Explain: t.Explain, Study: t.Study}).Run(ctx)
		return err
	}
	sitting, err := t.sit(beginning)
	if err != nil {
		return err
	}
	_, err = (&Deliverer{Sitting: sitting, In: t.lines, Out: t.Out, Explain: t.Explain}).Run(ctx)
	return err
}

func (t *sheetTalk) sit(beginning study.Beginning) (*deliver.Sitting, error) {
	if !t.attempt.GoesOn() {
		return deliver.Begin(t.Study, beginning, t.Now)
	}
	sitting, err := deliver.Resume(t.Study, t.attempt.Interview.ID, t.Now)
	if err != nil {
		return nil, err
	}
	return sitting, t.speak(sitting)
}

func (t *sheetTalk) sitGuide(beginning study.Beginning) (*deliver.GuideSitting, error) {
	if !t.attempt.GoesOn() {
		return deliver.BeginGuide(t.Study, beginning, t.Now)
	}
	sitting, err := deliver.ResumeGuide(t.Study, t.attempt.Interview.ID, t.Now)
	if err != nil {
		return nil, err
	}
	return sitting, t.speak(sitting)
}

// speak lets an interview that was begun go on in the language of the sheet.
func (t *sheetTalk) speak(sitting interface {
	Language() string
	SetLanguage(code string)
	Save() error
}) error {
	if t.language == sitting.Language() {
		return nil
	}
	sitting.SetLanguage(t.language)
	return sitting.Save()
}
