package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
	"fieldwork/forms/study"
)

// casesSampleOptions is what 'fieldwork cases sample' was asked.
type casesSampleOptions struct {
	*app
	form string
	grid string
	json bool
}

func newCasesSampleCommand(a *app) *cobra.Command {
	o := &casesSampleOptions{app: a}
	cmd := &cobra.Command{
		Use: "sample", Short: "Show the purposive sample of an instrument, or set its grid of targets", Args: noArguments,
		Long: "Show how far the purposive sample of an instrument is filled: in each cell how many are chosen of how\n" +
			"many are wanted. Contacts are chosen at the desk. A file of a grid is laid out as this:\n\n" +
			"  remit\\funding,LA,Commercial,Charity\n  National,,,1\n  Regional,2,1,\n\n" +
			"Its first cell names two columns of the contacts, \\ between them.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			with := a.readingStudy
			if o.grid != "" {
				with = a.withStudy
			}
			return with(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the instrument `NAME`; can be left out where the study has only one")
	cmd.Flags().StringVar(&o.grid, "grid", "", "set the targets of a `FILE`, CSV or a workbook, in the place of those there are")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object")
	return cmd
}

func (o *casesSampleOptions) run(ctx context.Context, s *opened) error {
	version, err := s.pickInstrument(o.form)
	if err != nil {
		return err
	}
	if o.grid != "" {
		if err := o.set(ctx, s, version.Name); err != nil {
			return err
		}
	}
	grid, err := s.SamplingGrid(version.Name)
	if errors.Is(err, study.ErrNoGrid) {
		return fail("%s has no sampling grid yet; set one with --grid FILE, or make one at the desk.", version.Name)
	}
	if err != nil {
		return err
	}
	chosen, err := chosenContacts(s, version.Name, ctx.Err)
	if err != nil {
		return err
	}
	filled := grid.Fill(chosen)
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		if o.json {
			return writeJSON(w, sampleJSONOf(version.Name, &grid, filled))
		}
		return writeSample(w, &grid, filled)
	})
}

// set reads the grid of a file and gives it to an instrument.
func (o *casesSampleOptions) set(ctx context.Context, s *opened, instrument string) error {
	if _, err := sizeOf(o.grid); err != nil {
		return err
	}
	file, err := os.Open(o.grid)
	if err != nil {
		return about(o.grid, err)
	}
	contents, err := sheetfile.Read(o.grid, stoppableFile{file, ctx})
	if closing := file.Close(); err == nil {
		err = closing
	}
	var grid sample.Grid
	if err == nil {
		grid, err = study.ReadGrid(contents.Sheet)
	}
	switch {
	case errors.Is(err, sample.ErrSheet):
		return fail("%s\nThe grid was not changed.", ended(err.Error()))
	case err != nil:
		return about(o.grid, err)
	}
	for _, notice := range contents.Notices {
		o.tell(notice)
	}
	return s.SetSamplingGrid(instrument, grid)
}

// chosenContacts are the contacts who have a case of an instrument.
func chosenContacts(s *opened, instrument string, check func() error) ([]sample.Contact, error) {
	has := map[string]bool{}
	for c, err := range s.Cases() {
		if err = errors.Join(err, check()); err != nil {
			return nil, err
		}
		if c.Instrument == instrument {
			has[c.Contact] = true
		}
	}
	var chosen []sample.Contact
	for contact, err := range s.Contacts() {
		if err = errors.Join(err, check()); err != nil {
			return nil, err
		}
		if has[contact.ID] {
			chosen = append(chosen, contact)
		}
	}
	return chosen, nil
}
