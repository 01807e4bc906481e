package chart

import "github.com/charmbracelet/lipgloss"

// styled renders a text, and nothing for none.
func styled(style lipgloss.Style, text string) string {
	if text == "" {
		return ""
	}
	return style.Render(text)
}
