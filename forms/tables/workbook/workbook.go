// Package workbook writes tables as an Office Open XML workbook (.xlsx) by the
// guidance of the UK Government Analysis Function for published spreadsheets: a
// cover, contents and notes, one table to a worksheet with one row of headers
// and nothing below it, and a native chart of it on a worksheet of its own with
// an alternative text. Cells hold numbers, and text never becomes a formula. The
// same tables give the same bytes.
package workbook

import (
	"errors"
	"fmt"
	"io"
	"sort"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/language"

	"fieldwork/forms/tables"
)

// Book is what is written.
type Book struct {
	// Title is that of the workbook; it may come from outside.
	Title string
	// Source says in a sentence what was counted; empty for nothing.
	Source string
	// Language is the BCP 47 tag of the language of the labels; "en" for what is
	// no such tag. The sentences of the workbook are in English.
	Language string
	Tables   []tables.Table
	Show     tables.Show
}

// Write writes the workbook.
func Write(w io.Writer, book Book) (err error) {
	file := excelize.NewFile()
	defer func() { err = errors.Join(err, file.Close()) }()
	made := &maker{file: file, book: &book, styles: map[look]int{}}
	made.plan = planOf(&book)
	if err := made.begin(); err != nil {
		return err
	}
	for _, sheet := range made.plan.sheets {
		page := newPage(made, sheet.name)
		sheet.write(page)
		if err := page.end(); err != nil {
			return fmt.Errorf("worksheet %s: %w", sheet.name, err)
		}
	}
	file.SetActiveSheet(0)
	made.sortTypes()
	return file.Write(w)
}

// maker makes one workbook.
type maker struct {
	file   *excelize.File
	book   *Book
	plan   *plan
	styles map[look]int
	// grids and charts are how many have been written.
	grids, charts int
}

// product is who made the workbook, in its properties.
const product = "fieldwork"

// made stands for the time in the properties of the workbook, which is not told
// so that the same tables give the same bytes: the first that archives can have.
const made = "1980-01-01T00:00:00Z"

// begin names the worksheets in their order and sets the properties.
func (m *maker) begin() error {
	for i, sheet := range m.plan.sheets {
		var err error
		if i == 0 {
			err = m.file.SetSheetName(m.file.GetSheetName(0), sheet.name)
		} else {
			_, err = m.file.NewSheet(sheet.name)
		}
		if err != nil {
			return fmt.Errorf("worksheet %s: %w", sheet.name, err)
		}
	}
	return errors.Join(
		m.file.SetDefaultFont(fontName),
		m.file.SetAppProps(&excelize.AppProperties{Application: product}),
		m.file.SetDocProps(&excelize.DocProperties{
			Title: fitting(m.book.Title), Creator: product, LastModifiedBy: product, Language: tag(m.book.Language),
			Created: made, Modified: made,
		}),
	)
}

// sortTypes puts in order what the workbook says of the types of pictures, which
// excelize adds in any order with the first chart.
func (m *maker) sortTypes() {
	if types := m.file.ContentTypes; types != nil {
		sort.Slice(types.Defaults, func(i, j int) bool { return types.Defaults[i].Extension < types.Defaults[j].Extension })
	}
}

// tag is the language of the workbook.
func tag(wanted string) string {
	parsed, err := language.Parse(wanted)
	if err != nil || parsed == language.Und {
		return language.English.String()
	}
	return parsed.String()
}
