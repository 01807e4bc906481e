package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"fieldwork/forms/dataset"
	"fieldwork/forms/ui"
)

// responsesShowOptions is what 'fieldwork responses show' was asked.
type responsesShowOptions struct {
	*app
	interview string
	language  string
}

func newResponsesShowCommand(a *app) *cobra.Command {
	o := &responsesShowOptions{app: a}
	cmd := &cobra.Command{
		Use: "show ID", Short: "Show the answers of one interview", Args: oneArgument("the ID of an interview, or its last letters"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.interview = arguments[0]
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.language, "lang", "", "the `CODE` of a language; else that of the interview")
	return cmd
}

func (o *responsesShowOptions) run(ctx context.Context, s *opened) error {
	interview, err := s.Interview(o.interview)
	if err != nil {
		return err
	}
	in, version, err := s.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		return err
	}
	code := interview.Language
	if o.language != "" {
		if code, err = language(version, o.language); err != nil {
			return err
		}
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error { return dataset.Show(w, interview, in, code, ui.Safe) })
}
