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
}

func newResponsesImportCommand(a *app) *cobra.Command {
	o := &importOptions{app: a}
	cmd := &cobra.Command{
		Use: "import FILE", Short: "Import responses from a CSV file, all of them or none", Args: oneArgument("the name of a CSV file"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.file = arguments[0]
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only check the file")
	return cmd
}

func (o *importOptions) run(ctx context.Context, s *opened) error {
	newest, err := s.pickInstrument(o.form)
	if err != nil {
		return err
	}
	if newest.Kind == forms.Guide {
		return fail("%s is an interview guide; what is said under it is no set of responses.", newest.Name)
	}
	in, version, err := s.Instrument(newest.Name, newest.Version)
	if err != nil {
		return err
	}
	size, err := sizeOf(o.file)
	if err != nil {
		return err
	}
	if o.dryRun {
		return o.check(ctx, s, in, size)
	}
	bar := o.newProgress("Importing " + o.file)
	rows, err := dataset.Import(s.Study, in, version, o.file, o.open(ctx), func(done int64, _ int) { bar.at(done, 2*size) })
	bar.end()
	if err != nil {
		return o.refused(s, err)
	}
	return o.conclude("Imported %s from %s.", rows)
}

// check only says what an import would.
func (o *importOptions) check(ctx context.Context, s *opened, in *forms.Instrument, size int64) error {
	bar := o.newProgress("Checking " + o.file)
	rows, err := dataset.Check(s.Study, in, o.file, o.open(ctx), func(done int64, _ int) { bar.at(done, size) })
	bar.end()
	if err != nil {
		return err
	}
	return o.conclude("Nothing was imported, as asked: %s could be, from %s.", rows)
}

func (o *importOptions) conclude(sentence string, rows int) error {
	_, err := fmt.Fprintln(o.out, safeLines(fmt.Sprintf(sentence, plural(rows, "response", "responses"), o.file)))
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
