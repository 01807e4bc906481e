package callsheet

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// appointmentDialog asks for the time of an appointment in plain words, and
// shows while they are typed which time that is and what speaks against it.
type appointmentDialog struct {
	line    *ui.Line
	attempt attempt.Attempt
	now     func() time.Time
	do      func(time.Time) tea.Cmd
	parsed  sample.ParsedTime
	err     error // why the words are no time yet
}

func newAppointmentDialog(s *Sheet, outcome sample.Outcome) *appointmentDialog {
	d := &appointmentDialog{
		line: ui.NewLine(), attempt: s.attempt, now: s.options.Now,
		do: func(at time.Time) tea.Cmd { return s.record(outcome.Code, at) },
	}
	d.parse()
	return d
}

// Title is described with ui.Dialog.
func (d *appointmentDialog) Title() string { return "Appointment" }

// Hints is described with ui.Dialog.
func (d *appointmentDialog) Hints() ui.Actions {
	return ui.Actions{
		{Name: "record", Keys: []string{"enter"}, Label: "record", Hint: true},
		{Name: "cancel", Keys: []string{"esc"}, Label: "cancel", Hint: true},
	}
}

// Update is described with ui.Dialog.
func (d *appointmentDialog) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil, false
	}
	switch key.String() {
	case "esc":
		return nil, true
	case "enter":
		if d.parse(); d.err != nil {
			return nil, false
		}
		return d.do(d.parsed.At), true
	}
	d.line.Update(key)
	d.parse()
	return nil, false
}

func (d *appointmentDialog) parse() {
	d.parsed, d.err = sample.ParseAppointment(d.line.Value(), d.now(), d.attempt.Zone())
}

// dialogLines is how many lines the dialog takes however much it has to say,
// so that what stands above does not move.
const dialogLines = 6

// View is described with ui.Dialog.
func (d *appointmentDialog) View(width, height int) string {
	width = ui.ReadingWidth(width)
	theme := ui.CurrentTheme()
	mark := ui.MarkCursor + " "
	d.line.SetWidth(width - ui.Width(mark))
	lines := []string{
		ui.Clip("When, in the respondent's time? tomorrow 10, Tue 14:30, 30 Nov 9am, in 2 hours", width),
		theme.Accent.Render(mark) + d.line.View(),
	}
	add := func(text string, style func(...string) string) {
		for _, line := range ui.Wrap(text, width) {
			lines = append(lines, style(line))
		}
	}
	switch {
	case strings.TrimSpace(d.line.Value()) == "":
	case d.err != nil:
		add(d.err.Error(), theme.Dim.Render)
	default:
		add(sample.FormatAppointment(d.parsed.At, d.attempt.Zone()), theme.Strong.Render)
		if d.parsed.Note != "" {
			add(d.parsed.Note, theme.Dim.Render)
		}
		for _, warning := range d.attempt.AppointmentWarnings(d.parsed.At) {
			add(ui.MarkWarning+" "+warning, theme.Warning.Render)
		}
	}
	for len(lines) < dialogLines {
		lines = append(lines, "")
	}
	return strings.Join(lines[:min(len(lines), height)], "\n")
}
