package dataset

import (
	"math"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
)

// Own is a column of a file of responses that is no variable of the instrument.
type Own struct {
	Name, Label string
	// Values says in words what stands in it.
	Values string
}

// OwnColumns describes the columns that stand beside the variables of an
// instrument: always those before them, with Options.Details those behind them.
// Those of contacts are left out.
func OwnColumns(in *forms.Instrument) (before, behind []Own) {
	first, last := newVersions(in, Options{}).schema(true).extras(nil)
	return ownOf(first), ownOf(last)
}

func ownOf(columns []extra) []Own {
	list := make([]Own, len(columns))
	for i, column := range columns {
		list[i] = Own{column.name, column.label, column.kind.words()}
	}
	return list
}

// extra is a column of a coded file that is no variable.
type extra struct {
	name, label string
	kind        extraKind
	value       func(*row) codeplan.Value
}

// extraKind is what the values of such a column are.
type extraKind int

const (
	wordsExtra extraKind = iota
	numberExtra
	momentExtra
)

func (k extraKind) words() string {
	switch k {
	case numberExtra:
		return "number"
	case momentExtra:
		return "date and time"
	}
	return "text"
}

// extras lists the columns before the variables and those behind them.
func (s *schema) extras(contacts *Contacts) (before, behind []extra) {
	before = []extra{
		s.words(idName, "The interview", func(r *row) string { return idOf(r.interview) }),
		s.moment(submittedName, "When the interview was completed", func(r *row) time.Time { return r.interview.Submitted }),
		s.words(languageName, "The language of the interview", func(r *row) string { return r.interview.Language }),
	}
	if s.details {
		behind = []extra{
			s.words(statusName, "How far the interview came", func(r *row) string { return string(r.interview.Status) }),
			s.number(versionName, "The version of the instrument", func(r *row) float64 { return float64(r.interview.Version) }),
			s.words(interviewerName, "Who asked", func(r *row) string { return r.interview.Interviewer }),
			s.moment(startedName, "When the interview was begun", func(r *row) time.Time { return r.interview.Started }),
			s.number(minutesName, "How long the interview took, in minutes", func(r *row) float64 {
				return math.Round(r.interview.Elapsed().Minutes()*10) / 10
			}),
			s.words(remarksName, "The interviewer's remarks", func(r *row) string { return remarksOf(r.interview, r.in) }),
		}
	}
	for i, name := range contacts.columns() {
		behind = append(behind, s.words(name, "The contact's "+contacts.Columns[i], func(r *row) string { return r.contact[i] }))
	}
	return before, behind
}

func (s *schema) words(name, label string, of func(*row) string) extra {
	return extra{s.own(name), label, wordsExtra, func(r *row) codeplan.Value {
		if text := readable(of(r)); text != "" {
			return codeplan.Value{State: codeplan.IsText, Text: text}
		}
		return codeplan.Value{}
	}}
}

func (s *schema) number(name, label string, of func(*row) float64) extra {
	return extra{s.own(name), label, numberExtra, func(r *row) codeplan.Value {
		return codeplan.Value{State: codeplan.IsNumber, Number: of(r)}
	}}
}

func (s *schema) moment(name, label string, of func(*row) time.Time) extra {
	return extra{s.own(name), label, momentExtra, func(r *row) codeplan.Value {
		if at := of(r); !at.IsZero() {
			return codeplan.Value{State: codeplan.IsMoment, Time: at}
		}
		return codeplan.Value{}
	}}
}
