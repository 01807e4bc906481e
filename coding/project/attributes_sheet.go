package project

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"fieldwork/coding"
	"fieldwork/forms/sample"
)

// documentColumn is the column that says which document a row is about.
const documentColumn = "document"

// AttributesOfSheet reads attributes to be set by hand from a sheet, by the IDs
// of the documents. Its column document has the title of each, its ID, or the
// beginning or end of that; every other column is an attribute. An empty cell
// says nothing of its attribute. It fails with a *sample.SheetFault where a
// document is not known, several are meant or a row is no row of attributes.
func (p *Project) AttributesOfSheet(sheet sample.Sheet) (map[string]map[string]string, error) {
	list, err := p.Documents()
	if err != nil {
		return nil, err
	}
	reading := attributeSheet{file: sheet.File, documents: list, lines: map[string]int{}}
	if err := reading.heading(sheet.Header); err != nil {
		return nil, err
	}
	values := map[string]map[string]string{}
	for _, cells := range sheet.Rows {
		id, attributes, err := reading.row(cells)
		if err != nil {
			return nil, err
		}
		if id != "" {
			values[id] = attributes
		}
	}
	return values, nil
}

// attributeSheet is a sheet of attributes while it is read.
type attributeSheet struct {
	file      string
	documents []coding.Document
	names     []string // of the columns, "" for those without a heading
	document  int      // the column of the document
	lines     map[string]int
}

func (r *attributeSheet) fault(at sample.Cell, format string, arguments ...any) error {
	return &sample.SheetFault{File: r.file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, arguments...)}
}

// heading reads the names of the columns.
func (r *attributeSheet) heading(header []sample.Cell) error {
	r.document = -1
	for i, cell := range header {
		name := sample.ColumnName(norm.NFC.String(cell.Text))
		switch {
		case name == "" && strings.TrimSpace(cell.Text) != "":
			return r.fault(cell, "the heading %q has no letter; give the column a name", cell.Text)
		case name != "" && slices.Contains(r.names, name):
			return r.fault(cell, "a second column is called %s; rename one of them", name)
		case name == documentColumn:
			r.document = i
		}
		r.names = append(r.names, name)
	}
	if r.document < 0 {
		return r.fault(header[0], "no column is called document; it has the title or the ID of each document")
	}
	return nil
}

// row reads what is said of one document; the ID is empty where nothing is.
func (r *attributeSheet) row(cells []sample.Cell) (id string, attributes map[string]string, err error) {
	attributes = map[string]string{}
	for i, cell := range cells {
		text := strings.TrimSpace(cell.Text)
		switch {
		case text == "" || i == r.document:
		case i >= len(r.names) || r.names[i] == "":
			return "", nil, r.fault(cell, "this cell stands under no heading")
		default:
			if _, _, err := coding.AttributeNamed(r.names[i], text); err != nil {
				return "", nil, r.fault(cell, "%s", err)
			}
			attributes[r.names[i]] = text
		}
	}
	if r.document >= len(cells) || strings.TrimSpace(cells[r.document].Text) == "" {
		if len(attributes) == 0 {
			return "", nil, nil
		}
		return "", nil, r.fault(cells[0], "the row names no document")
	}
	named := cells[r.document]
	if id, err = r.find(named); err != nil {
		return "", nil, err
	}
	if line, twice := r.lines[id]; twice {
		return "", nil, r.fault(named, "line %d is about this document too; say it in one row", line)
	}
	r.lines[id] = named.Line
	return id, attributes, nil
}

// find gives the ID of the document that a cell names: by its ID, or else by its
// title or by a part of its ID.
func (r *attributeSheet) find(cell sample.Cell) (string, error) {
	name := norm.NFC.String(strings.TrimSpace(cell.Text))
	part, err := find(func(yield func(string) bool) {
		for i := range r.documents {
			if !yield(r.documents[i].ID) {
				return
			}
		}
	}, strings.ToUpper(name))
	if part == strings.ToUpper(name) {
		return part, nil
	}
	var found []string
	for i := range r.documents {
		if strings.TrimSpace(r.documents[i].Title) == name || r.documents[i].ID == part {
			found = append(found, r.documents[i].ID)
		}
	}
	switch {
	case len(found) == 1 && !errors.Is(err, ErrManyDocuments):
		return found[0], nil
	case len(found) == 0 && !errors.Is(err, ErrManyDocuments):
		return "", r.fault(cell, "the study has no document %q", name)
	}
	return "", r.fault(cell, "%q means more than one document; give the ID of the one that is meant", name)
}
