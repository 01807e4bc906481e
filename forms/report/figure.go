package report

import (
	"slices"

	"fieldwork/forms/tables"
)

// Figure is a chart. Its own caption, which says what the bars measure, stands
// below it, and its alternative text is told to those who do not see it; its
// title is not written.
type Figure struct {
	// Caption says what is to be seen, without its number: charts are numbered
	// in order as they are written. A chart without one has no number.
	Caption string
	Chart   tables.Chart
}

func (Figure) block() {}

// drawable reports whether there is anything to draw.
func (f *Figure) drawable() bool { return len(f.Chart.Bars) > 0 && len(f.Chart.Series) > 0 }

// safe is the chart with nothing but safe text.
func (f *Figure) safe() *tables.Chart {
	chart := f.Chart
	chart.Alternative, chart.Caption = oneLine(chart.Alternative), oneLine(chart.Caption)
	chart.Series, chart.Bars = slices.Clone(chart.Series), slices.Clone(chart.Bars)
	for i := range chart.Series {
		chart.Series[i].Label = oneLine(chart.Series[i].Label)
	}
	for i := range chart.Bars {
		chart.Bars[i].Label = oneLine(chart.Bars[i].Label)
	}
	return &chart
}
