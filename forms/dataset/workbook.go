package dataset

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
)

// The sheets of a workbook of responses.
const (
	responsesSheet = "Responses"
	variablesSheet = "Variables"
)

// mostCell is how many UTF-16 units a cell of a workbook holds, and mostRows how
// many rows a sheet has.
const (
	mostCell = 32767
	mostRows = excelize.TotalRows
)

// xlsxEncoder writes rows as a sheet, and what the columns are as another.
type xlsxEncoder struct {
	to       io.Writer
	rows     *codedRows
	book     *excelize.File
	sheet    *excelize.StreamWriter
	language string
	fallback string
	labels   []map[float64]string // of the coded columns, by number
	styles   workbookStyles
	values   []codeplan.Value
	cells    []any
	at       int // the row that is next, from 1
	cut      int
}

// workbookStyles are the numbers of styles in the book.
type workbookStyles struct{ header, wrapped, day, timeOfDay, moment int }

func newXLSXEncoder(w io.Writer, rows *codedRows, in *forms.Instrument, options Options) *xlsxEncoder {
	e := &xlsxEncoder{to: w, rows: rows, language: options.Language, fallback: in.DefaultLanguage}
	if e.language == "" {
		e.language = in.DefaultLanguage
	}
	for i := range rows.plan.Columns {
		labels := map[float64]string{}
		for _, code := range rows.plan.Columns[i].Codes {
			labels[float64(code.Number)] = oneLine(code.Label.In(e.language, e.fallback))
		}
		e.labels = append(e.labels, labels)
	}
	return e
}

func (e *xlsxEncoder) begin() error {
	e.book = excelize.NewFile()
	if err := e.prepare(); err != nil {
		return err
	}
	var err error
	if e.sheet, err = e.book.NewStreamWriter(responsesSheet); err != nil {
		return err
	}
	names := e.names()
	if err := e.sheet.SetColWidth(1, len(names), 16); err != nil {
		return err
	}
	for _, name := range names {
		e.cells = append(e.cells, excelize.Cell{StyleID: e.styles.header, Value: name})
	}
	return e.flushRow()
}

// prepare names the sheets and makes the styles.
func (e *xlsxEncoder) prepare() (err error) {
	if err = e.book.SetSheetName("Sheet1", responsesSheet); err != nil {
		return err
	}
	if _, err = e.book.NewSheet(variablesSheet); err != nil {
		return err
	}
	day, timeOfDay, moment := "yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm:ss"
	for _, style := range []struct {
		id   *int
		made excelize.Style
	}{
		{&e.styles.header, excelize.Style{Font: &excelize.Font{Bold: true}}},
		{&e.styles.wrapped, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&e.styles.day, excelize.Style{CustomNumFmt: &day}},
		{&e.styles.timeOfDay, excelize.Style{CustomNumFmt: &timeOfDay}},
		{&e.styles.moment, excelize.Style{CustomNumFmt: &moment}},
	} {
		if *style.id, err = e.book.NewStyle(&style.made); err != nil {
			return err
		}
	}
	return e.book.SetDocProps(&excelize.DocProperties{Title: responsesSheet, Language: e.language, Creator: product})
}

// names are those of all columns.
func (e *xlsxEncoder) names() []string {
	var names []string
	for _, column := range e.rows.before {
		names = append(names, column.name)
	}
	for i := range e.rows.plan.Columns {
		names = append(names, e.rows.plan.Columns[i].Name)
	}
	for _, column := range e.rows.behind {
		names = append(names, column.name)
	}
	return names
}

func (e *xlsxEncoder) write(r *row) (err error) {
	if e.at >= mostRows {
		return ErrTooManyRows
	}
	for _, column := range e.rows.before {
		e.cells = append(e.cells, e.cell(column.value(r)))
	}
	if e.values, err = e.rows.values(e.values[:0], r); err != nil {
		return err
	}
	for i, value := range e.values {
		e.cells = append(e.cells, e.coded(i, value))
	}
	for _, column := range e.rows.behind {
		e.cells = append(e.cells, e.cell(column.value(r)))
	}
	e.rows.count(r, e.values)
	return e.flushRow()
}

