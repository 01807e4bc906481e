package dataset

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/sample"
)

// Match ties responses to cases: the answer to a question is what a column of
// the contact holds, case and space ignored.
type Match struct {
	// Question is the variable that is compared.
	Question string
	// All refuses the file where a response fits no case, or several.
	All bool

	cases map[string][]*matchCase
	// pass tells the two passes over a file apart.
	pass int
	// Report is what came of it.
	Report MatchReport
}

// matchCase is an open case and the line of the response that it has, by pass.
type matchCase struct {
	id         string
	pass, line int
}

// MatchReport is what came of a Match.
type MatchReport struct {
	// Matched is how many responses have a case.
	Matched int
	// Unmatched are the first responses that have none, with their places.
	Unmatched []forms.Fault
	// More is how many others have none.
	More int
}

// NewMatch makes a match with the contacts' values in a column. The cases are
// those that can be given a response: see Matchable.
func NewMatch(question, column string, cases []sample.Case, contact func(id string) *sample.Contact) *Match {
	m := &Match{Question: question, cases: make(map[string][]*matchCase)}
	for i := range cases {
		person := contact(cases[i].Contact)
		if person == nil {
			continue
		}
		one := &matchCase{id: cases[i].ID}
		for _, value := range matchValues(person, column) {
			m.cases[value] = append(m.cases[value], one)
		}
	}
	return m
}

// Matchable reports whether a response under an instrument can be that of a
// case: it is open and has no interview.
func Matchable(c *sample.Case, instrument string) bool {
	return c.Instrument == instrument && c.State != sample.Closed && c.Interview == ""
}

// matchValues are what a column of a contact is matched by; of e-mail
// addresses there can be several.
func matchValues(person *sample.Contact, column string) []string {
	values := []string{person.Column(column)}
	if column == sample.EmailColumn {
		values = append(values, person.OtherEmails...)
	}
	var distinct []string
	seen := map[string]bool{"": true}
	for _, value := range values {
		if value = matchable(value); !seen[value] {
			seen[value] = true
			distinct = append(distinct, value)
		}
	}
	return distinct
}

// matchable is what two texts have in common that differ in case and space
// alone.
func matchable(text string) string {
	return norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(text), " ")))
}

// begin starts a pass over a file.
func (m *Match) begin() {
	if m != nil {
		m.pass++
		m.Report = MatchReport{}
	}
}

// match gives the case of a response, or says in a sentence why there is none.
func (m *Match) match(interview *forms.Interview, line int) (id, message string) {
	answer := interview.Answers[m.Question]
	if answer.Empty() || answer.Special != forms.NotSpecial {
		return "", "There is no answer by which to find the case."
	}
	found := m.cases[matchable(answer.Value)]
	var open *matchCase
	for _, one := range found {
		switch {
		case one.pass == m.pass && len(found) == 1:
			return "", fmt.Sprintf("The case of “%s” has the response in line %d already.", short(answer.Value), one.line)
		case one.pass == m.pass:
		case open != nil:
			return "", fmt.Sprintf("“%s” fits several open cases.", short(answer.Value))
		default:
			open = one
		}
	}
	if open == nil {
		return "", fmt.Sprintf("“%s” fits no open case.", short(answer.Value))
	}
	open.pass, open.line = m.pass, line
	return open.id, ""
}

// tie names the case of a response, and notes where there is none.
func (m *importer) tie(rows *rowReader, cells []csvfile.Cell, interview *forms.Interview) {
	if m.match == nil {
		return
	}
	id, message := m.match.match(interview, cells[0].Line)
	if message == "" {
		interview.Case = id
		m.match.Report.Matched++
		return
	}
	at := 0
	for i, c := range rows.columns {
		if c.variable != nil && c.variable.Name == m.match.Question {
			at = i
		}
	}
	if m.match.All {
		rows.fault(cells, at, message)
		return
	}
	if len(m.match.Report.Unmatched) == mostFaults {
		m.match.Report.More++
		return
	}
	m.match.Report.Unmatched = append(m.match.Report.Unmatched, forms.Fault{
		File: m.file, At: forms.Position{Line: cells[at].Line, Column: cells[at].Column},
		Message: visible(m.match.Question + ": " + message),
	})
}
