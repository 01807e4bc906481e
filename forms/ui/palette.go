package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// paletteEntry is an action, or an action with one of its keys where the key
// matters.
type paletteEntry struct {
	name  string
	key   string
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
		if action.Name != "palette" {
			p.entries = append(p.entries, paletteEntries(action)...)
		}
	}
	rows := make([]searched, len(p.entries))
	for i, entry := range p.entries {
		rows[i] = searched{label: entry.label, more: entry.help}
	}
	p.list = newChooser(rows)
	return p
}

func paletteEntries(action Action) []paletteEntry {
	entry := paletteEntry{name: action.Name, label: action.Label, help: action.Help, why: action.Disabled}
	if action.DoKey == nil {
		entry.keys = fewKeys(action.Keys)
		if len(action.Keys) > 0 {
			entry.key = action.Keys[0]
		}
		return []paletteEntry{entry}
	}
	entries := make([]paletteEntry, len(action.Keys))
	for i, key := range action.Keys {
		entry.key, entry.keys = canonicalKey(key), KeyName(key)
		entries[i] = entry
	}
	return entries
}

func (p *palette) Title() string { return "Find an action" }

func (p *palette) Hints() Actions {
	return Actions{hint("do it", "enter"), hint("move", "up"), hint("close", "esc")}
}

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
	return action.perform(entry.key), true
}
