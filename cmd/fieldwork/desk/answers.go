package desk

import (
	"fmt"
	"slices"
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

// leastBar is the width that a bar has at the least, widestBar at the most.
const (
	leastBar  = 10
	widestBar = 40
)

// answerRows draws the numbers of every instrument, and a bar on one scale.
func (d *Desk) answerRows(width int) []string {
	counted := slices.DeleteFunc(slices.Clone(d.contents.instruments), func(in instrument) bool { return in.tally == nil })
	if len(counted) == 0 {
		return nil
	}
	most := 0
	headings := []string{"complete " + barComplete, "under way " + barUnderWay, "broken off " + barBrokenOff}
	rows := [][]string{append(append([]string{""}, headings...), "")}
	for _, in := range counted {
		c := countsOf(in.tally)
		most = max(most, c.all())
		row := []string{ui.Safe(in.title)}
		for i, number := range []int{c.complete, c.underWay, c.brokenOff} {
			row = append(row, right(fmt.Sprintf("%d  ", number), ui.Width(headings[i])))
		}
		rows = append(rows, append(row, ""))
	}
	lines := table(rows, width, 0, leastBar)
	theme := ui.CurrentTheme()
	for i, in := range counted {
		room := max(min(width-ui.Width(lines[i+1]), widestBar), 0)
		lines[i+1] += theme.Chosen.Render(countsOf(in.tally).bar(most, room))
	}
	lines[0] = theme.Dim.Render(lines[0])
	return lines
}

// bar draws the counts as parts of a bar; most is what fills the width. What
// there is any of has at least one mark.
func (c counts) bar(most, width int) string {
	marks := []string{barComplete, barUnderWay, barBrokenOff}
	if width < len(marks) {
		return ""
	}
	parts := make([]int, len(marks))
	sum, largest := 0, 0
	for i, n := range []int{c.complete, c.underWay, c.brokenOff} {
		if n > 0 {
			parts[i] = max((n*width+most/2)/most, 1)
		}
		sum += parts[i]
		if parts[i] > parts[largest] {
			largest = i
		}
	}
	parts[largest] -= max(sum-width, 0)
	var bar strings.Builder
	for i, mark := range marks {
		bar.WriteString(strings.Repeat(mark, parts[i]))
	}
	return bar.String()
}
