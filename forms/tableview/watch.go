package tableview

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	// watchEvery is how long tables stand before a look for new answers.
	watchEvery = 5 * time.Second
	// mostUnasked is how many interviews are counted again unasked.
	mostUnasked = 20_000
)

type watchMsg struct{ screen *Screen }

// standingMsg brings the state of the answers.
type standingMsg struct {
	screen   *Screen
	standing string
	err      error
}

// watch begins to wait for the next look at the answers.
func (s *Screen) watch() tea.Cmd {
	if s.options.Standing == nil {
		return nil
	}
	return s.options.After(watchEvery, watchMsg{s})
}

// look looks for new answers, unless the screen lies beneath another.
func (s *Screen) look() tea.Cmd {
	if !s.seen {
		return s.watch()
	}
	s.seen = false
	return tea.Batch(s.lookNow(), s.watch())
}

func (s *Screen) lookNow() tea.Cmd {
	if s.options.Standing == nil || !s.counted.known {
		return nil
	}
	return func() tea.Msg {
		standing, err := s.options.Standing()
		return standingMsg{s, standing, err}
	}
}

// compare counts again if there are new answers. What cannot be read now is
// told when it is counted.
func (s *Screen) compare(msg standingMsg) tea.Cmd {
	switch {
	case msg.err != nil || msg.standing == s.counted.standing || s.counting.cancel != nil:
		return nil
	case s.material.Interviews > mostUnasked:
		s.counted.behind = true
		return nil
	}
	return s.count(true)
}
