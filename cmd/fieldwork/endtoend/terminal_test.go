package endtoend

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "fieldwork-endtoend")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = filepath.Join(folder, "fieldwork")
	build := exec.Command("go", "build", "-o", binary, "fieldwork/cmd/fieldwork")
	build.Stderr = os.Stderr
	code := 1
	if err := build.Run(); err == nil {
		code = m.Run()
	}
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// patience bounds every wait; it is long because machines can be slow.
const patience = 30 * time.Second

// terminal is the program running in a pseudo-terminal.
type terminal struct {
	t       testing.TB
	command *exec.Cmd
	pty     *os.File
	// pressed is how many keys were pressed, a text that was typed as one.
	pressed int

	mu     sync.Mutex
	screen vt10x.Terminal
	raw    bytes.Buffer

	ended chan struct{} // closed when the program has ended
}

// open runs the program in a terminal of a size.
func open(t testing.TB, width, height int, arguments ...string) *terminal {
	t.Helper()
	command := exec.Command(binary, arguments...)
	command.Env = environment("TERM=xterm-256color")
	file, err := pty.StartWithSize(command, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err == nil {
		file, err = pollable(file)
	}
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, command: command, pty: file,
		screen: vt10x.New(vt10x.WithSize(width, height)), ended: make(chan struct{})}
	read := make(chan struct{})
	go term.read(read)
	go func() {
		_ = command.Wait()
		close(term.ended)
	}()
	t.Cleanup(func() {
		_ = command.Process.Kill()
		<-term.ended
		_ = file.Close()
		<-read
	})
	return term
}

// pollable gives the same file so that closing it ends a read that is under
// way; otherwise a terminal would stay open until the program writes again.
func pollable(file *os.File) (*os.File, error) {
	defer func() { _ = file.Close() }()
	descriptor, err := syscall.Dup(int(file.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(descriptor)
	if err := syscall.SetNonblock(descriptor, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(descriptor), file.Name()), nil
}

// environment is that of the test, without what would change the program.
func environment(extra ...string) []string {
	var kept []string
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if name != "NO_COLOR" && !strings.HasPrefix(name, "FIELDWORK_") {
			kept = append(kept, variable)
		}
	}
	return append(kept, extra...)
}

func (term *terminal) read(done chan<- struct{}) {
	defer close(done)
	buffer := make([]byte, 64<<10)
	for {
		n, err := term.pty.Read(buffer)
		term.mu.Lock()
		term.raw.Write(buffer[:n])
		_, _ = term.screen.Write(buffer[:n])
		term.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// text is what the screen shows.
func (term *terminal) text() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.screen.String()
}

// sent is everything that the program has sent to the terminal.
func (term *terminal) sent() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.raw.String()
}

// waitFor waits until the screen shows a text.
func (term *terminal) waitFor(text string) {
	term.t.Helper()
	if !term.appears(text, patience) {
		term.t.Fatalf("%q does not appear; the screen shows\n%s", text, term.text())
	}
}

// appears reports whether the screen comes to show a text within a time.
func (term *terminal) appears(text string, within time.Duration) bool {
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(term.text(), text) {
			return true
		}
	}
	return false
}

// Keys as a terminal sends them.
const (
	enter     = "\r"
	tab       = "\t"
	escape    = "\x1b"
	backspace = "\x7f"
)

// ctrl is a letter with the control key.
func ctrl(letter byte) string { return string(letter - 'a' + 1) }

// alt is a letter with the alt key.
func alt(letter byte) string { return escape + string(letter) }

// press sends keys.
func (term *terminal) press(keys ...string) {
	term.t.Helper()
	term.pressed += len(keys)
	for _, key := range keys {
		if _, err := term.pty.WriteString(key); err != nil {
			term.t.Fatal(err)
		}
	}
}

// resize changes the size of the window.
func (term *terminal) resize(width, height int) {
	term.t.Helper()
	term.mu.Lock()
	term.screen.Resize(width, height)
	term.mu.Unlock()
	if err := pty.Setsize(term.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		term.t.Fatal(err)
	}
}

// waitEnd waits until the program has ended, and gives its exit code.
func (term *terminal) waitEnd() int {
	term.t.Helper()
	select {
	case <-term.ended:
		return term.command.ProcessState.ExitCode()
	case <-time.After(patience):
		term.t.Fatalf("the program does not end; the screen shows\n%s", term.text())
		return -1
	}
}

// kill ends the program as a power cut would.
func (term *terminal) kill() {
	term.t.Helper()
	_ = term.command.Process.Signal(syscall.SIGKILL)
	term.waitEnd()
}

// run runs the program without a terminal, with a standard input, and gives
// what it prints.
func run(t testing.TB, input string, arguments ...string) string {
	t.Helper()
	command := exec.Command(binary, arguments...)
	command.Env = environment()
	command.Stdin = strings.NewReader(input)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		t.Fatalf("fieldwork %s: %v\n%s%s", strings.Join(arguments, " "), err, output, stderr.String())
	}
	return string(output)
}
