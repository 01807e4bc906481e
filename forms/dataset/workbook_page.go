package dataset

import (
	"errors"
	"time"

	"fieldwork/forms/dataset/codeplan"
)

func (e *xlsxEncoder) page() page {
	return &xlsxPage{codedPage: e.rows.page(), book: e, sheet: sheetRows{columns: e.sheet.columns}}
}

// xlsxPage is some rows of the sheet.
type xlsxPage struct {
	*codedPage
	book  *xlsxEncoder
	sheet sheetRows
	rows  int
	cut   int
}

func (p *xlsxPage) write(r *row) error {
	if err := p.codedPage.write(r); err != nil {
		return err
	}
	p.rows++
	p.sheet.begin()
	p.put(p.before())
	for i := range p.values {
		if value := &p.values[i]; value.State == codeplan.IsCode && p.book.labels[i] != nil {
			p.sheet.shared(p.book.labels[i][value.Code])
		} else {
			p.putOne(value)
		}
	}
	p.put(p.behind())
	p.sheet.end()
	return nil
}

func (p *xlsxPage) finish() error {
	if p.book.sheet.row+p.rows > mostRows {
		return ErrTooManyRows
	}
	p.book.cut += p.cut
	err := p.book.sheet.write(p.sheet.made)
	p.sheet.made, p.rows, p.cut = p.sheet.made[:0], 0, 0
	return errors.Join(err, p.codedPage.finish())
}

func (p *xlsxPage) put(values []codeplan.Value) {
	for i := range values {
		p.putOne(&values[i])
	}
}

// putOne fills the next cell with a value.
func (p *xlsxPage) putOne(value *codeplan.Value) {
	switch value.State {
	case codeplan.IsNumber, codeplan.IsCode:
		p.sheet.number(0, value.Number)
	case codeplan.IsText:
		p.sheet.text(0, sheetText(fitting(value.Text, &p.cut)))
	case codeplan.IsSpecial:
		p.sheet.shared(p.book.specials[value.Special])
	case codeplan.IsTime:
		p.putTime(value.Time)
	default:
		p.sheet.skip()
	}
}

// putTime puts a day, a time of day or a moment as workbooks hold them: days since
// the last of 1899, by the clock of the moment's own zone. A year that they do
// not know stays a text.
func (p *xlsxPage) putTime(at time.Time) {
	const firstYear = 1901
	styles := &p.book.styles
	style := styles.moment
	switch {
	case at.Year() == 0:
		p.sheet.number(styles.timeOfDay, at.Sub(midnight).Hours()/24)
		return
	case at.Equal(at.Truncate(24*time.Hour)) && at.Location() == time.UTC:
		style = styles.day
	}
	if at.Year() < firstYear {
		p.sheet.text(0, sheetText(at.Format(time.DateOnly)))
		return
	}
	local := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	days := local.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	p.sheet.number(style, days)
}
