// Package consent is the screen on which a respondent is asked to agree: the
// text of the instrument is read out, and each purpose is answered with yes or
// no. It writes nothing; whoever opens it is given the answers.
package consent

import (
	"maps"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// Options of a consent screen. Now, Done and Refused are needed.
type Options struct {
	// Instrument is what is asked; it has a consent.
	Instrument *forms.Instrument
	// Language to begin with; empty for the instrument's own.
	Language    string
	Interviewer string
	// Subject says whose consent this is: a case, or the end of an ID.
	Subject string
	Now     func() time.Time
	// Before is what was answered earlier, where it is asked anew.
	Before *forms.ConsentGiven
	// Done takes the answers and the language to go on in, once everything
	// that is required was agreed to. Keys wait until its command has run.
	Done func(given *forms.ConsentGiven, language string) tea.Cmd
	// Refused takes the answers where something required was not agreed to.
	Refused func(given *forms.ConsentGiven) tea.Cmd
}

// Screen asks for consent.
type Screen struct {
	options  Options
	consent  *forms.Consent
	language string
	cursor   int
	given    map[string]bool
	handing  bool // the answers are being handed over
	text     ui.Passage
	line     int   // of the body, on which the purposes begin
	purposes []int // the purpose on each of their lines
}

// New makes the screen, at the first purpose.
func New(options Options) *Screen {
	language := options.Language
	if _, ok := options.Instrument.Language(language); !ok {
		language = options.Instrument.DefaultLanguage
	}
	return &Screen{
		options: options, consent: options.Instrument.Consent, language: language, given: make(map[string]bool),
	}
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// Typing is false: purposes are answered with single keys.
func (s *Screen) Typing() bool { return false }

// HoldsKeys keeps keys for what comes after the consent.
func (s *Screen) HoldsKeys() bool { return s.handing }

// handedMsg says that the answers were handed over, whatever came of it.
type handedMsg struct{ screen *Screen }

// Update takes the mouse, and the news that the answers were handed over.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case handedMsg:
		if msg.screen == s {
			s.handing = false
		}
	case tea.MouseMsg:
		s.mouse(msg)
	}
	return nil
}

func (s *Screen) mouse(event tea.MouseMsg) {
	if event.Action != tea.MouseActionPress {
		return
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		s.text.ScrollLines(-1)
	case tea.MouseButtonWheelDown:
		s.text.ScrollLines(+1)
	case tea.MouseButtonLeft:
		if line := event.Y - s.line; line >= 0 && line < len(s.purposes) {
			s.cursor = s.purposes[line]
		}
	}
}

// answers are the answers as they are to be kept.
func (s *Screen) answers() *forms.ConsentGiven {
	return &forms.ConsentGiven{
		Version: s.consent.Version, Language: s.language, At: s.options.Now().UTC(),
		Interviewer: s.options.Interviewer, Given: maps.Clone(s.given),
	}
}

func (s *Screen) purpose() *forms.Purpose { return s.consent.Purposes[s.cursor] }

// refusal is the required purpose that was answered with no; nil if there is
// none.
func (s *Screen) refusal() *forms.Purpose {
	for _, p := range s.consent.Purposes {
		if agreed, answered := s.given[p.Name]; p.Required && answered && !agreed {
			return p
		}
	}
	return nil
}

// unanswered lists the places of purposes that have no answer.
func (s *Screen) unanswered() []int {
	var places []int
	for i, p := range s.consent.Purposes {
		if _, answered := s.given[p.Name]; !answered {
			places = append(places, i)
		}
	}
	return places
}

// answer answers the purpose at the cursor and goes on: to the next that has
// no answer, or away.
func (s *Screen) answer(agreed bool) tea.Cmd {
	s.given[s.purpose().Name] = agreed
	return s.goOn()
}

// agree says yes to every purpose that has no answer, and goes on. What was
// refused stays refused.
func (s *Screen) agree() tea.Cmd {
	for _, place := range s.unanswered() {
		s.given[s.consent.Purposes[place].Name] = true
	}
	return s.goOn()
}

func (s *Screen) goOn() tea.Cmd {
	if refused := s.refusal(); refused != nil {
		s.cursor = slices.Index(s.consent.Purposes, refused)
		return nil
	}
	open := s.unanswered()
	if len(open) == 0 {
		return s.finish()
	}
	after := slices.IndexFunc(open, func(place int) bool { return place > s.cursor })
	s.cursor = open[max(after, 0)]
	return nil
}

// finish hands the answers over.
func (s *Screen) finish() tea.Cmd {
	return s.handOver(s.options.Done(s.answers(), s.language))
}

func (s *Screen) refuse() tea.Cmd { return s.handOver(s.options.Refused(s.answers())) }

func (s *Screen) handOver(cmd tea.Cmd) tea.Cmd {
	s.handing = true
	return tea.Sequence(cmd, func() tea.Msg { return handedMsg{s} })
}

func (s *Screen) move(by int) tea.Cmd {
	s.cursor = max(0, min(s.cursor+by, len(s.consent.Purposes)-1))
	return nil
}

func (s *Screen) nextLanguage() tea.Cmd {
	s.language = s.options.Instrument.LanguageAfter(s.language).Code
	return nil
}
