package main

import (
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/outline"
	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

func newTranscriptsCommand(a *app) *cobra.Command {
	return newGroupCommand("transcripts", "List and read the documents that can be coded",
		newTranscriptsListCommand(a), newTranscriptsShowCommand(a))
}

// withDocuments runs a function on the documents of a study, once they follow
// its interviews.
func (a *app) withDocuments(do func(*opened, *project.Project) error) error {
	return a.withStudy(func(s *opened) error {
		documents := project.New(s.Store(), a.now)
		if _, err := documents.BringUpToDate(s.Study); err != nil {
			return err
		}
		return do(s, documents)
	})
}

func newTranscriptsListCommand(a *app) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List the documents of the study", Args: noArguments,
		Long: "List the documents that can be coded. An interview under a guide becomes one when it has ended, of the\n" +
			"notes that were taken, and its field note another.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				list, err := documents.Documents()
				if err != nil {
					return err
				}
				return a.writeOut(cmd.Context(), "", s, func(w io.Writer) error { return writeDocuments(w, list, asJSON) })
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return cmd
}

func writeDocuments(w io.Writer, list []coding.Document, asJSON bool) error {
	switch {
	case asJSON:
		for _, document := range list {
			if err := writeJSON(w, document); err != nil {
				return err
			}
		}
		return nil
	case len(list) == 0:
		_, err := io.WriteString(w, "The study has no document yet; an interview under a guide becomes one when it has ended.\n")
		return err
	}
	rows := [][]string{{"SHORT", "KIND", "TITLE", "LANG", "CHARACTERS", "CASE"}}
	for _, document := range list {
		rows = append(rows, []string{
			study.ShortID(document.ID), document.Kind.Words(), document.Title, document.Language,
			strconv.Itoa(document.Length), study.ShortID(document.Case),
		})
	}
	return writeTable(w, rows)
}

func newTranscriptsShowCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "show DOC", Short: "Read a document, with its speakers and times", Args: oneArgument("the ID of a document, or its last letters"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				draft, err := documents.Document(arguments[0])
				if err != nil {
					return err
				}
				return a.writeOut(cmd.Context(), "", s, func(w io.Writer) error { return outline.WriteDocument(w, &draft, ui.Safe) })
			})
		},
	}
}
