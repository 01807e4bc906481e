package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// drawnChart is the chart of a table with its worksheet.
type drawnChart struct {
	chart   tables.Chart
	counted *countedTable
	sheet   string
}

// The measures of a chart, in pixels, and of what stands beside it.
const (
	chartWidth  = 880
	plotShare   = 0.62 // of its width; labels have the rest
	margin      = 12
	leastHeight = 240
	mostOnPaper = 14 // bars on one sheet of paper
	chartLine   = 16 // of text
	barSpace    = 18
	// labelCharacters is about how many characters a line of a label takes.
	labelCharacters = 44
	besideWidth     = 48 // of the text, in characters
	// pointsPerPixel is what excelize takes the height of a row to be.
	pointsPerPixel = 0.85
	// pixelsPerCharacter is the width of a character of the body.
	pixelsPerCharacter = 8
)

// title is that of the chart in the contents.
func (d *drawnChart) title() string {
	return fmt.Sprintf("Chart %d: %s", d.counted.number, d.counted.heading())
}

// write writes the worksheet of a chart: text on the left and the chart beside
// it, and below them the numbers that it draws.
func (d *drawnChart) write(p *page) {
	g := d.grid()
	p.columns(g.columns)
	p.span = max(p.span, besideWidth+chartWidth/pixelsPerCharacter)
	if len(d.chart.Bars) <= mostOnPaper {
		p.high = 1
	}
	p.title(d.title())
	p.line("This worksheet contains one chart, and one table of the numbers that it draws.")
	p.link("Contents of this workbook", contentsSheet)
	p.link("The table that the chart is of: "+d.counted.sheet, d.counted.sheet)
	first := p.row + 1
	height := d.beside(p)
	top := p.row + 1
	p.grid(g)
	p.settle()
	d.place(p, first, height)
	p.replace(fmt.Sprintf("xl/charts/chart%d.xml", p.charts), d.part(g, top))
}

// beside writes the text to the left of the chart. Its rows together are as
// tall as the chart, whose height in pixels is returned.
func (d *drawnChart) beside(p *page) float64 {
	lines := []string{d.chart.Caption, d.chart.Alternative, d.reading()}
	each := min(d.height()*pointsPerPixel/float64(len(lines)), tallestRow)
	p.span = 0 // the chart lies over the cells beside
	height := 0.0
	for _, line := range lines {
		p.line(line)
		points := min(max(each, heightOf(line, besideWidth, look{})), tallestRow)
		p.heights[p.row] = points
		height += points / pointsPerPixel
	}
	return height
}

// height is what the bars need, in pixels.
func (d *drawnChart) height() float64 {
	lines := 1
	for i := range d.chart.Bars {
		lines = max(lines, len(ui.Wrap(barLabel(&d.chart.Bars[i]), labelCharacters)))
	}
	return max(float64(len(d.chart.Bars)*(lines*chartLine+barSpace))+2*margin+d.legend(), leastHeight)
}

// legend is about the height of the legend, in pixels; a chart of one series has
// none.
func (d *drawnChart) legend() float64 {
	const row, swatch, perCharacter, room = 22, 36, 7, chartWidth * 3 / 4
	if len(d.chart.Series) < 2 {
		return 0
	}
	rows, used := 1, 0
	for _, series := range d.chart.Series {
		wide := swatch + ui.Width(fitting(series.Label))*perCharacter
		if used > 0 && used+wide > room {
			rows, used = rows+1, 0
		}
		used += wide
	}
	return float64(row * rows)
}

