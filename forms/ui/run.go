package ui

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
)

// RunOptions say where a shell runs. The zero value is the terminal of the
// process.
type RunOptions struct {
	Input  *os.File // os.Stdin when nil
	Output *os.File // os.Stdout when nil
}

// Errors of [Run].
var (
	// ErrNoTerminal: input or output is not a terminal, so no screen can be
	// shown.
	ErrNoTerminal = errors.New("this needs a terminal")
	// ErrFault: the program stopped because of a fault in it, which the error
	// tells in a few words. Screens had the chance to save and the terminal is
	// as it was.
	ErrFault = errors.New("the program stopped because of a fault in it")
)

// endGrace is how much longer than [LeaveLimit] the end of the program may
// take before it is cut short, as when the terminal takes no more output.
const endGrace = time.Second

// Run shows a shell until it ends, and leaves the terminal as it was. SIGHUP,
// SIGTERM, SIGINT and a terminal that is gone all let the screens save and
// give [ErrHungUp]; a panic in a screen or in a command gives [ErrFault]. Run
// never waits longer than [LeaveLimit] and a little for any of them. With
// FIELDWORK_DEBUG set, where a panic came from is written to standard error.
func Run(shell *Shell, options RunOptions) error {
	input, output := options.terminal()
	if !term.IsTerminal(input.Fd()) || !term.IsTerminal(output.Fd()) {
		return ErrNoTerminal
	}
	before, err := term.GetState(input.Fd())
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoTerminal, err)
	}
	root := newRoot(shell)
	defer root.faults.explain(os.Stderr)
	defer func() { _ = term.Restore(input.Fd(), before) }()

	gone := make(chan struct{})
	program := tea.NewProgram(root,
		tea.WithInput(&watchedInput{File: input, gone: sync.OnceFunc(func() { close(gone) })}),
		tea.WithOutput(output),
		tea.WithAltScreen(),
		tea.WithMouseCellMotion(),
		tea.WithoutSignalHandler(),
	)
	err = attend(program, gone, root.faults.happened)
	return root.conclude(err)
}

func (o RunOptions) terminal() (input, output *os.File) {
	input, output = o.Input, o.Output
	if input == nil {
		input = os.Stdin
	}
	if output == nil {
		output = os.Stdout
	}
	return input, output
}

// errStuck: the program did not end in time.
var errStuck = errors.New("the terminal takes no more output")

// attend runs a program and passes on to it that the terminal is gone or that
// the process is to stop; after a fault it is stopped. A program that then does
// not end is left behind.
func attend(program *tea.Program, gone, fault <-chan struct{}) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	defer signal.Stop(signals)

	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case <-fault:
		return stop(program, ended)
	case <-signals:
	case <-gone:
	}
	go program.Send(HangUp{})
	select {
	case err := <-ended:
		return err
	case <-fault:
		return stop(program, ended)
	case <-time.After(LeaveLimit + endGrace):
		program.Kill()
		return errStuck
	}
}

// stop ends a program at once and waits until the terminal is restored.
func stop(program *tea.Program, ended <-chan error) error {
	program.Kill()
	select {
	case err := <-ended:
		return err
	case <-time.After(endGrace):
		return errStuck
	}
}

// watchedInput is the keyboard, and tells when it is gone. To Bubble Tea a
// keyboard that is gone looks like one on which nobody types any more: it would
// otherwise stop the program before the screens have saved.
type watchedInput struct {
	*os.File
	gone func()
}

// Read reads keys. All errors but a passing one mean that the terminal is gone.
func (w *watchedInput) Read(buffer []byte) (int, error) {
	count, err := w.File.Read(buffer)
	if err == nil || errors.Is(err, syscall.EAGAIN) {
		return count, nil
	}
	w.gone()
	return 0, errKeyboardGone
}
