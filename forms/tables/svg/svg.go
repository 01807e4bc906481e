// Package svg draws charts as SVG that stands inline in a page: bars with their
// labels and numbers, patterns that tell series apart without colour, and an
// alternative text. Nothing from outside becomes markup.
package svg

import (
	"fmt"
	"html"
	"strings"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// The measures of a drawing, in units of about a pixel.
const (
	width      = 760
	labelWidth = 270
	// labelCharacters is how many characters a line of a label takes.
	labelCharacters = 34
	textSize        = 13
	lineHeight      = 16
	barHeight       = 22
	rowGap          = 10
	legendRow       = 22
	numberSpace     = 92
	// narrowest is the least width of a part of a bar that holds its number.
	narrowest = 26
	// charWidth is about the width of a character of text.
	charWidth = 6.6
)

// Draw draws a chart. Its name, of letters, digits, "_" and "-", sets its parts
// apart from those of other charts on the page.
func Draw(c *tables.Chart, name string) string {
	d := &drawing{chart: c, name: name}
	d.legend()
	for i := range c.Bars {
		d.bar(&c.Bars[i])
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="%s-title" font-family="Arial, Helvetica, sans-serif" font-size="%d">`,
		width, d.y, width, d.y, name, textSize)
	fmt.Fprintf(&out, `<title id="%s-title">%s</title>`, name, safe(c.Alternative))
	out.WriteString(d.patterns())
	out.WriteString(d.parts.String())
	out.WriteString(d.zero())
	out.WriteString(d.words.String())
	out.WriteString(`</svg>`)
	return out.String()
}

// safe makes text from outside fit for markup.
func safe(text string) string {
	return html.EscapeString(ui.Safe(strings.Join(strings.Fields(text), " ")))
}

// drawing grows downwards; y is how far it has come.
type drawing struct {
	chart *tables.Chart
	name  string
	// parts are drawn first, then the line at 0, and words on top.
	parts, words strings.Builder
	y            int
	top          int // where the bars begin
}

// room is the width that bars can take.
func room() float64 { return width - labelWidth - numberSpace }

// at is where a percentage lies.
func (d *drawing) at(percent float64) float64 {
	return labelWidth + (percent-d.chart.Least)/(d.chart.Most-d.chart.Least)*room()
}

// legend draws a key of the series; a chart of one series needs none.
func (d *drawing) legend() {
	if len(d.chart.Series) < 2 {
		d.y, d.top = rowGap, rowGap
		return
	}
	x := 0.0
	for i, series := range d.chart.Series {
		const swatch, space = 18, 16
		wide := swatch + 6 + float64(ui.Width(ui.Safe(series.Label)))*charWidth + space
		if x > 0 && x+wide > width {
			x, d.y = 0, d.y+legendRow
		}
		fmt.Fprintf(&d.parts, `<rect x="%.1f" y="%d" width="%d" height="14" fill="%s" stroke="#333" stroke-width="0.5"/>`, x, d.y+2, swatch, d.fill(i))
		d.text(x+swatch+6, float64(d.y+14), "start", ink, series.Label)
		x += wide
	}
	d.y += legendRow + rowGap
	d.top = d.y
}

const ink = "#1a1a1a"

func (d *drawing) text(x, y float64, anchor, colour, text string) {
	fmt.Fprintf(&d.words, `<text x="%.1f" y="%.1f" text-anchor="%s" fill="%s">%s</text>`, x, y, anchor, colour, safe(text))
}

// bar draws the label, the parts of the bar and what stands to its right.
func (d *drawing) bar(bar *tables.Bar) {
	lines := ui.Wrap(strings.Join(strings.Fields(bar.Label), " "), labelCharacters)
	height := max(barHeight, len(lines)*lineHeight)
	for i, line := range lines {
		y := float64(d.y) + float64(height-len(lines)*lineHeight)/2 + float64(i*lineHeight) + textSize
		d.text(labelWidth-10, y, "end", ink, line)
	}
	y := float64(d.y) + float64(height-barHeight)/2
	middle := y + float64(barHeight)/2 + textSize/2.8
	if bar.Mark != tables.NoMark {
		d.text(d.at(0)+6, middle, "start", ink, "["+string(bar.Mark)+"]")
	} else {
		d.filled(bar, y, middle)
	}
	d.y += height + rowGap
}

// filled draws the parts of a bar with their numbers.
func (d *drawing) filled(bar *tables.Bar, y, middle float64) {
	from := d.chart.Left(bar)
	for i, value := range bar.Values {
		x, wide := d.at(from), d.at(from+value)-d.at(from)
		from += value
		if value <= 0 {
			continue
		}
		fmt.Fprintf(&d.parts, `<rect x="%.1f" y="%.1f" width="%.1f" height="%d" fill="%s" stroke="#fff" stroke-width="1"/>`, x, y, wide, barHeight, d.fill(i))
		if len(bar.Values) > 1 && wide >= narrowest {
			d.number(x+wide/2, middle, value, styleOf(d.chart.Series[i].Pattern))
		}
	}
	switch {
	case len(bar.Values) == 1:
		d.text(d.at(bar.Values[0])+6, middle, "start", ink, fmt.Sprintf("%.1f%% (%d)", tables.Rounded(bar.Values[0], 1), bar.Counts[0]))
	case bar.Net != nil:
		d.text(width, middle, "end", ink, fmt.Sprintf("net %+.0f, n %d", *bar.Net, bar.Base))
	default:
		d.text(width, middle, "end", ink, fmt.Sprintf("n %d", bar.Base))
	}
}

// number writes a percentage on its part, whose ground parts it from the line
// at 0 and from hatches.
func (d *drawing) number(x, y, value float64, on style) {
	fmt.Fprintf(&d.words, `<text x="%.1f" y="%.1f" text-anchor="middle" fill="%s" stroke="%s" stroke-width="4" paint-order="stroke">%.0f%%</text>`,
		x, y, on.ink, on.ground, tables.Rounded(value, 0))
}

// zero is the line at 0.
func (d *drawing) zero() string {
	x := d.at(0)
	return fmt.Sprintf(`<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="%s" stroke-width="1"/>`, x, d.top-4, x, d.y, ink)
}