// reading says how the chart is to be read.
func (d *drawnChart) reading() string {
	text := "The number of respondents (n) stands behind each label."
	switch {
	case d.chart.Kind == tables.Diverging:
		text += " In the table below, the space to the left of a bar is what moves it, so that the middle of the scale lies on the line."
		if slices.ContainsFunc(d.chart.Bars, func(bar tables.Bar) bool { return bar.Net != nil }) {
			text += " Net is the right side of the scale less the left."
		}
	case len(d.chart.Series) == 1:
		text = "The number of respondents (n) who gave the answer stands behind each label."
	}
	if slices.ContainsFunc(d.chart.Bars, func(bar tables.Bar) bool { return bar.Mark == tables.Suppressed }) {
		text += " " + explanation(tables.Suppressed)
	}
	if d.marks(tables.NotApplicable) {
		text += " " + explanation(tables.NotApplicable)
	}
	return text
}

func (d *drawnChart) marks(mark tables.Mark) bool {
	return slices.ContainsFunc(d.chart.Bars, func(bar tables.Bar) bool { return bar.Mark == mark })
}

// barLabel is the label of a bar with its number of respondents: of those who
// gave the answer where there is only one part, else of all.
func barLabel(bar *tables.Bar) string {
	label := bar.Label
	switch {
	case bar.Mark != tables.NoMark:
		label += " [" + string(bar.Mark) + "]"
	case len(bar.Values) == 1:
		label += fmt.Sprintf(" (n=%d)", bar.Counts[0])
	case bar.Net != nil:
		label += fmt.Sprintf(" (n=%d, net %+.0f)", bar.Base, *bar.Net)
	default:
		label += fmt.Sprintf(" (n=%d)", bar.Base)
	}
	return fitting(label)
}

// corner is the header above the labels of the bars.
func (d *drawnChart) corner() string {
	if d.chart.Kind == tables.Diverging && d.chart.Bars[0].Net != nil {
		return d.counted.layout.Headers[0].Label + ", with respondents (n) and net (percentage points)"
	}
	return d.counted.layout.Headers[0].Label + ", with respondents (n)"
}

// grid has the numbers that the chart draws.
func (d *drawnChart) grid() grid {
	g := grid{name: fmt.Sprintf("chart_%d_%s", d.counted.number, d.chart.Table)}
	g.columns = []column{{d.corner(), besideWidth, false}}
	if d.spaced() {
		g.columns = append(g.columns, column{"Space to the left (%)", 16, true})
	}
	for _, series := range d.chart.Series {
		header := series.Label + " (%)"
		if series.Label == "" {
			header = "Percentage (%)"
		}
		g.columns = append(g.columns, column{header, valueWidth(header), true})
	}
	for i := range d.chart.Bars {
		bar := &d.chart.Bars[i]
		values := bar.Values
		if d.spaced() {
			values = append([]float64{d.chart.Left(bar) - d.chart.Least}, values...)
		}
		cells := []cell{{text: barLabel(bar)}}
		for _, value := range values {
			if bar.Mark != tables.NoMark {
				cells = append(cells, cell{text: "[" + string(bar.Mark) + "]"})
				continue
			}
			cells = append(cells, cell{number: value, format: formats[tables.OneDecimal]})
		}
		g.rows = append(g.rows, gridRow{cells: cells})
	}
	return g
}

// spaced reports whether bars begin elsewhere than at the left.
func (d *drawnChart) spaced() bool { return d.chart.Kind == tables.Diverging }

// place puts the chart beside the text, as a chart that excelize makes and whose
// part is then written anew.
func (d *drawnChart) place(p *page, row int, height float64) {
	p.charts++
	quoted := "'" + d.sheet + "'!"
	p.keep(p.file.AddChart(p.sheet, p.place(2, row), &excelize.Chart{
		Type:      excelize.Bar,
		Series:    []excelize.ChartSeries{{Name: quoted + "$B$1", Categories: quoted + "$A$1:$A$2", Values: quoted + "$B$1:$B$2"}},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(height) - margin},
		Format: excelize.GraphicOptions{
			AltText: fitting(d.chart.Title) + " " + strings.TrimSpace(fitting(d.chart.Alternative)), Name: d.sheet, OffsetX: margin, OffsetY: margin / 2,
		},
	}))
}
