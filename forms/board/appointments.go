package board

import (
	"fmt"
	"time"

	"github.com/charmbracelet/lipgloss"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

const (
	// fewestAppointments is how many appointments are shown in the lowest
	// window; in others they take a part of it.
	fewestAppointments  = 3
	partForAppointments = 4
)

// appointmentLines lists the appointments around the marked one, and notes in
// the view where they stand; above is how many lines come before.
func (s *Screen) appointmentLines(c *count, width, height, above int) []string {
	theme := ui.CurrentTheme()
	all := within(c.board.AppointmentsToday)
	s.view.firstLine, s.view.shown = above+1, min(len(all), max(fewestAppointments, height/partForAppointments))
	s.view.firstShown = max(min(s.choice.at-s.view.shown/2, len(all)-s.view.shown), 0)
	s.view.markedLine = s.view.firstLine + s.choice.at - s.view.firstShown
	if len(all) == 0 {
		return []string{theme.Dim.Render(ui.Clip("No appointments today.", width))}
	}
	title := theme.Strong.Render("Appointments today")
	if more := len(c.board.AppointmentsToday) - s.view.shown; more > 0 {
		title += theme.Dim.Render(fmt.Sprintf("   %d of %d", s.view.shown, len(c.board.AppointmentsToday)))
	}
	lines := []string{ui.Fit(title, width)}
	rows := all[s.view.firstShown : s.view.firstShown+s.view.shown]
	widest := 0
	for i := range rows {
		widest = max(widest, len(timeOf(&rows[i], c.at)))
	}
	for i := range rows {
		row := appointmentRow{time: ui.Pad(timeOf(&rows[i], c.at), widest), name: c.names[rows[i].Contact],
			marked: s.view.firstShown+i == s.choice.at}
		lines = append(lines, row.drawn(&rows[i], width))
	}
	return lines
}

// widestStanding is the column for whether an appointment was kept.
const widestStanding = len("being called")

// appointmentRow is what is shown of an appointment beside its own particulars.
type appointmentRow struct {
	time, name string
	marked     bool
}

func (r *appointmentRow) drawn(a *sample.BoardAppointment, width int) string {
	theme := ui.CurrentTheme()
	mark, style := " ", lipgloss.NewStyle()
	if r.marked {
		mark, style = ui.MarkCursor, theme.Accent
	}
	standing := ""
	switch {
	case a.Calling:
		standing = theme.Chosen.Render("being called")
	case a.Overdue:
		standing = theme.Warning.Render(ui.MarkWarning + " overdue")
	}
	name := r.name
	if name == "" {
		name = "case " + a.Case
	}
	lead := mark + " " + r.time
	cells := []string{style.Render(lead), standing, style.Render(ui.Clip(name, width))}
	return ui.Fit(ui.Columns(cells, []int{ui.Width(lead), widestStanding, width}), width)
}

// timeOf is the time of day, with the date of an appointment of another day.
func timeOf(a *sample.BoardAppointment, now time.Time) string {
	now = now.In(a.At.Location())
	if a.At.YearDay() == now.YearDay() && a.At.Year() == now.Year() {
		return a.At.Format("15:04")
	}
	return a.At.Format("Mon 2 Jan 15:04")
}