// coded is a value of a column of the plan, under its label where it has one.
func (e *xlsxEncoder) coded(at int, value codeplan.Value) any {
	if value.State == codeplan.IsNumber && e.rows.plan.Columns[at].Kind == codeplan.Coded {
		return e.fitting(e.labels[at][value.Number])
	}
	return e.cell(value)
}

func (e *xlsxEncoder) cell(value codeplan.Value) any {
	switch value.State {
	case codeplan.IsNumber:
		return value.Number
	case codeplan.IsText:
		return e.fitting(value.Text)
	case codeplan.IsSpecial:
		return value.Special.Words()
	case codeplan.IsTime:
		return e.time(value.Time)
	}
	return nil
}

// time is a day, a time of day or a moment as workbooks hold them: days since
// the last of 1899, by the clock of the moment's own zone. A year that they do
// not know stays a text.
func (e *xlsxEncoder) time(at time.Time) any {
	const firstYear = 1901
	style := e.styles.moment
	switch {
	case at.Year() == 0:
		return excelize.Cell{StyleID: e.styles.timeOfDay, Value: at.Sub(midnight).Hours() / 24}
	case at.Equal(at.Truncate(24*time.Hour)) && at.Location() == time.UTC:
		style = e.styles.day
	}
	if at.Year() < firstYear {
		return at.Format(time.DateOnly)
	}
	local := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	days := local.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	return excelize.Cell{StyleID: style, Value: days}
}

// fitting is a text that a cell can hold. What XML does not allow is replaced.
func (e *xlsxEncoder) fitting(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
			return '\uFFFD'
		}
		return r
	}, text)
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > mostCell {
			e.cut++
			return text[:i]
		}
	}
	return text
}

func (e *xlsxEncoder) flushRow() error {
	e.at++
	err := e.sheet.SetRow("A"+strconv.Itoa(e.at), e.cells)
	e.cells = e.cells[:0]
	return err
}

func (e *xlsxEncoder) end(summary *Summary) error {
	defer e.book.Close()
	if err := e.sheet.Flush(); err != nil {
		return err
	}
	if err := e.describe(); err != nil {
		return err
	}
	summary.Cut = e.cut
	return e.book.Write(e.to)
}

// describe writes the sheet that tells what the columns are.
func (e *xlsxEncoder) describe() error {
	sheet, err := e.book.NewStreamWriter(variablesSheet)
	if err != nil {
		return err
	}
	e.sheet, e.at = sheet, 0
	for i, width := range []float64{24, 10, 60, 60, 40, 12} {
		if err := sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for _, name := range []string{"Column", "Number", "Question", "Label", "Codes in files for SPSS", "Answered"} {
		e.cells = append(e.cells, excelize.Cell{StyleID: e.styles.header, Value: name})
	}
	if err := e.flushRow(); err != nil {
		return err
	}
	for i := range e.rows.plan.Columns {
		column := &e.rows.plan.Columns[i]
		for _, text := range []string{
			column.Name, column.Variable.Question.Number, oneLine(column.Variable.Question.Label.In(e.language, e.fallback)),
			oneLine(column.Label(e.language, e.fallback)), e.codes(column),
		} {
			e.cells = append(e.cells, excelize.Cell{StyleID: e.styles.wrapped, Value: e.fitting(text)})
		}
		e.cells = append(e.cells, e.rows.counts.Columns[i].Answered)
		if err := e.flushRow(); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// codes lists the codes of a column: "1 = Never".
func (e *xlsxEncoder) codes(column *codeplan.Column) string {
	var lines []string
	for _, code := range column.Codes {
		lines = append(lines, strconv.Itoa(code.Number)+" = "+oneLine(code.Label.In(e.language, e.fallback)))
	}
	return strings.Join(lines, "\n")
}
