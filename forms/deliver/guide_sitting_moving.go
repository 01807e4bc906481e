package deliver

import (
	"slices"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// Entries are the questions, notes and instructions of the guide in order,
// with the questions that were added. They are for reading only.
func (s *GuideSitting) Entries() []forms.GuideEntry { return s.entries }

// Place is the place in Entries of the question on screen.
func (s *GuideSitting) Place() int { return s.place }

// Current is the question on screen.
func (s *GuideSitting) Current() forms.GuideEntry {
	if len(s.entries) == 0 {
		return forms.GuideEntry{}
	}
	return s.entries[s.place]
}

// Coverage is how far each of the entries has come.
func (s *GuideSitting) Coverage() []forms.Coverage { return s.instrument.GuideCoverage(&s.interview) }

func (s *GuideSitting) placeOf(name string) int {
	return slices.IndexFunc(s.entries, func(e forms.GuideEntry) bool { return e.Name == name })
}

// GoTo puts any of the entries on screen, by its place. It reports false where
// there is no such place.
func (s *GuideSitting) GoTo(place int) bool {
	if place < 0 || place >= len(s.entries) {
		return false
	}
	s.countTime()
	s.arriveAt(place)
	s.then(study.Step{Action: "move"})
	return true
}

// arriveAt puts an entry on screen with its notes.
func (s *GuideSitting) arriveAt(place int) {
	s.place = place
	s.notes = s.interview.NotesOn(s.Current().Name)
}

// GoToNamed puts the entry of a name on screen. It reports false where there
// is none.
func (s *GuideSitting) GoToNamed(name string) bool { return s.GoTo(s.placeOf(name)) }

// Move goes by a number of entries, backwards if it is negative. It reports
// false where the guide ends before.
func (s *GuideSitting) Move(by int) bool { return s.GoTo(s.place + by) }

// SetLanguage changes the language in which is asked from here on. What was
// noted stays.
func (s *GuideSitting) SetLanguage(code string) {
	s.interview.Language = code
	s.then(study.Step{Action: "language", Language: code})
}

// Elapsed is the time that questions were on screen in this interview, until
// now.
func (s *GuideSitting) Elapsed() time.Duration { return s.interview.Elapsed() + s.sinceCounted() }

// InQuestion is the time that the question was on screen, all visits together.
func (s *GuideSitting) InQuestion() time.Duration {
	return s.interview.Spent[s.Current().Name] + s.sinceCounted()
}

// sinceCounted is the time that Spent does not hold yet.
func (s *GuideSitting) sinceCounted() time.Duration {
	if s.ending != "" {
		return 0
	}
	return max(s.moment().Sub(s.shown), 0)
}

// countTime adds the time that the question was on screen to what is unsaved.
func (s *GuideSitting) countTime() {
	spent, name := s.sinceCounted(), s.Current().Name
	s.shown = s.moment()
	if spent == 0 || name == "" {
		return
	}
	s.interview.Spent[name] += spent
	s.then(study.Step{Action: s.unsaved.Action, Spent: map[string]time.Duration{name: spent}})
}
