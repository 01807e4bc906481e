package chart

import (
	"github.com/charmbracelet/lipgloss"

	"fieldwork/forms/ui"
)

// Shade is how a part of a stacked bar looks. Each has a character of its own,
// which every terminal has, so that parts are told apart without colours.
type Shade int

// The shades. Dark and Medium suit the left side of a scale, Light its middle,
// Half and Full its right side; the outer points are the heavier ones.
const (
	Dark Shade = iota
	Medium
	Light
	Half
	Full
	Stripes
)

var shadeBlocks = [...]string{Dark: "▓", Medium: "▒", Light: "░", Half: "▄", Full: "█", Stripes: "▌"}

// block is the character of a shade; one that there is not looks like Stripes.
func (s Shade) block() string {
	if s < 0 || int(s) >= len(shadeBlocks) {
		s = Stripes
	}
	return shadeBlocks[s]
}

// style is the colour of a shade: one for each side, which are light and dark
// enough on black and on white, and apart for eyes that miss red or green.
func (s Shade) style() lipgloss.Style {
	theme := ui.CurrentTheme()
	switch s {
	case Dark, Medium:
		return theme.Opposite
	case Light:
		return theme.Dim
	case Half, Full:
		return theme.Accent
	}
	return lipgloss.NewStyle()
}
