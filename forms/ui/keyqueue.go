package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	// settleLimit is how long, at least, keys wait for a command that is at work,
	// too short to be noticed. For one that has not begun, and for its message,
	// they wait longer: however busy the machine is, keys never pass by a dialog.
	settleLimit = 60 * time.Millisecond
	// longestBurst is the most characters that one read of the keyboard can
	// hold while a person types; more arrive only by a paste that the
	// terminal did not mark as one.
	longestBurst = 16
	// mostHeldKeys bounds the keys that are kept while a screen holds them.
	mostHeldKeys = 512
)

// keyQueue keeps keys until the shell is ready for them. A command runs beside
// Update, so the dialog that one key opens would otherwise open only after the
// next keys, typed quickly, had acted as shortcuts on the screen.
type keyQueue struct {
	held    []tea.KeyMsg
	gate    *gate // that keys wait for; nil when none
	limited bool  // a limit is running for the gate
}

// settledMsg says that the time of a gate is up.
type settledMsg struct{ gate *gate }

func (q *keyQueue) add(key tea.KeyMsg) {
	for _, single := range singleKeys(key) {
		if len(q.held) < mostHeldKeys {
			q.held = append(q.held, single)
		}
	}
}

func (q *keyQueue) next() tea.KeyMsg {
	key := q.held[0]
	q.held = q.held[1:]
	return key
}

// settled lets keys wait no longer for commands that have been at work for the
// whole of a limit, unless somebody holds them.
func (q *keyQueue) settled(msg settledMsg, held bool) {
	if msg.gate != q.gate || q.gate == nil {
		return
	}
	q.limited = false
	if !held && q.gate.look() {
		q.gate = nil
	}
}

// waits reports whether keys wait for a gate.
func (q *keyQueue) waits() bool {
	if q.gate != nil && q.gate.open() {
		q.gate = nil
	}
	return q.gate != nil
}

// hold makes the next keys wait until a command has run, and what follows from
// it, beside what they wait for already.
func (q *keyQueue) hold(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	if !q.waits() {
		q.gate, q.limited = &gate{}, false
	}
	return q.gate.through(cmd)
}

// singleKeys parts characters that were read together, as over a slow line,
// into one key each. Very many at once are a paste.
func singleKeys(key tea.KeyMsg) []tea.KeyMsg {
	if key.Type != tea.KeyRunes || key.Paste || len(key.Runes) < 2 {
		return []tea.KeyMsg{key}
	}
	if len(key.Runes) > longestBurst {
		key.Paste = true
		return []tea.KeyMsg{key}
	}
	keys := make([]tea.KeyMsg, len(key.Runes))
	for i, r := range key.Runes {
		keys[i] = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: key.Alt}
	}
	return keys
}
