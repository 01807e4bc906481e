package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// importOptions is what 'fieldwork responses import' was asked.
type importOptions struct {
	*app
	file   string
	form   string
	dryRun bool
	json   bool
	match  matchOptions
}

func newResponsesImportCommand(a *app) *cobra.Command {
	o := &importOptions{app: a}
	cmd := &cobra.Command{
		Use: "import FILE", Short: "Import responses from a CSV file, all of them or none", Args: oneArgument("the name of a CSV file"),
		Long: "Import responses from a CSV file, all of them or none. With --match QUESTION=COLUMN a response is that\n" +
			"of the open case whose contact has in COLUMN (organisation, email, name or any other) what is answered\n" +
			"to QUESTION, case and space ignored; the case is closed as complete. Responses that fit no case, or\n" +
			"several, are told and imported without one, or the file is refused (--match-all).",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.file = arguments[0]
			if err := o.match.check(); err != nil {
				return err
			}
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only check the file")
	cmd.Flags().BoolVar(&o.json, "json", false, "write what was imported as one JSON object")
	cmd.Flags().StringVar(&o.match.pair, "match", "", "`QUESTION=COLUMN`: whose answer is what the contact of a case has in a column")
	cmd.Flags().BoolVar(&o.match.all, "match-all", false, "refuse the file if a response fits no case, or several")
	return cmd
}

func (o *importOptions) run(ctx context.Context, s *opened) error {
	defer streaming()()
	newest, err := s.pickQuestionnaire(o.form)
	if err != nil {
		return err
	}
	in, version, err := s.Instrument(newest.Name, newest.Version)
	if err != nil {
		return err
	}
	size, err := sizeOf(o.file)
	if err != nil {
		return err
	}
	match, err := o.match.of(ctx, s, in)
	if err != nil {
		return err
	}
	if o.dryRun {
		return o.check(ctx, s, in, size, match)
	}
	bar := o.newProgress("Importing " + o.file)
	rows, err := dataset.ImportMatched(s.Study, in, version, o.file, o.open(ctx), func(done int64, _ int) { bar.at(done, 2*size) }, match)
	bar.end()
	if err != nil {
		return o.refused(s, err)
	}
	return o.conclude("Imported %s from %s.", rows, match)
}

// check only says what an import would.
func (o *importOptions) check(ctx context.Context, s *opened, in *forms.Instrument, size int64, match *dataset.Match) error {
	bar := o.newProgress("Checking " + o.file)
	rows, err := dataset.CheckMatched(s.Study, in, o.file, o.open(ctx), func(done int64, _ int) { bar.at(done, size) }, match)
	bar.end()
	if err != nil {
		return err
	}
	return o.conclude("Nothing was imported, as asked: %s could be, from %s.", rows, match)
}

func (o *importOptions) conclude(sentence string, rows int, match *dataset.Match) error {
	if o.json {
		return writeJSON(o.out, importedJSON(o.file, rows, o.dryRun, match))
	}
	if match != nil {
		for _, line := range unmatchedLines(match.Report) {
			o.tell(line)
		}
	}
	text := fmt.Sprintf(sentence, plural(rows, "response", "responses"), o.file)
	if match != nil {
		text += fmt.Sprintf(" %d of %d have a case.", match.Report.Matched, rows)
	}
	_, err := fmt.Fprintln(o.out, safeLines(text))
	return err
}

// refused says why an import failed, and that nothing came of it.
func (o *importOptions) refused(s *opened, err error) error {
	var refusal *dataset.Refusal
	err = named(s.path, err)
	switch {
	case errors.As(err, &refusal):
		return err
	case errors.Is(err, dataset.ErrLeftOver):
		return fail("%s Nothing of %s counts; what was written of it is taken out when %s is opened next.", cutShort(err), o.file, s.path)
	case errors.Is(err, context.Canceled), errors.Is(err, store.ErrUncertain), errors.Is(err, dataset.ErrChanged):
		return err
	case errors.Is(err, study.ErrReferenceTaken):
		return fail("%s: %s. Nothing was imported.", o.file, err)
	}
	return fail("%s Nothing of %s was imported.", sentenceOf(err), o.file)
}

// cutShort says why an import failed that could not be taken out.
func cutShort(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "Stopped."
	case errors.Is(err, store.ErrUncertain):
		return "The disk failed while the import was being saved."
	}
	return sentenceOf(err)
}

func (o *importOptions) open(ctx context.Context) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		file, err := os.Open(o.file)
		return stoppableFile{file, ctx}, err
	}
}
