package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

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
	in, version, err := s.Instrument(newest.Name, newest.Version)
	if err != nil {
		return err
	}
	size, err := sizeOf(o.file)
	if err != nil {
		return err
	}
	label, target, done := "Importing "+o.file, s.Study, "Imported %s from %s."
	if o.dryRun {
		label, target, done = "Checking "+o.file, o.attach(rehearsal{s.engine}).Study, "Nothing was imported, as asked: %s could be, from %s."
	}
	bar := o.newProgress(label)
	rows, err := dataset.Import(target, in, version, o.file, o.open(ctx), func(done int64, _ int) { bar.at(done, 2*size) })
	bar.end()
	if err != nil {
		return o.refused(err)
	}
	_, err = fmt.Fprintln(o.out, safeLines(fmt.Sprintf(done, plural(rows, "response", "responses"), o.file)))
	return err
}

// refused lets an error of reading name the file that was read.
func (o *importOptions) refused(err error) error {
	if errors.Is(err, study.ErrReferenceTaken) {
		return fail("%s: %s. Nothing was imported.", o.file, err)
	}
	return err
}

func (o *importOptions) open(ctx context.Context) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		file, err := os.Open(o.file)
		return stoppableFile{file, ctx}, err
	}
}

// rehearsal is an engine that does every change and then takes it back, so
// that an import can be tried.
type rehearsal struct{ store.Engine }

var errRehearsed = errors.New("taken back after a rehearsal")

// Update does a change and takes it back.
func (r rehearsal) Update(change func(store.Tx) error) error {
	err := r.Engine.Update(func(tx store.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		return errRehearsed
	})
	if errors.Is(err, errRehearsed) {
		return nil
	}
	return err
}
