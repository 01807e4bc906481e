package board

import (
	"fmt"
	"math"
	"strconv"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/chart"
)

const (
	// unlimited is the room of a board that scrolls, in lines.
	unlimited = math.MaxInt
	// mostLists is how many lists are shown.
	mostLists = 300
	// sideBySide is the least width, in columns, that has the days beside the
	// lists.
	sideBySide = 100
	// columnGap parts what stands side by side.
	columnGap = 4
)

// details are the lists and the days, in a room of lines.
func details(b *sample.Board, width, room int) []string {
	if width >= sideBySide {
		left := (width - columnGap) / 2
		lists := listLines(b, left, room)
		if len(lists) == 0 {
			return dayLines(b, width, room)
		}
		return beside(lists, tallDays(b, width-columnGap-left, room), left)
	}
	lists := listLines(b, width, room)
	if len(lists) == 0 {
		return dayLines(b, width, room)
	}
	if days := dayLines(b, width, room-len(lists)-1); len(days) > 0 {
		lines := append(lists, "")
		return append(lines, days...)
	}
	return lists
}

// beside sets two blocks of lines side by side, the left one in a width.
func beside(left, right []string, width int) []string {
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		switch {
		case i >= len(right):
			lines[i] = left[i]
		case i >= len(left):
			lines[i] = ui.Pad("", width+columnGap) + right[i]
		default:
			lines[i] = ui.Pad(left[i], width) + ui.Pad("", columnGap) + right[i]
		}
	}
	return lines
}

// listLines are the lists as bars against their sample; none where nobody is
// on a list, for that is the whole sample.
func listLines(b *sample.Board, width, room int) []string {
	rows := b.ByList
	if len(rows) == 0 || len(rows) == 1 && rows[0].List == "" {
		return nil
	}
	theme := ui.CurrentTheme()
	title := theme.Strong.Render("By list") + theme.Dim.Render("   █ complete   ░ still to do")
	lines := []string{ui.Fit(title, width)}
	more := 0
	if most := min(room-1, mostLists); len(rows) > most {
		more = len(rows) - most + 1
		rows = rows[:most-1]
	}
	lines = append(lines, chart.Bars(listBars(rows), chart.BarOptions{Width: width})...)
	if more > 0 {
		lines = append(lines, theme.Dim.Render(ui.Clip(fmt.Sprintf("… and %d more lists", more), width)))
	}
	return lines
}

func listBars(rows []sample.ListRow) []chart.Bar {
	completes, most := 0, 0
	for _, row := range rows {
		completes, most = max(completes, len(strconv.Itoa(row.Completes))), max(most, len(strconv.Itoa(row.Sample)))
	}
	bars := make([]chart.Bar, len(rows))
	for i, row := range rows {
		label := row.List
		if label == "" {
			label = "on no list"
		}
		bars[i] = chart.Bar{Label: label, Value: float64(row.Completes), Of: float64(row.Sample),
			Text: fmt.Sprintf("%*d of %*d  %4s", completes, row.Completes, most, row.Sample, row.Rate().Percent(0))}
	}
	return bars
}

const (
	chartHeight    = 8
	shortestChart  = 5
	narrowestPair  = 50
	callsTitle     = "Calls"
	completesTitle = "Completes"
)

// dayLines are the calls and the completes by day side by side, or one above
// the other where it is narrow.
func dayLines(b *sample.Board, width, room int) []string {
	if len(b.Days) == 0 || room < shortestChart {
		return nil
	}
	if width < narrowestPair {
		return tallDays(b, width, room)
	}
	half := (width - columnGap) / 2
	height := min(room, chartHeight)
	return beside(dayChart(callsTitle, callsOf(b), half, height), dayChart(completesTitle, completesOf(b), half, height), half)
}

// tallDays are the completes by day under the calls, or the calls alone where
// it is low.
func tallDays(b *sample.Board, width, room int) []string {
	if len(b.Days) == 0 || room < shortestChart {
		return nil
	}
	if room < 2*shortestChart+1 {
		return dayChart(callsTitle, callsOf(b), width, min(room, chartHeight))
	}
	height := min((room-1)/2, chartHeight)
	lines := append(dayChart(callsTitle, callsOf(b), width, height), "")
	return append(lines, dayChart(completesTitle, completesOf(b), width, height)...)
}

func dayChart(title string, days []chart.Day, width, height int) []string {
	return chart.Columns(days, chart.ColumnOptions{Title: title, Width: width, Height: height})
}

func callsOf(b *sample.Board) []chart.Day {
	return daysOf(b, func(tally *sample.DayTally) int { return tally.Calls })
}

func completesOf(b *sample.Board) []chart.Day {
	return daysOf(b, func(tally *sample.DayTally) int { return tally.Completes })
}

func daysOf(b *sample.Board, number func(*sample.DayTally) int) []chart.Day {
	days := make([]chart.Day, len(b.Days))
	for i := range b.Days {
		days[i] = chart.Day{Date: b.Days[i].Date, Value: float64(number(&b.Days[i].DayTally))}
	}
	return days
}
