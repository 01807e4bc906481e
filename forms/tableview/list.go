package tableview

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// questionLines draws the list of questions in a room.
func (s *Screen) questionLines(width, room int) []string {
	theme := ui.CurrentTheme()
	from, to := s.questions.Window(room, 0)
	lines := make([]string, 0, room)
	for i := from; i < to; i++ {
		name, lead := ui.Pad(s.names[i], s.widestName), indent
		label := name + indent + ui.Clip(s.wording(i), max(width-len(indent)-s.widestName-len(indent), 0))
		switch {
		case i != s.questions.Selected():
			label = name + theme.Dim.Render(strings.TrimPrefix(label, name))
		case s.inTable:
			lead, label = mark, theme.Strong.Render(label)
		default:
			lead, label = mark, theme.Accent.Render(label)
		}
		lines = append(lines, ui.Fit(lead+label, width))
	}
	return lines
}

// nameQuestions names the tables by the numbers of their questions, or by their
// names where they have none.
func (s *Screen) nameQuestions() {
	const most = 12
	s.names, s.widestName = make([]string, len(s.counted.tables)), 0
	for i := range s.counted.tables {
		t := &s.counted.tables[i]
		s.names[i] = ui.Clip(oneLine(t.Number), most)
		switch {
		case t.Kind == tables.Frame:
			s.names[i] = ""
		case t.Number == "":
			s.names[i] = ui.Clip(t.Question, most)
		}
		s.widestName = max(s.widestName, ui.Width(s.names[i]))
	}
}

// wording is the wording of a question; that of words beside a choice begins
// with their name, for the question has a table of its own.
func (s *Screen) wording(at int) string {
	t := &s.counted.tables[at]
	if at > 0 && t.Number != "" && s.counted.tables[at-1].Number == t.Number {
		return t.Question + ": " + oneLine(t.Title)
	}
	return oneLine(t.Title)
}

// selectQuestion selects the table so many further on.
func (s *Screen) selectQuestion(by int) tea.Cmd {
	s.questions.Move(by)
	s.notes, s.chart = ui.Passage{}, ui.Passage{}
	s.arrange()
	return nil
}

// find asks for a question by its name or any words of it.
func (s *Screen) find() tea.Cmd {
	options := make([]ui.Option, len(s.counted.tables))
	for i := range s.counted.tables {
		t := &s.counted.tables[i]
		options[i] = ui.Option{Label: s.names[i] + indent + s.wording(i), Detail: t.Question}
	}
	return ui.Open(ui.Find("Questions", options, func(at int) tea.Cmd {
		return s.selectQuestion(at - s.questions.Selected())
	}))
}
