package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/outcomes"
	"fieldwork/forms/sample"
)

// outcomesOptions is what 'fieldwork outcomes' was asked.
type outcomesOptions struct {
	*app
	form  string
	e     string
	basis string
	json  bool

	asIfClosed bool
	lists      string
}

func newOutcomesCommand(a *app) *cobra.Command {
	o := &outcomesOptions{app: a}
	cmd := &cobra.Command{
		Use: "outcomes", Short: "Count the outcomes, and give the response, co-operation, refusal and contact rates", Args: noArguments,
		Long: "Count the cases of an instrument by final disposition, and give the response, co-operation, refusal and\n" +
			"contact rates of the AAPOR Standard Definitions, 9th edition, 2016. Open cases are in no rate, or with\n" +
			"--as-if-closed in all as they would be closed now. e, the share of the cases of unknown eligibility that\n" +
			"is taken to be eligible, is estimated, or given. Completes count on the lists that respondents name where\n" +
			"the study has a question for that ('fieldwork cases settings', list_questions), or --lists names one;\n" +
			"else on those of their contacts.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			given, err := o.given()
			if err != nil {
				return err
			}
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s, given) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the instrument `NAME`; can be left out where the study has only one")
	cmd.Flags().StringVar(&o.e, "e", "", "take e to be a `NUMBER` from 0 to 1, such as 0.85 or 17/20; needs --basis")
	cmd.Flags().StringVar(&o.basis, "basis", "", "a `TEXT` that says how the number was come by")
	cmd.Flags().BoolVar(&o.asIfClosed, "as-if-closed", false, "count open cases as they would be closed now")
	cmd.Flags().StringVar(&o.lists, "lists", "", "the `QUESTION` whose answer names the lists that a respondent is on")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object")
	return cmd
}

// given is e as the command line gives it; nil if it is to be estimated.
func (o *outcomesOptions) given() (*sample.Eligibility, error) {
	basis := strings.TrimSpace(o.basis)
	switch {
	case o.e == "" && basis == "":
		return nil, nil
	case o.e == "":
		return nil, usage("--basis says how e was come by; give it with --e NUMBER.")
	case basis == "":
		return nil, usage("--e needs --basis, a text that says how the number was come by.")
	}
	e, err := sample.GivenEligibility(o.e, basis)
	if err != nil {
		return nil, usage("--e is a number from 0 to 1, such as 0.85 or 17/20, not %s.", o.e)
	}
	return &e, nil
}

func (o *outcomesOptions) run(ctx context.Context, s *opened, given *sample.Eligibility) error {
	version, err := s.pickInstrument(o.form)
	if err != nil {
		return err
	}
	bar := o.newProgress("Counting outcomes")
	defer bar.end()
	in, err := o.read(s, version.Name, func() error {
		bar.working()
		return ctx.Err()
	})
	bar.end()
	if err != nil {
		return err
	}
	in.Given = given
	report := outcomesReport{outcomes.Make(in)}
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		switch {
		case o.json:
			return writeJSON(w, report.json())
		case report.Cases == 0 && report.Unsampled == 0:
			_, err := fmt.Fprintf(w, "There is no case of %s yet; make some with 'fieldwork cases make --form %s'.\n", version.Name, version.Name)
			return err
		}
		return report.write(w)
	})
}

// read gives what the report on an instrument is made from.
func (o *outcomesOptions) read(s *opened, instrument string, check func() error) (in outcomes.Input, err error) {
	r, err := readRoster(s, check)
	if err != nil {
		return in, err
	}
	in = outcomes.Input{
		Instrument: instrument, Cases: r.cases, Settings: r.settings, AsIfClosed: o.asIfClosed,
		Lists: func(contact string) []string {
			if person := r.byID[contact]; person != nil {
				return person.Lists
			}
			return nil
		},
	}
	if in.ListQuestion, err = o.listQuestion(s, instrument, r.settings); err != nil {
		return in, err
	}
	if o.asIfClosed {
		if in.Calls, err = openCalls(s, instrument, r.cases, check); err != nil {
			return in, err
		}
	}
	if in.ListQuestion != "" {
		in.Responses, err = responsesTo(s, instrument, in.ListQuestion, check)
	}
	return in, err
}

// listQuestion is the question that names the lists of a respondent: that of
// the command line, else the study's own; empty for none.
func (o *outcomesOptions) listQuestion(s *opened, instrument string, rules sample.Settings) (string, error) {
	if o.lists == "" {
		return rules.ListQuestions[instrument], nil
	}
	in, _, err := s.Instrument(instrument, 0)
	if err != nil {
		return "", err
	}
	if in.Variable(o.lists) == nil {
		return "", usage("--lists: %s has no question %s%s", instrument, o.lists, variableMeant(in, o.lists))
	}
	return o.lists, nil
}

// openCalls reads the calls on the open cases of an instrument.
func openCalls(s *opened, instrument string, cases []sample.Case, check func() error) (map[string][]sample.Call, error) {
	calls := map[string][]sample.Call{}
	for _, c := range cases {
		if c.Instrument != instrument || c.State == sample.Closed || c.Attempts == 0 {
			continue
		}
		made, err := s.Calls(c.ID)
		if err = errors.Join(err, check()); err != nil {
			return nil, err
		}
		calls[c.ID] = made
	}
	return calls, nil
}

// responsesTo reads what the table by list needs of the complete interviews.
func responsesTo(s *opened, instrument, question string, check func() error) ([]sample.Response, error) {
	var responses []sample.Response
	for interview, err := range s.Interviews(instrument) {
		if err = errors.Join(err, check()); err != nil {
			return nil, err
		}
		if response, ok := sample.ResponseOf(&interview, instrument, question); ok {
			responses = append(responses, response)
		}
	}
	return responses, nil
}
