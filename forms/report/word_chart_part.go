package report

import (
	"fmt"
	"math"
	"strings"

	"fieldwork/forms/tables"
)

const (
	chartStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.4"/><c:y val="0.02"/><c:w val="0.56"/><c:h val="%[2]g"/></c:manualLayout></c:layout><c:barChart><c:barDir val="bar"/><c:grouping val="%[1]s"/><c:varyColors val="0"/>`
	// The axis of the bars runs downwards, so that the first is on top; that of
	// the values crosses it at its end, which is then below.
	chartAxes = `<c:gapWidth val="45"/><c:overlap val="%[1]d"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="444444"/></a:solidFill></a:ln></c:spPr>%[4]s<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="%[3]d"/><c:min val="%[2]d"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="0&quot;%%&quot;;0&quot;%%&quot;" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>%[4]s<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="%[5]d"/></c:valAx>` +
		`</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>%[4]s</c:chartSpace>
`
	chartText = `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`
	dark      = "1A1A1A"
	white     = "FFFFFF"
	shows     = `<c:showLegendKey val="0"/><c:showVal val="%d"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
)

// chartXML is a chart in DrawingML (ISO/IEC 29500, part 1, chapter 21), which
// Word draws itself. The values are in the chart: no workbook stands behind it.
func chartXML(chart *tables.Chart, language string) string {
	var out strings.Builder
	grouping, overlap, place := "stacked", 100, "ctr"
	if len(chart.Series) == 1 && chart.Kind != tables.Diverging {
		grouping, overlap, place = "clustered", 0, "outEnd"
	}
	fmt.Fprintf(&out, chartStart, grouping, 1-float64(axisHeight)/float64(chartHeight(chart)))
	labels := make([]string, len(chart.Bars))
	for i := range chart.Bars {
		labels[i] = barLabel(chart, &chart.Bars[i])
	}
	for i, series := range wordSeriesOf(chart) {
		series.write(&out, i, labels, place)
	}
	least, most := axis(chart)
	fmt.Fprintf(&out, chartAxes, overlap, least, most, fmt.Sprintf(chartText, dark), axisStep)
	return strings.ReplaceAll(out.String(), `lang="en-GB"`, fmt.Sprintf("lang=%q", language))
}

// axisStep is how far apart the percentages on the axis are.
const axisStep = 25

// axis is where the axis of the values begins and ends: at steps, so that 0 is
// one of them.
func axis(chart *tables.Chart) (least, most int) {
	if chart.Kind == tables.Diverging && chart.Least < 0 {
		least = -stepped(-chart.Least)
	}
	return least, max(stepped(chart.Most), axisStep)
}

// stepped is a percentage rounded up to a step, and at most 100.
func stepped(percent float64) int {
	if !(percent < 100) {
		return 100
	}
	return int(math.Ceil(max(percent, 0)/axisStep)) * axisStep
}

// write writes one series with the labels of all bars.
func (s *wordSeries) write(out *strings.Builder, at int, bars []string, place string) {
	fmt.Fprintf(out, `<c:ser><c:idx val="%[1]d"/><c:order val="%[1]d"/><c:tx><c:v>%[2]s</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="%[3]s"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>`,
		at, escaped(oneLine(s.name)), s.fill.colour)
	s.writeLabels(out, place)
	fmt.Fprintf(out, `<c:cat><c:strLit><c:ptCount val="%d"/>`, len(bars))
	for i, bar := range bars {
		fmt.Fprintf(out, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, escaped(bar))
	}
	fmt.Fprintf(out, `</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`, len(s.values))
	for i, value := range s.values {
		fmt.Fprintf(out, `<c:pt idx="%d"><c:v>%g</c:v></c:pt>`, i, value)
	}
	out.WriteString(`</c:numLit></c:val></c:ser>`)
}

// writeLabels writes the number of each point as text, for that of the middle
// of a scale is twice what is drawn on one side.
func (s *wordSeries) writeLabels(out *strings.Builder, place string) {
	colour := dark
	if s.fill.dark && place == "ctr" {
		colour = white
	}
	out.WriteString("<c:dLbls>")
	for i, label := range s.labels {
		if label == "" {
			fmt.Fprintf(out, `<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, i)
			continue
		}
		fmt.Fprintf(out, `<c:dLbl><c:idx val="%d"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" sz="900"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="Arial"/></a:rPr><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="%s"/>`+shows+`</c:dLbl>`,
			i, colour, label, place, 1)
	}
	fmt.Fprintf(out, `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>%s`+shows+`</c:dLbls>`, fmt.Sprintf(chartText, colour), 0)
}
