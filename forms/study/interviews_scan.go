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
	scanCourse(s, &i)
	if s.Next(`,"import":`) {
		i.Import = s.Text()
	}
	s.Must("}")
	return i, s.Done()
}

// scanCourse reads when an interview took place, how far it came and what was
// answered.
func scanCourse(s *jsonscan.Scan, i *forms.Interview) {
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
	if s.Next(`,"answers":`) {
		i.Answers = jsonscan.Object(s, scanAnswer)
	}
	if s.Next(`,"remarks":`) {
		i.Remarks = jsonscan.Object(s, (*jsonscan.Scan).Text)
	}
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
