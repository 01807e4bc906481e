package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// callOptions is what 'fieldwork call' was asked.
type callOptions struct {
	*app
	// named is the case or the interview that was named.
	named    string
	form     string
	language string
	outside  bool
	plain    bool
	confirm  bool
}

func newCallCommand(a *app) *cobra.Command {
	o := &callOptions{app: a}
	cmd := &cobra.Command{
		Use: "call [CASE]", Short: "Call the next case, or this one, and deliver its instrument", Args: atMostOneArgument,
		Long: "Take the next case of the queue, or the one whose ID is given, and open its call sheet: whom to call, what\n" +
			"to say, and a key for each outcome. In place of a case an interview can be named, to go on with it; the last\n" +
			"letters of an ID will do. In a study without cases, or with --outside, an interview begins at once. Every\n" +
			"answer is saved before the next question is asked.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				o.named = arguments[0]
				if cmd.Flags().Changed("form") {
					return usage("What is named has its form already; leave --form out.")
				}
				if o.outside {
					return usage("--outside begins with somebody who is not in the sample; name no case with it.")
				}
			}
			return o.call(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the `NAME` of the instrument: only its cases are called")
	cmd.Flags().StringVar(&o.language, "lang", "", "the `CODE` of the language to ask in")
	cmd.Flags().BoolVar(&o.outside, "outside", false, "begin an interview with somebody who is not in the sample")
	cmd.Flags().BoolVar(&o.plain, "plain", false, "ask line by line, for screen readers and scripts")
	cmd.Flags().BoolVar(&o.confirm, "confirm", false, "the digit of a single choice waits for Enter")
	return cmd
}

// call calls, and says how what was begun was left. That is said when the study
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

// run gives the sentence that says how what was begun was left.
func (o *callOptions) run(ctx context.Context, s *opened) (ending string, err error) {
	if err := o.callFault(); !o.plain && err != nil {
		return "", err
	}
	switch {
	case o.named != "":
		return o.runNamed(ctx, s)
	case o.outside:
		return o.runInterview(ctx, s, "")
	}
	for _, err := range s.Cases() {
		if err != nil {
			return "", err
		}
		return o.runNext(ctx, s) // there is a case
	}
	return o.runInterview(ctx, s, "")
}

// runNamed calls a case, or goes on with an interview: from the call sheet of
// its case where it has one.
func (o *callOptions) runNamed(ctx context.Context, s *opened) (ending string, err error) {
	found, err := s.Case(o.named)
	if err == nil {
		return o.runCase(ctx, s, found.ID)
	}
	if errors.Is(err, study.ErrManyCases) {
		return "", unknownCase(o.named, err)
	}
	interview, missing := s.Interview(o.named)
	switch {
	case errors.Is(missing, study.ErrNoInterview) && errors.Is(err, study.ErrNoCase):
		return "", fail("The study has no case and no interview %s; 'fieldwork cases --all' and 'fieldwork responses list' show those it has.", o.named)
	case missing != nil:
		return "", missing
	case interview.Case != "" && interview.Status.Resumable():
		return o.runCase(ctx, s, interview.Case)
	}
	return o.runInterview(ctx, s, interview.ID)
}

// runNext calls the next case of the queue.
func (o *callOptions) runNext(ctx context.Context, s *opened) (ending string, err error) {
	instruments, err := o.instruments(s)
	if err != nil {
		return "", err
	}
	fieldwork, err := o.openFieldwork(ctx, s)
	if err != nil {
		return "", err
	}
	next, ok, err := fieldwork.Take(o.interviewer(), instruments...)
	if err != nil {
		return "", err
	}
	if !ok {
		rules := fieldwork.Rules()
		at, possible := fieldwork.Soonest(instruments...)
		if !possible {
			return "", fail("There is nobody left to call; 'fieldwork cases --all' says why.")
		}
		return "", fail("There is nobody to call now; the next call is possible from %s.", sample.FormatAppointment(at, rules.Location()))
	}
	return o.callCase(ctx, s, fieldwork, next)
}

// runCase calls one case.
func (o *callOptions) runCase(ctx context.Context, s *opened, id string) (ending string, err error) {
	fieldwork, err := o.openFieldwork(ctx, s)
	if err != nil {
		return "", err
	}
	claimed, err := s.ClaimCase(id, o.interviewer())
	if errors.Is(err, sample.ErrClosed) {
		return "", fail("Case %s is closed with %s; open it again with 'fieldwork cases reopen %[1]s'.", study.ShortID(id), labelOf(claimed.Disposition))
	}
	if err != nil {
		return "", err
	}
	return o.callCase(ctx, s, fieldwork, sample.ByHand(claimed))
}

// instruments are those whose cases are called: none stands for all.
func (o *callOptions) instruments(s *opened) ([]string, error) {
	if o.form == "" {
		return nil, nil
	}
	version, err := s.pickInstrument(o.form)
	return []string{version.Name}, err
}

// openFieldwork reads the cases, which in a large study takes a moment.
func (a *app) openFieldwork(ctx context.Context, s *opened) (*study.Fieldwork, error) {
	bar := a.newProgress("Reading the cases")
	defer bar.end()
	return s.OpenFieldwork(func(int) error {
		bar.working()
		return ctx.Err()
	})
}
