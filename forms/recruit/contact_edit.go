package recruit

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// edit asks what the selected column is to hold.
func (c *contactScreen) edit() tea.Cmd {
	switch column := c.rows[c.selected].column; column {
	case "":
		return nil
	case sample.LanguageColumn:
		return c.pickLanguage()
	case sample.DoNotCallColumn:
		return c.toggleDoNotCall()
	default:
		return c.askText(column, textOf(&c.contact, column))
	}
}

// advice says what a column can hold.
func (c *contactScreen) advice(column string) string {
	switch column {
	case sample.TimeZoneColumn:
		return "An IANA name, such as Europe/London or Atlantic/Azores. Nothing is the study's, " + c.zone + "."
	case sample.ListsColumn, study.OtherEmailsColumn:
		return "Several are separated by semicolons. Nothing is none."
	case sample.EmailColumn:
		return "Such as name@place.example. Nothing is none."
	}
	return "Nothing clears it."
}

// askText asks for the text of a column.
func (c *contactScreen) askText(column, initial string) tea.Cmd {
	return ui.Open(ui.Prompt("Change "+labelOf(column), c.advice(column), initial, false, func(text string) tea.Cmd {
		return c.set(column, text, func() tea.Cmd { return c.askText(column, text) })
	}))
}

// pickLanguage asks for one of the languages of the study's instruments.
func (c *contactScreen) pickLanguage() tea.Cmd {
	options := make([]ui.Option, 0, len(c.languages)+1)
	for _, language := range c.languages {
		options = append(options, ui.Option{Label: language.Name, Detail: language.Code})
	}
	options = append(options, ui.Option{Label: "not known"})
	return ui.Open(ui.Pick("Language to be asked in", options, func(picked int) tea.Cmd {
		if picked == len(c.languages) {
			return c.set(sample.LanguageColumn, "", nil)
		}
		return c.set(sample.LanguageColumn, c.languages[picked].Code, nil)
	}))
}

// askAttribute asks for the name of a new attribute, then for its value.
func (c *contactScreen) askAttribute() tea.Cmd { return c.askAttributeNamed("") }

func (c *contactScreen) askAttributeNamed(initial string) tea.Cmd {
	return ui.Open(ui.Prompt("New attribute", "Its name, such as delivery remit.", initial, false, func(heading string) tea.Cmd {
		name := sample.ColumnName(heading)
		switch {
		case name == "":
			return tea.Batch(ui.Warn("The name of an attribute has a letter or a digit."), c.askAttributeNamed(heading))
		case c.contact.Column(name) != "" || isField(name):
			return tea.Batch(ui.Warn("The contact has "+ui.Clip(name, 40)+" already; choose another name."), c.askAttributeNamed(heading))
		}
		return c.askText(name, "")
	}))
}

// isField reports whether a column is one that every contact has.
func isField(column string) bool {
	for _, field := range fieldLabels {
		if field.column == column {
			return true
		}
	}
	return false
}

// clear empties the selected column; an attribute is taken out.
func (c *contactScreen) clear() tea.Cmd {
	return c.set(c.rows[c.selected].column, "", nil)
}

// toggleDoNotCall asks why the contact must not be called; or, of one who must
// not, whether they may be called again.
func (c *contactScreen) toggleDoNotCall() tea.Cmd {
	if !c.contact.DoNotCall {
		return c.askReason("")
	}
	return ui.Open(ui.Confirm("Calls", nameOf(&c.contact)+" must not be called. May they be called again?", "call again", "leave it", func() tea.Cmd {
		return c.change(func(contact *sample.Contact) error {
			study.AllowCalls(contact)
			return nil
		}, nil)
	}))
}

func (c *contactScreen) askReason(initial string) tea.Cmd {
	return ui.Open(ui.Prompt("Do not call", "Why must "+nameOf(&c.contact)+" not be called again?", initial, false, func(reason string) tea.Cmd {
		return c.change(func(contact *sample.Contact) error { return study.SetDoNotCall(contact, reason) },
			func() tea.Cmd { return c.askReason(reason) })
	}))
}

// set saves a text in a column.
func (c *contactScreen) set(column, text string, again func() tea.Cmd) tea.Cmd {
	return c.change(func(contact *sample.Contact) error { return study.SetColumn(contact, column, text) }, again)
}

// change saves what a function makes of the contact.
func (c *contactScreen) change(change func(*sample.Contact) error, again func() tea.Cmd) tea.Cmd {
	c.saving = true
	kept, id := c.options.Study, c.contact.ID
	return func() tea.Msg {
		edit, err := kept.EditContact(id, change)
		return savedMsg{screen: c, edit: edit, err: err, again: again}
	}
}

// undo takes the last edit that was made here back.
func (c *contactScreen) undo() tea.Cmd {
	if len(c.edits) == 0 {
		return nil
	}
	c.saving = true
	kept, last := c.options.Study, c.edits[len(c.edits)-1]
	return func() tea.Msg {
		edit, err := kept.UndoContactEdit(last)
		return savedMsg{screen: c, edit: edit, err: err, undone: true}
	}
}

// notSaved says why an edit was not saved, and asks again where something else
// can be typed.
func (c *contactScreen) notSaved(msg savedMsg) tea.Cmd {
	warning := ui.Warn(c.options.explain(msg.err))
	if msg.again != nil && (errors.Is(msg.err, study.ErrContactRefused) || errors.Is(msg.err, study.ErrEmailTaken)) {
		return tea.Batch(warning, msg.again())
	}
	return warning
}
