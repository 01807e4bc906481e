package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/outline"
	"fieldwork/forms/ui"
)

// formShowOptions is what 'fieldwork form show' was asked.
type formShowOptions struct {
	*app
	name     string
	version  int
	language string
}

func newFormShowCommand(a *app) *cobra.Command {
	o := &formShowOptions{app: a}
	cmd := &cobra.Command{
		Use: "show NAME", Short: "Show the questions of an instrument", Args: oneArgument("the name of an instrument of the study"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.name = arguments[0]
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().IntVar(&o.version, "version", 0, "the number of a version; else the newest")
	cmd.Flags().StringVar(&o.language, "lang", "", "the code of a language; else the instrument's default")
	return cmd
}

func (o *formShowOptions) run(ctx context.Context, s *opened) error {
	in, version, err := s.Instrument(o.name, o.version)
	if err != nil {
		return err
	}
	code, err := language(version, o.language)
	if err != nil {
		return err
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error { return outline.Write(w, in, version, code, ui.Safe) })
}
