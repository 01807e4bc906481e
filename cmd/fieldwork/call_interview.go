package main

import (
	"context"
	"errors"
	"fmt"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/interview"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

// runInterview begins an interview with somebody who is not in the sample, or
// goes on with the one of that ID, and says how it was left.
func (o *callOptions) runInterview(ctx context.Context, s *opened, id string) (ending string, err error) {
	beginning, err := o.beginning(s, id)
	if err != nil {
		return "", err
	}
	if o.plain {
		id, err = o.inLines(ctx, s, beginning, id)
	} else {
		id, err = o.onScreen(s, beginning, id)
	}
	if id == "" {
		return "", err
	}
	kept, unread := s.Interview(id)
	switch {
	case unread != nil || errors.Is(err, store.ErrUncertain):
		return fmt.Sprintf("Whether interview %[1]s was saved as it was left is not certain; 'fieldwork responses show %[1]s' shows it.", id),
			errors.Join(err, unread)
	case kept.Status == forms.InProgress && !errors.Is(err, ui.ErrNotSaved):
		err = errors.Join(ui.ErrNotSaved, err)
	}
	return leftAs(kept), err
}

// beginning says how an interview is to begin. Of one that is gone on with it
// checks the language, before anything is written.
func (o *callOptions) beginning(s *opened, id string) (study.Beginning, error) {
	version, err := o.versionFor(s, id)
	if err != nil {
		return study.Beginning{}, err
	}
	code, err := language(version, o.language)
	return study.Beginning{
		Instrument: version.Name, Version: version.Version, Language: code, Interviewer: o.interviewer(), Mode: forms.Telephone,
	}, err
}

func (o *callOptions) versionFor(s *opened, id string) (study.Version, error) {
	if id == "" {
		return s.pickInstrument(o.form)
	}
	kept, err := s.Interview(id)
	if err != nil {
		return study.Version{}, err
	}
	_, version, err := s.Instrument(kept.Instrument, kept.Version)
	return version, err
}

// onScreen delivers an interview on the screen, and gives its ID if it began.
func (o *callOptions) onScreen(s *opened, beginning study.Beginning, id string) (string, error) {
	options := interview.Options{
		Study: s.Study, Now: o.now, Interviewer: o.interviewer(), Language: o.language, Confirm: o.confirm,
		Media: o.mediaFor(s), Explain: s.explain, After: o.after, Began: func(began string) { id = began },
	}
	screen, err := o.firstScreen(options, beginning, id)
	if err != nil {
		return "", err
	}
	err = o.show(ui.NewShell(screen))
	return id, err
}

func (o *callOptions) firstScreen(options interview.Options, beginning study.Beginning, id string) (ui.Screen, error) {
	if id != "" {
		return interview.Resumed(options, id)
	}
	return interview.First(options, beginning)
}

// inLines delivers an interview line by line, and gives its ID if it began.
func (o *callOptions) inLines(ctx context.Context, s *opened, beginning study.Beginning, id string) (string, error) {
	instrument, _, err := s.Instrument(beginning.Instrument, beginning.Version)
	if err != nil {
		return "", err
	}
	lines := plain.NewLines(ctx, o.in)
	defer lines.Close()
	if id == "" && instrument.Consent != nil {
		result := (&plain.Consent{
			Instrument: instrument, Language: beginning.Language, Interviewer: beginning.Interviewer, Now: o.now, In: lines, Out: o.out,
		}).Run(ctx)
		if result.Given == nil || result.Refused {
			return "", fail("The respondent has not agreed to take part. There is no interview.")
		}
		beginning.Consent, beginning.Language = result.Given, result.Language
	}
	if instrument.Kind == forms.Guide {
		return o.guideInLines(ctx, s, lines, beginning, id)
	}
	sitting, err := sit(s, beginning, id, o, deliver.Begin, deliver.Resume)
	if err != nil {
		return "", err
	}
	_, err = (&plain.Deliverer{Sitting: sitting, In: lines, Out: o.out, Explain: s.explain}).Run(ctx)
	return sitting.Interview(), err
}

func (o *callOptions) guideInLines(ctx context.Context, s *opened, lines *plain.Lines, beginning study.Beginning, id string) (string, error) {
	sitting, err := sit(s, beginning, id, o, deliver.BeginGuide, deliver.ResumeGuide)
	if err != nil {
		return "", err
	}
	_, err = (&plain.GuideDeliverer{Sitting: sitting, In: lines, Out: o.out, Explain: s.explain, Study: s.Study}).Run(ctx)
	return sitting.Interview().ID, err
}

// leftAs says how an interview was left, and how to go on with it.
func leftAs(interview forms.Interview) string {
	switch interview.Status {
	case forms.Suspended:
		return fmt.Sprintf("Interview %[1]s is suspended. Go on with: fieldwork call %[1]s", interview.ID)
	case forms.InProgress:
		return fmt.Sprintf("Interview %[1]s can be gone on with where it was last saved: fieldwork call %[1]s", interview.ID)
	case forms.BrokenOff:
		return fmt.Sprintf("Interview %s was broken off.", interview.ID)
	}
	return fmt.Sprintf("Interview %s is complete.", interview.ID)
}
