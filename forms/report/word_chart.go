package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fieldwork/forms/tables"
)

// Sizes of charts in Word, in EMU (360,000 a centimetre).
const (
	centimetre   = 360_000
	chartWidth   = textWidth * 635
	axisHeight   = 400_000
	barHeight    = 300_000
	lineHeight   = 150_000
	lineLength   = 40 // characters of a label in a line
	tallestChart = 21 * centimetre
)

const (
	chartPart     = "word/charts/chart%d.xml"
	chartType     = `<Override PartName="/word/charts/chart%d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`
	chartRelation = `<Relationship Id="chart%[1]d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart%[1]d.xml"/>`
	chartPlace    = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[2]d" cy="%[3]d"/><wp:docPr id="%[1]d" name="Chart %[1]d" descr="%[4]s"/>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="chart%[1]d"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
)

// figure places a chart, which is a part of its own, between its caption and
// its key.
func (w *wordBody) figure(f Figure) {
	if f.Caption != "" {
		w.caption("Chart", w.figures.next(), f.Caption)
	}
	if f.drawable() {
		number := len(w.charts) + 1
		w.charts = append(w.charts, wordPart{fmt.Sprintf(chartPart, number), chartXML(&f.Chart, w.language)})
		place := fmt.Sprintf(chartPlace, number, chartWidth, chartHeight(&f.Chart), escaped(oneLine(f.Chart.Alternative)))
		w.placed("Figure", true, "", place)
	}
	if len(f.Chart.Series) > 1 {
		w.paragraph("TableNote", "", chartKey(f.Chart.Series))
	}
	w.paragraph("TableNote", "", run(oneLine(f.Chart.Caption), ""))
}

// chartKey tells the parts of the bars from left to right. A legend of Word's
// would list them as they are stacked, and the middle of a scale twice.
func chartKey(series []tables.Series) string {
	var key strings.Builder
	for i, s := range series {
		if i > 0 {
			key.WriteString(run("   ", ""))
		}
		key.WriteString(run("■ ", fmt.Sprintf(`<w:color w:val="%s"/>`, filled(s).colour)) + run(oneLine(s.Label), ""))
	}
	return key.String()
}

// chartHeight gives each bar the room that its label needs.
func chartHeight(chart *tables.Chart) int {
	height := axisHeight
	for i := range chart.Bars {
		lines := 1 + utf8.RuneCountInString(barLabel(chart, &chart.Bars[i]))/lineLength
		height += max(barHeight, (lines+1)*lineHeight)
	}
	return min(height, tallestChart)
}

func (w *wordBody) chartTypes() string { return w.forEachChart(chartType) }

func (w *wordBody) chartRelations() string { return w.forEachChart(chartRelation) }

func (w *wordBody) forEachChart(format string) string {
	var out strings.Builder
	for i := range w.charts {
		fmt.Fprintf(&out, format, i+1)
	}
	return out.String()
}
