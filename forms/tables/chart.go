package tables

// ChartKind is how a chart is drawn.
type ChartKind string

// The kinds of chart. All have horizontal bars.
const (
	// Diverging stacks the points of a scale around a line: the left side to
	// its left, the right side to its right, the middle half on each.
	Diverging ChartKind = "diverging"
	// Ranked has one series; its bars are sorted, the longest first.
	Ranked ChartKind = "ranked"
	// Plain has one series; its bars keep the order of the choices.
	Plain ChartKind = "plain"
	// Stacked stacks the series of each bar to 100 percent.
	Stacked ChartKind = "stacked"
)

// Chart is a chart as plain data, to be drawn on paper, screen or in a sheet.
type Chart struct {
	Kind ChartKind `json:"kind"`
	// Table is the name of the table that it shows.
	Table string `json:"table"`
	// Title and Caption come from outside in part; the caption says what the
	// bars measure and of whom.
	Title   string `json:"title"`
	Caption string `json:"caption"`
	// Alternative says in a sentence or two what is to be seen.
	Alternative string `json:"alternative"`
	// Series are stacked left to right; a chart that stacks nothing has one.
	Series []Series `json:"series"`
	Bars   []Bar    `json:"bars"`
	// Least and Most bound the axis, in percent. Least is below 0 for a
	// diverging chart with anything on its left, else 0.
	Least float64 `json:"least"`
	Most  float64 `json:"most"`
}

// Pattern tells series apart without colour. Each kind of drawing has its own
// glyphs or hatches for them.
type Pattern int

// The patterns, from the far left of a scale to the far right. The middle is
// plain and grey; the outer points are stronger than the inner ones.
const (
	Solid Pattern = iota
	StrongLeft
	WeakLeft
	Middle
	WeakRight
	StrongRight
	OtherPattern
)

// Series is a part of each bar.
type Series struct {
	Category
	// Side is that of the scale's point: -1, 0 or 1.
	Side    int     `json:"side"`
	Pattern Pattern `json:"pattern"`
}

// Bar is one bar.
type Bar struct {
	Category
	// Values are by series, in percent and never below 0.
	Values []float64 `json:"values"`
	// Counts are the respondents behind the values, unweighted.
	Counts []int `json:"counts"`
	// Base is how many respondents the percentages are of, unweighted.
	Base int `json:"base"`
	// Mark is set where the values may not be shown, or are none.
	Mark Mark `json:"mark,omitempty"`
	// Net is the right side less the left, in percentage points; nil where it
	// means nothing.
	Net *float64 `json:"net,omitempty"`
}

// Left is where a bar begins on the axis, in percent: below 0 in a diverging
// chart, else 0.
func (c *Chart) Left(bar *Bar) float64 {
	if c.Kind != Diverging {
		return 0
	}
	left := 0.0
	for i, series := range c.Series {
		switch series.Side {
		case -1:
			left -= bar.Values[i]
		case 0:
			left -= bar.Values[i] / 2
		}
	}
	return left
}
