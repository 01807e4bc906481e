package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

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
				return a.writeOut(cmd.Context(), "", s, func(w io.Writer) error { return writeDocument(cmd.Context(), w, &draft) })
			})
		},
	}
}

// writeDocument writes a document as people read it, each turn after its
// speaker and its time.
func writeDocument(ctx context.Context, w io.Writer, draft *coding.Draft) error {
	if _, err := fmt.Fprintf(w, "%s\n%s\n", ui.Safe(draft.Title), draft.Kind.Words()); err != nil {
		return err
	}
	text := []rune(draft.Text)
	speaker := ""
	for _, turn := range draft.Turns {
		if err := ctx.Err(); err != nil {
			return err
		}
		var lines strings.Builder
		if turn.Speaker != speaker {
			lines.WriteString("\n" + ui.Safe(turn.Speaker) + "\n")
			speaker = turn.Speaker
		}
		lines.WriteString(turnMargin(turn) + strings.ReplaceAll(safeLines(string(text[turn.From:turn.To])), "\n", "\n"+turnMargin(coding.Turn{})) + "\n")
		if _, err := io.WriteString(w, lines.String()); err != nil {
			return err
		}
	}
	return nil
}

// turnMargin is what stands before the text of a turn: its time, and a mark
// for what is to be quoted.
func turnMargin(turn coding.Turn) string {
	clock, mark := "", " "
	if turn.Timed {
		seconds := int(turn.At / time.Second)
		clock = fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	if turn.Quote {
		mark = "❝"
	}
	return fmt.Sprintf("%7s %s ", clock, mark)
}
