package board

import (
	"fmt"
	"strconv"
	"strings"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/chart"
)

// Summary draws a board as lines for another screen to show, within width
// columns and height lines: progress and figures first, then the lists and the
// days as far as there is room.
func Summary(b sample.Board, width, height int) []string {
	if width < 1 || height < 1 {
		return nil
	}
	lines := overview(&b, width, append(figures(&b), today(&b)...))
	if room := height - len(lines) - 1; room >= fewestDetails {
		if details := details(&b, width, room); len(details) > 0 {
			lines = append(append(lines, ""), details...)
		}
	}
	return lines[:min(len(lines), height)]
}

// fewestDetails is the least room, in lines, in which lists are shown: a title
// and two of them.
const fewestDetails = 3

// overview is the progress of the whole sample and figures.
func overview(b *sample.Board, width int, figures []figure) []string {
	if b.Sample == 0 {
		return ui.Wrap("There are no cases of this instrument yet. Make some, and they are counted here.", ui.ReadingWidth(width))
	}
	progress := chart.Bars([]chart.Bar{{
		Label: "Complete", Value: float64(b.Completes), Of: float64(b.Sample),
		Text: fmt.Sprintf("%d of %d  %s", b.Completes, b.Sample, b.Total.Rate().Percent(0)),
	}}, chart.BarOptions{Width: width})
	return append(progress, flowed(figures, width)...)
}

// figure is a number and what it is of.
type figure struct {
	number, words string
	warning       bool
}

func figures(b *sample.Board) []figure {
	calls, median := "n/a", "n/a"
	if b.CallsPerComplete.Fraction != nil {
		calls = b.CallsPerComplete.Fraction.FloatString(1)
	}
	if b.Measured > 0 {
		median = strconv.FormatFloat(b.MedianMinutes, 'f', -1, 64) + " min"
	}
	list := []figure{
		{number: strconv.Itoa(b.Open), words: "open" + openStates(b)},
		{number: strconv.Itoa(b.Closed), words: "closed"},
		{number: strconv.Itoa(b.Partials), words: "partial"},
		{number: strconv.Itoa(b.Calls), words: plural(b.Calls, "call", "calls")},
		{number: calls, words: "calls per complete"},
		{number: median, words: "median length"},
	}
	if b.Misdated > 0 {
		list = append(list, figure{number: strconv.Itoa(b.Misdated), words: plural(b.Misdated, "call", "calls") + " with a wrong date", warning: true})
	}
	return list
}

// today are the figures of the appointments of today.
func today(b *sample.Board) []figure {
	appointments, overdue := len(b.AppointmentsToday), 0
	for i := range b.AppointmentsToday {
		if b.AppointmentsToday[i].Overdue {
			overdue++
		}
	}
	list := []figure{{number: strconv.Itoa(appointments), words: plural(appointments, "appointment", "appointments") + " today"}}
	if overdue > 0 {
		list = append(list, figure{number: strconv.Itoa(overdue), words: "overdue", warning: true})
	}
	return list
}

// openStates says how far the open cases have come.
func openStates(b *sample.Board) string {
	var parts []string
	for _, state := range []struct {
		state sample.State
		words string
	}{{sample.Fresh, "fresh"}, {sample.Callback, "to call back"}, {sample.Appointed, "appointed"}} {
		if n := b.States[state.state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, state.words))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

const figureGap = "   "

// flowed sets figures side by side on as many lines as they need.
func flowed(figures []figure, width int) []string {
	var lines []string
	line := ""
	for _, f := range figures {
		text := f.drawn()
		if line != "" && ui.Width(line)+len(figureGap)+ui.Width(text) > width {
			lines = append(lines, line)
			line = ""
		}
		if ui.Width(text) > width {
			lines = append(lines, ui.Wrap(f.number+" "+f.words, width)...)
			continue
		}
		if line != "" {
			line += figureGap
		}
		line += text
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (f *figure) drawn() string {
	theme := ui.CurrentTheme()
	if f.warning {
		return theme.Warning.Render(ui.MarkWarning+" "+f.number) + " " + f.words
	}
	return theme.Strong.Render(f.number) + " " + f.words
}
