package main

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
	"fieldwork/forms/study"
)

// contactsImportOptions is what 'fieldwork contacts import' was asked.
type contactsImportOptions struct {
	*app
	files   []string
	list    string
	exclude string
	json    bool
}

func newContactsImportCommand(a *app) *cobra.Command {
	o := &contactsImportOptions{app: a}
	cmd := &cobra.Command{
		Use: "import FILE...", Short: "Import contacts from CSV files and workbooks, all of them or none",
		Long: "Import contacts from CSV files and workbooks (.xlsx), all of them or none. Their first row names the\n" +
			"columns: name, organisation, role, email, phone, language, and whatever else there is. Each file is a\n" +
			"list, unless it has a column lists, as an export has. Who is there already, by e-mail address or by name\n" +
			"and organisation, is added to and not doubled.",
		Args: someArguments("the name of a CSV file or a workbook"),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.files = arguments
			if strings.Contains(o.list, ";") {
				return usage("--list cannot have a semicolon in it: %s.", o.list)
			}
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.list, "list", "", "the `NAME` of a list for all rows; else each file's own, or what its column lists says")
	cmd.Flags().StringVar(&o.exclude, "exclude", "", "leave out rows that an `EXPRESSION` holds for, such as '${organisation} = \"Welsh Government\"'")
	cmd.Flags().BoolVar(&o.json, "json", false, "write the report as one JSON object")
	return cmd
}

func (o *contactsImportOptions) run(ctx context.Context, s *opened) error {
	for _, file := range o.files {
		if _, err := sizeOf(file); err != nil {
			return err
		}
	}
	report := contactsReport{}
	bar := o.newProgress("Importing contacts")
	err := bar.during(func() error { return o.read(ctx, s, &report) })
	bar.end()
	switch {
	case errors.Is(err, study.ErrRowsRefused):
		if err := o.write(s, &report); err != nil {
			return err
		}
		return refusedRows(report.result.Refused())
	case errors.Is(err, sample.ErrSheet):
		return fail("%s\nNothing was imported.", ended(err.Error()))
	case err != nil:
		return misusedFilter("--exclude", err)
	}
	for _, notice := range report.notices {
		o.tell(notice)
	}
	report.imported = true
	return o.write(s, &report)
}

// read reads the files and brings them into the study.
func (o *contactsImportOptions) read(ctx context.Context, s *opened, report *contactsReport) error {
	var sheets []sample.Sheet
	for _, file := range o.files {
		contents, err := o.readFile(ctx, file)
		if err != nil {
			return err
		}
		report.notices = append(report.notices, contents.Notices...)
		sheets = append(sheets, contents.Sheet)
	}
	result, err := s.ImportContacts(sheets, o.exclude, ctx.Err)
	report.result = result
	return err
}

// readFile reads a file and names the list that it stands for.
func (o *contactsImportOptions) readFile(ctx context.Context, path string) (sheetfile.Contents, error) {
	file, err := os.Open(path)
	if err != nil {
		return sheetfile.Contents{}, about(path, err)
	}
	contents, err := sheetfile.Read(path, stoppableFile{file, ctx})
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		if errors.Is(err, sample.ErrSheet) {
			return contents, err
		}
		return contents, about(path, err)
	}
	contents.Sheet.List = o.list
	if o.list == "" && !contents.Sheet.NamesLists() {
		contents.Sheet.List = sheetfile.ListName(path)
	}
	if strings.Contains(contents.Sheet.List, ";") {
		return contents, fail("The name of %s has a semicolon in it, and that of a list cannot; name the list with --list.", path)
	}
	return contents, nil
}

// mostTold is how many rows, pairs or differences are told one by one.
const mostTold = 50

// refusedRows says where rows are that cannot be contacts.
func refusedRows(refused []sample.SheetFault) error {
	var lines []string
	for _, fault := range refused[:min(len(refused), mostTold)] {
		lines = append(lines, fault.Error())
	}
	if more := len(refused) - mostTold; more > 0 {
		lines = append(lines, "And "+plural(more, "row", "rows")+" more.")
	}
	return fail("%s\nNothing was imported.", strings.Join(lines, "\n"))
}
