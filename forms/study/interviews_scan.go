package study

import (
	"time"

	"fieldwork/forms"
	"fieldwork/store/jsonscan"
)

// scanInterview reads an interview under a questionnaire as it is kept. Those
// with a consent, notes or recordings are few, and it does not know them.
func scanInterview(payload []byte) (forms.Interview, bool) {
	var i forms.Interview
	s := jsonscan.New(payload)
	scanFields(s, &i, func() { i.Answers = jsonscan.Object(s, scanAnswer) })
	return i, s.Done()
}

// scanFields reads an interview, with its answers by a function.
func scanFields(s *jsonscan.Scan, i *forms.Interview, answers func()) {
	s.Must(`{"id":`)
	i.ID = s.Text()
	if s.Next(`,"reference":`) {
		i.Reference = s.Text()
	}
	s.Must(`,"instrument":`)
	i.Instrument = s.Text()
	s.Must(`,"version":`)
	i.Version = s.Int()
	if s.Next(`,"case":`) {
		i.Case = s.Text()
	}
	if s.Next(`,"interviewer":`) {
		i.Interviewer = s.Text()
	}
	s.Must(`,"language":`)
	i.Language = s.Text()
	s.Must(`,"mode":`)
	i.Mode = forms.Mode(s.Text())
	s.Must(`,"status":`)
	i.Status = forms.Status(s.Text())
	scanTimes(s, i)
	scanCourse(s, i, answers)
	s.Must("}")
}

// scanTimes reads when an interview took place and how far it came.
func scanTimes(s *jsonscan.Scan, i *forms.Interview) {
	s.Must(`,"started":`)
	i.Started = s.Time()
	s.Must(`,"updated":`)
	i.Updated = s.Time()
	if s.Next(`,"submitted":`) {
		i.Submitted = s.Time()
	}
	if s.Next(`,"position":`) {
		i.Position = s.Text()
	}
	if s.Next(`,"reached":`) {
		i.Reached = s.Text()
	}
}

// scanCourse reads what was answered and what goes with it, in the order of
// encoding/json or in that of a written, which has the answers and their times
// last.
func scanCourse(s *jsonscan.Scan, i *forms.Interview, answers func()) {
	early := s.Next(`,"answers":`)
	if early {
		answers()
	}
	if s.Next(`,"remarks":`) {
		i.Remarks = jsonscan.Object(s, (*jsonscan.Scan).Text)
	}
	scanSpent(s, i)
	if s.Next(`,"import":`) {
		i.Import = s.Text()
	}
	if early {
		return
	}
	if s.Next(`,"answers":`) {
		answers()
	}
	if i.Spent == nil {
		scanSpent(s, i)
	}
}

func scanSpent(s *jsonscan.Scan, i *forms.Interview) {
	if s.Next(`,"spent":`) {
		i.Spent = jsonscan.Object(s, func(s *jsonscan.Scan) time.Duration { return time.Duration(s.Number()) })
	}
}

func scanAnswer(s *jsonscan.Scan) forms.Answer {
	if s.Next(`{"special":`) {
		special := forms.Special(s.Text())
		s.Must("}")
		return forms.Answer{Special: special}
	}
	return forms.Answer{Value: s.Text()}
}
