package chart

import (
	"strings"

	"fieldwork/forms/ui"
)

const (
	axisLine = "─"
	axisTick = "┬"
)

// steps are how many periods may lie between dates, as people count them.
var steps = map[period][]int{
	byDay:   {1, 2, 7, 14, 28},
	byWeek:  {1, 2, 4, 8, 13, 26},
	byMonth: {1, 2, 3, 6, 12, 24},
	byYear:  {1, 2, 5, 10, 20, 50, 100},
}

// step is how many periods lie between one date on the axis and the next, so
// that there is a space between them.
func (s *series) step() int {
	widest := 0
	for i := range s.values {
		widest = max(widest, ui.Width(s.period.label(s.first+i)))
	}
	for _, step := range steps[s.period] {
		if step*s.slot() > widest {
			return step
		}
	}
	return len(s.values)
}

// dated are the places, from 0, that have a date beneath: every step from the
// first on, as long as the date fits the room.
func (s *series) dated() []int {
	var places []int
	step, slot := s.step(), s.slot()
	for place := 0; place < len(s.values); place += step {
		if place*slot+ui.Width(s.period.label(s.first+place)) <= s.room {
			places = append(places, place)
		}
	}
	return places
}

// axis is the line under the columns, with a tick at each date.
func (s *series) axis() string {
	var line strings.Builder
	at, slot := 0, s.slot()
	for _, place := range s.dated() {
		line.WriteString(strings.Repeat(axisLine, place*slot-at) + axisTick)
		at = place*slot + 1
	}
	return line.String() + strings.Repeat(axisLine, max(len(s.values)*slot-at, 0))
}

// dates are the dates under the ticks.
func (s *series) dates() string {
	line, slot := "", s.slot()
	for _, place := range s.dated() {
		line = ui.Pad(line, place*slot) + s.period.label(s.first+place)
	}
	return line
}
