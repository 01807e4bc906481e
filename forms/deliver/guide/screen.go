// Package guide is the screen on which an interview guide is put: the
// questions with how far each has come, the one to read out with its probes,
// and an editor for notes that always has the keyboard. Beside it are the
// screen that fits a guide to one case before the call, and the one for the
// field note after it.
package guide

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/saving"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Screen is the screen on which an interview is taken under a guide. What is
// typed is saved within a second, at once when another question is gone to,
// and never keeps the next key waiting.
type Screen struct {
	sitting *deliver.GuideSitting
	saver   *saving.Saver
	after   func(time.Duration, tea.Msg) tea.Cmd
	explain func(error) string
	study   *study.Study
	media   Media
	subject string

	notes  *notesEditor
	list   list
	asking asking
	drawn  layout // of the body when it was drawn last
	folded bool   // the list of questions is out of the way

	trouble error // why something is not saved; nil once everything is
	over    bool  // the interview has ended and its field note is written
}

// Options of a guide screen.
type Options struct {
	// Study is where the field note goes.
	Study *study.Study
	// Subject says which interview it is: a case, or the end of its ID.
	Subject string
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Media looks at audio files; nil where none can be linked.
	Media Media
}

// New makes the screen of a sitting, at the question where it stands.
func New(sitting *deliver.GuideSitting, options Options) *Screen {
	after := options.After
	if after == nil {
		after = ui.After
	}
	return &Screen{
		sitting: sitting,
		saver:   saving.New(sitting, after),
		after:   after,
		explain: deliver.Explainer(options.Explain),
		study:   options.Study,
		media:   options.Media,
		subject: options.Subject,
		notes:   newNotesEditor(sitting),
	}
}

type secondMsg struct{ screen *Screen }

// Init starts the clocks of the screen.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.tick(), s.warnOfDraft()) }

func (s *Screen) tick() tea.Cmd { return s.after(time.Second, secondMsg{s}) }

// NotSaved reports whether saving has failed.
func (s *Screen) NotSaved() bool { return s.saver.Failure() != nil }

// HoldsKeys keeps keys waiting once the screen is being left.
func (s *Screen) HoldsKeys() bool {
	return (s.saver.Leaving() || s.sitting.Ended()) && s.saver.Failure() == nil
}

// Typing reports that characters go into the notes.
func (s *Screen) Typing() bool { return true }

// TakesKey gives the notes the keys that write and move in them.
func (s *Screen) TakesKey(key tea.KeyMsg) bool { return s.notes.editor.TakesKey(key) }

// Update takes keys, the mouse, and the news of what was saved.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case secondMsg:
		if msg.screen == s {
			return tea.Batch(s.tick(), s.tryAgain())
		}
	case tea.KeyMsg:
		return s.key(msg)
	case tea.MouseMsg:
		return s.mouse(msg)
	case ui.ResumedMsg:
		if s.over {
			return ui.Pop()
		}
	case soundFileMsg:
		if msg.screen == s {
			return s.soundFile(msg)
		}
	case soundCopyMsg:
		if msg.screen == s {
			return s.soundCopy(msg)
		}
	default:
		return s.heed(s.saver.Update(msg))
	}
	return nil
}

// tryAgain saves once more what could not be saved.
func (s *Screen) tryAgain() tea.Cmd {
	if s.saver.Failure() == nil || !study.Retryable(s.saver.Failure()) {
		return nil
	}
	return s.saver.Retry()
}

// key types in the notes.
func (s *Screen) key(key tea.KeyMsg) tea.Cmd {
	if letter, alt := altLetter(key); alt {
		return ui.Warn("This question has no probe “" + letter + "”.")
	}
	if s.notes.take(key) {
		return s.saveSoon()
	}
	return nil
}

func altLetter(key tea.KeyMsg) (letter string, alt bool) {
	if !key.Alt || key.Type != tea.KeyRunes || len(key.Runes) != 1 || key.Runes[0] < 'a' || key.Runes[0] > 'z' {
		return "", false
	}
	return string(key.Runes), true
}

// saveSoon saves what is being typed in a moment.
func (s *Screen) saveSoon() tea.Cmd {
	if s.saver.Failure() != nil {
		return s.saver.Retry()
	}
	return s.saver.SaveSoon()
}

// saveNow saves at once, and lets the next key through meanwhile.
func (s *Screen) saveNow() tea.Cmd {
	if s.saver.Failure() != nil {
		return s.saver.Retry()
	}
	return s.saver.Save()
}

// heed takes the news of what was saved, and leaves when that was the last.
func (s *Screen) heed(more tea.Cmd, settled bool) tea.Cmd {
	if failure := s.saver.Failure(); failure != nil {
		s.trouble = failure
	}
	if !settled {
		return more
	}
	s.trouble = nil
	if s.sitting.Ended() && !s.over {
		s.over = true
		return tea.Batch(s.saver.Farewell(), s.writeFieldNote())
	}
	return s.saver.Farewell()
}

// Leave saves what is unsaved when the program ends.
func (s *Screen) Leave() tea.Cmd {
	if s.over {
		return nil
	}
	return s.saver.Leave()
}

// say gives a text of the guide in the language of the interview.
func (s *Screen) say(text forms.Text) string { return s.sitting.Say(text) }
