package recruit

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Actions is what can be done with the list.
func (l *contactList) Actions() ui.Actions {
	none := ""
	switch {
	case !l.loaded:
		none = "The contacts are still being read."
	case len(l.finder.found) == 0:
		none = "No contact is listed."
	}
	if l.finder.typing {
		return append(l.finder.typingActions(), l.finder.moves(none)...)
	}
	actions := ui.Actions{
		{Name: "open-contact", Keys: []string{"enter", "e"}, Label: "open", Section: sectionList, Hint: true,
			Help: "Read and edit the selected contact.", Do: l.open, Disabled: none},
		l.finder.findAction(),
	}
	return append(append(actions, l.finder.moves(none)...), ui.Action{
		Name: "close-contacts", Keys: []string{"esc", "q", "left"}, Label: "back", Section: sectionList, Hint: true,
		Help: "List all contacts again; where all are listed, go back.", Do: l.leave})
}

func (f *finder) findAction() ui.Action {
	return ui.Action{Name: "find-contact", Keys: []string{"/"}, Label: "find", Section: sectionList, Hint: true,
		Help: "List only the contacts that match what is typed.", Do: f.begin}
}

// typingActions are those of the filter while it is typed.
func (f *finder) typingActions() ui.Actions {
	return ui.Actions{
		{Name: "filter-done", Keys: []string{"enter"}, Label: "to the list", Section: sectionList, Hint: true,
			Help: "Keep what was typed and go to the list.", Do: f.end},
		{Name: "filter-clear", Keys: []string{"esc"}, Label: "list all", Section: sectionList, Hint: true,
			Help: "List all contacts again.", Do: f.clear},
	}
}

// moves are the actions that select another contact; none says why there is
// none to select.
func (f *finder) moves(none string) ui.Actions {
	by := func(rows func() int) func() tea.Cmd {
		return func() tea.Cmd { return f.move(rows()) }
	}
	return ui.Actions{
		{Name: "contact-up", Keys: []string{"up", "k"}, Label: "up", Section: sectionList, Hint: true,
			Help: "Select the contact above.", Do: by(func() int { return -1 }), Disabled: none},
		{Name: "contact-down", Keys: []string{"down", "j"}, Label: "down", Section: sectionList, Hint: true,
			Help: "Select the contact below.", Do: by(func() int { return +1 }), Disabled: none},
		{Name: "contact-page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionList,
			Help: "Select a contact a page above.", Do: by(func() int { return -f.cursor.page() }), Disabled: none},
		{Name: "contact-page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionList,
			Help: "Select a contact a page below.", Do: by(f.cursor.page), Disabled: none},
		{Name: "contact-first", Keys: []string{"home", "g"}, Label: "first", Section: sectionList,
			Help: "Select the first contact.", Do: by(func() int { return -len(f.found) }), Disabled: none},
		{Name: "contact-last", Keys: []string{"end", "G"}, Label: "last", Section: sectionList,
			Help: "Select the last contact.", Do: by(func() int { return len(f.found) }), Disabled: none},
	}
}
