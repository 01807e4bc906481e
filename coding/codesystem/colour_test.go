package codesystem_test

import (
	"testing"

	"github.com/charmbracelet/lipgloss"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
)

// TestColoursAreOnlyThoseThatAreWritten: what is no colour, or is not wanted,
// has none.
func TestColoursAreOnlyThoseThatAreWritten(t *testing.T) {
	plain := lipgloss.NewStyle().Render("x")
	for _, colour := range coding.Colours {
		if codesystem.Style(colour).Render("x") == plain {
			t.Errorf("%s is not drawn", colour)
		}
	}
	for _, colour := range []string{"", "red", "#12345", "#1234567", "\x1b[31m", "12"} {
		if codesystem.Style(colour).Render("x") != plain {
			t.Errorf("%q is drawn", colour)
		}
	}
	t.Setenv("NO_COLOR", "1")
	if codesystem.Style(coding.Colours[0]).Render("x") != plain {
		t.Error("a colour is drawn though none is wanted")
	}
}
