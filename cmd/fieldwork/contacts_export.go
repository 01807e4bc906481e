package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"fieldwork/forms/sheetfile"
)

// contactsExportOptions is what 'fieldwork contacts export' was asked.
type contactsExportOptions struct {
	*app
	contactChoice
	output string
	raw    bool
}

func newContactsExportCommand(a *app) *cobra.Command {
	o := &contactsExportOptions{app: a}
	cmd := &cobra.Command{
		Use: "export", Short: "Export contacts as CSV, one row each", Args: noArguments,
		Long: "Export contacts as CSV, one row each. These are personal details: only you can read the file, and\n" +
			"the log of the study says that they were exported.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	o.addFlags(cmd)
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all")
	cmd.Flags().BoolVar(&o.raw, "raw", false, "leave cells as they are that a spreadsheet would take for formulas; only such a file can be imported again for certain")
	return cmd
}

func (o *contactsExportOptions) run(ctx context.Context, s *opened) error {
	chosen, err := o.choose(s, ctx.Err)
	if err != nil {
		return err
	}
	if err := preparePrivate(o.output, s); err != nil {
		return err
	}
	if err := s.RecordContactExport(len(chosen), o.list); err != nil {
		return err
	}
	err = o.writeOut(ctx, o.output, s, func(w io.Writer) error { return sheetfile.Write(w, chosen, o.raw) })
	if err != nil || o.output == "" {
		return err
	}
	o.tell(fmt.Sprintf("Wrote %s to %s, which only you can read.", plural(len(chosen), "contact", "contacts"), o.output))
	return nil
}

// preparePrivate looks whether a file that will hold personal details can be
// written to, and takes from others the right to read one that is there already.
func preparePrivate(path string, s *opened) error {
	if path == "" {
		return nil
	}
	if err := ordinary(path, s.path); err != nil {
		return err
	}
	if err := noStudy(path); err != nil {
		return err
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return about(path, err)
	case !info.Mode().IsRegular():
		return nil // a link, which the file takes the place of
	}
	const onlyOwner = 0o600
	return about(path, os.Chmod(path, onlyOwner))
}
