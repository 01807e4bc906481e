package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
)

// outcomesOptions is what 'fieldwork outcomes' was asked.
type outcomesOptions struct {
	*app
	form  string
	e     string
	basis string
	json  bool
}

func newOutcomesCommand(a *app) *cobra.Command {
	o := &outcomesOptions{app: a}
	cmd := &cobra.Command{
		Use: "outcomes", Short: "Count the outcomes, and give the response, co-operation, refusal and contact rates", Args: noArguments,
		Long: "Count the cases of an instrument by final disposition, and give the response, co-operation, refusal and\n" +
			"contact rates of the AAPOR Standard Definitions, 9th edition, 2016. Open cases are in no rate. e, the\n" +
			"share of the cases of unknown eligibility that is taken to be eligible, is estimated, or given.",
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

// outcomesReport is what the sample of an instrument has come to.
type outcomesReport struct {
	form  string
	tally sample.Tally
	e     sample.Eligibility
	given bool
	rates []sample.Rate
	lists []sample.ListRow
	total sample.ListRow
}

func (o *outcomesOptions) run(ctx context.Context, s *opened, given *sample.Eligibility) error {
	version, err := s.pickInstrument(o.form)
	if err != nil {
		return err
	}
	r, err := readRoster(s, ctx.Err)
	if err != nil {
		return err
	}
	r.cases = slices.DeleteFunc(r.cases, func(c sample.Case) bool { return c.Instrument != version.Name })
	report := r.report(version.Name, given)
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		switch {
		case o.json:
			return writeJSON(w, report.json())
		case len(r.cases) == 0:
			_, err := fmt.Fprintf(w, "There is no case of %s yet; make some with 'fieldwork cases make --form %s'.\n", version.Name, version.Name)
			return err
		}
		return report.write(w)
	})
}

func (r *roster) report(form string, given *sample.Eligibility) *outcomesReport {
	report := &outcomesReport{form: form, tally: sample.TallyCases(r.cases), given: given != nil}
	if given != nil {
		report.e = *given
	} else {
		report.e = sample.EstimateEligibility(report.tally.Counts)
	}
	report.rates = sample.Rates(report.tally.Counts, report.e)
	var members []sample.Member
	for _, c := range r.cases {
		members = append(members, sample.Member{
			Lists: r.contact(c).Lists, Sampled: true, Complete: c.Disposition == sample.CompleteCode,
		})
	}
	report.lists, report.total = sample.ByList(members)
	return report
}

// open is how many cases have no final disposition yet.
func (r *outcomesReport) open() int {
	count := 0
	for _, n := range r.tally.Interim {
		count += n
	}
	return count
}
