package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/desk"
	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// callOptions is what 'fieldwork call' was asked.
type callOptions struct {
	*app
	interview string
	form      string
	language  string
	plain     bool
	confirm   bool
}

func newCallCommand(a *app) *cobra.Command {
	o := &callOptions{app: a}
	cmd := &cobra.Command{
		Use: "call [INTERVIEW]", Short: "Take an interview, or go on with one", Args: atMostOneArgument,
		Long: "Begin an interview, or go on with the one whose ID is given; the last letters of the ID will do.\n" +
			"Every answer is saved before the next question is asked.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				o.interview = arguments[0]
				if cmd.Flags().Changed("form") {
					return usage("An interview that is gone on with has its form already; leave --form out.")
				}
			}
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	cmd.Flags().StringVar(&o.language, "lang", "", "the `CODE` of the language to ask in")
	cmd.Flags().BoolVar(&o.plain, "plain", false, "ask line by line, for screen readers and scripts")
	cmd.Flags().BoolVar(&o.confirm, "confirm", false, "the digit of a single choice waits for Enter")
	return cmd
}

func (o *callOptions) run(ctx context.Context, s *opened) error {
	if err := o.callFault(); !o.plain && err != nil {
		return err
	}
	recorder, in, err := o.start(s)
	if err != nil {
		return err
	}
	sitting := deliver.NewSitting(in, recorder, o.now)
	if o.plain {
		_, err = (&deliver.Plain{Sitting: sitting, In: o.in, Out: o.out}).Run(ctx)
	} else {
		err = o.show(ui.NewShell(deliver.NewQuestionnaire(sitting, deliver.Options{
			Subject: desk.Subject(recorder.Interview()), Confirm: o.confirm, After: o.after,
		})))
	}
	return errors.Join(err, o.conclude(recorder.Interview()))
}

// start begins an interview, or goes on with the one that was named.
func (o *callOptions) start(s *opened) (*study.Recorder, *forms.Instrument, error) {
	if o.interview != "" {
		return o.resume(s)
	}
	version, err := s.pickInstrument(o.form)
	if err != nil {
		return nil, nil, err
	}
	code, err := language(version, o.language)
	if err != nil {
		return nil, nil, err
	}
	in, _, err := s.Instrument(version.Name, version.Version)
	if err != nil {
		return nil, nil, err
	}
	recorder, err := s.Begin(study.Beginning{
		Instrument: version.Name, Version: version.Version, Language: code,
		Interviewer: o.interviewer(), Mode: forms.Telephone,
	})
	return recorder, in, err
}

func (o *callOptions) resume(s *opened) (*study.Recorder, *forms.Instrument, error) {
	interview, err := s.Interview(o.interview)
	if err != nil {
		return nil, nil, err
	}
	in, version, err := s.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		return nil, nil, err
	}
	code, err := language(version, o.language)
	if err != nil {
		return nil, nil, err
	}
	recorder, err := s.Resume(interview.ID)
	if err != nil {
		return nil, nil, err
	}
	if o.language != "" && code != interview.Language {
		err = recorder.Record(study.Step{Action: "language", Language: code})
	}
	return recorder, in, err
}

// conclude says how the interview was left, and how to go on with it.
func (o *callOptions) conclude(interview forms.Interview) error {
	text := fmt.Sprintf("Interview %s is complete.", interview.ID)
	switch {
	case interview.Status.Resumable():
		text = fmt.Sprintf("Interview %s is suspended. Go on with: fieldwork call %s", interview.ID, interview.ID)
	case interview.Status == forms.BrokenOff:
		text = fmt.Sprintf("Interview %s was broken off.", interview.ID)
	}
	_, err := fmt.Fprintln(o.err, text)
	return err
}
