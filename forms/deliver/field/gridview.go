package field

import (
	"strconv"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// Widths of a grid on screen, in columns.
const (
	gridLead       = 4  // cursor and tick before an item
	narrowestItem  = 34 // below this the scale is not drawn as columns
	narrowestPoint = 7
	widestPoint    = 13
	leastItemLines = 4  // of the item at the cursor, before the scale gives way
	answerWidth    = 22 // of an answer in words, where the scale is not drawn
)

// View draws the items with the scale as columns, or, where these do not fit,
// with the scale above and the answers in words.
func (g *grid) View() string {
	column := g.columnWidth()
	itemWidth := g.width - gridLead - column*len(g.Choices)
	if itemWidth < narrowestItem {
		return g.viewStacked()
	}
	itemWidth = min(itemWidth, 64)
	header := g.header(itemWidth, column)
	if g.height < len(header)+leastItemLines {
		return g.viewStacked()
	}
	return g.draw(header, func(i int) []string { return g.itemLines(i, itemWidth, column) }, itemWidth, column)
}

// columnWidth is what the longest word of the scale needs.
func (g *grid) columnWidth() int {
	longest := narrowestPoint
	for _, c := range g.Choices {
		for _, word := range strings.Fields(g.Say(c.Label)) {
			longest = max(longest, ui.Width(word)+2)
		}
	}
	return min(longest, widestPoint)
}

// draw puts the items under the header, scrolled to the item at the cursor,
// and notes where each stands.
func (g *grid) draw(header []string, item func(int) []string, itemWidth, column int) string {
	var lines []string
	var owner []int
	for i := range g.Question.Items {
		lines = append(lines, item(i)...)
		for len(owner) < len(lines) {
			owner = append(owner, i)
		}
	}
	g.headerLines = len(header)
	g.points = g.points[:0]
	for x := 0; column > 0 && x < gridLead+itemWidth+column*len(g.Choices); x++ {
		point := -1
		if x >= gridLead+itemWidth {
			point = (x - gridLead - itemWidth) / column
		}
		g.points = append(g.points, point)
	}
	return joinLines(append(header, g.show(lines, owner, g.item, g.height-len(header))...))
}

// header names the points of the scale above their columns.
func (g *grid) header(itemWidth, column int) []string {
	wrapped := make([][]string, len(g.Choices))
	height := 0
	for i, c := range g.Choices {
		wrapped[i] = append([]string{strconv.Itoa(i + 1)}, ui.Wrap(g.Say(c.Label), column-1)...)
		height = max(height, len(wrapped[i]))
	}
	lines := make([]string, height, height+1)
	for n := range lines {
		var b strings.Builder
		b.WriteString(strings.Repeat(" ", gridLead+itemWidth))
		for i := range wrapped {
			text := ""
			if n < len(wrapped[i]) {
				text = wrapped[i][n]
			}
			b.WriteString(centred(text, column))
		}
		lines[n] = ui.CurrentTheme().Strong.Render(strings.TrimRight(b.String(), " "))
	}
	return append(lines, "")
}

// itemLines draws one item and its answer.
func (g *grid) itemLines(i, itemWidth, column int) []string {
	lead, style := g.lead(i)
	var lines []string
	for n, text := range ui.Wrap(g.Say(g.Question.Items[i].Label), itemWidth-2) {
		line := strings.Repeat(" ", gridLead) + text
		if n == 0 {
			line = lead + "  " + ui.Pad(text, itemWidth) + g.cells(i, column)
		}
		lines = append(lines, style(line))
	}
	return lines
}

// lead is what stands before an item, and how the item is drawn.
func (g *grid) lead(i int) (string, func(...string) string) {
	theme := ui.CurrentTheme()
	answered := !g.Setting.Answer(g.variable(i)).Empty()
	switch {
	case i == g.item:
		return ui.MarkCursor + " ", theme.Accent.Render
	case answered:
		return ui.MarkDone + " ", plain
	}
	return "  ", plain
}

func plain(parts ...string) string { return strings.Join(parts, "") }

// cells marks the answer to an item in the columns of the scale.
func (g *grid) cells(i, column int) string {
	if special := g.Setting.Answer(g.variable(i)).Special; special != forms.NotSpecial {
		return ui.MarkChosen + " " + special.Words()
	}
	answered := g.answered(i)
	var b strings.Builder
	for point := range g.Choices {
		mark := "·"
		switch {
		case point == answered:
			mark = ui.MarkChosen
		case i == g.item && point == g.point:
			mark = ui.MarkNotChosen
		}
		b.WriteString(centred(mark, column))
	}
	return strings.TrimRight(b.String(), " ")
}

// viewStacked draws the scale as a legend and the answers in words, for
// narrow screens and long scales.
func (g *grid) viewStacked() string {
	var legend []string
	for i, c := range g.Choices {
		legend = append(legend, strconv.Itoa(i+1)+" "+g.Say(c.Label))
	}
	var header []string
	for _, line := range ui.Wrap(strings.Join(legend, "   "), g.width) {
		header = append(header, ui.CurrentTheme().Strong.Render(line))
	}
	header = append(header, "")
	if g.height < len(header)+leastItemLines {
		header = nil
	}
	return g.draw(header, g.stackedLines, g.width, 0)
}

func (g *grid) stackedLines(i int) []string {
	lead, style := g.lead(i)
	answerWidth := min(answerWidth, g.width/3)
	itemWidth := g.width - gridLead - answerWidth
	var lines []string
	for n, text := range ui.Wrap(g.Say(g.Question.Items[i].Label), itemWidth-2) {
		line := "    " + text
		if n == 0 {
			line = lead + "  " + ui.Pad(text, itemWidth) + ui.Clip(g.inWords(i), answerWidth)
		}
		lines = append(lines, style(line))
	}
	return lines
}

// inWords is the answer to an item in words.
func (g *grid) inWords(i int) string {
	answer := g.Setting.Answer(g.variable(i))
	at := g.answered(i)
	switch {
	case answer.Special != forms.NotSpecial:
		return ui.MarkChosen + " " + answer.Special.Words()
	case at >= 0 && (i != g.item || g.point == at):
		return ui.MarkChosen + " " + strconv.Itoa(at+1) + " " + g.Say(g.Choices[at].Label)
	case i == g.item && g.point >= 0:
		return ui.MarkNotChosen + " " + strconv.Itoa(g.point+1) + " " + g.Say(g.Choices[g.point].Label)
	}
	return "·"
}

func centred(text string, width int) string {
	space := max(0, width-ui.Width(text))
	return strings.Repeat(" ", space/2) + text + strings.Repeat(" ", space-space/2)
}
