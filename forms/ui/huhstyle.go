package ui

import (
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
)

// HuhTheme is the theme in the terms of huh, for its fields on our screens.
func HuhTheme(theme *Theme) *huh.Theme {
	plain := lipgloss.NewStyle()
	t := huh.ThemeBase()
	f := &t.Focused
	f.Base = plain
	f.Card = plain
	f.Title = theme.Strong
	f.Description = plain
	f.ErrorIndicator = theme.Warning.SetString(" " + MarkWarning)
	f.ErrorMessage = theme.Warning
	f.SelectSelector = theme.Accent.SetString(MarkCursor + " ")
	f.MultiSelectSelector = theme.Accent.SetString(MarkCursor + " ")
	f.SelectedOption = theme.Chosen
	f.SelectedPrefix = theme.Chosen.SetString(MarkChecked + " ")
	f.UnselectedPrefix = plain.SetString(MarkUnchecked + " ")
	f.FocusedButton = theme.Accent
	f.BlurredButton = plain
	f.TextInput = huh.TextInputStyles{
		Cursor:      theme.Strong,
		CursorText:  plain,
		Placeholder: theme.Dim,
		Prompt:      theme.Accent,
		Text:        plain,
	}
	t.Blurred = t.Focused
	return t
}

// huhKeys are huh's keys without those that leave the program, start another
// editor or move to fields that a dialog does not have.
func huhKeys() *huh.KeyMap {
	keys := huh.NewDefaultKeyMap()
	off := key.NewBinding(key.WithDisabled())
	keys.Quit = off
	keys.Input.Next, keys.Input.Prev, keys.Input.Submit = off, off, off
	keys.Confirm.Next, keys.Confirm.Prev, keys.Confirm.Submit = off, off, off
	keys.Confirm.Accept, keys.Confirm.Reject = off, off
	return keys
}
