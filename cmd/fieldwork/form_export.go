package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"
)

// formExportOptions is what 'fieldwork form export' was asked.
type formExportOptions struct {
	*app
	name    string
	version int
	output  string
}

func newFormExportCommand(a *app) *cobra.Command {
	o := &formExportOptions{app: a}
	cmd := &cobra.Command{
		Use: "export NAME", Short: "Put out the file an instrument was added from", Args: oneArgument("the name of an instrument of the study"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.name = arguments[0]
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().IntVar(&o.version, "version", 0, "the number of a version; else the newest")
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all")
	return cmd
}

func (o *formExportOptions) run(ctx context.Context, s *opened) error {
	source, _, err := s.InstrumentSource(o.name, o.version)
	if err != nil {
		return err
	}
	return o.writeOut(ctx, o.output, s, func(w io.Writer) error {
		_, err := io.WriteString(w, source)
		return err
	})
}
