package sheetfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"fieldwork/forms/sample"
)

// readWorkbook reads the first sheet of a workbook. All of it stays in memory:
// nothing of what is personal gets into temporary files.
func (t *table) readWorkbook(content []byte) (notices []string, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			notices, err = nil, t.notWorkbook()
		}
	}()
	if err := t.within(content); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		UnzipSizeLimit: LargestWorkbook, UnzipXMLSizeLimit: LargestWorkbook,
	})
	if err != nil {
		return nil, t.notWorkbook()
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		return nil, t.notWorkbook()
	}
	if len(sheets) > 1 {
		notices = append(notices, fmt.Sprintf("%s has %d sheets; only the first one, %s, was read.", t.file, len(sheets), sheets[0]))
	}
	if err := t.readRows(book, sheets[0]); err != nil {
		return nil, err
	}
	return notices, t.wellFormed(book)
}

func (t *table) notWorkbook() error {
	return faultIn(t.file, 1, 1, "the file is a damaged workbook, or none; open it in a spreadsheet and save it again as .xlsx or as CSV")
}

// readRows reads the rows of a sheet. A cell is where the spreadsheet shows it:
// its line is the number of its row.
func (t *table) readRows(book *excelize.File, sheet string) error {
	rows, err := book.Rows(sheet)
	if err != nil {
		return t.notWorkbook()
	}
	for line := 1; rows.Next(); line++ {
		texts, err := rows.Columns()
		if err != nil || line > excelize.TotalRows {
			return faultIn(t.file, line, 1, "this row of the workbook is damaged; open it in a spreadsheet and save it again")
		}
		row := make([]sample.Cell, len(texts))
		for i, text := range texts {
			row[i] = sample.Cell{Text: text, Line: line, Column: i + 1}
		}
		if err := t.add(row); err != nil {
			return err
		}
	}
	if rows.Error() != nil || rows.Close() != nil {
		return t.notWorkbook()
	}
	return nil
}

// wellFormed refuses a workbook with a part that is cut off or is no XML, of
// which rows would be missing without a word.
func (t *table) wellFormed(book *excelize.File) error {
	var damaged error
	book.Pkg.Range(func(name, part any) bool {
		path, isPath := name.(string)
		content, isContent := part.([]byte)
		if !isPath || !isContent || !strings.HasPrefix(path, "xl/worksheets/") && !strings.HasPrefix(path, "xl/sharedStrings") {
			return true
		}
		if strings.HasSuffix(path, ".xml") && !isXML(content) {
			damaged = t.notWorkbook()
		}
		return damaged == nil
	})
	return damaged
}

// isXML reports whether a document is well formed to its end.
func isXML(content []byte) bool {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		if _, err := decoder.Token(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
