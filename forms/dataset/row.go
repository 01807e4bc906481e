package dataset

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/flow"
)

// longestID is the number of characters of the longest id.
const longestID = 200

// The first and the last year in which a response can have been submitted.
// Others are slips, which would count as times of the study.
const (
	firstYear = 1900
	lastYear  = 2200
)

// rowReader turns rows of cells into interviews.
type rowReader struct {
	in      *forms.Instrument
	columns []column
	faults  *faultList
	// at is the column of each variable in the file, by index, or -1.
	at []int
}

func newRowReader(in *forms.Instrument, columns []column, faults *faultList) *rowReader {
	r := &rowReader{in: in, columns: columns, faults: faults, at: make([]int, len(in.Variables()))}
	for i := range r.at {
		r.at[i] = -1
	}
	for i, c := range columns {
		if c.variable != nil {
			r.at[c.variable.Index()] = i
		}
	}
	return r
}

// read turns a row into an interview. ok is false if the row has faults that
// lie in single cells, which are noted.
func (r *rowReader) read(cells []csvfile.Cell) (interview forms.Interview, ok bool) {
	before := r.faults.count()
	interview.Instrument = r.in.Name
	interview.Language = r.in.DefaultLanguage
	interview.Answers = make(map[string]forms.Answer, len(r.columns))
	for i, c := range r.columns {
		var message string
		if c.variable != nil {
			message = readAnswer(&interview, c.variable, cells[i].Text)
		} else {
			message = r.readOwn(&interview, c.own, cells[i].Text)
		}
		if message != "" {
			r.fault(cells, i, message)
		}
	}
	interview.Started = interview.Submitted
	return interview, r.faults.count() == before
}

// fault notes a fault of a cell.
func (r *rowReader) fault(cells []csvfile.Cell, i int, message string) {
	r.faults.add(cells[i].Line, cells[i].Column, r.columns[i].name+": "+message)
}

// readAnswer puts the answer in a cell into an interview, or gives a sentence
// why it cannot. What is calculated is left to the instrument.
func readAnswer(interview *forms.Interview, v *forms.Variable, cell string) (message string) {
	if cell == "" || v.Type() == forms.Calculate {
		return ""
	}
	answer := answerOf(v, cell)
	if err := flow.Wellformed(v, answer); err != nil {
		return strings.Replace(err.Error(), cell, short(cell), 1)
	}
	interview.Answers[v.Name] = answer
	return ""
}

// readOwn puts the value of a column that is no variable into an interview,
// or gives a sentence why it cannot.
func (r *rowReader) readOwn(interview *forms.Interview, own, cell string) (message string) {
	switch own {
	case idName:
		return readID(interview, cell)
	case submittedName:
		return readSubmitted(interview, cell)
	}
	if _, known := r.in.Language(cell); !known {
		return r.unknownLanguage(cell)
	}
	interview.Language = cell
	return ""
}

func readID(interview *forms.Interview, cell string) (message string) {
	switch {
	case cell == "":
		return "There is no id. Give every response one, or leave the column out."
	case utf8.RuneCountInString(cell) > longestID:
		return fmt.Sprintf("The id is longer than %d characters.", longestID)
	}
	interview.Reference = cell
	return ""
}

func readSubmitted(interview *forms.Interview, cell string) (message string) {
	if cell == "" {
		return ""
	}
	submitted, err := time.Parse(time.RFC3339Nano, cell)
	text, wrong := submitted.MarshalText()
	switch {
	case err != nil || wrong != nil || string(text) != cell:
		return fmt.Sprintf("“%s” is not a time as it is wanted here, such as 2017-03-22T14:36:00Z or 2017-03-22T15:36:00+01:00.", short(cell))
	case submitted.Year() < firstYear || submitted.Year() > lastYear:
		return fmt.Sprintf("“%s” is not a year in which a response can have been given; years go from %d to %d here.", short(cell[:len("2006")]), firstYear, lastYear)
	}
	interview.Submitted = submitted
	return ""
}

func (r *rowReader) unknownLanguage(cell string) string {
	codes := make([]string, len(r.in.Languages))
	for i, l := range r.in.Languages {
		codes[i] = l.Code
	}
	languages := strings.Join(codes, ", ")
	if cell == "" {
		return fmt.Sprintf("There is no language. Give one of %s, or leave the column out.", languages)
	}
	return fmt.Sprintf("“%s” is not a language of this instrument, which has %s.", short(cell), languages)
}
