package field

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// line takes an answer typed on one line: a short text, a number, a date, a
// time. What is typed is handed over at every key, as far as it is an answer;
// what is not one yet counts as none.
type line struct {
	base
	input *ui.Line
}

func newLine(s Setting) *line {
	l := &line{base: base{Setting: s}, input: ui.NewLine()}
	l.self = l
	given := s.value(l.Target())
	if given == "" {
		given = s.Suggested.Value
	}
	l.input.SetValue(given)
	return l
}

// Typing is always so.
func (l *line) Typing() bool { return true }

// TakesKey takes what edits text, and Enter and Tab, which hand the answer over.
func (l *line) TakesKey(msg tea.KeyMsg) bool {
	switch msg.String() {
	case "enter", "tab":
		return true
	}
	return l.input.TakesKey(msg)
}

// Update takes a key.
func (l *line) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return l, nil
	}
	switch key.String() {
	case "enter", "tab":
		l.accept()
		return l, nil
	}
	l.input.Update(key)
	if l.input.Changed() {
		value, _ := Normalise(l.Question.Type, l.input.Value())
		l.changeDraft(l.Target(), value)
	}
	return l, nil
}

// accept hands over what was typed, if it can be an answer. What is suggested
// is left to whatever goes on.
func (l *line) accept() {
	if l.untouched() {
		l.done = true
		return
	}
	value, err := Normalise(l.Question.Type, l.input.Value())
	if err != nil {
		l.notice = err.Error()
		return
	}
	if value != "" || l.Setting.Answer(l.Target()).Special == forms.NotSpecial {
		l.changeUnlessSame(value)
	}
	l.done = true
}

// untouched reports whether the line holds nothing but what is suggested.
func (l *line) untouched() bool {
	return l.Setting.Answer(l.Target()).Empty() && l.input.Value() == l.Suggested.Value
}

// changeUnlessSame leaves an answer that cannot be shown to the letter on one
// line as it is until it is edited.
func (l *line) changeUnlessSame(value string) {
	if l.value(l.Target()) != value {
		l.change(l.Target(), value)
	}
}

// Status says in which form the answer is typed, and what is suggested.
func (l *line) Status() string {
	suggestion := ""
	if l.untouched() || strings.TrimSpace(l.input.Value()) == "" {
		suggestion = l.suggestion("enter")
	}
	return joined(l.form(), suggestion)
}

// form is how the answer is typed; for a date that was given, its day.
func (l *line) form() string {
	switch l.Question.Type {
	case forms.Integer:
		return "a whole number"
	case forms.Decimal:
		return "a number"
	case forms.Date:
		if day, err := time.Parse(time.DateOnly, l.value(l.Target())); err == nil {
			return day.Format("Monday 2 January 2006")
		}
		return "a date: 30 Apr 2026, 30/4/2026 or 2026-04-30"
	case forms.Time:
		return "a time of day: 14:30"
	}
	return ""
}

// Least is the one line.
func (l *line) Least() int { return 1 }

// View draws the line.
func (l *line) View() string {
	l.input.SetWidth(l.width - ui.Width(typedMark))
	return ui.CurrentTheme().Accent.Render(typedMark) + l.input.View()
}
