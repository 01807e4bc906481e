package main

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// responsesListOptions is what 'fieldwork responses list' was asked.
type responsesListOptions struct {
	*app
	form string
	json bool
}

func newResponsesListCommand(a *app) *cobra.Command {
	o := &responsesListOptions{app: a}
	cmd := &cobra.Command{
		Use: "list", Short: "List the interviews of the study", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "only those of the instrument `NAME`")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line")
	return cmd
}

// listed is an interview as JSON, without its answers.
type listed struct {
	ID          string       `json:"id"`
	Reference   string       `json:"reference,omitempty"`
	Form        string       `json:"form"`
	Version     int          `json:"version"`
	Status      forms.Status `json:"status"`
	Language    string       `json:"language"`
	Interviewer string       `json:"interviewer,omitempty"`
	Started     time.Time    `json:"started"`
	Submitted   time.Time    `json:"submitted,omitzero"`
}

// The columns of the list. An ID has always 26 characters, and 6 as the screens
// show it, so that rows can be written as they are read.
var (
	listHeading = []string{"SHORT", "ID", "STATUS", "LANG", "STARTED", "SUBMITTED", "FORM", "ID IN FILE"}
	listWidths  = []int{6, 26, 11, 4, 17, 17, 16, 0}
)

func (o *responsesListOptions) run(ctx context.Context, s *opened) error {
	if o.form != "" {
		if _, err := s.pickInstrument(o.form); err != nil {
			return err
		}
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		if !o.json {
			if _, err := io.WriteString(w, tableLine(listHeading, listWidths)); err != nil {
				return err
			}
		}
		for interview, err := range s.Interviews(o.form) {
			if err != nil {
				return err
			}
			if err := o.write(w, interview); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *responsesListOptions) write(w io.Writer, i forms.Interview) error {
	if o.json {
		return writeJSON(w, listed{
			ID: i.ID, Reference: i.Reference, Form: i.Instrument, Version: i.Version, Status: i.Status,
			Language: i.Language, Interviewer: i.Interviewer, Started: i.Started, Submitted: i.Submitted,
		})
	}
	cells := []string{
		study.ShortID(i.ID), i.ID, i.Status.Words(), i.Language,
		minuteOf(i.Started), minuteOf(i.Submitted), i.Instrument, i.Reference,
	}
	for at := range cells {
		cells[at] = ui.Safe(cells[at])
	}
	_, err := io.WriteString(w, tableLine(cells, listWidths))
	return err
}
