package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionInterviews = "Interviews"
	sectionDesk       = "Desk"
	sectionList       = "All interviews"
	sectionText       = "Text"
	sectionWelcome    = "Welcome"
)

// listInterviews opens the list of all interviews.
func (d *Desk) listInterviews() tea.Cmd { return ui.Push(newInterviewList(d.options)) }

// Actions is what can be done now.
func (d *Desk) Actions() ui.Actions {
	noWaiting := ""
	if len(d.contents.waiting) == 0 {
		noWaiting = "No interview waits to be resumed."
	}
	noInstrument := ""
	switch {
	case !d.loaded:
		noInstrument = "The study is still being read."
	case len(d.contents.instruments) == 0:
		noInstrument = d.contents.noInstrument()
	}
	noInterview := noInstrument
	if noInterview == "" && d.contents.interviews() == 0 && d.contents.why == nil {
		noInterview = "There is no interview yet. Press n to begin one."
	}
	return ui.Actions{
		{Name: "resume", Keys: []string{"enter", "r"}, Label: "resume", Section: sectionInterviews, Hint: true,
			Help: "Go on with the selected interview where it stands.", Do: d.resume, Disabled: noWaiting},
		{Name: "new", Keys: []string{"n"}, Label: "new interview", Section: sectionInterviews, Hint: true,
			Help: "Begin an interview.", Do: d.begin, Disabled: noInstrument},
		{Name: "view", Keys: []string{"v"}, Label: "view", Section: sectionInterviews,
			Help: "Read the answers of the selected interview so far.", Do: d.viewAnswers, Disabled: noWaiting},
		{Name: "answers", Keys: []string{"a"}, Label: "answers", Section: sectionInterviews, Hint: true,
			Help: "List all interviews, newest first, to read their answers.", Do: d.listInterviews, Disabled: noInterview},
		{Name: "instruments", Keys: []string{"i"}, Label: "instruments", Section: sectionDesk, Hint: true,
			Help: "Read the questions of an instrument.", Do: d.viewInstrument, Disabled: noInstrument},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionInterviews,
			Help: "Select the interview above.", Do: func() tea.Cmd { return d.move(-1) }, Disabled: noWaiting},
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionInterviews,
			Help: "Select the interview below.", Do: func() tea.Cmd { return d.move(+1) }, Disabled: noWaiting},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionInterviews,
			Help: "Select an interview a page above.", Do: func() tea.Cmd { return d.move(-d.cursor.page()) }, Disabled: noWaiting},
		{Name: "page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionInterviews,
			Help: "Select an interview a page below.", Do: func() tea.Cmd { return d.move(d.cursor.page()) }, Disabled: noWaiting},
		{Name: "quit", Keys: []string{"q", "ctrl+q"}, Label: "quit", Section: sectionDesk, Hint: true,
			Help: "Leave the program. Everything is saved.", Do: ui.Quit},
	}
}
