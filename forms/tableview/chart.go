package tableview

import (
	"cmp"
	"fmt"
	"slices"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/chart"
)

// mostAbove is how many lines a label takes above its bar.
const mostAbove = 2

// everybody is the label of the bar of all categories of a crossing.
const everybody = "All"

// shades are how the patterns of a chart look on a terminal.
var shades = map[tables.Pattern]chart.Shade{
	tables.Solid: chart.Dark, tables.StrongLeft: chart.Dark, tables.WeakLeft: chart.Medium, tables.Middle: chart.Light,
	tables.WeakRight: chart.Half, tables.StrongRight: chart.Full, tables.OtherPattern: chart.Stripes,
}

// chartLines draws a chart in a width, with its caption.
func chartLines(c *tables.Chart, t *tables.Table, width int) []string {
	var lines []string
	for _, line := range ui.Wrap(c.Caption, max(width, 1)) {
		lines = append(lines, ui.CurrentTheme().Dim.Render(line))
	}
	lines = append(lines, "")
	if c.Kind == tables.Ranked || c.Kind == tables.Plain {
		return append(lines, barLines(barsOf(c, t.Weighted), chart.BarOptions{Width: width, Most: c.Most})...)
	}
	parts := make([]chart.Part, len(c.Series))
	for i, series := range c.Series {
		parts[i] = chart.Part{Label: series.Label, Shade: shades[series.Pattern], Side: series.Side}
	}
	stacks, head := stacksOf(c, t)
	return append(lines, chart.Stacks(parts, stacks, chart.StackOptions{
		Width: width, Diverging: c.Kind == tables.Diverging, Least: c.Least, Most: c.Most, TextHead: head,
	})...)
}

// barLines draws bars beside their labels, or below them where these are long.
func barLines(bars []chart.Bar, options chart.BarOptions) []string {
	const fifths = 5
	widest := 0
	for _, bar := range bars {
		widest = max(widest, ui.Width(ui.Clip(bar.Label, options.Width)))
	}
	if widest <= options.Width*2/fifths {
		return chart.Bars(bars, options)
	}
	unlabelled := slices.Clone(bars)
	for i := range unlabelled {
		unlabelled[i].Label = ""
	}
	var lines []string
	for i, line := range chart.Bars(unlabelled, options) {
		lines = append(lines, wrapped(oneLine(bars[i].Label), options.Width, mostAbove)...)
		lines = append(lines, line)
	}
	return lines
}

// barsOf are the bars of a chart of one series, their numbers behind them: the
// percentage, and unless that is of weighted counts how many respondents.
func barsOf(c *tables.Chart, weighted bool) []chart.Bar {
	bars := make([]chart.Bar, len(c.Bars))
	for i := range c.Bars {
		bar := &c.Bars[i]
		bars[i] = chart.Bar{Label: bar.Label, Text: "[" + string(bar.Mark) + "]"}
		if bar.Mark == tables.NoMark {
			bars[i].Value = bar.Values[0]
			bars[i].Text = fmt.Sprintf("%3.0f%%", bar.Values[0])
			if !weighted {
				bars[i].Text += fmt.Sprintf("%6d", bar.Counts[0])
			}
		}
	}
	return bars
}

// stacksOf are the bars of a chart of several series, and the head of the text
// behind them: the net where that means something. Bars of a grid that is
// crossed stand below the statement that they are about.
func stacksOf(c *tables.Chart, t *tables.Table) (stacks []chart.Stack, head string) {
	stacks = make([]chart.Stack, len(c.Bars))
	for i := range c.Bars {
		bar := &c.Bars[i]
		stacks[i] = chart.Stack{Label: bar.Label, Values: bar.Values}
		if t.Kind == tables.GridItems && t.By != nil {
			stacks[i].Label = cmp.Or(t.Rows[i].By.Label, everybody)
			if i == 0 || c.Bars[i-1].Name != bar.Name {
				stacks[i].Above = t.Rows[i].Label
			}
		}
		if bar.Mark != tables.NoMark {
			stacks[i].Instead = "[" + string(bar.Mark) + "]"
		}
		if bar.Net != nil {
			stacks[i].Text, head = fmt.Sprintf("%+.0f", *bar.Net), "net"
		}
	}
	return stacks, head
}
