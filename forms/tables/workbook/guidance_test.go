package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// inspection holds a workbook against the guidance for published spreadsheets.
type inspection struct {
	t      *testing.T
	file   *excelize.File
	parts  map[string]string
	styles map[int]*excelize.Style
	faults []string
}

// inspect gives what in a workbook is against the guidance.
func inspect(t *testing.T, content []byte) []string {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	i := &inspection{t: t, file: file, parts: partsOf(t, content), styles: map[int]*excelize.Style{}}
	i.workbook()
	i.markup()
	for at, sheet := range file.GetSheetList() {
		i.sheet(sheet, at)
	}
	i.contents()
	return i.faults
}

// partsOf reads the parts of a workbook, whose XML has to be well formed.
func partsOf(t *testing.T, content []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(text)
		if strings.HasSuffix(file.Name, ".xml") || strings.HasSuffix(file.Name, ".rels") {
			wellFormed(t, file.Name, text)
		}
	}
	return parts
}

func wellFormed(t *testing.T, name string, part []byte) {
	t.Helper()
	for decoder := xml.NewDecoder(bytes.NewReader(part)); ; {
		_, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func (i *inspection) fault(format string, arguments ...any) {
	i.faults = append(i.faults, fmt.Sprintf(format, arguments...))
}

// value gives what a call of excelize gives, which has to succeed.
func value[T any](i *inspection) func(T, error) T {
	return func(found T, err error) T {
		i.t.Helper()
		if err != nil {
			i.t.Fatal(err)
		}
		return found
	}
}

func (i *inspection) text(sheet, place string) string {
	return value[string](i)(i.file.GetCellValue(sheet, place, excelize.Options{RawCellValue: true}))
}

// workbook looks at names, properties and where the cursor is.
func (i *inspection) workbook() {
	properties := value[*excelize.DocProperties](i)(i.file.GetDocProps())
	if properties.Title == "" || properties.Language == "" {
		i.fault("the workbook has no title or no language")
	}
	if i.file.GetActiveSheetIndex() != 0 {
		i.fault("the cursor is not on the first worksheet")
	}
	sheets := i.file.GetSheetList()
	if !slices.Equal(sheets[:3], []string{"Cover", "Contents", "Notes"}) {
		i.fault("the first worksheets are %v", sheets[:3])
	}
	names := map[string]bool{}
	for _, sheet := range sheets {
		if names[strings.ToLower(sheet)] || len(sheet) > 31 {
			i.fault("worksheet %s: a name twice, or too long", sheet)
		}
		names[strings.ToLower(sheet)] = true
		if visible := value[bool](i)(i.file.GetSheetVisible(sheet)); !visible {
			i.fault("worksheet %s is hidden", sheet)
		}
	}
}

// unwanted are elements and attributes that no part may have.
var unwanted = map[string]*regexp.Regexp{
	"merged cells": regexp.MustCompile(`<mergeCell`), "a filter": regexp.MustCompile(`<autoFilter`),
	"frozen panes": regexp.MustCompile(`<pane`), "a formula": regexp.MustCompile(`<f>|<f `),
	"hidden cells": regexp.MustCompile(`hidden="(1|true)"`), "a picture": regexp.MustCompile(`<xdr:pic>`),
	"a cursor elsewhere": regexp.MustCompile(`<selection|topLeftCell`), "bars of many colours": regexp.MustCompile(`varyColors val="(1|true)"`),
	"a fill": regexp.MustCompile(`patternType="(solid|dark|light|medium)`), "another font": regexp.MustCompile(`<name val="(?:[^A]|A[^r])`),
}

// markup looks for what published spreadsheets do not have.
func (i *inspection) markup() {
	for path, part := range i.parts {
		if !strings.HasPrefix(path, "xl/") || strings.HasPrefix(path, "xl/theme") {
			continue
		}
		for what, pattern := range unwanted {
			if pattern.MatchString(part) {
				i.fault("%s has %s", path, what)
			}
		}
		if strings.HasPrefix(path, "xl/drawings/drawing") && !regexp.MustCompile(`descr="[^"]{40,}"`).MatchString(part) {
			i.fault("%s has no alternative text", path)
		}
	}
}

// sheet looks at the text and the table of a worksheet.
func (i *inspection) sheet(sheet string, at int) {
	rows := value[[][]string](i)(i.file.GetRows(sheet))
	if len(rows) < 3 {
		i.fault("%s is blank", sheet)
		return
	}
	found := value[[]excelize.Table](i)(i.file.GetTables(sheet))
	if at == 0 {
		i.lines(sheet, rows)
		if len(found) != 0 {
			i.fault("%s has a table", sheet)
		}
		return
	}
	if len(found) != 1 {
		i.fault("%s has %d tables", sheet, len(found))
		return
	}
	from, to, _ := strings.Cut(found[0].Range, ":")
	left, top := i.place(from)
	right, bottom := i.place(to)
	if left != 1 || bottom != len(rows) || bottom <= top {
		i.fault("%s: the table is at %s of %d rows", sheet, found[0].Range, len(rows))
		return
	}
	i.lines(sheet, rows[:top-1])
	i.table(sheet, found[0].Name, rows, top, right)
}

func (i *inspection) place(name string) (column, row int) {
	column, row, err := excelize.CellNameToCoordinates(name)
	if err != nil {
		i.t.Fatal(err)
	}
	return column, row
}

// lines looks at the lines of text: all in column A, none of them blank.
func (i *inspection) lines(sheet string, rows [][]string) {
	for at, row := range rows {
		if len(row) != 1 || row[0] == "" {
			i.fault("%s: row %d is blank, or not in column A alone", sheet, at+1)
		}
	}
	if style := i.style(sheet, "A1"); !style.Font.Bold || style.Font.Size != 16 {
		i.fault("%s: the title is no title", sheet)
	}
}

func (i *inspection) style(sheet, place string) *excelize.Style {
	number := value[int](i)(i.file.GetCellStyle(sheet, place))
	if i.styles[number] == nil {
		i.styles[number] = value[*excelize.Style](i)(i.file.GetStyle(number))
	}
	return i.styles[number]
}

var (
	shorthand = regexp.MustCompile(`^\[([a-z]+)\]$`)
	reference = regexp.MustCompile(`\[note \d+\]`)
)

// table looks at the cells of a table.
func (i *inspection) table(sheet, name string, rows [][]string, top, right int) {
	heads := map[string]bool{}
	columns := i.parts[i.tablePart(name)]
	for column := 1; column <= right; column++ {
		head, _ := excelize.CoordinatesToCellName(column, top)
		text := i.text(sheet, head)
		var written bytes.Buffer
		_ = xml.EscapeText(&written, []byte(text))
		if text == "" || heads[strings.ToLower(text)] || !strings.Contains(columns, `name="`+written.String()+`"`) {
			i.fault("%s: header %s is empty, twice there or not marked up", sheet, head)
		}
		heads[strings.ToLower(text)] = true
		letter, _ := excelize.ColumnNumberToName(column)
		if width := value[float64](i)(i.file.GetColWidth(sheet, letter)); width < 10 {
			i.fault("%s: column %s has no width", sheet, letter)
		}
		for row := top; row <= len(rows); row++ {
			place, _ := excelize.CoordinatesToCellName(column, row)
			i.cell(sheet, place, rows[:top-1])
		}
	}
	for _, number := range reference.FindAllString(rows[0][0], -1) {
		if !slices.ContainsFunc(value[[][]string](i)(i.file.GetRows("Notes")), func(row []string) bool { return "["+row[0]+"]" == number }) {
			i.fault("%s: there is no %s", sheet, number)
		}
	}
}

// tablePart is the path of the part of a named table; names differ.
func (i *inspection) tablePart(name string) string {
	found := ""
	for path, part := range i.parts {
		if strings.HasPrefix(path, "xl/tables/") && strings.Contains(part, `displayName="`+name+`"`) {
			if found != "" {
				i.fault("two tables are named %s", name)
			}
			found = path
		}
	}
	return found
}

// cell looks at one cell of a table.
func (i *inspection) cell(sheet, place string, lines [][]string) {
	text, style := i.text(sheet, place), i.style(sheet, place)
	if text == "" {
		i.fault("%s: %s is empty", sheet, place)
	}
	if style.Alignment == nil || !style.Alignment.WrapText || style.Font.Size != 12 {
		i.fault("%s: the text of %s is not wrapped, or not of 12 points", sheet, place)
	}
	switch kind := value[excelize.CellType](i)(i.file.GetCellType(sheet, place)); {
	case kind == excelize.CellTypeSharedString && reference.MatchString(text) && sheet != "Notes":
		i.fault("%s: %s refers to a note", sheet, place)
	case kind == excelize.CellTypeSharedString && shorthand.MatchString(text):
		if !slices.ContainsFunc(lines, func(line []string) bool { return len(line) > 0 && strings.Contains(line[0], text+" ") }) {
			i.fault("%s: %s has %s, which is not explained", sheet, place, text)
		}
	case kind == excelize.CellTypeUnset && style.CustomNumFmt == nil:
		i.fault("%s: the number in %s has no format", sheet, place)
	}
}

// contents looks for every other worksheet in the list of them, with a link.
func (i *inspection) contents() {
	links := map[string]bool{}
	rows := value[[][]string](i)(i.file.GetRows("Contents"))
	for at := range rows {
		if has, target, err := i.file.GetCellHyperLink("Contents", fmt.Sprintf("A%d", at+1)); err == nil && has {
			links[target] = true
		}
	}
	for _, sheet := range i.file.GetSheetList()[2:] {
		if !links["'"+sheet+"'!A1"] {
			i.fault("Contents does not lead to %s", sheet)
		}
	}
}
