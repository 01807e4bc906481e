package ui

import (
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui/internal/commands"
)

// root holds the shell for Bubble Tea, one caller at a time, so that it can be
// asked to save after a program that was left behind. It catches the panics of
// screens and of their commands; after one the shell is asked nothing more
// until it is rescued.
type root struct {
	lock   sync.Mutex
	shell  *Shell
	faults *faultWatch
}

func newRoot(shell *Shell) *root {
	return &root{shell: shell, faults: newFaultWatch()}
}

// Init starts the shell.
func (r *root) Init() (cmd tea.Cmd) {
	r.lock.Lock()
	defer r.lock.Unlock()
	defer r.faults.catch()
	return r.guarded(r.shell.Init())
}

// Update hands the message to the shell, unless there was a fault.
func (r *root) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = r
	r.lock.Lock()
	defer r.lock.Unlock()
	defer r.faults.catch()
	if r.faults.seen() == nil {
		_, cmd = r.shell.Update(msg)
	}
	return r, r.guarded(cmd)
}

// View draws the shell; nothing once there was a fault.
func (r *root) View() string {
	r.lock.Lock()
	defer r.lock.Unlock()
	defer r.faults.catch()
	if r.faults.seen() != nil {
		return ""
	}
	return r.shell.View()
}

// guarded is a command whose panics are caught, and those of the commands that
// it stands for.
func (r *root) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer r.faults.catch()
		return commands.Each(cmd(), r.guarded)
	}
}
