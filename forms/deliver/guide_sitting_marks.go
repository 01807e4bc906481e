package deliver

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// ErrNoted says that an added question cannot be taken back, because something
// was noted on it.
var ErrNoted = errors.New("something was noted on this question, so that it stays; delete the notes first")

// Probed reports whether a probe of a question is covered.
func (s *GuideSitting) Probed(question, probe string) bool {
	_, covered := s.interview.Probed[forms.ProbeKey(question, probe)]
	return covered
}

// ToggleProbe marks a probe of the question on screen as covered, or as not
// covered any more, by its place. It reports false where there is no such
// probe.
func (s *GuideSitting) ToggleProbe(place int) bool {
	current := s.Current()
	probes := current.Probes()
	if place < 0 || place >= len(probes) {
		return false
	}
	key := forms.ProbeKey(current.Name, probes[place].Name)
	at := toggle(s.interview.Probed, key, s.moment())
	s.then(study.Step{Action: "probe", Probed: map[string]time.Time{key: at}})
	return true
}

// MarkedCovered reports whether the interviewer marked a question as covered.
func (s *GuideSitting) MarkedCovered(question string) bool {
	_, marked := s.interview.Covered[question]
	return marked
}

// ToggleCovered marks the question on screen as covered, or takes that back.
func (s *GuideSitting) ToggleCovered() {
	name := s.Current().Name
	at := toggle(s.interview.Covered, name, s.moment())
	s.then(study.Step{Action: "cover", Covered: map[string]time.Time{name: at}})
}

// toggle sets or removes an entry of a map, and gives what it is then: the
// zero time for none.
func toggle(times map[string]time.Time, key string, now time.Time) time.Time {
	if _, there := times[key]; there {
		delete(times, key)
		return time.Time{}
	}
	times[key] = now
	return now
}

// NotPut is why a question does not apply to the respondent; empty if it does.
func (s *GuideSitting) NotPut(question string) string { return s.interview.NotPut[question] }

// SetNotPut says why the question on screen does not apply; with an empty
// reason it applies again.
func (s *GuideSitting) SetNotPut(reason string) {
	name := s.Current().Name
	reason = strings.TrimSpace(reason)
	setText(s.interview.NotPut, name, reason)
	s.then(study.Step{Action: "not-put", NotPut: map[string]string{name: reason}})
}

func setText(texts map[string]string, key, text string) {
	if text == "" {
		delete(texts, key)
	} else {
		texts[key] = text
	}
}

// Reword puts the question on screen to this respondent in other words; the
// wording of the guide, or none, takes that back. One that was added is taken
// back with none; the error is ErrNoted where that cannot be.
func (s *GuideSitting) Reword(wording string) error {
	current := s.Current()
	wording = strings.TrimSpace(wording)
	if current.Question == nil {
		return s.changeAdded(current, wording)
	}
	if wording == strings.TrimSpace(s.Say(current.Question.Label)) {
		wording = ""
	}
	setText(s.interview.Reworded, current.Name, wording)
	s.then(study.Step{Action: "reword", Reworded: map[string]string{current.Name: wording}})
	return nil
}

func (s *GuideSitting) changeAdded(current forms.GuideEntry, wording string) error {
	if wording == "" && len(s.interview.NotesOn(current.Name)) > 0 {
		return ErrNoted
	}
	added := current.Added
	added.Label = wording
	s.putAdded("reword", current.Name, added)
	return nil
}

// Add puts a question beyond the guide, after the one on screen, and goes to
// it. A wording that says nothing adds nothing.
func (s *GuideSitting) Add(wording string) {
	wording = strings.TrimSpace(wording)
	if wording == "" {
		return
	}
	after := s.Current().Name
	if s.Current().Question == nil {
		after = s.Current().Added.After
	}
	name := NextAddedName(s.interview.Added)
	s.countTime()
	s.putAdded("add-question", name, forms.AddedQuestion{Label: wording, After: after, At: s.moment()})
	s.arriveAt(s.placeOf(name))
	s.then(study.Step{Action: "add-question"})
}

// putAdded keeps an added question, or takes an empty one back, and stays at
// the place where the interview is.
func (s *GuideSitting) putAdded(action, name string, added forms.AddedQuestion) {
	here := s.Current().Name
	if added.Empty() {
		s.countTime()
		delete(s.interview.Added, name)
	} else {
		s.interview.Added[name] = added
	}
	s.entries = s.instrument.GuideEntries(&s.interview)
	if place := s.placeOf(here); place >= 0 {
		s.place = place
	} else {
		s.arriveAt(max(s.place-1, 0))
	}
	s.then(study.Step{Action: action, Added: map[string]forms.AddedQuestion{name: added}})
}

// NextAddedName is the name of the next question that is added to a guide:
// "+1", "+2". No question of an instrument can be named so.
func NextAddedName(added map[string]forms.AddedQuestion) string {
	last := 0
	for name := range added {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, "+")); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("+%d", last+1)
}

// SetConsent replaces what the respondent has agreed to. Without consent to a
// recording, there are no recordings any more.
func (s *GuideSitting) SetConsent(given *forms.ConsentGiven) {
	s.interview.Consent = given
	step := study.Step{Action: "consent", Consent: given}
	if !given.Allows(forms.Record) || given.Refuses(forms.TakePart) {
		s.interview.Recordings, step.Recordings = nil, &[]forms.Recording{}
	}
	s.then(step)
}

// Agree answers one purpose of the consent with yes or no, now and in the
// language of the interview; the other answers stay.
func (s *GuideSitting) Agree(purpose string, yes bool) {
	given := forms.ConsentGiven{Given: map[string]bool{}}
	if before := s.interview.Consent; before != nil {
		given.Given = copied(before.Given)
	}
	given.Given[purpose] = yes
	if s.instrument.Consent != nil {
		given.Version = s.instrument.Consent.Version
	}
	given.Language, given.At, given.Interviewer = s.interview.Language, s.moment(), s.interview.Interviewer
	s.SetConsent(&given)
}

// setRecordings replaces the list of recordings.
func (s *GuideSitting) setRecordings(action string, list []forms.Recording) {
	s.interview.Recordings = list
	kept := slices.Clone(list)
	s.then(study.Step{Action: action, Recordings: &kept})
}
