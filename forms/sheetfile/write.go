package sheetfile

import (
	"io"
	"strings"

	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/sample"
)

// Write writes contacts as CSV with a heading, one row each, in UTF-8: the
// columns of every contact and their attributes. Lists stand in one cell, with
// semicolons between them. Unless raw, a cell that a spreadsheet would take for
// a formula has an apostrophe before it; only a raw file is read back as it was
// for certain.
func Write(out io.Writer, contacts []sample.Contact, raw bool) error {
	columns := sample.Columns(contacts, nil)
	w := csvfile.NewWriter(out)
	if err := w.Write(columns); err != nil {
		return err
	}
	row := make([]string, len(columns))
	for i := range contacts {
		for at, column := range columns {
			row[at] = cellOf(&contacts[i], column)
			if !raw {
				row[at] = csvfile.Defuse(row[at])
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// cellOf is a column of a contact as files have it.
func cellOf(contact *sample.Contact, column string) string {
	switch {
	case column == sample.ListsColumn:
		return strings.Join(contact.Lists, "; ")
	case column == sample.DoNotCallColumn && contact.DoNotCall:
		return "yes"
	case column == sample.DoNotCallColumn:
		return "no"
	}
	return contact.Column(column)
}
