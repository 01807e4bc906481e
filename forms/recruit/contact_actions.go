package recruit

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// Actions is what can be done with the contact.
func (c *contactScreen) Actions() ui.Actions {
	return append(c.editActions(), c.moveActions()...)
}

func (c *contactScreen) editActions() ui.Actions {
	fixed, empty, undone := "", "", ""
	selected := c.rows[c.selected]
	switch {
	case selected.column == "":
		fixed = "Cases and calls are not changed here."
		empty = fixed
	case selected.column == sample.DoNotCallColumn:
		empty = "Press d to change whether the contact may be called."
	case textOf(&c.contact, selected.column) == "":
		empty = "There is nothing to clear."
	}
	if !c.loaded {
		fixed = "The contact is still being read."
	}
	if len(c.edits) == 0 {
		undone = "Nothing was changed here that could be undone."
	}
	mark := "do not call"
	if c.contact.DoNotCall {
		mark = "call again"
	}
	return ui.Actions{
		{Name: "edit", Keys: []string{"enter", "e"}, Label: "change", Section: sectionContact, Hint: true,
			Help: "Change what is selected.", Do: c.edit, Disabled: fixed},
		{Name: "add-attribute", Keys: []string{"a"}, Label: "add", Section: sectionContact, Hint: true,
			Help: "Add an attribute.", Do: c.askAttribute},
		{Name: "clear-column", Keys: []string{"x", "delete"}, Label: "clear", Section: sectionContact, Hint: true,
			Help: "Clear what is selected; an attribute is taken out.", Do: c.clear, Disabled: empty},
		{Name: "do-not-call", Keys: []string{"d"}, Label: mark, Section: sectionContact, Hint: true,
			Help: "Mark the contact as one who must not be called, with a reason, or let them be called again.", Do: c.toggleDoNotCall},
		{Name: "undo", Keys: []string{"u"}, Label: "undo", Section: sectionContact, Hint: true,
			Help: "Undo the last change that was made on this screen.", Do: c.undo, Disabled: undone},
	}
}

func (c *contactScreen) moveActions() ui.Actions {
	by := func(rows func() int) func() tea.Cmd {
		return func() tea.Cmd { return c.move(rows()) }
	}
	return ui.Actions{
		{Name: "row-up", Keys: []string{"up", "k"}, Label: "up", Section: sectionContact,
			Help: "Select what stands above.", Do: by(func() int { return -1 })},
		{Name: "row-down", Keys: []string{"down", "j"}, Label: "down", Section: sectionContact,
			Help: "Select what stands below.", Do: by(func() int { return +1 })},
		{Name: "row-page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionContact,
			Help: "Go a page up.", Do: by(func() int { return -c.page })},
		{Name: "row-page-down", Keys: []string{"pgdown", "space"}, Label: "page down", Section: sectionContact,
			Help: "Go a page down.", Do: by(func() int { return c.page })},
		{Name: "row-first", Keys: []string{"home", "g"}, Label: "first", Section: sectionContact,
			Help: "Go to the top.", Do: by(func() int { return -len(c.rows) })},
		{Name: "row-last", Keys: []string{"end", "G"}, Label: "last", Section: sectionContact,
			Help: "Go to the end.", Do: by(func() int { return len(c.rows) })},
		{Name: "close-contact", Keys: []string{"esc", "q", "left"}, Label: "back", Section: sectionContact, Hint: true,
			Help: "Go back.", Do: ui.Pop},
	}
}
