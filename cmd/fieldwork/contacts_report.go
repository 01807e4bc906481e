package main

import (
	"fmt"
	"io"

	"fieldwork/forms/sample"
)

// contactsReport is what came of an import of contacts.
type contactsReport struct {
	result   sample.Import
	notices  []string
	imported bool
}

// The report as JSON.
type (
	reportJSON struct {
		Imported bool       `json:"imported"`
		Files    []fileJSON `json:"files"`
		Near     []nearJSON `json:"near,omitempty"`
		Notices  []string   `json:"notices,omitempty"`
	}
	fileJSON struct {
		File        string           `json:"file"`
		List        string           `json:"list"`
		Read        int              `json:"read"`
		New         int              `json:"new"`
		Merged      int              `json:"merged"`
		Excluded    int              `json:"excluded"`
		Refused     []refusedJSON    `json:"refused,omitempty"`
		Differences []differenceJSON `json:"differences,omitempty"`
	}
	refusedJSON struct {
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
	}
	differenceJSON struct {
		Contact string `json:"contact"`
		Line    int    `json:"line"`
		Column  string `json:"column"`
		Kept    string `json:"kept"`
		Found   string `json:"found"`
	}
	nearJSON struct {
		First  string `json:"first"`
		Second string `json:"second"`
		Reason string `json:"reason"`
	}
)

func (r *contactsReport) json() reportJSON {
	report := reportJSON{Imported: r.imported, Notices: r.notices}
	for _, one := range r.result.Reports {
		file := fileJSON{File: one.File, List: one.List, Read: one.Read, New: one.New, Merged: one.Merged, Excluded: one.Excluded}
		for _, fault := range one.Refused {
			file.Refused = append(file.Refused, refusedJSON{fault.Line, fault.Column, fault.Message})
		}
		for _, d := range one.Differences {
			file.Differences = append(file.Differences, differenceJSON(d))
		}
		report.Files = append(report.Files, file)
	}
	if r.imported {
		for _, pair := range r.result.Near {
			report.Near = append(report.Near, nearJSON(pair))
		}
	}
	return report
}

// write writes the report. What is near each other, and what rows said
// otherwise, is told only of contacts that were imported.
func (o *contactsImportOptions) write(s *opened, r *contactsReport) error {
	if o.json {
		return writeJSON(o.out, r.json())
	}
	if err := writeTable(o.out, countRows(r.result.Reports)); err != nil || !r.imported {
		return err
	}
	if err := writeDifferences(o.out, r.result.Reports); err != nil {
		return err
	}
	return writeNear(o.out, s, r.result.Near)
}

// countRows is the table of what became of the rows of each file, and of all.
func countRows(reports []sample.Report) [][]string {
	rows := [][]string{{"FILE", "LIST", "READ", "NEW", "MERGED", "EXCLUDED", "REFUSED"}}
	row := func(file, list string, counts ...int) {
		cells := []string{file, list}
		for _, count := range counts {
			cells = append(cells, fmt.Sprint(count))
		}
		rows = append(rows, cells)
	}
	var read, added, merged, excluded, refused int
	for _, r := range reports {
		row(r.File, listWords(r.List), r.Read, r.New, r.Merged, r.Excluded, len(r.Refused))
		read, added, merged = read+r.Read, added+r.New, merged+r.Merged
		excluded, refused = excluded+r.Excluded, refused+len(r.Refused)
	}
	if len(reports) > 1 {
		row("all", "", read, added, merged, excluded, refused)
	}
	return rows
}

// listWords names the list of a file; a file without one names them row by row.
func listWords(list string) string {
	if list == "" {
		return "as in the file"
	}
	return list
}

// writeDifferences tells what rows said otherwise than their contacts, which
// was not taken.
func writeDifferences(w io.Writer, reports []sample.Report) error {
	rows := [][]string{{"ROW", "COLUMN", "KEPT", "NOT TAKEN"}}
	for _, r := range reports {
		for _, d := range r.Differences {
			rows = append(rows, []string{fmt.Sprintf("%s:%d", r.File, d.Line), d.Column, valueWords(d.Kept), valueWords(d.Found)})
		}
	}
	return writeTold(w, "These rows say otherwise than the contacts that they were merged with:", rows)
}

// writeNear tells which contacts may be the same person.
func writeNear(w io.Writer, s *opened, near []sample.NearMatch) error {
	rows := [][]string{{"CONTACT", "MAY BE", "WHY"}}
	for _, pair := range near {
		row := []string{"", "", pair.Reason}
		if len(rows) <= mostTold {
			for at, id := range []string{pair.First, pair.Second} {
				contact, err := s.Contact(id)
				if err != nil {
					return err
				}
				row[at] = contactWords(&contact)
			}
		}
		rows = append(rows, row)
	}
	return writeTold(w, "These may be the same person and were not merged:", rows)
}

// contactWords names a contact in a few words.
func contactWords(c *sample.Contact) string {
	name, place := c.Name, c.Organisation
	if name == "" {
		name = c.Email
	}
	if place == "" {
		return name
	}
	return name + ", " + place
}

// writeTold writes a title and a table with a heading, of which it tells no
// more rows than people will read; nothing if there are none.
func writeTold(w io.Writer, title string, rows [][]string) error {
	if len(rows) == 1 {
		return nil
	}
	if _, err := fmt.Fprintf(w, "\n%s\n", title); err != nil {
		return err
	}
	more := len(rows) - 1 - mostTold
	if err := writeTable(w, rows[:min(len(rows), mostTold+1)]); err != nil || more <= 0 {
		return err
	}
	_, err := fmt.Fprintf(w, "and %d more; --json tells all.\n", more)
	return err
}
