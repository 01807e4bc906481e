package workbook

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// page writes one worksheet downwards: lines of text in column A, then a table.
// The first error is kept until the end.
type page struct {
	*maker
	sheet string
	row   int // the last that is written, from 1
	// span is the width of all columns together, in characters: lines that fit
	// there flow over the empty cells beside them.
	span float64
	// high is how many sheets of paper it may take from top to bottom; 0 for any.
	high int
	// widths are those of the columns, in characters.
	widths map[int]float64
	// heights are those that the rows need so far, in points.
	heights map[int]float64
	err     error
}

// coverWidth is the width of column A of the cover, in characters.
const coverWidth = 90

func newPage(m *maker, sheet string) *page {
	return &page{maker: m, sheet: sheet, widths: map[int]float64{}, heights: map[int]float64{}}
}

func (p *page) keep(err error) {
	if p.err == nil {
		p.err = err
	}
}

// place is the name of a cell, such as "B7".
func (p *page) place(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	p.keep(err)
	return name
}

// put writes text into a cell.
func (p *page) put(column, row int, text string, look look) {
	place := p.place(column, row)
	text = fitting(text)
	p.keep(p.file.SetCellStr(p.sheet, place, escaped.ReplaceAllString(text, "_x005F_$1")))
	p.style(place, look)
	p.heights[row] = max(p.heights[row], heightOf(text, p.widths[column], look))
}

// style sets the look of a cell.
func (p *page) style(place string, look look) {
	id, err := p.styleOf(look)
	p.keep(err)
	p.keep(p.file.SetCellStyle(p.sheet, place, place, id))
}

func (p *page) text(text string, look look) {
	p.row++
	look.flows = !fits(text, p.widths[1], look) && fits(text, p.span, look)
	p.put(1, p.row, text, look)
}

func (p *page) title(text string)    { p.text(text, look{size: titleSize, bold: true}) }
func (p *page) subtitle(text string) { p.text(text, look{size: subtitleSize, bold: true, apart: true}) }
func (p *page) line(text string)     { p.text(text, look{}) }

// link writes a line that leads to another worksheet.
func (p *page) link(text, sheet string) {
	p.text(text, look{link: true})
	p.lead(p.place(1, p.row), sheet)
}

func (p *page) lead(place, sheet string) {
	p.keep(p.file.SetCellHyperLink(p.sheet, place, fmt.Sprintf("'%s'!A1", sheet), "Location"))
}

// width sets the width of a column, in characters.
func (p *page) width(number int, characters float64) {
	name, err := excelize.ColumnNumberToName(number)
	p.keep(err)
	p.keep(p.file.SetColWidth(p.sheet, name, name, characters))
	p.widths[number] = characters
}

// columns sets the widths that a table will have, and how far lines above it can
// flow.
func (p *page) columns(columns []column) {
	for i, column := range columns {
		p.width(i+1, column.width)
		p.span += column.width
	}
}

// settle sets the heights of rows, since not every program fits them to text
// that is wrapped.
func (p *page) settle() {
	for row := 1; row <= p.row; row++ {
		p.keep(p.file.SetRowHeight(p.sheet, row, min(max(p.heights[row], leastRow), tallestRow)))
	}
}

// end sets how the worksheet is printed, and gives the first error.
func (p *page) end() error {
	p.settle()
	landscape, fit, wide, paper := "landscape", true, 1, 9
	return errors.Join(p.err,
		p.file.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		p.file.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{
			Orientation: &landscape, FitToWidth: &wide, FitToHeight: &p.high, Size: &paper,
		}),
	)
}
