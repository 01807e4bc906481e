package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
)

// casesMakeOptions is what 'fieldwork cases make' was asked.
type casesMakeOptions struct {
	*app
	form     string
	where    string
	priority int
}

func newCasesMakeCommand(a *app) *cobra.Command {
	o := &casesMakeOptions{app: a}
	cmd := &cobra.Command{
		Use: "make", Short: "Make a case for each contact who is to be asked an instrument", Args: noArguments,
		Long: "Make a case for each contact who is to be asked an instrument, all of them or none. Who has a case of\n" +
			"it already gets no second one, and who must not be called gets none.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the instrument `NAME`; can be left out where the study has only one")
	cmd.Flags().StringVar(&o.where, "where", "", "only for contacts that an `EXPRESSION` holds for, such as '${role} = \"Manager\"'")
	cmd.Flags().IntVar(&o.priority, "priority", 0, "fresh cases of a higher `NUMBER` are called first")
	return cmd
}

func (o *casesMakeOptions) run(ctx context.Context, s *opened) error {
	version, err := s.pickInstrument(o.form)
	if err != nil {
		return err
	}
	filter, err := o.filter(s, ctx.Err)
	if err != nil {
		return err
	}
	made, had, err := s.MakeCases(version.Name, filter, o.priority)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.out, madeSentence(version.Name, made, had))
	return err
}

// filter is the condition on contacts; nil if there is none.
func (o *casesMakeOptions) filter(s *opened, check func() error) (*sample.Filter, error) {
	if o.where == "" {
		return nil, nil
	}
	all, err := (&contactChoice{}).choose(s, check)
	if err != nil {
		return nil, err
	}
	filter, err := sample.CompileFilter(o.where, sample.Columns(all, nil))
	if err != nil {
		return nil, misusedFilter("--where", err)
	}
	return filter, nil
}

func madeSentence(instrument string, made, had int) string {
	already := ""
	if had > 0 {
		already = fmt.Sprintf(" %s had one already.", plural(had, "contact", "contacts"))
	}
	if made == 0 && had == 0 {
		return "No case was made: there is no contact to make one for."
	}
	return fmt.Sprintf("Made %s of %s.%s", plural(made, "case", "cases"), instrument, already)
}
