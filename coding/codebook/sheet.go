package codebook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
)

// columns are the columns of a table, as they are written.
var columns = []string{"path", "name", "colour", "definition", "when_to_use", "when_not_to_use", "example"}

// otherNames are what columns are called elsewhere.
var otherNames = map[string]string{
	"color": "colour", "description": "definition", "include": "when_to_use", "exclude": "when_not_to_use", "code": "path", "tag": "path", "theme": "path",
}

func row(e *Entry) []string {
	return []string{WritePath(e.Path), e.Path[len(e.Path)-1], e.Colour, e.Definition, e.Include, e.Exclude, e.Example}
}

// readSheet reads a table of CSV or a workbook.
func readSheet(c *collection, content []byte) (notices []string, err error) {
	contents, err := sheetfile.Read(c.file, bytes.NewReader(content))
	var fault *sample.SheetFault
	if errors.As(err, &fault) {
		return nil, c.fault(fault.Line, fault.Column, "%s", fault.Message)
	}
	if err != nil {
		return nil, err
	}
	names, passed, err := readHeading(c, contents.Sheet.Header)
	if err != nil {
		return nil, err
	}
	notices = contents.Notices
	if len(passed) > 0 {
		notices = append(notices, "Columns that were passed over: "+strings.Join(passed, ", ")+".")
	}
	for _, cells := range contents.Sheet.Rows {
		if err := readRow(c, names, cells); err != nil {
			return nil, err
		}
	}
	return notices, nil
}

// readHeading gives the column of the codebook that each cell of the heading
// names; empty for one that is passed over.
func readHeading(c *collection, header []sample.Cell) (names, passed []string, err error) {
	for _, cell := range header {
		name := sample.ColumnName(cell.Text)
		if other := otherNames[name]; other != "" {
			name = other
		}
		switch {
		case !slices.Contains(columns, name):
			passed = append(passed, cell.Text)
			name = ""
		case slices.Contains(names, name):
			return nil, nil, c.fault(cell.Line, cell.Column, "a second column is called %s; rename one of them", name)
		}
		names = append(names, name)
	}
	if !slices.Contains(names, "path") && !slices.Contains(names, "name") {
		return nil, nil, c.fault(header[0].Line, 1, "no column is called path; it names each code with those above it, as Benefits > Access")
	}
	return names, passed, nil
}

func readRow(c *collection, names []string, cells []sample.Cell) error {
	e := Entry{Line: cells[0].Line, Column: cells[0].Column}
	values := map[string]sample.Cell{}
	for i, cell := range cells {
		if i < len(names) && names[i] != "" {
			values[names[i]] = cell
		}
	}
	path, name := values["path"], values["name"]
	parts, ok := ReadPath(path.Text)
	last := strings.TrimSpace(name.Text)
	switch {
	case strings.TrimSpace(path.Text) == "" && last != "":
		parts = []string{last}
	case !ok:
		return c.fault(e.Line, max(path.Column, 1), "a code needs a path of names, such as Benefits > Access")
	case last != "" && last != parts[len(parts)-1]:
		return c.fault(name.Line, name.Column, "the name is %q, but the path ends in %q; change both, or leave the name out", last, parts[len(parts)-1])
	}
	e.Path, e.Colour, e.Definition = parts, values["colour"].Text, values["definition"].Text
	e.Include, e.Exclude, e.Example = values["when_to_use"].Text, values["when_not_to_use"].Text, values["example"].Text
	return c.add(e)
}

// writeCSV writes a table; unless raw, with an apostrophe before what a
// spreadsheet would take for a formula.
func writeCSV(out io.Writer, entries []Entry, raw bool) error {
	w := csvfile.NewWriter(out)
	if err := w.Write(columns); err != nil {
		return err
	}
	for i := range entries {
		cells := row(&entries[i])
		for at := range cells {
			if !raw {
				cells[at] = csvfile.Defuse(cells[at])
			}
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// widths are those of the columns of a workbook, in characters.
var widths = []float64{36, 24, 10, 60, 40, 40, 40}

// writeWorkbook writes a workbook, whose cells are all text. A text that is
// longer than a cell can be is cut, which is said.
func writeWorkbook(out io.Writer, entries []Entry) (notices []string, err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	const sheet = "Codebook"
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		return nil, err
	}
	stream, err := book.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	style, err := book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	cut := 0
	rows := append([][]string{columns}, make([][]string, 0, len(entries))...)
	for i := range entries {
		rows = append(rows, row(&entries[i]))
	}
	for i, texts := range rows {
		cells := make([]any, len(texts))
		for at, text := range texts {
			short := fitting(text)
			if utf8.RuneCountInString(short) < utf8.RuneCountInString(text) {
				cut++
			}
			cells[at] = excelize.Cell{StyleID: style, Value: short}
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return nil, err
		}
	}
	if err := stream.Flush(); err != nil {
		return nil, err
	}
	if cut > 0 {
		notices = []string{fmt.Sprintf("%d texts were cut, for a cell holds %d characters; the other forms have them whole.", cut, excelize.TotalCellChars)}
	}
	return notices, book.Write(out)
}

// fitting is a text as a cell can hold it: not too long in units of UTF-16, and
// without what XML cannot hold.
func fitting(text string) string {
	units := 0
	for at, r := range text {
		size := 1
		if r > 0xFFFF {
			size = 2
		}
		if units += size; units > excelize.TotalCellChars {
			return text[:at]
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, text)
}
