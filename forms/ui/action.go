package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// Action is one thing that can be done on a screen. One record drives the
// dispatch of keys, the hints in the footer, the help, the palette and the
// generated key reference.
type Action struct {
	// Name identifies the action and does not change: "dont-know".
	Name string
	// Keys are the keys that do it, as Bubble Tea names them: "d", "ctrl+d",
	// "enter", "left", "space". Characters alone do not act while text is
	// being typed.
	Keys []string
	// Label is the short text of the footer: "don't know".
	Label string
	// Help is one sentence for the help and the key reference.
	Help string
	// Section groups actions in the help: "Answer", "Move", "Interview".
	Section string
	// Do does it. It runs inside Update, so it does no input or output itself:
	// that belongs in the command it gives back. An action without it only
	// tells of keys that the screen acts on itself.
	Do func() tea.Cmd
	// Disabled says, as a sentence, why it cannot be done now; "" when it can.
	Disabled string
	// Hint puts the action in the footer while it can be done.
	Hint bool
}

// perform runs the action.
func (a Action) perform() tea.Cmd {
	if a.Do == nil {
		return nil
	}
	return a.Do()
}

// Actions is the table of what can be done on a screen, in the order in which
// the footer and the help show it.
type Actions []Action

// Dispatch does what a key stands for and reports whether the key stands for
// anything. Text that is pasted is never a shortcut; while text is typed,
// plain characters and space are none either. Where several actions share a
// key the first that can be done is done; where none can, the reason of the
// first is given as a warning.
func (a Actions) Dispatch(key tea.KeyMsg, typing bool) (cmd tea.Cmd, handled bool) {
	if key.Paste || typing && isPlainCharacter(key) {
		return nil, false
	}
	name := canonicalKey(key.String())
	why := ""
	for i := range a {
		if !a[i].hasKey(name) {
			continue
		}
		if a[i].Disabled == "" {
			return a[i].perform(), true
		}
		if why == "" {
			why = a[i].Disabled
		}
	}
	if why != "" {
		return Warn(why), true
	}
	return nil, false
}

// Named finds an action by its name.
func (a Actions) Named(name string) (Action, bool) {
	for i := range a {
		if a[i].Name == name {
			return a[i], true
		}
	}
	return Action{}, false
}

// Sections lists the sections in the order in which they first appear.
func (a Actions) Sections() []string {
	var sections []string
	seen := map[string]bool{}
	for i := range a {
		if !seen[a[i].Section] {
			seen[a[i].Section] = true
			sections = append(sections, a[i].Section)
		}
	}
	return sections
}

func (a *Action) hasKey(name string) bool {
	for _, key := range a.Keys {
		if canonicalKey(key) == name {
			return true
		}
	}
	return false
}

// isPlainCharacter reports whether a key would put a character in a text.
func isPlainCharacter(key tea.KeyMsg) bool {
	return !key.Alt && (key.Type == tea.KeyRunes || key.Type == tea.KeySpace)
}
