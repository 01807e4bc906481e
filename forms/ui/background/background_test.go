//go:build unix

package background_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	_ "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"

	_ "fieldwork/forms/ui/background"
)

const childVariable = "FIELDWORK_BACKGROUND_TEST_CHILD"

const started = "started"

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		fmt.Println(started)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestStartingAsksTheTerminalNothing starts this binary, which imports Bubble
// Tea, in a terminal that answers nothing, and looks at what it writes.
func TestStartingAsksTheTerminalNothing(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Env = []string{"TERM=xterm-256color", childVariable + "=1"}
	terminal, err := pty.Start(command)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	// Reading ends with an error of its own once the program has ended.
	written, _ := io.ReadAll(terminal)
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	if want := started + "\r\n"; !bytes.Equal(written, []byte(want)) {
		t.Errorf("the program wrote %q, want %q alone", written, want)
	}
}
