package board

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

var digits = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}

const (
	sectionAppointments = "Appointments"
	sectionBoard        = "Board"
)

// Actions is what can be done on the board.
func (s *Screen) Actions() ui.Actions {
	return ui.Actions{
		{Name: "open", Keys: []string{"enter"}, Label: "open", Section: sectionAppointments, Hint: true,
			Help: "Open the case of the marked appointment.", Do: s.open, Disabled: s.whyNotOpen()},
		{Name: "down", Keys: []string{"down"}, Label: "down", Section: sectionAppointments,
			Help: "Mark the next appointment; after the last, scroll.", Do: s.down},
		{Name: "up", Keys: []string{"up"}, Label: "up", Section: sectionAppointments,
			Help: "Scroll back, then mark the appointment before.", Do: s.up},
		{Name: "next-instrument", Keys: []string{"tab", "right"}, Label: "next instrument", Section: sectionBoard, Hint: true,
			Help: "Show the board of the next instrument.", Do: func() tea.Cmd { return s.showNext(1) }, Disabled: s.whyNotSwitch()},
		{Name: "previous-instrument", Keys: []string{"shift+tab", "left"}, Label: "previous instrument", Section: sectionBoard,
			Help: "Show the board of the instrument before.", Do: func() tea.Cmd { return s.showNext(-1) }, Disabled: s.whyNotSwitch()},
		{Name: "instrument", Keys: s.digits(), Label: "instrument", Section: sectionBoard,
			Help: "Show the board of the instrument with this number.", Disabled: s.whyNotSwitch()},
		{Name: "page-down", Keys: []string{"pgdown", "space"}, Label: "scroll", Section: sectionBoard, Hint: s.view.scrolls(),
			Help: "Scroll on by a window.", Do: func() tea.Cmd { s.view.scroll(s.view.page()); return nil }},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "scroll back", Section: sectionBoard,
			Help: "Scroll back by a window.", Do: func() tea.Cmd { s.view.scroll(-s.view.page()); return nil }},
		{Name: "top", Keys: []string{"home"}, Label: "top", Section: sectionBoard,
			Help: "Scroll to the top.", Do: func() tea.Cmd { s.view.top = 0; return nil }},
		{Name: "bottom", Keys: []string{"end"}, Label: "bottom", Section: sectionBoard,
			Help: "Scroll to the bottom.", Do: func() tea.Cmd { s.view.scroll(len(s.view.lines)); return nil }},
		{Name: "count", Keys: []string{"r"}, Label: "count again", Section: sectionBoard, Hint: true,
			Help: "Count again now; it is done every few seconds besides.", Do: s.loadAnew},
		{Name: "close", Keys: []string{"esc"}, Label: "close", Section: sectionBoard, Hint: true,
			Help: "Go back to where you came from.", Do: ui.Pop},
	}
}

// digits are the keys of the instruments.
func (s *Screen) digits() []string { return digits[:min(len(s.options.Instruments), len(digits))] }

// TakesKey takes the digits of the instruments.
func (s *Screen) TakesKey(key tea.KeyMsg) bool {
	return s.whyNotSwitch() == "" && digitOf(key) >= 0 && digitOf(key) < len(s.options.Instruments)
}

// digitOf is the instrument that a key stands for, counted from 0; -1 for none.
func digitOf(key tea.KeyMsg) int {
	name := key.String()
	if key.Paste || len(name) != 1 || name[0] < '1' || name[0] > '9' {
		return -1
	}
	return int(name[0] - '1')
}

func (s *Screen) whyNotSwitch() string {
	if len(s.options.Instruments) < 2 {
		return "There is no other instrument."
	}
	return ""
}

func (s *Screen) whyNotOpen() string {
	switch {
	case s.options.Open == nil:
		return "Cases cannot be opened from here."
	case len(s.appointments()) == 0:
		return "There is no appointment today."
	}
	return ""
}

// appointments are those that can be gone through.
func (s *Screen) appointments() []sample.BoardAppointment {
	if c := s.shown(); c != nil {
		return within(c.board.AppointmentsToday)
	}
	return nil
}

func (s *Screen) open() tea.Cmd { return s.options.Open(s.appointments()[s.choice.at].Case) }

// down marks the next appointment, or scrolls where there is none.
func (s *Screen) down() tea.Cmd {
	if s.choice.move(s.choice.at+1, s.appointments()) {
		s.view.reveal()
		return nil
	}
	s.view.scroll(1)
	return nil
}

// up scrolls back to the marked appointment and marks the one before.
func (s *Screen) up() tea.Cmd {
	if s.view.markedIsAbove() || !s.choice.move(s.choice.at-1, s.appointments()) {
		s.view.scroll(-1)
		return nil
	}
	s.view.reveal()
	return nil
}

// linesOfWheel is how far one notch of the mouse wheel scrolls.
const linesOfWheel = 3

// mouse scrolls with the wheel. A click marks an appointment, and opens the one
// that is marked.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	switch {
	case msg.Button == tea.MouseButtonWheelDown:
		s.view.scroll(linesOfWheel)
	case msg.Button == tea.MouseButtonWheelUp:
		s.view.scroll(-linesOfWheel)
	case msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft:
		return s.click(msg.Y)
	}
	return nil
}

func (s *Screen) click(line int) tea.Cmd {
	at, ok := s.view.appointmentAt(line)
	if !ok {
		return nil
	}
	if at == s.choice.at && s.whyNotOpen() == "" {
		return s.open()
	}
	s.choice.move(at, s.appointments())
	s.view.reveal()
	return nil
}
