package themes

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// ErrManyRows says that a sheet has more rows than a workbook can hold.
var ErrManyRows = errors.New("a sheet of a workbook holds 1,048,576 rows and no more")

// ErrManyColumns says that a sheet has more columns than a workbook can hold.
var ErrManyColumns = errors.New("a sheet of a workbook holds 16,384 columns and no more")

// WriteWorkbook writes sheets as an Office Open XML workbook (.xlsx). Text
// stays text, whatever it begins with. cut is how many cells held more than
// 32,767 characters and were cut, which is said at their end. It fails with
// ErrManyRows and ErrManyColumns.
func WriteWorkbook(out io.Writer, sheets ...*Sheet) (cut int, err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	w := &workbook{book: book}
	if err := w.styles(); err != nil {
		return 0, err
	}
	for i, sheet := range sheets {
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), sheet.Name)
		} else {
			_, err = book.NewSheet(sheet.Name)
		}
		if err == nil {
			err = w.sheet(sheet)
		}
		if err != nil {
			return w.cut, fmt.Errorf("sheet %s: %w", sheet.Name, err)
		}
	}
	return w.cut, book.Write(out)
}

type workbook struct {
	book       *excelize.File
	head, body int // styles
	cut        int
}

// styles are those of the heading, and of cells whose text is wrapped.
func (w *workbook) styles() error {
	top := &excelize.Alignment{WrapText: true, Vertical: "top"}
	var headErr, bodyErr error
	w.head, headErr = w.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top})
	w.body, bodyErr = w.book.NewStyle(&excelize.Style{Alignment: top})
	return errors.Join(headErr, bodyErr)
}

func (w *workbook) sheet(sheet *Sheet) error {
	if len(sheet.Columns) > excelize.MaxColumns {
		return ErrManyColumns
	}
	stream, err := w.book.NewStreamWriter(sheet.Name)
	if err != nil {
		return err
	}
	heads := make([]any, len(sheet.Columns))
	for i, column := range sheet.Columns {
		if err := stream.SetColWidth(i+1, i+1, column.Width); err != nil {
			return err
		}
		heads[i] = column.Name
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := stream.SetPanes(panes); err != nil {
		return err
	}
	if err := w.row(stream, sheet.Columns, 1, heads, w.head); err != nil {
		return err
	}
	number := 1
	for row, err := range sheet.Rows {
		if err != nil {
			return err
		}
		if number++; number > excelize.TotalRows {
			return ErrManyRows
		}
		if err := w.row(stream, sheet.Columns, number, row, w.body); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// row writes one, as high as its text needs: some programs give a row one line
// where none is said.
func (w *workbook) row(stream *excelize.StreamWriter, columns []SheetColumn, number int, values []any, style int) error {
	cells := make([]any, len(values))
	lines := 1
	for i, value := range values {
		if text, ok := value.(string); ok {
			fit, cut := cellText(text)
			if cut {
				w.cut++
			}
			value = fit
			lines = max(lines, columns[i].lines(fit))
		}
		cells[i] = excelize.Cell{StyleID: style, Value: value}
	}
	first, err := excelize.CoordinatesToCellName(1, number)
	if err != nil {
		return err
	}
	return stream.SetRow(first, cells, excelize.RowOpts{Height: min(float64(lines)*lineHeight, excelize.MaxRowHeight)})
}

const (
	// lineHeight is that of a line of text, in points.
	lineHeight = 15
	// filled is how much of a line words fill before they are wrapped.
	filled = 0.9
)

// lines is about how many lines a text takes in a column; in one that is not
// made for long text, two at the most.
func (c SheetColumn) lines(text string) int {
	lines, width := 0, c.Width
	for paragraph := range strings.SplitSeq(text, "\n") {
		if length := float64(utf8.RuneCountInString(paragraph)); length > width {
			lines += int(math.Ceil(length/(width*filled))) - 1
		}
		lines++
	}
	if width < wideColumn/2 {
		return min(lines, 2)
	}
	return lines
}
