package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// formatEndings are those of files that tell their format.
var formatEndings = []string{"csv", "docx", "html", "json", "jsonl", "md", "sav", "xlsx"}

// takeFormat lets the ending of a file that is to be written say its format,
// where --format does not. The command refuses a format that it does not have.
func takeFormat(cmd *cobra.Command) {
	format, output := cmd.Flags().Lookup("format"), cmd.Flags().Lookup("output")
	if format == nil || output == nil || format.Changed {
		return
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(output.Value.String()), "."))
	if slices.Contains(formatEndings, ending) {
		_ = format.Value.Set(ending)
	}
}
