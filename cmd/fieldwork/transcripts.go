package main

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/outline"
	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

func newTranscriptsCommand(a *app) *cobra.Command {
	return newGroupCommand("transcripts", "Import, list and read the documents that can be coded",
		newTranscriptsImportCommand(a), newTranscriptsAnswersCommand(a), newTranscriptsListCommand(a), newTranscriptsShowCommand(a),
		newTranscriptsAttributesCommand(a), newTranscriptsLinkCommand(a), newTranscriptsRenameCommand(a), newTranscriptsRemoveCommand(a))
}

// withDocuments runs a function on the documents of a study, once they follow
// its interviews.
func (a *app) withDocuments(do func(*opened, *project.Project) error) error {
	return a.withStudy(func(s *opened) error {
		documents := project.New(s.Store(), a.now)
		bar := a.newProgress("Bringing the documents up to date")
		_, err := documents.BringUpToDateTelling(s.Study, bar.working)
		bar.end()
		if err != nil {
			return err
		}
		return do(s, documents)
	})
}

func newTranscriptsListCommand(a *app) *cobra.Command {
	asJSON, kind := false, ""
	cmd := &cobra.Command{
		Use: "list", Short: "List the documents of the study", Args: noArguments,
		Long: "List the documents that can be coded: transcripts that were imported, open answers that were asked for, and\n" +
			"of each interview under a guide, when it has ended, the notes that were taken and the field note.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkKind(kind); err != nil {
				return err
			}
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				list, err := documents.Documents()
				if err != nil {
					return err
				}
				list = slices.DeleteFunc(list, func(d coding.Document) bool { return kind != "" && string(d.Kind) != kind })
				return a.writeOut(cmd.Context(), "", s, func(w io.Writer) error { return writeDocuments(w, list, asJSON) })
			})
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "only documents of a `KIND`: "+kindNames())
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return cmd
}

// kindNames lists the kinds of documents as the command line names them.
func kindNames() string {
	names := make([]string, len(coding.Kinds))
	for i, kind := range coding.Kinds {
		names[i] = string(kind)
	}
	return strings.Join(names, ", ")
}

func checkKind(name string) error {
	if name == "" || slices.Contains(coding.Kinds, coding.Kind(name)) {
		return nil
	}
	return usage("--kind is one of %s, not %s.", kindNames(), name)
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
		_, err := io.WriteString(w, "The study has no such document yet; 'fieldwork transcripts import' brings transcripts in.\n")
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
	asJSON := false
	cmd := &cobra.Command{
		Use: "show DOC", Short: "Read a document, with its speakers and times", Args: oneArgument("the ID of a document, or its last letters"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				draft, err := documents.Document(arguments[0])
				if err != nil {
					return err
				}
				return a.writeOut(cmd.Context(), "", s, func(w io.Writer) error {
					if asJSON {
						return writeJSON(w, wholeDocument{draft.Document, draft.Text, draft.Turns})
					}
					return outline.WriteDocument(w, &draft, ui.Safe)
				})
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object, with the text and the turns in code points")
	return cmd
}

// wholeDocument is a document as JSON.
type wholeDocument struct {
	coding.Document
	Text  string        `json:"text"`
	Turns []coding.Turn `json:"turns"`
}
