package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/dataset/codebook"
	"fieldwork/forms/report"
)

// codebookOfResponses is what 'fieldwork responses codebook' was asked.
type codebookOfResponses struct {
	*app
	form     string
	format   string
	output   string
	language string
	all      bool
}

func newResponsesCodebookCommand(a *app) *cobra.Command {
	o := &codebookOfResponses{app: a}
	cmd := &cobra.Command{
		Use: "codebook", Short: "Describe every variable: question, codes, labels and counts", Args: noArguments,
		Long: "Describe every variable of an instrument for those who work with its data: the question, the codes and\n" +
			"labels of files for SPSS, how often each was given, and what is missing.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, known := map[string]func(io.Writer, report.Document) error{"md": report.WriteMarkdown, "html": report.WriteHTML}[o.format]
			if !known {
				return usage("--format is md or html, not %s.", o.format)
			}
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s, write) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	flags.StringVar(&o.format, "format", "md", "md or html")
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all")
	flags.StringVar(&o.language, "lang", "", "the `CODE` of the language of the labels; else the instrument's own")
	flags.BoolVar(&o.all, "all", false, "count also the interviews that are not complete")
	return cmd
}

func (o *codebookOfResponses) run(ctx context.Context, s *opened, write func(io.Writer, report.Document) error) error {
	newest, err := s.pickQuestionnaire(o.form)
	if err != nil {
		return err
	}
	in, version, err := s.Instrument(newest.Name, newest.Version)
	if err != nil {
		return err
	}
	book := codebook.Book{Instrument: in, Version: version.Version}
	if book.Language, err = language(version, o.language); err != nil {
		return err
	}
	tally, err := s.Tally(version.Name)
	if err != nil {
		return err
	}
	bar := o.newProgress("Counting " + version.Name)
	defer bar.end()
	defer streaming()()
	interviews := watched(ctx, s.Bundles(version.Name), func(count int) { bar.at(int64(count), sum(tally)) })
	var summary dataset.Summary
	book.Plan, book.Counts, summary, err = dataset.Count(interviews, in, dataset.Options{
		All: o.all, Version: version.Version, Resolve: func(number int) (*forms.Instrument, error) {
			in, _, err := s.Instrument(version.Name, number)
			return in, err
		},
	})
	if err != nil {
		return err
	}
	bar.end()
	if err := o.writeOut(ctx, o.output, s, func(w io.Writer) error { return write(w, book.Document()) }); err != nil {
		return err
	}
	if o.output != "" {
		o.tell(fmt.Sprintf("Wrote the codebook of %s to %s.", plural(summary.Written, "response", "responses"), o.output))
	}
	return nil
}
