package study

import (
	"fieldwork/forms"
	"fieldwork/forms/sample"
)

// follower is what keeps a view of contacts, cases and complete interviews in
// step with the study.
type follower interface {
	contactChanged(sample.Contact)
	caseChanged(sample.Case)
	caseGone(id string)
	interviewCompleted(forms.Interview)
	interviewGone(instrument, id string)
}

// follow lets a follower hear of every change from now on.
func (s *Study) follow(f follower) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.followers = append(s.followers, f)
}

func (s *Study) everyFollower() []follower {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.followers
}

// tellContact tells followers of a contact that is new or has changed, after
// the change is on disk.
func (s *Study) tellContact(contact sample.Contact) {
	for _, f := range s.everyFollower() {
		f.contactChanged(contact)
	}
}

// tellCase tells followers of a case that is new or has changed, as tellContact
// does.
func (s *Study) tellCase(c sample.Case) {
	for _, f := range s.everyFollower() {
		f.caseChanged(c)
	}
}

// tellNoCase tells followers of a case that was taken out.
func (s *Study) tellNoCase(id string) {
	for _, f := range s.everyFollower() {
		f.caseGone(id)
	}
}

// tellCompleted tells followers of interviews that have become complete, or
// came so.
func (s *Study) tellCompleted(interviews ...forms.Interview) {
	for _, f := range s.everyFollower() {
		for _, interview := range interviews {
			f.interviewCompleted(interview)
		}
	}
}

// tellNoInterview tells followers of an interview that was taken out.
func (s *Study) tellNoInterview(instrument, id string) {
	for _, f := range s.everyFollower() {
		f.interviewGone(instrument, id)
	}
}
