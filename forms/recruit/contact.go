package recruit

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// contactScreen is the screen on which one contact is read and edited.
type contactScreen struct {
	options Options
	contact sample.Contact
	// zone is the study's time zone.
	zone      string
	languages []forms.Language // those of the study's instruments
	cases     []askedCase
	loaded    bool
	rows      []row
	selected  int // among rows
	top       int // the first line that is shown
	page      int // how many rows a page key goes
	// lineRows are the rows of the lines in sight, -1 for none.
	lineRows []int
	// edits are those that were made here, the last last.
	edits []study.ContactEdit
	// saving is set while an edit is on its way to the disk; keys wait for it.
	saving bool
}

// askedCase is a case of a contact and the calls on it.
type askedCase struct {
	sample.Case
	calls []sample.Call
}

// backgroundMsg brings what is known of a contact beside its record.
type backgroundMsg struct {
	screen    *contactScreen
	zone      string
	languages []forms.Language
	cases     []askedCase
	err       error
}

// savedMsg says what came of an edit of a contact.
type savedMsg struct {
	screen *contactScreen
	edit   study.ContactEdit
	undone bool
	err    error
	// again asks for the same once more, where it was refused; nil if that
	// makes no sense.
	again func() tea.Cmd
}

func newContact(options Options, contact sample.Contact) *contactScreen {
	c := &contactScreen{options: options, contact: contact, page: 1}
	c.rows = c.makeRows()
	return c
}

// Init reads the contact's cases and calls, and what can be chosen from.
func (c *contactScreen) Init() tea.Cmd {
	kept, id := c.options.Study, c.contact.ID
	return func() tea.Msg {
		msg := backgroundMsg{screen: c}
		msg.zone, msg.languages, msg.cases, msg.err = readBackground(kept, id)
		return msg
	}
}

func readBackground(s *study.Study, contact string) (zone string, languages []forms.Language, list []askedCase, err error) {
	settings, err := s.FieldworkSettings()
	if err != nil {
		return "", nil, nil, err
	}
	newest, err := s.Newest()
	if err != nil {
		return "", nil, nil, err
	}
	known := map[string]bool{}
	for _, version := range newest {
		for _, language := range version.Languages {
			if !known[language.Code] {
				known[language.Code] = true
				languages = append(languages, language)
			}
		}
	}
	for found, err := range s.Cases() {
		if err != nil {
			return settings.TimeZone, languages, list, err
		}
		if found.Contact != contact {
			continue
		}
		calls, err := s.Calls(found.ID)
		if err != nil {
			return settings.TimeZone, languages, list, err
		}
		list = append(list, askedCase{found, calls})
	}
	return settings.TimeZone, languages, list, nil
}

// Typing is false: what is typed goes into dialogs.
func (c *contactScreen) Typing() bool { return false }

// HoldsKeys keeps keys for the edit that is being saved.
func (c *contactScreen) HoldsKeys() bool { return c.saving }

// Head names the contact, and says when they must not be called.
func (c *contactScreen) Head() ui.Head {
	head := ui.Head{Left: []string{"Contact", nameOf(&c.contact)}, Right: []string{study.ShortID(c.contact.ID)}}
	if c.contact.DoNotCall {
		head.Right = append([]string{ui.MarkWarning + " " + doNotCallWords}, head.Right...)
	}
	return head
}

// nameOf is what a contact is called on a screen.
func nameOf(c *sample.Contact) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Email
}

// Update takes what was read and what came of edits.
func (c *contactScreen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case backgroundMsg:
		if msg.screen == c {
			return c.take(msg)
		}
	case savedMsg:
		if msg.screen == c {
			return c.saved(msg)
		}
	case tea.MouseMsg:
		return c.mouse(msg)
	}
	return nil
}

func (c *contactScreen) take(msg backgroundMsg) tea.Cmd {
	c.zone, c.languages, c.cases, c.loaded = msg.zone, msg.languages, msg.cases, true
	c.renew()
	if msg.err != nil {
		return ui.Warn("Not everything about the contact could be read. " + c.options.explain(msg.err))
	}
	return nil
}

// saved shows the contact as it is now, or says why it is not so.
func (c *contactScreen) saved(msg savedMsg) tea.Cmd {
	c.saving = false
	if msg.err != nil {
		return c.notSaved(msg)
	}
	changed := msg.edit.Changed()
	if len(changed) == 0 {
		return ui.Notify("Nothing was changed.")
	}
	c.contact = msg.edit.After
	c.renew()
	for i, column := range changed {
		changed[i] = labelOf(column)
	}
	if msg.undone {
		c.edits = c.edits[:len(c.edits)-1]
		return ui.Notify("Undone: " + strings.Join(changed, ", ") + ".")
	}
	c.edits = append(c.edits, msg.edit)
	return ui.Notify("Saved: " + strings.Join(changed, ", ") + ". u undoes it.")
}

// renew makes the rows anew; the cursor stays on the column that it was on.
func (c *contactScreen) renew() {
	column := ""
	if c.selected < len(c.rows) {
		column = c.rows[c.selected].column
	}
	c.rows = c.makeRows()
	c.selected = min(c.selected, len(c.rows)-1)
	for i := range c.rows {
		if column != "" && c.rows[i].column == column {
			c.selected = i
		}
	}
}
