package codesystem

import (
	"regexp"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// written is how a colour is written.
var written = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// Style is how the mark of a code with a colour is drawn: in that colour, or
// plainly where it has none that is known, or none is wanted.
func Style(colour string) lipgloss.Style {
	if !written.MatchString(colour) || termenv.EnvNoColor() {
		return lipgloss.NewStyle()
	}
	return lipgloss.NewStyle().Foreground(lipgloss.Color(colour))
}

// colourNames are what the colours of new codes are called.
var colourNames = map[string]string{
	"#008080": "teal", "#808000": "olive", "#800080": "purple", "#000080": "navy", "#800000": "maroon", "#008000": "green",
	"#00AAAA": "light teal", "#AAAA00": "yellow", "#AA00AA": "pink", "#5555FF": "light blue", "#FF5555": "light red", "#00AA00": "light green",
}
