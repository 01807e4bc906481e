package recruit

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// row is something of a contact that can be selected.
type row struct {
	// heading stands above the row where a part begins.
	heading string
	label   string
	value   string
	// column is what an edit of the row changes; empty where there is none.
	column  string
	warning bool
}

// nothingThere stands for what is not known.
const nothingThere = "–"

// fieldLabels are the columns that every contact has, in the order in which
// they are shown, and what they are called.
var fieldLabels = []struct{ column, label string }{
	{sample.NameColumn, "Name"}, {sample.OrganisationColumn, "Organisation"}, {sample.RoleColumn, "Role"},
	{sample.EmailColumn, "E-mail"}, {study.OtherEmailsColumn, "Other e-mails"}, {sample.PhoneColumn, "Phone"},
	{sample.LanguageColumn, "Language"}, {sample.TimeZoneColumn, "Time zone"}, {sample.ListsColumn, "Lists"},
	{sample.DoNotCallColumn, "Calls"},
}

// labelOf is what a column is called in a sentence.
func labelOf(column string) string {
	for _, field := range fieldLabels {
		if field.column == column {
			return strings.ToLower(field.label)
		}
	}
	if column == study.DoNotCallReasonColumn {
		return "reason"
	}
	return ui.Clip(column, 40)
}

// textOf is a column of a contact as it is edited.
func textOf(c *sample.Contact, column string) string {
	switch column {
	case study.OtherEmailsColumn:
		return strings.Join(c.OtherEmails, "; ")
	case sample.ListsColumn:
		return strings.Join(c.Lists, "; ")
	}
	return c.Column(column)
}

func (c *contactScreen) makeRows() []row {
	var rows []row
	for _, field := range fieldLabels {
		rows = append(rows, row{label: field.label, value: c.shown(field.column), column: field.column,
			warning: field.column == sample.DoNotCallColumn && c.contact.DoNotCall})
	}
	heading := "Attributes"
	for _, name := range slices.Sorted(maps.Keys(c.contact.Attributes)) {
		rows = append(rows, row{heading: heading, label: name, value: c.contact.Attributes[name], column: name})
		heading = ""
	}
	return append(rows, c.caseRows()...)
}

// shown is a column of the contact as it is read.
func (c *contactScreen) shown(column string) string {
	text := textOf(&c.contact, column)
	switch {
	case column == sample.DoNotCallColumn && c.contact.DoNotCall:
		return ui.MarkWarning + " must not be called"
	case column == sample.DoNotCallColumn:
		return "may be called"
	case column == sample.TimeZoneColumn && text == "" && c.zone != "":
		return nothingThere + " (the study's, " + c.zone + ")"
	case text == "":
		return nothingThere
	case column == sample.LanguageColumn:
		for _, language := range c.languages {
			if language.Code == text {
				return language.Name + " (" + text + ")"
			}
		}
	}
	return text
}

// caseRows are the cases of the contact, each with the calls on it.
func (c *contactScreen) caseRows() []row {
	switch {
	case !c.loaded:
		return []row{{heading: "Cases and calls", value: "Reading the cases…"}}
	case len(c.cases) == 0:
		return []row{{heading: "Cases and calls", value: "There is no case for this contact yet."}}
	}
	var rows []row
	heading := "Cases and calls"
	zone := c.location()
	for _, one := range c.cases {
		rows = append(rows, row{heading: heading, label: study.ShortID(one.ID), value: caseWords(&one, zone)})
		heading = ""
		for _, call := range one.calls {
			rows = append(rows, row{value: callWords(call, zone)})
		}
	}
	return rows
}

// location is the contact's time zone.
func (c *contactScreen) location() *time.Location {
	location, err := sample.LoadZone(c.zone)
	if err != nil {
		location = time.UTC
	}
	return c.contact.Location(location)
}

// caseWords says how far a case has come. Times are the contact's.
func caseWords(c *askedCase, zone *time.Location) string {
	words := c.Instrument + ", " + string(c.State)
	switch {
	case c.State == sample.Closed:
		words += ": " + outcomeWords(c.Disposition)
	case !c.Due.IsZero():
		words += " " + minuteOf(c.Due, zone)
	}
	switch c.Attempts {
	case 0:
		return words + ", no call yet"
	case 1:
		words += ", 1 call"
	default:
		words += fmt.Sprintf(", %d calls", c.Attempts)
	}
	if c.State == sample.Closed {
		return words
	}
	return words + ", last: " + outcomeWords(c.LastOutcome)
}

// callWords says what came of a call.
func callWords(call sample.Call, zone *time.Location) string {
	words := minuteOf(call.At, zone) + "  " + outcomeWords(call.Outcome)
	if !call.Appointment.IsZero() {
		words += ", for " + minuteOf(call.Appointment, zone)
	}
	if call.Interviewer != "" {
		words += ", " + call.Interviewer
	}
	if call.Remark != "" {
		words += ": " + call.Remark
	}
	return words
}

// minuteOf is a time as lists show it.
func minuteOf(at time.Time, zone *time.Location) string {
	return at.In(zone).Format("Mon 2 Jan 2006 15:04")
}

// outcomeWords is what an outcome is called.
func outcomeWords(code string) string {
	if outcome, known := sample.FindOutcome(code); known {
		return outcome.Label
	}
	return code
}
