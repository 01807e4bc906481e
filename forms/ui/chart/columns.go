package chart

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms/ui"
)

// Day is the value of one calendar day, as its date stands in its own location.
// What is no number or below zero counts as 0.
type Day struct {
	Date  time.Time
	Value float64
}

// ColumnOptions say how columns are drawn.
type ColumnOptions struct {
	// Title stands on the first line with the period after it, as "Calls by
	// day"; without one the line is left out.
	Title string
	// Width and Height are the columns and lines that the chart may take.
	Width, Height int
}

const (
	axisLines = 2
	// widestSlot is the most columns that a column takes with the gap after it.
	widestSlot = 7
	axisGap    = " "
)

// risenBlocks are the blocks of one to eight eighths, from the bottom.
var risenBlocks = [eighthsInCell + 1]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// Columns draws a column for each day from the first to the last, over an axis
// with dates; a day of nothing is a gap. The greatest value is as high as the
// chart and is written beside it. Days that do not fit are summed by week, by
// month, or by year; of more years than fit, the last are drawn. Where there is
// no room for a chart or no day, there is no line.
func Columns(days []Day, options ColumnOptions) []string {
	var lines []string
	height := options.Height
	if options.Title != "" {
		height--
	}
	rows := height - axisLines
	if len(days) == 0 || rows < 1 {
		return nil
	}
	series := fittingSeries(days, options.Width)
	if series == nil {
		return nil
	}
	if options.Title != "" {
		title := ui.Clip(options.Title+" by "+series.period.name(), options.Width)
		lines = append(lines, ui.CurrentTheme().Strong.Render(title))
	}
	return append(lines, series.drawn(rows)...)
}

// series is the values of periods that follow on from each other.
type series struct {
	period period
	first  int // place of the first value
	values []float64
	most   float64
	scale  int // columns of the numbers on the left
	room   int // columns for the values
}

// fittingSeries sums days by the shortest period that fits a width; nil if the
// width is too small for anything.
func fittingSeries(days []Day, width int) *series {
	for period := byDay; period <= byYear; period++ {
		first, last := spanOf(days, period)
		if period < byYear && last-first >= width {
			continue
		}
		first = max(first, last-max(width, 1)+1)
		s := summed(days, period, first, last)
		s.scale = ui.Width(amount(s.most))
		s.room = width - s.scale - len(axisGap)
		if s.room < 1 {
			return nil
		}
		if len(s.values) <= s.room {
			return s
		}
		if period == byYear {
			s.keepLast(s.room)
			return s
		}
	}
	return nil
}

// keepLast leaves only the last values.
func (s *series) keepLast(count int) {
	dropped := len(s.values) - count
	s.first += dropped
	s.values = s.values[dropped:]
	s.most = slices.Max(s.values)
}

func spanOf(days []Day, p period) (first, last int) {
	first = p.place(days[0].Date)
	last = first
	for i := range days {
		place := p.place(days[i].Date)
		first, last = min(first, place), max(last, place)
	}
	return first, last
}

func summed(days []Day, p period, first, last int) *series {
	s := &series{period: p, first: first, values: make([]float64, last-first+1)}
	for i := range days {
		if place := p.place(days[i].Date) - first; place >= 0 {
			s.values[place] += finite(days[i].Value)
			s.most = max(s.most, s.values[place])
		}
	}
	return s
}

// amount writes a value of the scale: whole, or with one decimal.
func amount(value float64) string {
	if value == float64(int64(value)) {
		return strconv.FormatInt(int64(value), 10)
	}
	return strconv.FormatFloat(value, 'f', 1, 64)
}

// slot is how many columns each value takes, the gap after it among them.
func (s *series) slot() int { return min(s.room/len(s.values), widestSlot) }

func (s *series) drawn(rows int) []string {
	theme := ui.CurrentTheme()
	lines := make([]string, 0, rows+axisLines)
	for row := rows - 1; row >= 0; row-- {
		scale := ""
		if row == rows-1 && s.most > 0 {
			scale = amount(s.most)
		}
		lines = append(lines, s.scaled(scale)+styled(theme.Accent, s.row(row, rows)))
	}
	return append(lines,
		s.scaled("0")+theme.Rule.Render(s.axis()),
		strings.TrimRight(s.scaled("")+s.dates(), " "))
}

// scaled is the number to the left of a line.
func (s *series) scaled(number string) string {
	return strings.Repeat(" ", s.scale-len(number)) + number + axisGap
}

// row is what the columns show in a row, counted from the bottom.
func (s *series) row(row, rows int) string {
	slot := s.slot()
	breadth := max(slot-1, 1)
	var line strings.Builder
	for _, value := range s.values {
		height := eighths(value, s.most, rows) - row*eighthsInCell
		block := risenBlocks[min(max(height, 0), eighthsInCell)]
		line.WriteString(strings.Repeat(block, breadth) + strings.Repeat(" ", slot-breadth))
	}
	return strings.TrimRight(line.String(), " ")
}
