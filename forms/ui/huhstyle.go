package ui

import (
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
)

// huhTheme is the theme in the terms of huh, for its buttons.
func huhTheme(theme *Theme) *huh.Theme {
	plain := lipgloss.NewStyle()
	t := huh.ThemeBase()
	t.Focused.Base = plain
	t.Focused.FocusedButton = theme.Accent
	t.Focused.BlurredButton = plain
	return t
}

// huhKeys are huh's keys without those that leave the program or move to
// fields that a dialog does not have.
func huhKeys() *huh.KeyMap {
	keys := huh.NewDefaultKeyMap()
	off := key.NewBinding(key.WithDisabled())
	keys.Quit = off
	keys.Confirm.Next, keys.Confirm.Prev, keys.Confirm.Submit = off, off, off
	keys.Confirm.Accept, keys.Confirm.Reject = off, off
	return keys
}
