package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// ignoredInText reports the keys that text fields of the library act on and
// ours do not: those that delete or change much at once, for there is no undo,
// those that read another machine's clipboard, and letters with alt, which are
// shortcuts of the screen and would otherwise be typed.
func ignoredInText(key tea.KeyMsg) bool {
	switch key.Type {
	case tea.KeyCtrlK, tea.KeyCtrlU, tea.KeyCtrlT, tea.KeyCtrlV:
		return true
	}
	return key.Alt && (key.Type == tea.KeyRunes || key.Type == tea.KeySpace)
}

// safeInput makes what is typed or pasted fit to be shown. Accents may come as
// keys of their own and stay; pasted text is made safe as a whole.
func safeInput(key tea.KeyMsg) tea.KeyMsg {
	if key.Type != tea.KeyRunes {
		return key
	}
	if key.Paste {
		key.Runes = []rune(safeLines(string(key.Runes)))
		return key
	}
	var typed []rune
	for _, r := range key.Runes {
		if mustBeShown(r) {
			typed = append(typed, []rune(shownControl(r))...)
		} else {
			typed = append(typed, r)
		}
	}
	key.Runes = typed
	return key
}

// safeLines is Safe for a text whose line breaks stay.
func safeLines(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	if !strings.Contains(text, "\n") {
		return Safe(text)
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = Safe(lines[i])
	}
	return strings.Join(lines, "\n")
}
