package main

import "github.com/spf13/cobra"

func newResponsesCommand(a *app) *cobra.Command {
	return newGroupCommand("responses", "Import, export and read responses",
		newResponsesImportCommand(a), newResponsesExportCommand(a), newResponsesCodebookCommand(a), newResponsesShowCommand(a), newResponsesListCommand(a))
}
