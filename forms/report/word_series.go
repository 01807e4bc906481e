package report

import (
	"fmt"
	"math"

	"fieldwork/forms/tables"
)

// leastLabelled is the least share of the axis that a part of a stacked bar
// takes if it is to have room for its number.
const leastLabelled = 0.06

// wordSeries is a series as a chart in Word stacks it: what goes left of the
// line is below 0.
type wordSeries struct {
	name   string
	fill   fill
	values []float64
	// labels are the numbers on the bars; empty for none.
	labels []string
}

// wordSeriesOf are the series of a chart in the order of stacking, which goes
// from the line outwards on each side. The middle of a scale becomes two, half
// on each side, the left of which has no numbers.
func wordSeriesOf(chart *tables.Chart) []wordSeries {
	if chart.Kind != tables.Diverging {
		var all []wordSeries
		for i := range chart.Series {
			all = append(all, seriesOf(chart, i, 1, true))
		}
		return all
	}
	var left, right, middleLeft, middleRight []wordSeries
	for i, series := range chart.Series {
		switch {
		case series.Side < 0:
			left = append([]wordSeries{seriesOf(chart, i, -1, true)}, left...)
		case series.Side > 0:
			right = append(right, seriesOf(chart, i, 1, true))
		default:
			middleLeft = append(middleLeft, seriesOf(chart, i, -0.5, false))
			middleRight = append(middleRight, seriesOf(chart, i, 0.5, true))
		}
	}
	all := append(middleLeft, left...)
	return append(append(all, middleRight...), right...)
}

// seriesOf is one series, its values times a factor.
func seriesOf(chart *tables.Chart, at int, factor float64, labelled bool) wordSeries {
	series := chart.Series[at]
	least, most := axis(chart)
	room := leastLabelled * float64(most-least)
	made := wordSeries{name: series.Label, fill: filled(series)}
	for i := range chart.Bars {
		value := valueOf(&chart.Bars[i], at)
		label := ""
		if labelled && chart.Bars[i].Mark == tables.NoMark && (value >= room || len(chart.Series) == 1) {
			label = fmt.Sprintf("%.0f%%", value)
		}
		made.values = append(made.values, value*factor)
		made.labels = append(made.labels, label)
	}
	return made
}

// valueOf is a value of a bar; 0 where it has none, or none that may be shown.
func valueOf(bar *tables.Bar, series int) float64 {
	if bar.Mark != tables.NoMark || series >= len(bar.Values) || math.IsNaN(bar.Values[series]) || math.IsInf(bar.Values[series], 0) {
		return 0
	}
	return bar.Values[series]
}

// barLabel is what stands beside a bar: with several series how many it is of,
// for these can differ from bar to bar.
func barLabel(chart *tables.Chart, bar *tables.Bar) string {
	label := oneLine(bar.Label)
	switch {
	case bar.Mark != tables.NoMark:
		return fmt.Sprintf("%s [%s]", label, bar.Mark)
	case len(chart.Series) > 1:
		return fmt.Sprintf("%s (n = %d)", label, bar.Base)
	}
	return label
}
