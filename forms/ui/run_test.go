package ui_test

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"fieldwork/forms/ui"
)

func TestASignalLetsScreensSaveAndRestoresTheTerminal(t *testing.T) {
	for _, signal := range []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			p := startInTerminal(t, "saves", true)
			p.watch()
			p.waitFor("more")
			p.signal(signal)
			p.ends("saved", "hung up", "ended")
			p.restored()
		})
	}
}

func TestClosingTheTerminalLetsScreensSave(t *testing.T) {
	for name, controlling := range map[string]bool{"with SIGHUP": true, "by the end of input alone": false} {
		t.Run(name, func(t *testing.T) {
			p := startInTerminal(t, "saves", controlling)
			p.watch()
			p.waitFor("more")
			p.tty.Close()
			p.terminal.Close()
			p.ends("saved", "hung up", "ended")
		})
	}
}

func TestCtrlCTwiceLeavesCalmly(t *testing.T) {
	p := startInTerminal(t, "saves", true)
	p.watch()
	p.waitFor("more")
	p.press("\x03")
	p.waitFor("Leave now?")
	p.press("\x03")
	p.ends("saved", "ended")
	p.restored()
}

func TestAScreenThatNeverSavesDoesNotHoldUpTheEnd(t *testing.T) {
	p := startInTerminal(t, "never saves", true)
	p.watch()
	p.waitFor("more")
	p.signal(syscall.SIGTERM)
	told := p.told()
	for _, want := range []string{"hung up\n", "not saved\n", "ended\n"} {
		if !strings.Contains(told, want) {
			t.Errorf("the program told %q, not %q", told, want)
		}
	}
	p.restored()
}

// TestATerminalThatTakesNoOutputDoesNotHoldUpTheEnd leaves what the program
// writes unread, as a stalled line does, until writing blocks.
func TestATerminalThatTakesNoOutputDoesNotHoldUpTheEnd(t *testing.T) {
	p := startInTerminal(t, "busy", true)
	waitUntilFull(t, p)
	p.signal(syscall.SIGTERM)
	p.ends("saved", "hung up", "ended")
}

// waitUntilFull waits until the program, whose output nobody reads, has stopped
// drawing.
func waitUntilFull(t *testing.T, p *inTerminal) {
	t.Helper()
	same, last := 0, int64(0)
	stopped := func() bool {
		drawn := int64(0)
		if file, err := os.Stat(p.report + drawnSuffix); err == nil {
			drawn = file.Size()
		}
		if same++; drawn == 0 || drawn != last {
			same, last = 0, drawn
		}
		return same == 200
	}
	if !eventually(stopped) {
		t.Fatal("the program never stopped drawing")
	}
}

func TestAFaultRestoresTheTerminalAndLetsScreensSave(t *testing.T) {
	for _, c := range []struct{ key, where string }{
		{"p", "in Update"},
		{"c", "in a command"},
		{"b", "in one of several commands"},
		{"s", "in one of a sequence of commands"},
		{"v", "in View"},
	} {
		t.Run(c.where, func(t *testing.T) {
			p := startInTerminal(t, "panics", true)
			p.watch()
			p.waitFor("more")
			p.press(c.key)
			p.ends("saved", "fault", "ended")
			p.restored()
			p.saysOf("fault in it: a fault "+c.where, "")
		})
	}
}

func TestAFaultAtTheStartRestoresTheTerminal(t *testing.T) {
	p := startInTerminal(t, "panics at once", true)
	p.watch()
	p.ends("saved", "fault", "ended")
	p.restored()
	p.saysOf("fault in it: a fault in Init", "")
}

func TestAFaultIsExplainedToThoseWhoAsk(t *testing.T) {
	p := startInTerminal(t, "panics", true, "FIELDWORK_DEBUG=1")
	p.watch()
	p.waitFor("more")
	p.press("c")
	p.ends("saved", "fault", "ended")
	p.restored()
	p.saysOf("fault in it: a fault in a command", "run_child_test.go")
}

// saysOf compares what is told of a fault: the error of Run, and what is
// written to standard error, "" when nothing is. The terminal is told nothing.
func (p *inTerminal) saysOf(wantError, wantWritten string) {
	p.t.Helper()
	message, err := os.ReadFile(p.report + errorSuffix)
	if err != nil || !strings.Contains(string(message), wantError) {
		p.t.Errorf("the error is %q (%v), want %q in it", message, err, wantError)
	}
	written, err := os.ReadFile(p.report + ".faults")
	if err != nil {
		p.t.Fatal(err)
	}
	if !strings.Contains(string(written), wantWritten) || wantWritten == "" && len(written) > 0 {
		p.t.Errorf("%q was written to standard error, want %q", written, wantWritten)
	}
	if screen := p.written(); strings.Contains(screen, "goroutine") || strings.Contains(screen, "panic:") {
		p.t.Errorf("the terminal was told of the fault: %q", screen)
	}
}

var (
	colourSequence  = regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-79]|4[0-79]|9[0-7]|38|48)(;[0-9;]*)?m`)
	reverseSequence = regexp.MustCompile(`\x1b\[([0-9;]*;)?7m`)
)

func TestNoColorLeavesBoldAndTheCursorButNoColours(t *testing.T) {
	for environment, coloured := range map[string]bool{"NO_COLOR=1": false, "A=B": true} {
		p := startInTerminal(t, "saves", true, environment)
		p.watch()
		p.waitFor("more")
		p.press("m")
		p.waitFor("save")
		p.press("\x1b")
		p.signal(syscall.SIGTERM)
		p.ends("saved", "hung up", "ended")
		written := p.written()
		if colourSequence.MatchString(written) != coloured {
			t.Errorf("%s: coloured %v, want %v", environment, !coloured, coloured)
		}
		if !strings.Contains(written, "\x1b[1m") || !reverseSequence.MatchString(written) {
			t.Errorf("%s: bold or the cursor is missing in %q", environment, written)
		}
	}
}

func TestRunNeedsATerminal(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer write.Close()
	if err := ui.Run(ui.NewShell(newDemo()), ui.RunOptions{Input: read, Output: write}); !errors.Is(err, ui.ErrNoTerminal) {
		t.Errorf("Run gives %v", err)
	}
}
