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
	case codeplan.IsDay:
		p.putTime(p.book.styles.day, time.DateOnly, value.Time)
	case codeplan.IsMoment:
		p.putTime(p.book.styles.moment, time.DateTime, value.Time)
	case codeplan.IsTimeOfDay:
		p.sheet.number(p.book.styles.timeOfDay, value.Time.Sub(midnight).Hours()/24)
	default:
		p.sheet.skip()
	}
}

// putTime puts a day or a moment as workbooks hold them: days since the last but
// one of 1899, by the clock of the moment's own zone. A year that they do not
// know stays a text.
func (p *xlsxPage) putTime(style int, layout string, at time.Time) {
	const firstYear, secondsInDay = 1901, 24 * 60 * 60
	if at.Year() < firstYear {
		p.sheet.text(0, sheetText(at.Format(layout)))
		return
	}
	local := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	p.sheet.number(style, float64(local.Unix()-firstDay.Unix())/secondsInDay)
}

// firstDay is the one from which workbooks count days.
var firstDay = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
