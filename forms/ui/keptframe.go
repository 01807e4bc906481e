package ui

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// savingShown is how long saving may take before the footer tells of it.
const savingShown = 400 * time.Millisecond

// keptFrame is the frame that was drawn last. It stays while a screen is saving.
type keptFrame struct {
	drawn         string
	width, height int
	// spell numbers the times of saving, watched says that this one is watched,
	// and long that it takes long.
	spell         int
	watched, long bool
}

// savingLongMsg says that it is time to tell of a saving.
type savingLongMsg struct{ spell int }

func (f *keptFrame) keep(drawn string, width, height int) {
	f.drawn, f.width, f.height = drawn, width, height
}

// in is the frame in a window that may have changed meanwhile.
func (f *keptFrame) in(width, height int) string {
	if width == f.width && height == f.height && !f.long {
		return f.drawn
	}
	lines := strings.Split(f.drawn, "\n")
	last := lines[len(lines)-1]
	if f.long {
		last = savingFooter
	}
	lines = append(lines[:len(lines)-1], make([]string, max(height-len(lines), 0))...)
	lines = append(lines[:height-1], last)
	for i := range lines {
		lines[i] = closed(Fit(lines[i], width))
	}
	return strings.Join(lines, "\n")
}

// saving reports whether the screen on top is saving what it shows.
func (s *Shell) saving() bool {
	saver, ok := s.Top().(Saver)
	return ok && saver.Saving()
}

// redraw draws what has just been saved before keys that wait change it again,
// so that the screen goes on while many are pressed.
func (s *Shell) redraw() {
	if s.saving() {
		return
	}
	if s.frame.watched && len(s.keys.held) > 0 {
		s.View()
	}
	s.frame.watched, s.frame.long = false, false
}

// watchSaving gives the command that lets the footer tell of a saving that takes
// long.
func (s *Shell) watchSaving() tea.Cmd {
	if s.frame.watched || !s.saving() {
		return nil
	}
	s.frame.watched = true
	s.frame.spell++
	return s.after(savingShown, savingLongMsg{s.frame.spell})
}
