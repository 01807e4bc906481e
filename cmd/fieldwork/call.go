package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
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
			return o.call(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	cmd.Flags().StringVar(&o.language, "lang", "", "the `CODE` of the language to ask in")
	cmd.Flags().BoolVar(&o.plain, "plain", false, "ask line by line, for screen readers and scripts")
	cmd.Flags().BoolVar(&o.confirm, "confirm", false, "the digit of a single choice waits for Enter")
	return cmd
}

// call takes an interview and says how it was left. That is said when the study
// is closed, since a terminal that takes no more output would keep it open.
func (o *callOptions) call(ctx context.Context) error {
	ending := ""
	err := o.withStudy(func(s *opened) (err error) {
		ending, err = o.run(ctx, s)
		return err
	})
	o.end()
	if ending != "" {
		o.tell(ending)
	}
	return err
}

// run takes an interview and gives the sentence that says how it was left.
func (o *callOptions) run(ctx context.Context, s *opened) (ending string, err error) {
	if err := o.callFault(); !o.plain && err != nil {
		return "", err
	}
	sitting, subject, err := o.start(s)
	if err != nil {
		return "", err
	}
	err = o.deliver(ctx, s, sitting, subject)
	kept, unread := s.Interview(sitting.Interview())
	switch {
	case unread != nil || errors.Is(err, store.ErrUncertain):
		return fmt.Sprintf("Whether interview %[1]s was saved as it was left is not certain; 'fieldwork responses show %[1]s' shows it.",
			sitting.Interview()), errors.Join(err, unread)
	case kept.Status == forms.InProgress && !errors.Is(err, ui.ErrNotSaved):
		err = errors.Join(ui.ErrNotSaved, err)
	}
	return leftAs(kept), err
}

// deliver asks the questions until the interview is left.
func (o *callOptions) deliver(ctx context.Context, s *opened, sitting *deliver.Sitting, subject string) error {
	if o.plain {
		_, err := (&plain.Deliverer{Sitting: sitting, In: o.in, Out: o.out, Explain: s.explain}).Run(ctx)
		return err
	}
	return o.show(ui.NewShell(questionnaire.New(sitting, questionnaire.Options{
		Subject: subject, Confirm: o.confirm, Explain: s.explain, After: o.after,
	})))
}

// start begins an interview, or goes on with the one that was named, and says
// which it is.
func (o *callOptions) start(s *opened) (sitting *deliver.Sitting, subject string, err error) {
	if o.interview != "" {
		return o.resume(s)
	}
	version, err := s.pickInstrument(o.form)
	if err != nil {
		return nil, "", err
	}
	code, err := language(version, o.language)
	if err != nil {
		return nil, "", err
	}
	sitting, err = deliver.Begin(s.Study, study.Beginning{
		Instrument: version.Name, Version: version.Version, Language: code,
		Interviewer: o.interviewer(), Mode: forms.Telephone,
	}, o.now)
	if err != nil {
		return nil, "", err
	}
	return sitting, study.Subject("", sitting.Interview()), nil
}

// resume goes on with an interview, in another language where one is named.
// Nothing is written before it is known that the interview can be asked.
func (o *callOptions) resume(s *opened) (sitting *deliver.Sitting, subject string, err error) {
	interview, err := s.Interview(o.interview)
	if err != nil {
		return nil, "", err
	}
	_, version, err := s.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		return nil, "", err
	}
	code, err := language(version, o.language)
	if err != nil {
		return nil, "", err
	}
	sitting, err = deliver.Resume(s.Study, interview.ID, o.now)
	if err != nil {
		return nil, "", err
	}
	if o.language != "" && code != interview.Language {
		sitting.SetLanguage(code)
		err = sitting.Save()
	}
	return sitting, study.Subject(interview.Case, interview.ID), err
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
