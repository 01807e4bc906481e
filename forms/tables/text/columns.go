package text

import (
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// columns writes a layout, in several panels if it is too wide for one.
func (p *printer) columns(layout *tables.Layout) {
	c := &columned{printer: p, layout: layout, spans: layout.Spans()}
	c.measure()
	for from := 0; from < len(c.spans); {
		to := c.fitting(from)
		if from > 0 {
			p.line("")
		}
		c.panel(c.spans[from:to])
		from = to
	}
}

// columned is a layout with the widths of its columns.
type columned struct {
	*printer
	layout *tables.Layout
	spans  []tables.Span
	label  int // the width of the labels of rows
	widths []int
}

// measure gives columns the width of their widest value, unit or, together,
// word of a label.
func (c *columned) measure() {
	c.widths = make([]int, len(c.layout.Headers)-1)
	for _, row := range c.layout.Rows {
		for i, value := range row.Cells {
			c.widths[i] = max(c.widths[i], ui.Width(value.Text()))
		}
		c.label = max(c.label, ui.Width(ui.Clip(oneLine(row.Label), c.width)), len(indent)+ui.Width(ui.Clip(oneLine(row.Group), c.width)))
	}
	for _, span := range c.spans {
		for i, unit := range span.Units {
			c.widths[span.From+i] = max(c.widths[span.From+i], ui.Width(unit))
		}
		c.widths[span.To-1] += max(labelRoom(span.Label)-c.spanWidth(span), 0)
	}
	const share = 5 // of which two are for labels
	c.label = min(max(c.label, ui.Width(c.layout.Headers[0].Label)), c.width*2/share)
}

// labelRoom is the width that the label of a span asks for: its longest word,
// and more if it has too many lines then.
func labelRoom(label string) int {
	longest := 0
	for _, word := range strings.Fields(ui.Safe(label)) {
		longest = max(longest, min(ui.Width(word), longestWord))
	}
	for longest < longestWord && len(wrapped(label, longest)) > fewLines {
		longest++
	}
	return longest
}

func oneLine(text string) string { return ui.Safe(strings.Join(strings.Fields(text), " ")) }

func (c *columned) spanWidth(span tables.Span) int {
	width := len(gap) * (span.To - span.From - 1)
	for i := span.From; i < span.To; i++ {
		width += c.widths[i]
	}
	return width
}

// fitting is the end of the spans that fit a panel, one at least.
func (c *columned) fitting(from int) int {
	room := c.width - c.label
	to := from
	for to < len(c.spans) {
		room -= len(spanGap) + c.spanWidth(c.spans[to])
		if room < 0 && to > from {
			break
		}
		to++
	}
	return to
}

func (c *columned) panel(spans []tables.Span) {
	c.headers(spans)
	width := c.label
	for _, span := range spans {
		width += len(spanGap) + c.spanWidth(span)
	}
	c.line(strings.Repeat(rule, width))
	before, totals := "", false
	for _, row := range c.layout.Rows {
		if row.Total && !totals {
			c.line(strings.Repeat(rule, width))
			totals = true
		}
		if row.Group == "" {
			c.row(wrapped(row.Label, c.label), spans, row)
			continue
		}
		if row.Label != before {
			for _, line := range wrapped(row.Label, width) {
				c.line(line)
			}
			before = row.Label
		}
		lines := wrapped(row.Group, c.label-len(indent))
		for i := range lines {
			lines[i] = indent + lines[i]
		}
		c.row(lines, spans, row)
	}
}

// headers writes the labels of the spans, and below them the units.
func (c *columned) headers(spans []tables.Span) {
	labels := make([][]string, len(spans))
	height := 0
	for i, span := range spans {
		labels[i] = wrapped(span.Label, c.spanWidth(span))
		height = max(height, len(labels[i]))
	}
	corner := ui.Pad(ui.Clip(c.layout.Headers[0].Label, c.label), c.label)
	units := anyUnits(spans)
	for n := range height {
		line := strings.Repeat(" ", c.label)
		if n == height-1 && !units {
			line = corner
		}
		for i, span := range spans {
			text := ""
			if at := n - (height - len(labels[i])); at >= 0 {
				text = labels[i][at]
			}
			line += spanGap + right(text, c.spanWidth(span))
		}
		c.line(line)
	}
	if !units {
		return
	}
	for _, span := range spans {
		for i, unit := range span.Units {
			corner += between(i) + right(unit, c.widths[span.From+i])
		}
	}
	c.line(corner)
}

func anyUnits(spans []tables.Span) bool {
	for _, span := range spans {
		for _, unit := range span.Units {
			if unit != "" {
				return true
			}
		}
	}
	return false
}

// between parts a column from the one before it in its span, or from the span
// before.
func between(i int) string {
	if i == 0 {
		return spanGap
	}
	return gap
}

// row writes the lines of a label, with the values beside the last.
func (c *columned) row(label []string, spans []tables.Span, row tables.LaidRow) {
	if len(label) == 0 {
		label = []string{""}
	}
	for _, line := range label[:len(label)-1] {
		c.line(line)
	}
	line := ui.Pad(label[len(label)-1], c.label)
	for _, span := range spans {
		for i := span.From; i < span.To; i++ {
			line += between(i-span.From) + right(row.Cells[i].Text(), c.widths[i])
		}
	}
	c.line(line)
}

func right(text string, width int) string {
	return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
}
