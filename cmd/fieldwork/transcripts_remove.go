package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/forms/study"
)

func newTranscriptsRemoveCommand(a *app) *cobra.Command {
	coded := false
	cmd := &cobra.Command{
		Use: "remove DOC", Short: "Take a document out, with what was coded in it", Args: oneArgument("the ID of a document, or its last letters"),
		Long: "Take a document out of the study, with its segments and memos. One that is coded goes only with --coded.\n" +
			"It can be undone in the coding view, since its text is kept.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			return a.changeDocument(arguments[0], func(_ *opened, analysis *coding.Analysis, document coding.Document) (coding.Change, error) {
				if count := len(analysis.Segments(document.ID)); count > 0 && !coded {
					return coding.Change{}, fail("The document %s has %s; --coded takes it out with them. Nothing was changed.",
						study.ShortID(document.ID), codedWords(count))
				}
				return analysis.DeleteDocument(document.ID)
			})
		},
	}
	cmd.Flags().BoolVar(&coded, "coded", false, "take it out although passages of it are coded")
	return cmd
}

func codedWords(count int) string {
	return fmt.Sprintf("%s in it", plural(count, "coded passage", "coded passages"))
}
