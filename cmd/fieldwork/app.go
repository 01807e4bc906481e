package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"fieldwork/forms/ui"
)

// app is what the commands have of the world around them, and what was asked
// of all of them alike.
type app struct {
	in          io.Reader
	out         io.Writer
	err         io.Writer
	screen      bool // input and output are a terminal, on which screens can be shown
	columns     int  // the width of the output where it is a terminal, else 0
	errTerminal bool
	environment func(name string) string
	// account is the name that the system has for who runs the program.
	account func() (string, error)
	now     func() time.Time
	entropy io.Reader
	// show runs a screen in the terminal until it ends.
	show func(*ui.Shell) error
	// after is questionnaire.Options.After; nil outside tests.
	after func(time.Duration, tea.Msg) tea.Cmd

	// release lets signals to stop end the program at once; nil outside a
	// process of its own.
	release func()

	studyFlag       string
	interviewerFlag string
	// begun is set once a command line has been understood.
	begun bool
}

// processApp is the app of this process.
func processApp() *app {
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		errTerminal: term.IsTerminal(os.Stderr.Fd()),
		environment: os.Getenv,
		account:     systemAccount,
		now:         time.Now,
		entropy:     rand.Reader,
		show:        func(shell *ui.Shell) error { return ui.Run(shell, ui.RunOptions{}) },
	}
	if term.IsTerminal(os.Stdout.Fd()) {
		a.out = &safeWriter{to: os.Stdout}
		a.screen = term.IsTerminal(os.Stdin.Fd())
		if width, _, err := term.GetSize(os.Stdout.Fd()); err == nil {
			a.columns = width
		}
	}
	return a
}

// The exit codes. A pipe that nobody reads any more ends a program as the
// shell reports it for SIGPIPE.
const (
	exitDone       = 0
	exitFailed     = 1
	exitUsage      = 2
	exitBrokenPipe = 128 + int(syscall.SIGPIPE)
)

// errTold: what went wrong has been said already.
var errTold = errors.New("told already")

// usageError is a command line that cannot be understood.
type usageError struct{ sentence string }

// Error is the sentence, as it is shown.
func (e usageError) Error() string { return e.sentence }

// usage makes a usageError.
func usage(format string, arguments ...any) error {
	return usageError{fmt.Sprintf(format, arguments...)}
}

// failure is a sentence about what cannot be done.
type failure struct{ sentence string }

// Error is the sentence, as it is shown.
func (e failure) Error() string { return e.sentence }

// fail makes a failure.
func fail(format string, arguments ...any) error {
	return failure{fmt.Sprintf(format, arguments...)}
}

// run does what a command line asks and gives the exit code.
func (a *app) run(ctx context.Context, arguments []string) int {
	out := &checkedOutput{to: a.out}
	a.out = out
	defer func() { a.out = out.to }()
	root := newRootCommand(a)
	root.SetArgs(arguments)
	command, err := root.ExecuteContextC(ctx)
	if err == nil || !a.begun && out.failure != nil { // help and the version begin nothing
		err, a.begun = out.failure, true
	}
	a.end()
	var misused usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE):
		return exitBrokenPipe
	case errors.Is(err, errTold):
		return exitFailed
	case errors.As(err, &misused), !a.begun:
		a.tell(sentenceOf(err) + "\nTry '" + command.CommandPath() + " --help'.")
		return exitUsage
	}
	a.tell(sentenceOf(err))
	return exitFailed
}

// end lets signals end the program at once from now on: it has only to say how
// it went, and whoever takes in what it says may have stopped to.
func (a *app) end() {
	if a.release != nil {
		a.release()
	}
}

// tell writes lines to the error stream, made safe for a terminal.
func (a *app) tell(text string) {
	fmt.Fprintln(a.err, safeLines(text))
}

// interviewer is who uses the program, for the log and for interviews.
func (a *app) interviewer() string {
	for _, name := range []string{
		a.interviewerFlag, a.environment("FIELDWORK_INTERVIEWER"), a.environment("USER"), a.environment("USERNAME"),
	} {
		if name != "" {
			return name
		}
	}
	if name, err := a.account(); err == nil && name != "" {
		return name
	}
	return "unknown"
}

// systemAccount asks the system who runs this process.
func systemAccount() (string, error) {
	account, err := user.Current()
	if err != nil {
		return "", err
	}
	return account.Username, nil
}
