//go:build unix

package ui_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// patience is how many times a test looks, a moment apart, before it gives up.
// Looks are counted and not time, for a machine that was paused has seen time
// go by in which nothing could happen.
const (
	patience = 20_000
	moment   = 2 * time.Millisecond
)

// eventually reports whether a condition comes true.
func eventually(condition func() bool) bool {
	for range patience {
		if condition() {
			return true
		}
		time.Sleep(moment)
	}
	return false
}

// inTerminal is a program that runs in a terminal of its own.
type inTerminal struct {
	t        *testing.T
	command  *exec.Cmd
	terminal *os.File // the side of the person who sits at it
	tty      *os.File // the side of the program
	before   *term.State
	report   string
	exited   chan struct{}

	lock   sync.Mutex
	output bytes.Buffer
}

// startInTerminal starts one of childPrograms. With a controlling terminal the
// program is sent SIGHUP when the terminal closes; without, only its reading
// ends.
func startInTerminal(t *testing.T, name string, controlling bool, environment ...string) *inTerminal {
	t.Helper()
	terminal, tty := openTerminal(t)
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &inTerminal{t: t, terminal: terminal, tty: tty, report: filepath.Join(t.TempDir(), "report"), exited: make(chan struct{})}
	p.before = p.state()
	p.command = exec.Command(self)
	p.command.Env = append([]string{"TERM=xterm-256color", "GORACE=exitcode=0 log_path=" + p.report + raceSuffix, childVariable + "=" + name, reportVariable + "=" + p.report}, environment...)
	faults, err := os.Create(p.report + ".faults")
	if err != nil {
		t.Fatal(err)
	}
	defer faults.Close()
	p.command.Stdin, p.command.Stdout, p.command.Stderr = tty, tty, faults
	p.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: controlling}
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { _ = p.command.Wait(); close(p.exited) }()
	t.Cleanup(func() {
		_ = p.command.Process.Kill()
		<-p.exited
		terminal.Close()
		tty.Close()
		p.noRaceOfOurs()
	})
	return p
}

// raceSuffix ends the names of the files in which the race detector reports.
const raceSuffix = ".race"

// noRaceOfOurs fails for a race that the detector found in the program. One is
// known and not ours: a program of Bubble Tea that ends while it starts closes
// its input (cancelreader) beside the goroutine that begins to read it.
func (p *inTerminal) noRaceOfOurs() {
	reports, err := filepath.Glob(p.report + raceSuffix + "*")
	if err != nil {
		p.t.Fatal(err)
	}
	for _, name := range reports {
		report, err := os.ReadFile(name)
		if err != nil {
			p.t.Fatal(err)
		}
		for race := range strings.SplitSeq(string(report), "WARNING: DATA RACE") {
			if strings.Contains(race, " at 0x") && !strings.Contains(race, "cancelreader.(*epollCancelReader).Close") {
				p.t.Errorf("a race: %s", race)
			}
		}
	}
}

// openTerminal gives both sides of a terminal. The person's side can be closed
// while it is being read.
func openTerminal(t *testing.T) (terminal, tty *os.File) {
	t.Helper()
	blocking, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer blocking.Close()
	descriptor, err := syscall.Dup(int(blocking.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(descriptor)
	if err := syscall.SetNonblock(descriptor, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(descriptor), "terminal"), tty
}

// watch reads what the program writes until the terminal closes.
func (p *inTerminal) watch() {
	go func() {
		buffer := make([]byte, 4096)
		for {
			count, err := p.terminal.Read(buffer)
			p.lock.Lock()
			p.output.Write(buffer[:count])
			p.lock.Unlock()
			if err != nil {
				return
			}
		}
	}()
}

func (p *inTerminal) written() string {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.output.String()
}

func (p *inTerminal) waitFor(text string) {
	p.t.Helper()
	if !eventually(func() bool { return strings.Contains(p.written(), text) }) {
		p.t.Fatalf("%q was not written; this was: %q", text, p.written())
	}
}

func (p *inTerminal) hasExited() bool {
	select {
	case <-p.exited:
		return true
	default:
		return false
	}
}

func (p *inTerminal) press(keys string) {
	p.t.Helper()
	if _, err := p.terminal.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

func (p *inTerminal) signal(signal os.Signal) {
	p.t.Helper()
	if err := p.command.Process.Signal(signal); err != nil {
		p.t.Fatal(err)
	}
}

// ends waits for the program to end and compares what it told, in order.
func (p *inTerminal) ends(want ...string) {
	p.t.Helper()
	if got := strings.Join(strings.Fields(p.told()), " "); got != strings.Join(want, " ") {
		p.t.Errorf("the program told %q, want %q", got, want)
	}
}

// told is what the program told by its end; a program that does not end shows
// where it stands.
func (p *inTerminal) told() string {
	p.t.Helper()
	if !eventually(p.hasExited) {
		p.signal(syscall.SIGQUIT)
		<-p.exited
		stands, err := os.ReadFile(p.report + ".faults")
		p.t.Errorf("the program did not end; it stands at %s (%v)", stands, err)
	}
	told, err := os.ReadFile(p.report)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(told)
}

// restored fails unless the terminal is as a shell wants to find it.
func (p *inTerminal) restored() {
	p.t.Helper()
	p.waitFor("\x1b[?1049l")
	written := p.written()
	for show, hide := range map[string]string{"\x1b[?25h": "\x1b[?25l", "\x1b[?1049l": "\x1b[?1049h", "\x1b[?1002l": "\x1b[?1002h", "\x1b[?2004l": "\x1b[?2004h"} {
		if strings.LastIndex(written, show) < strings.LastIndex(written, hide) || !strings.Contains(written, hide) {
			p.t.Errorf("%q was not undone by %q", hide, show)
		}
	}
	if after := p.state(); *after != *p.before {
		p.t.Errorf("the terminal is in another mode: %v, was %v", after, p.before)
	}
}

func (p *inTerminal) state() *term.State {
	p.t.Helper()
	state, err := term.GetState(p.tty.Fd())
	if err != nil {
		p.t.Fatal(err)
	}
	return state
}
