package board

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
)

// mostAppointments is how many appointments of a day can be gone through.
const mostAppointments = 200

// count is what was counted last for an instrument.
type count struct {
	// known is set once something was counted.
	known bool
	board sample.Board
	// names are those of the contacts with appointments, by contact.
	names   map[string]string
	at      time.Time
	failure error
	// loading is set while a count is under way; anew asks for another after
	// it, as what it counts may have changed meanwhile.
	loading, anew bool
}

// countedMsg brings a count, or why it failed.
type countedMsg struct {
	screen     *Screen
	instrument string
	board      sample.Board
	names      map[string]string
	at         time.Time
	err        error
}

// load counts the instrument that is shown, unless that is under way.
func (s *Screen) load() tea.Cmd {
	instrument, ok := s.instrument()
	if !ok {
		return nil
	}
	c := s.counts[instrument.Name]
	if c == nil {
		c = &count{}
		s.counts[instrument.Name] = c
	}
	if c.loading {
		return nil
	}
	c.loading, c.anew = true, false
	return func() tea.Msg { return s.counting(instrument.Name) }
}

// loadAnew counts what stands from now on.
func (s *Screen) loadAnew() tea.Cmd {
	if c := s.shown(); c != nil && c.loading {
		c.anew = true
		return nil
	}
	return s.load()
}

// counting runs in a command.
func (s *Screen) counting(instrument string) tea.Msg {
	msg := countedMsg{screen: s, instrument: instrument, at: s.options.Now(), names: map[string]string{}}
	msg.board, msg.err = s.options.Boards(instrument)
	if msg.err != nil {
		return msg
	}
	for _, appointment := range within(msg.board.AppointmentsToday) {
		if _, named := msg.names[appointment.Contact]; !named {
			msg.names[appointment.Contact] = s.options.Contact(appointment.Contact)
		}
	}
	return msg
}

// within are the appointments that can be gone through.
func within(appointments []sample.BoardAppointment) []sample.BoardAppointment {
	return appointments[:min(len(appointments), mostAppointments)]
}

// counted takes a count in. One that failed leaves the last in its place.
func (s *Screen) counted(msg countedMsg) tea.Cmd {
	c := s.counts[msg.instrument]
	c.loading, c.failure = false, msg.err
	if msg.err == nil {
		c.known, c.board, c.names, c.at = true, msg.board, msg.names, msg.at
	}
	if c == s.shown() {
		s.view.forget()
		s.choice.settle(within(c.board.AppointmentsToday))
		if c.anew {
			return s.load()
		}
	}
	return nil
}

// shown is the count of the instrument that is shown; nil before the first.
func (s *Screen) shown() *count {
	instrument, ok := s.instrument()
	if !ok {
		return nil
	}
	return s.counts[instrument.Name]
}
