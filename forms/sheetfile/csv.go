package sheetfile

import (
	"errors"
	"io"
	"strings"

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

// csvFault names the file in a fault of its CSV.
func (t *table) csvFault(err error) error {
	var fault *csvfile.Fault
	if errors.As(err, &fault) {
		return faultIn(t.file, fault.Line, fault.Column, "%s", fault.Message)
	}
	return err
}
