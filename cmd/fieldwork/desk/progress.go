package desk

import (
	"fmt"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/chart"
)

// progress is how the fieldwork on an instrument stands.
type progress struct {
	instrument instrument
	board      sample.Board
}

// progressRows draws a bar for each instrument that has cases, against its
// sample, and those of its lists where there is room: the lists of the
// instrument with most cases.
func (c *contents) progressRows(width, height int) []string {
	if len(c.boards) == 0 || height < 1 {
		return nil
	}
	var bars []chart.Bar
	largest := c.boards[0]
	for _, p := range c.boards {
		bars = append(bars, barOf(p.instrument.title, p.board.Completes, p.board.Sample))
		if p.board.Sample > largest.board.Sample {
			largest = p
		}
	}
	lines := indented(chart.Bars(bars, chart.BarOptions{Width: width - len(indent)}))
	const heading = 2
	if room := height - len(lines) - heading; room >= leastLists && len(largest.board.ByList) > 1 {
		lines = append(lines, "", ui.CurrentTheme().Title.Render(ui.Clip(largest.instrument.title+", by list", width)))
		lines = append(lines, listRows(&largest.board, width, room)...)
	}
	return lines[:min(len(lines), height)]
}

// leastLists is from how many lines on the bars of lists are drawn.
const leastLists = 3

// listRows draws a bar for each list; those for which there is no room are
// counted.
func listRows(b *sample.Board, width, height int) []string {
	lists := b.ByList
	if len(lists) > height {
		lists = lists[:height-1]
	}
	var bars []chart.Bar
	for _, row := range lists {
		name := row.List
		if name == "" {
			name = "on no list"
		}
		bars = append(bars, barOf(name, row.Completes, row.Sample))
	}
	lines := indented(chart.Bars(bars, chart.BarOptions{Width: width - len(indent)}))
	if hidden := len(b.ByList) - len(lists); hidden > 0 {
		lines = append(lines, indent+ui.CurrentTheme().Dim.Render(fmt.Sprintf("and %d more; press b for the board", hidden)))
	}
	return lines
}

func barOf(label string, done, of int) chart.Bar {
	return chart.Bar{Label: label, Value: float64(done), Of: float64(of), Text: fmt.Sprintf("%d of %d", done, of)}
}

func indented(lines []string) []string {
	for i := range lines {
		lines[i] = indent + lines[i]
	}
	return lines
}
