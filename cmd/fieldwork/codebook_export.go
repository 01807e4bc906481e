package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/codebook"
	"fieldwork/coding/project"
)

// codebookExportOptions is what 'fieldwork codebook export' was asked.
type codebookExportOptions struct {
	*app
	file   string
	format string
	raw    bool
}

func newCodebookExportCommand(a *app) *cobra.Command {
	o := &codebookExportOptions{app: a}
	cmd := &cobra.Command{
		Use: "export FILE", Short: "Write the code system as .qdc, .yaml, .csv, .xlsx or .md", Args: oneArgument("the name of a file"),
		Long: "Write the codes with their paths, colours, definitions, when to use them and when not, and examples: as\n" +
			".qdc for MAXQDA, NVivo, ATLAS.ti and others, as .xlsx or .csv for a spreadsheet, as .md to be read, as\n" +
			".yaml to be edited. Each can be imported again.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.file = arguments[0]
			format, err := bookFormat(o.format, o.file)
			if err != nil {
				return err
			}
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				return o.run(cmd.Context(), s, documents, format)
			})
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "the `FORM`: "+bookFormats+"; else what the file's name ends in")
	cmd.Flags().BoolVar(&o.raw, "raw", false, "leave cells of csv as they are that a spreadsheet would take for formulas; only such a file can be imported again for certain")
	return cmd
}

func (o *codebookExportOptions) run(ctx context.Context, s *opened, documents *project.Project, format codebook.Format) error {
	analysis, err := documents.Analysis()
	if err != nil {
		return err
	}
	if analysis.Codes() == 0 {
		return fail("The study has no codes yet; make some in the coding view, or with 'fieldwork codebook import FILE'.")
	}
	var notices []string
	err = o.writeOut(ctx, o.file, s, func(w io.Writer) error {
		notices, err = writeBook(w, format, analysis, o.raw)
		return err
	})
	if err != nil {
		return err
	}
	told := append([]string{fmt.Sprintf("Wrote %s to %s.", plural(analysis.Codes(), "code", "codes"), o.file)}, notices...)
	o.tell(strings.Join(told, "\n"))
	return nil
}
