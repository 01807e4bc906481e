package main

import "github.com/spf13/cobra"

func newFormCommand(a *app) *cobra.Command {
	return newGroupCommand("form", "Check, add, read and export instruments",
		newFormCheckCommand(a), newFormAddCommand(a), newFormListCommand(a),
		newFormShowCommand(a), newFormExportCommand(a), newFormSchemaCommand(a))
}
