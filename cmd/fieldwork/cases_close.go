package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// casesCloseOptions is what 'fieldwork cases close' was asked.
type casesCloseOptions struct {
	*app
	cases     []string
	form      string
	all       bool
	exhausted bool
	dryRun    bool
	json      bool
}

func newCasesCloseCommand(a *app) *cobra.Command {
	o := &casesCloseOptions{app: a}
	cmd := &cobra.Command{
		Use: "close [CASE...]", Short: "Close cases with what their calls come to, all of them or none",
		Long: "Close cases with the final disposition that their calls come to, all of them or none: these, or those\n" +
			"that have had every attempt (--exhausted), or at the end of the fieldwork all of an instrument\n" +
			"(--all --form NAME). 'fieldwork cases reopen CASE...' opens them again.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.cases = arguments
			if err := o.check(); err != nil {
				return err
			}
			open := a.withStudy
			if o.dryRun {
				open = a.readingStudy
			}
			return open(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().BoolVar(&o.exhausted, "exhausted", false, "those that have had all attempts that a case may have")
	cmd.Flags().BoolVar(&o.all, "all", false, "every open case of an instrument; needs --form")
	cmd.Flags().StringVar(&o.form, "form", "", "only cases of the instrument `NAME`")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only say what would be closed")
	cmd.Flags().BoolVar(&o.json, "json", false, "write the cases, one JSON object a line")
	return cmd
}

// check says what is wrong with the command line as such.
func (o *casesCloseOptions) check() error {
	ways := 0
	for _, way := range []bool{len(o.cases) > 0, o.exhausted, o.all} {
		if way {
			ways++
		}
	}
	switch {
	case ways == 0:
		return usage("fieldwork cases close needs the IDs of cases, --exhausted, or --all --form NAME.")
	case ways > 1:
		return usage("fieldwork cases close takes IDs of cases, --exhausted or --all, and only one of them.")
	case o.all && o.form == "":
		return usage("--all needs --form NAME: the instrument whose fieldwork is at its end.")
	}
	return nil
}

func (o *casesCloseOptions) run(ctx context.Context, s *opened) error {
	which := study.Closing{IDs: o.cases, Exhausted: o.exhausted}
	if o.form != "" {
		version, err := s.pickInstrument(o.form)
		if err != nil {
			return err
		}
		which.Instrument = version.Name
	}
	bar := o.newProgress("Closing cases")
	defer bar.end()
	check := func(int) error {
		bar.working()
		return ctx.Err()
	}
	apply, verb := s.CloseCases, "Closed"
	if o.dryRun {
		apply, verb = s.CasesToClose, "Nothing was closed, as asked; it would be"
	}
	closed, err := apply(which, check)
	bar.end()
	if err != nil {
		return caseFault(err)
	}
	if o.json {
		return o.writeCases(closed)
	}
	_, err = fmt.Fprintln(o.out, closedSentence(verb, closed))
	return err
}

func (a *app) writeCases(list []sample.Case) error {
	for _, c := range list {
		if err := writeJSON(a.out, c); err != nil {
			return err
		}
	}
	return nil
}

// caseFault makes a sentence of an error about one of several cases.
func caseFault(err error) error {
	switch {
	case errors.Is(err, study.ErrNoCase):
		return fail("The study has no case%s; 'fieldwork cases --all' shows those it has. Nothing was changed.", last(err, study.ErrNoCase))
	case errors.Is(err, study.ErrManyCases):
		return fail("Several cases begin or end with%s; give more of the ID. Nothing was changed.", last(err, study.ErrManyCases))
	}
	return err
}

// closedSentence says how many cases were closed, and as what.
func closedSentence(verb string, closed []sample.Case) string {
	if len(closed) == 0 {
		return "There is no open case to close."
	}
	byCode := map[string]int{}
	for _, c := range closed {
		byCode[c.Disposition]++
	}
	var parts []string
	for _, outcome := range sample.Outcomes() {
		if n := byCode[outcome.Code]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d as %s %s", n, outcome.Code, outcome.Label))
		}
	}
	return fmt.Sprintf("%s %s: %s.", verb, plural(len(closed), "case", "cases"), strings.Join(parts, ", "))
}

func newCasesReopenCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "reopen CASE...", Short: "Open closed cases again, all of them or none", Args: someArguments("the IDs of cases"),
		RunE: func(_ *cobra.Command, arguments []string) error {
			return a.withStudy(func(s *opened) error {
				reopened, err := s.ReopenCases(arguments)
				if err != nil {
					return caseFault(err)
				}
				sentence := fmt.Sprintf("Reopened %s.", plural(len(reopened), "case", "cases"))
				if len(reopened) == 0 {
					sentence = "None of them is closed."
				}
				_, err = fmt.Fprintln(a.out, sentence)
				return err
			})
		},
	}
}
