package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	// settleLimit is how long keys wait for what an earlier key set going:
	// long enough for a dialog to open, too short to be noticed.
	settleLimit = 100 * time.Millisecond
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
	gate    int // number of the command that keys wait for; 0 when none
	last    int
	limited bool // a limit is running for the gate
}

// settledMsg says that the command of a gate has run, or that its time is up.
type settledMsg struct{ gate int }

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

func (q *keyQueue) settled(msg settledMsg) {
	if msg.gate == q.gate {
		q.gate = 0
	}
}

// hold makes the next keys wait until a command has run.
func (q *keyQueue) hold(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	q.last++
	q.gate, q.limited = q.last, false
	done := settledMsg{q.last}
	return tea.Sequence(cmd, func() tea.Msg { return done })
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
