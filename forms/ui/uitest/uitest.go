// Package uitest drives screens in tests without a terminal: keys in, drawn
// frames out, every command run to its end before the next key.
package uitest

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/internal/commands"
)

const (
	// commandLimit is how long a command may take; one that waits for a clock
	// belongs behind something that the test can inject.
	commandLimit = 10 * time.Second
	// mostMessages bounds what one key may set going.
	mostMessages = 10_000
)

// Driver holds a shell and stands for its user.
type Driver struct {
	Shell *ui.Shell
	// Ended is true once the program would have ended.
	Ended bool

	t        testing.TB
	messages int
}

// Start shows a screen in a window of a size. The shell's own time limits never
// run out.
func Start(t testing.TB, first ui.Screen, width, height int) *Driver {
	t.Helper()
	shell := ui.NewShell(first)
	shell.SetTimer(func(time.Duration, tea.Msg) tea.Cmd { return nil })
	d := Drive(t, shell)
	d.Run(shell.Init())
	d.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// Drive takes over a shell as it stands.
func Drive(t testing.TB, shell *ui.Shell) *Driver { return &Driver{Shell: shell, t: t} }

// Send gives messages to the shell and runs what follows from them.
func (d *Driver) Send(messages ...tea.Msg) {
	d.t.Helper()
	for _, msg := range messages {
		d.messages = 0
		d.send(msg)
	}
}

// Press presses keys, named as in ui.Action.Keys.
func (d *Driver) Press(keys ...string) {
	d.t.Helper()
	for _, name := range keys {
		key, ok := ui.KeyNamed(name)
		if !ok {
			d.t.Fatalf("no key is named %q", name)
		}
		d.Send(key)
	}
}

// Type types a text character by character.
func (d *Driver) Type(text string) {
	d.t.Helper()
	for _, r := range text {
		switch r {
		case '\n':
			d.Press("enter")
		case ' ':
			d.Press("space")
		default:
			d.Press(string(r))
		}
	}
}

// Paste pastes a text.
func (d *Driver) Paste(text string) {
	d.t.Helper()
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// Click clicks a place of the window, counted from the top left at 0, 0.
func (d *Driver) Click(x, y int) {
	d.t.Helper()
	d.Send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
}

// View is the frame as it is drawn, colours and all.
func (d *Driver) View() string { return d.Shell.View() }

// Text is the frame without colours, and without spaces at the ends of lines.
func (d *Driver) Text() string {
	lines := strings.Split(ansi.Strip(d.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Shows fails the test unless every text is to be seen in the frame.
func (d *Driver) Shows(texts ...string) {
	d.t.Helper()
	frame := d.Text()
	for _, text := range texts {
		if !strings.Contains(frame, text) {
			d.t.Errorf("%q is not shown in\n%s", text, frame)
		}
	}
}

// Hides fails the test if any of the texts is to be seen in the frame.
func (d *Driver) Hides(texts ...string) {
	d.t.Helper()
	frame := d.Text()
	for _, text := range texts {
		if strings.Contains(frame, text) {
			d.t.Errorf("%q is shown in\n%s", text, frame)
		}
	}
}

func (d *Driver) send(msg tea.Msg) {
	d.t.Helper()
	if d.messages++; d.messages > mostMessages {
		d.t.Fatalf("more than %d messages follow from one; does a command start itself again?", mostMessages)
	}
	if _, quit := msg.(tea.QuitMsg); quit {
		d.Ended = true
		return
	}
	_, cmd := d.Shell.Update(msg)
	d.Shell.View() // as Bubble Tea does after every message
	d.Run(cmd)
}

// Run runs a command, and what follows from it, to the end.
func (d *Driver) Run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil || d.Ended {
		return
	}
	msg := d.message(cmd)
	if list, ok := commands.Of(msg); ok {
		for _, each := range list {
			d.Run(each)
		}
		return
	}
	if msg != nil {
		d.send(msg)
	}
}

// message runs one command.
func (d *Driver) message(cmd tea.Cmd) tea.Msg {
	d.t.Helper()
	result := make(chan tea.Msg, 1)
	go func() { result <- cmd() }()
	select {
	case msg := <-result:
		return msg
	case <-time.After(commandLimit):
		d.t.Fatalf("a command took longer than %v", commandLimit)
		return nil
	}
}
