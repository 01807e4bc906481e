package main

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
)

// exportOptions is what 'fieldwork responses export' was asked.
type exportOptions struct {
	*app
	form    string
	format  string
	output  string
	raw     bool
	details bool
	all     bool
}

func newResponsesExportCommand(a *app) *cobra.Command {
	o := &exportOptions{app: a}
	cmd := &cobra.Command{
		Use: "export", Short: "Export responses, one row each", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.format != string(dataset.CSV) && o.format != string(dataset.JSONL) {
				return usage("--format is csv or jsonl, not %s.", o.format)
			}
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	flags.StringVar(&o.format, "format", string(dataset.CSV), "csv or jsonl")
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all")
	flags.BoolVar(&o.raw, "raw", false, "leave cells of csv as they are that a spreadsheet would take for formulas; only such a file can be imported again for certain")
	flags.BoolVar(&o.details, "details", false, "add status, version, interviewer, times and remarks")
	flags.BoolVar(&o.all, "all", false, "also the interviews that are not complete")
	return cmd
}

func (o *exportOptions) run(ctx context.Context, s *opened) error {
	newest, err := s.pickQuestionnaire(o.form)
	if err != nil {
		return err
	}
	in, version, err := s.Instrument(newest.Name, newest.Version)
	if err != nil {
		return err
	}
	tally, err := s.Tally(version.Name)
	if err != nil {
		return err
	}
	bar := o.newProgress("Exporting " + version.Name)
	defer bar.end()
	var summary dataset.Summary
	err = o.writeOut(ctx, o.output, s, func(w io.Writer) error {
		interviews := watched(ctx, s.Interviews(version.Name), func(count int) { bar.at(int64(count), sum(tally)) })
		summary, err = dataset.Export(w, interviews, in, dataset.Options{
			Format: dataset.Format(o.format), Raw: o.raw, Details: o.details, All: o.all, Version: version.Version,
			Resolve: func(number int) (*forms.Instrument, error) {
				in, _, err := s.Instrument(version.Name, number)
				return in, err
			},
		})
		return err
	})
	bar.end()
	if err != nil {
		return err
	}
	return o.conclude(summary)
}

// conclude says what was written, and what was not.
func (o *exportOptions) conclude(summary dataset.Summary) error {
	text := ""
	if o.output != "" {
		text = fmt.Sprintf("Wrote %s to %s.", plural(summary.Written, "response", "responses"), o.output)
	}
	if summary.LeftOut > 0 {
		if text != "" {
			text += " "
		}
		text += fmt.Sprintf("Left out %s not complete; --all takes them too.", plural(summary.LeftOut, "interview that is", "interviews that are"))
	}
	if text != "" {
		o.tell(text)
	}
	return nil
}

// watched goes through interviews, tells how many there were so far, and ends
// with an error when the program is told to stop.
func watched(ctx context.Context, all iter.Seq2[forms.Interview, error], at func(count int)) iter.Seq2[forms.Interview, error] {
	return func(yield func(forms.Interview, error) bool) {
		count := 0
		for interview, err := range all {
			if err == nil {
				err = ctx.Err()
			}
			count++
			at(count)
			if !yield(interview, err) || err != nil {
				return
			}
		}
	}
}

// sum is the number of interviews of a tally.
func sum(tally map[forms.Status]int) int64 {
	whole := 0
	for _, count := range tally {
		whole += count
	}
	return int64(whole)
}
