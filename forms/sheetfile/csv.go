package sheetfile

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/sample"
)

// readCSV reads a CSV file in any encoding that can be told.
func (t *table) readCSV(content []byte) (notices []string, err error) {
	text, encoding, err := decode(t.file, content)
	if err != nil {
		return nil, err
	}
	if encoding != utf8Encoding {
		notices = append(notices, t.file+" is "+encoding+" and was read as that; look whether the accents are right.")
	}
	if err := t.otherSeparator(text); err != nil {
		return nil, err
	}
	reader := csvfile.NewReader(strings.NewReader(text))
	for {
		cells, err := reader.Read()
		switch {
		case errors.Is(err, io.EOF):
			return notices, nil
		case err != nil:
			return nil, t.csvFault(err)
		}
		row := make([]sample.Cell, len(cells))
		for i, cell := range cells {
			row[i] = sample.Cell{Text: cell.Text, Line: cell.Line, Column: cell.Column}
		}
		if err := t.add(row); err != nil {
			return nil, err
		}
	}
}

// otherSeparator refuses a file whose heading is one cell with semicolons or
// tabs in it, which stand where commas should. It is looked for before the
// cells are read, for quotes around such cells are no CSV.
func (t *table) otherSeparator(text string) error {
	line := 0
	for heading := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		line++
		heading = strings.TrimRight(heading, " ,\r\n")
		if heading == "" {
			continue
		}
		at := strings.IndexAny(heading, ";\t")
		if at < 0 || strings.Contains(heading, ",") {
			return nil
		}
		separator := "';'"
		if heading[at] == '\t' {
			separator = "tabs"
		}
		return faultIn(t.file, line, utf8.RuneCountInString(heading[:at])+1, "the cells are separated by %s: save it with commas", separator)
	}
	return nil
}

// csvFault names the file in a fault of its CSV.
func (t *table) csvFault(err error) error {
	var fault *csvfile.Fault
	if errors.As(err, &fault) {
		return faultIn(t.file, fault.Line, fault.Column, "%s", fault.Message)
	}
	return err
}
