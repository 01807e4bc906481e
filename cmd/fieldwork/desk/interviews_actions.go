package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Actions is what can be done with the list.
func (l *interviewList) Actions() ui.Actions {
	unread, none := "", ""
	switch {
	case !l.loaded:
		unread = "The interviews are still being read."
		none = unread
	case l.count() == 0:
		none = "No interview is listed."
	}
	by := func(rows func() int) func() tea.Cmd {
		return func() tea.Cmd { return l.move(rows()) }
	}
	return ui.Actions{
		{Name: "read", Keys: []string{"enter", "v"}, Label: "read", Section: sectionList, Hint: true,
			Help: "Read the answers of the selected interview.", Do: l.open, Disabled: none},
		{Name: "find", Keys: []string{"/"}, Label: "find", Section: sectionList, Hint: true,
			Help: "List only the interviews that have some words.", Do: l.askFilter, Disabled: unread},
		{Name: "list-up", Keys: []string{"up", "k"}, Label: "up", Section: sectionList, Hint: true,
			Help: "Select the interview above.", Do: by(func() int { return -1 }), Disabled: none},
		{Name: "list-down", Keys: []string{"down", "j"}, Label: "down", Section: sectionList, Hint: true,
			Help: "Select the interview below.", Do: by(func() int { return +1 }), Disabled: none},
		{Name: "list-page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionList,
			Help: "Select an interview a page above.", Do: by(func() int { return -l.cursor.page() }), Disabled: none},
		{Name: "list-page-down", Keys: []string{"pgdown", "space"}, Label: "page down", Section: sectionList,
			Help: "Select an interview a page below.", Do: by(l.cursor.page), Disabled: none},
		{Name: "list-start", Keys: []string{"home", "g"}, Label: "newest", Section: sectionList,
			Help: "Select the newest interview.", Do: by(func() int { return -l.count() }), Disabled: none},
		{Name: "list-end", Keys: []string{"end", "G"}, Label: "oldest", Section: sectionList,
			Help: "Select the oldest interview.", Do: by(l.count), Disabled: none},
		{Name: "close-list", Keys: []string{"esc", "q", "left"}, Label: "back", Section: sectionList, Hint: true,
			Help: "Go back to the desk.", Do: l.leave},
	}
}
