package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// paletteEntry is an action that can be found and done.
type paletteEntry struct {
	name  string
	keys  string
	label string
	help  string
	why   string
}

// whole is all that there is to say of an entry.
func (e paletteEntry) whole() string {
	text := e.label
	if e.help != "" {
		text += " — " + e.help
	}
	if e.why != "" {
		text += " Not now: " + e.why
	}
	return text
}

// palette finds an action by its name and does it.
type palette struct {
	source  func() Actions
	entries []paletteEntry
	list    *chooser
	columns paletteColumns
}

func (s *Shell) palette() Dialog {
	p := &palette{source: s.everyAction}
	for _, action := range p.source() {
		if action.Name != "palette" && (action.Do != nil || action.Disabled != "") {
			p.entries = append(p.entries, paletteEntry{
				name: action.Name, keys: fewKeys(action.Keys), label: action.Label, help: action.Help, why: action.Disabled,
			})
		}
	}
	rows := make([]searched, len(p.entries))
	for i, entry := range p.entries {
		rows[i] = searched{label: entry.label, more: entry.help}
	}
	p.list = newChooser(rows)
	return p
}

// Title says what is sought.
func (p *palette) Title() string { return "Find an action" }

// Hints are how to choose an action and do it.
func (p *palette) Hints() Actions {
	return Actions{hint("do it", "enter"), hint("move", "up"), hint("close", "esc")}
}

// Update seeks among the actions and does the one that is chosen.
func (p *palette) Update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.String() {
		case "esc", "ctrl+p":
			return nil, true
		case "enter":
			if i, ok := p.list.chosen(); ok {
				return p.perform(p.entries[i])
			}
		default:
			p.list.key(msg)
		}
	case tea.MouseMsg:
		if at, ok := p.list.mouse(msg); ok {
			return p.perform(p.entries[p.list.found[at]])
		}
	}
	return nil, false
}

// perform does an action as it stands now: what could be done when the palette
// was opened may have changed.
func (p *palette) perform(entry paletteEntry) (tea.Cmd, bool) {
	action, ok := p.source().Named(entry.name)
	switch {
	case !ok:
		return Warn("That cannot be done any more."), true
	case action.Disabled != "":
		return Warn(action.Disabled), true
	}
	return action.perform(), true
}
