package ui

import (
	"reflect"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui/internal/commands"
)

// gate is what keys wait for: the commands that a key has set going, those that
// follow from them, and the messages that they give. Commands run beside
// Update, so the gate is locked.
type gate struct {
	lock sync.Mutex
	// owed are the commands that have not begun and those that are awaited, and
	// the messages that have not been taken. They are waited for in any case.
	owed int
	// working are the commands that have begun since the gate was last looked
	// at, slow those that had begun before.
	working, slow int
	looks         int
}

// gatedMsg is a message on its way through a gate.
type gatedMsg struct {
	gate *gate
	msg  tea.Msg // nil where a command gave none
}

// awaitMsg asks for a command to be waited for.
type awaitMsg struct{ cmd tea.Cmd }

// Await gives a command like another, for which keys wait however long it
// takes: one that reads what a dialog or a screen then shows. For other commands
// keys wait only a moment.
func Await(cmd tea.Cmd) tea.Cmd {
	return func() tea.Msg { return awaitMsg{cmd} }
}

// through gives a command that is waited for.
func (g *gate) through(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	g.count(func() { g.owed++ })
	return func() tea.Msg {
		look := 0
		g.count(func() { g.owed--; g.working++; look = g.looks })
		msg := cmd()
		g.count(func() {
			g.owed++ // for the message, until it is taken
			if look == g.looks {
				g.working--
			} else {
				g.slow--
			}
		})
		return g.given(msg)
	}
}

// given is what a command gives in place of its message: one that tells the
// gate of it, or the commands of a list each through the gate.
func (g *gate) given(msg tea.Msg) tea.Msg {
	if awaited, ok := msg.(awaitMsg); ok {
		return g.given(awaited.cmd())
	}
	list, ok := commands.Of(msg)
	if !ok || len(list) == 0 {
		return gatedMsg{g, msg}
	}
	through := commands.Each(msg, g.through)
	g.taken()
	return through
}

// taken says that a message has been taken, and what follows from it given to
// the gate.
func (g *gate) taken() { g.count(func() { g.owed-- }) }

// open reports whether nothing is waited for any more.
func (g *gate) open() (open bool) {
	g.count(func() { open = g.owed+g.working+g.slow == 0 })
	return open
}

// look reports whether all that is under way has been so since the last look.
func (g *gate) look() (slow bool) {
	g.count(func() {
		slow = g.owed+g.working == 0
		g.looks++
		g.working, g.slow = 0, g.slow+g.working
	})
	return slow
}

func (g *gate) count(change func()) {
	g.lock.Lock()
	defer g.lock.Unlock()
	change()
}

// ofBubbleTea reports whether a message is one that Bubble Tea itself acts on.
func ofBubbleTea(msg tea.Msg) bool {
	return msg != nil && reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[tea.QuitMsg]().PkgPath()
}
