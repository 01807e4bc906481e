package settle_test

import (
	"os"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

func TestMain(m *testing.M) {
	for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"} {
		os.Unsetenv(name)
	}
	lipgloss.SetColorProfile(termenv.ANSI)
	os.Exit(m.Run())
}
