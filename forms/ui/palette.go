package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// paletteEntry is an action, or an action with one of its keys where the key
// matters.
type paletteEntry struct {
	name string
	key  string
	keys string
	text string
	why  string
}

// palette finds an action by its name and does it.
type palette struct {
	source  func() Actions
	entries []paletteEntry
	list    *chooser
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
		rows[i] = searched{label: entry.text}
	}
	p.list = newChooser(rows)
	return p
}

func paletteEntries(action Action) []paletteEntry {
	text := action.Label
	if action.Help != "" {
		text += " — " + action.Help
	}
	if action.DoKey == nil {
		key := ""
		if len(action.Keys) > 0 {
			key = action.Keys[0]
		}
		return []paletteEntry{{name: action.Name, key: key, keys: KeyNames(action.Keys), text: text, why: action.Disabled}}
	}
	entries := make([]paletteEntry, len(action.Keys))
	for i, key := range action.Keys {
		entries[i] = paletteEntry{
			name: action.Name, key: canonicalKey(key), keys: KeyName(key), text: text, why: action.Disabled,
		}
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

// keyColumn is the width of the column of keys in the palette and the help.
const keyColumn = 16

func (p *palette) View(width, height int) string {
	return p.list.view(width, height, p.row)
}

func (p *palette) row(i, width int, current bool) string {
	entry := p.entries[i]
	theme := CurrentTheme()
	mark, style := "  ", theme.Key
	text := Safe(entry.text)
	if entry.why != "" {
		style = theme.Dim
		text = theme.Dim.Render(text + " (" + Safe(entry.why) + ")")
	}
	if current {
		mark = theme.Accent.Render(MarkCursor + " ")
	}
	return mark + Columns([]string{style.Render(Clip(entry.keys, keyColumn)), text}, []int{keyColumn, width - keyColumn - 4})
}
