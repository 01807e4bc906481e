package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/codebook"
	"fieldwork/coding/project"
)

// codebookImportOptions is what 'fieldwork codebook import' was asked.
type codebookImportOptions struct {
	*app
	file   string
	format string
	theirs bool
	dryRun bool
	json   bool
}

func newCodebookImportCommand(a *app) *cobra.Command {
	o := &codebookImportOptions{app: a}
	cmd := &cobra.Command{
		Use: "import FILE", Short: "Bring codes in from a codebook: .qdc, .yaml, .csv, .xlsx or .md",
		Args: oneArgument("the name of a codebook"),
		Long: "Bring codes in from a codebook, all or none, as one step that can be undone. A code of the same path is\n" +
			"the same code; what the study does not say of it is taken, and where both say something else the study\n" +
			"stays as it is and the difference is told. No code is taken out.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			o.file = arguments[0]
			format, err := bookFormat(o.format, o.file)
			if err != nil {
				return err
			}
			return a.withDocuments(func(s *opened, documents *project.Project) error { return o.run(s, documents, format) })
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "the `FORM` of the file: "+bookFormats+"; else what its name ends in")
	cmd.Flags().BoolVar(&o.theirs, "theirs", false, "where study and codebook differ, take what the codebook has")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only say what would be brought in")
	cmd.Flags().BoolVar(&o.json, "json", false, "write the report as one JSON object")
	return cmd
}

func (o *codebookImportOptions) run(s *opened, documents *project.Project, format codebook.Format) error {
	book, err := readBook(o.file, format, s.Store().NewID)
	if err != nil {
		return err
	}
	analysis, err := documents.Analysis()
	if err != nil {
		return err
	}
	merged := codebook.Merge(analysis, book.codes, o.theirs)
	if !o.dryRun {
		codebook.Coloured(analysis, merged.Edits)
		base := filepath.Base(o.file)
		change := coding.Change{Label: "brought codes in from " + strings.ToValidUTF8(base, "\uFFFD"), Codes: merged.Edits}
		if err := documents.Do(analysis, o.interviewer(), change); err != nil {
			return err
		}
	}
	return o.write(&book, &merged)
}

func (o *codebookImportOptions) write(book *incomingBook, merged *codebook.Merged) error {
	if o.json {
		return writeJSON(o.out, o.asJSON(book, merged))
	}
	done := "Brought in "
	if o.dryRun {
		done = "Would bring in "
	}
	lines := []string{fmt.Sprintf("%s: %s.", o.file, plural(len(book.codes), "code", "codes"))}
	lines = append(lines, book.notices...)
	lines = append(lines, fmt.Sprintf("%s%s; %s in the study already, %s not alike.", done, plural(merged.New, "new code", "new codes"),
		plural(merged.Same, "is", "are"), plural(merged.Differing, "is", "are")))
	lines = append(lines, conflictLines(bookConflicts(merged), "codebook")...)
	lines = append(lines, remarkLines(&book.report)...)
	if o.dryRun {
		lines = append(lines, "Nothing was imported, as asked.")
	}
	return writeLines(o.out, lines)
}

func bookConflicts(merged *codebook.Merged) []project.Conflict {
	conflicts := make([]project.Conflict, len(merged.Conflicts))
	for i, c := range merged.Conflicts {
		conflicts[i] = project.Conflict{What: "code", Name: c.Path, Field: c.Field, Here: c.Here, There: c.There, Taken: c.Taken}
	}
	return conflicts
}

// codebookReportJSON is what became of a codebook, as JSON.
type codebookReportJSON struct {
	File      string         `json:"file"`
	Imported  bool           `json:"imported"`
	Codes     tallyJSON      `json:"codes"`
	Conflicts []conflictJSON `json:"differences"`
	Notices   []string       `json:"notices"`
	Lost      []remarkJSON   `json:"not_carried_over"`
	Changed   []remarkJSON   `json:"changed"`
}

func (o *codebookImportOptions) asJSON(book *incomingBook, merged *codebook.Merged) codebookReportJSON {
	shown := codebookReportJSON{
		File: o.file, Imported: !o.dryRun, Codes: tallyJSON{merged.New, merged.Same, merged.Differing},
		Conflicts: []conflictJSON{}, Notices: append([]string{}, book.notices...),
		Lost: remarksJSON(book.report.Lost), Changed: remarksJSON(book.report.Changed),
	}
	for _, c := range bookConflicts(merged) {
		shown.Conflicts = append(shown.Conflicts, conflictJSON(c))
	}
	return shown
}
