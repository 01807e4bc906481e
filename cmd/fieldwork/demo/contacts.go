package demo

import (
	"bytes"
	"fmt"
	"strings"

	"fieldwork/forms/library"
	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
)

// excluded are those whom the review left out.
const excluded = "${organisation} = 'Welsh Government'"

// contacts brings the ten lists in, and makes a case of the questionnaire for
// everybody on them.
func (f *filling) contacts() error {
	var sheets []sample.Sheet
	for _, list := range library.FusionContacts() {
		contents, err := sheetfile.Read(list.File, bytes.NewReader(list.CSV))
		if err != nil {
			return fmt.Errorf("%s: %w", list.File, err)
		}
		sheet := contents.Sheet
		sheet.List = sheetfile.ListName(list.File)
		addAttributes(&sheet)
		sheets = append(sheets, sheet)
	}
	if _, err := f.study.ImportContacts(sheets, excluded, nil); err != nil {
		return err
	}
	for contact, err := range f.study.Contacts() {
		if err != nil {
			return err
		}
		f.people = append(f.people, contact)
	}
	f.made.Contacts = len(f.people)
	if _, _, err := f.study.MakeCases(survey, nil, 0); err != nil {
		return err
	}
	made, err := f.allCases(survey)
	f.surveyed = make(map[string]sample.Case)
	for _, c := range made {
		f.surveyed[c.Contact] = c
	}
	return err
}

// The columns over which the purposive sample is drawn.
const (
	remitColumn   = "remit"
	fundingColumn = "funding"
)

// addAttributes gives everybody on a list a delivery remit and a source of
// funding, which the lists do not tell and the sample is drawn by. They follow
// from the synthetic name of the organisation, such as "Theatre 151".
func addAttributes(sheet *sample.Sheet) {
	organisation := -1
	for i, cell := range sheet.Header {
		if sample.ColumnName(cell.Text) == "organisation" {
			organisation = i
		}
	}
	add := func(cells *[]sample.Cell, texts ...string) {
		for _, text := range texts {
			*cells = append(*cells, sample.Cell{Text: text, Line: (*cells)[0].Line, Column: len(*cells) + 1})
		}
	}
	add(&sheet.Header, remitColumn, fundingColumn)
	for i := range sheet.Rows {
		if row := &sheet.Rows[i]; organisation >= 0 && organisation < len(*row) {
			kind, number := parts((*row)[organisation].Text)
			add(row, remits[number%len(remits)], fundings[kind])
		}
	}
}

// parts takes the name of an organisation apart: "Theatre 151" into Theatre and
// 151.
func parts(organisation string) (kind string, number int) {
	organisation = strings.TrimSpace(organisation)
	at := strings.LastIndexByte(organisation, ' ')
	if at < 0 {
		return organisation, 0
	}
	_, _ = fmt.Sscanf(organisation[at:], "%d", &number) // without a number it is 0
	return organisation[:at], number
}

var (
	remits   = []string{"National", "Regional", "LA based", "LA based", "Regional"}
	fundings = map[string]string{
		"Archive": "LA", "Library": "LA", "Museum": "LA", "Theatre": "Commercial", "Arts charity": "Charity",
		"Heritage site": "Charity", "Community agency": "Not for profit", "Housing association": "Not for profit",
	}
)
