package dataset

import (
	"io"
	"strconv"
	"strings"
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

// The parts of the archive in which excelize keeps the two sheets.
const (
	responsesPart = "xl/worksheets/sheet1.xml"
	variablesPart = "xl/worksheets/sheet2.xml"
)

// xlsxEncoder writes rows as a sheet, and what the columns are as another. The
// first is written as it comes; all else, which does not grow with the rows, is
// left to excelize.
type xlsxEncoder struct {
	archive  *archive
	rows     *codedRows
	book     *excelize.File
	sheet    *sheetWriter
	language string
	fallback string
	labels   [][]int // of the codes of coded columns, by their places in shared
	specials map[forms.Special]int
	shared   sharedTexts
	styles   workbookStyles
	cut      int
}

// workbookStyles are the numbers of styles in the book.
type workbookStyles struct{ header, wrapped, day, timeOfDay, moment int }

func newXLSXEncoder(w io.Writer, rows *codedRows, in *forms.Instrument, options Options) *xlsxEncoder {
	e := &xlsxEncoder{
		archive: newArchive(w), rows: rows, language: options.Language, fallback: in.DefaultLanguage, specials: map[forms.Special]int{},
	}
	if e.language == "" {
		e.language = in.DefaultLanguage
	}
	for i := range rows.plan.Columns {
		var labels []int
		for _, code := range rows.plan.Columns[i].Codes {
			labels = append(labels, e.shared.add(fitting(oneLine(code.Label.In(e.language, e.fallback)), &e.cut)))
		}
		e.labels = append(e.labels, labels)
	}
	for _, special := range forms.Specials {
		e.specials[special] = e.shared.add(special.Words())
	}
	return e
}

func (e *xlsxEncoder) begin() error {
	e.book = excelize.NewFile()
	if err := e.prepare(); err != nil {
		return err
	}
	isSheet := func(name string) bool { return name == responsesPart || name == variablesPart }
	if err := e.archive.take(e.book, func(name string) bool { return !isSheet(name) }); err != nil {
		return err
	}
	part, err := e.archive.create(responsesPart)
	if err != nil {
		return err
	}
	const width = 20 // a date with its time
	names := e.names()
	if e.sheet, err = newSheetWriter(part, len(names), width); err != nil {
		return err
	}
	header := sheetRows{columns: e.sheet.columns}
	header.begin()
	for _, name := range names {
		header.text(e.styles.header, sheetText(fitting(name, &e.cut)))
	}
	header.end()
	return e.sheet.write(header.made)
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
	if err = e.shared.keep(e.book); err != nil {
		return err
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

// fitting is a text that a cell can hold. What XML does not allow is replaced. A
// text that is too long is cut, and counted.
func fitting(text string, cut *int) string {
	if len(text) <= mostCell && isPlain(text) {
		return text
	}
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
			return '\uFFFD'
		}
		return r
	}, text)
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > mostCell {
			*cut++
			return text[:i]
		}
	}
	return text
}

// isPlain reports whether a text has no characters but those of ASCII that print.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func (e *xlsxEncoder) end(summary *Summary) error {
	defer e.book.Close()
	if err := e.sheet.close(); err != nil {
		return err
	}
	if err := e.describe(); err != nil {
		return err
	}
	summary.Cut, summary.Rounded = e.cut, e.rows.rounded()
	if err := e.archive.take(e.book, func(name string) bool { return name == variablesPart }); err != nil {
		return err
	}
	return e.archive.close()
}

// describe writes the sheet that tells what the columns are.
func (e *xlsxEncoder) describe() error {
	sheet, err := e.book.NewStreamWriter(variablesSheet)
	if err != nil {
		return err
	}
	for i, width := range []float64{24, 10, 60, 60, 40, 12} {
		if err := sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	var cells []any
	for _, name := range []string{"Column", "Number", "Question", "Label", "Codes in files for SPSS", "Answered"} {
		cells = append(cells, excelize.Cell{StyleID: e.styles.header, Value: name})
	}
	if err := sheet.SetRow("A1", cells); err != nil {
		return err
	}
	for i := range e.rows.plan.Columns {
		if err := sheet.SetRow("A"+strconv.Itoa(i+2), e.description(i)); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// description is the row that tells what a column of the plan is.
func (e *xlsxEncoder) description(at int) (cells []any) {
	column := &e.rows.plan.Columns[at]
	for _, text := range []string{
		column.Name, column.Variable.Question.Number, oneLine(column.Variable.Question.Label.In(e.language, e.fallback)),
		oneLine(column.Label(e.language, e.fallback)), e.codes(column),
	} {
		cells = append(cells, excelize.Cell{StyleID: e.styles.wrapped, Value: fitting(text, &e.cut)})
	}
	return append(cells, e.rows.counts.Columns[at].Answered)
}

// codes lists the codes of a column: "1 = Never".
func (e *xlsxEncoder) codes(column *codeplan.Column) string {
	var lines []string
	for _, code := range column.Codes {
		lines = append(lines, strconv.Itoa(code.Number)+" = "+oneLine(code.Label.In(e.language, e.fallback)))
	}
	return strings.Join(lines, "\n")
}
