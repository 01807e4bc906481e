package desk

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// What the parts of a bar are drawn with, so that no colour is needed.
const (
	barComplete  = "█"
	barUnderWay  = "▒"
	barBrokenOff = "░"
)

// counts are the answers of an instrument so far.
type counts struct{ complete, underWay, brokenOff int }

func countsOf(tally study.Tally) counts {
	return counts{tally[forms.Complete], tally[forms.InProgress] + tally[forms.Suspended], tally[forms.BrokenOff]}
}

func (c counts) all() int { return c.complete + c.underWay + c.brokenOff }

// answerRows draws the numbers of every instrument, and a bar on one scale.
func (d *Desk) answerRows(width int) []string {
	if len(d.contents.instruments) == 0 {
		return nil
	}
	theme := ui.CurrentTheme()
	const number = 13
	title := d.titleWidth(width)
	bar := max(min(width-len(indent)-title-3*(number+2)-2, 40), 0)
	widths := []int{title, number, number, number, bar}
	most := 0
	for _, in := range d.contents.instruments {
		most = max(most, countsOf(in.tally).all())
	}
	rows := []string{indent + theme.Dim.Render(ui.Columns([]string{
		"", right("complete "+barComplete, number), right("under way "+barUnderWay, number),
		right("broken off "+barBrokenOff, number), "",
	}, widths))}
	for _, in := range d.contents.instruments {
		c := countsOf(in.tally)
		rows = append(rows, indent+ui.Columns([]string{
			ui.Clip(in.title, title), count(c.complete, number), count(c.underWay, number), count(c.brokenOff, number),
			theme.Chosen.Render(c.bar(most, bar)),
		}, widths))
	}
	return rows
}

// bar draws the counts as parts of a bar; most is what fills the width.
func (c counts) bar(most, width int) string {
	if most == 0 {
		return ""
	}
	upTo := func(n int) int { return (n*width + most - 1) / most }
	first := upTo(c.complete)
	second := max(upTo(c.complete+c.underWay), first)
	third := max(upTo(c.all()), second)
	return strings.Repeat(barComplete, first) + strings.Repeat(barUnderWay, second-first) + strings.Repeat(barBrokenOff, third-second)
}

// count is a number above the mark of its column.
func count(n, width int) string { return right(fmt.Sprintf("%d  ", n), width) }

func right(text string, width int) string {
	return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
}
