package main

import (
	"github.com/spf13/cobra"

	"fieldwork/forms"
)

func newFormSchemaCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "schema", Short: "Print the JSON Schema of instrument files", Args: noArguments,
		Long: "Print the JSON Schema of instrument files, by which an editor can complete and check them.",
		RunE: func(*cobra.Command, []string) error {
			_, err := a.out.Write(forms.Schema())
			return err
		},
	}
}
