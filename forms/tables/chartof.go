package tables

import (
	"slices"
	"strings"
)

// ChartOf makes the chart that suits a table: diverging bars for scales of
// agreement and frequency, ranked bars for multiple choices and rankings, plain
// bars for single choices, and stacked ones where a single choice is crossed.
// ok is false where there is nothing to draw. Of a multiple choice or a ranking
// that is crossed, the total is drawn.
func ChartOf(t *Table) (chart Chart, ok bool) {
	chart = Chart{Table: t.Name, Title: oneLine(t.Title), Most: hundred}
	switch {
	case t.Kind == GridItems && t.Scale != nil, t.Kind == SingleChoice && t.Scale != nil:
		diverging(&chart, t)
	case t.Kind == GridItems, t.Kind == SingleChoice && t.By != nil:
		stacked(&chart, t)
	case t.Kind == SingleChoice:
		chart.Kind = Plain
		plainBars(&chart, t)
	case t.Kind == MultipleChoice:
		chart.Kind = Ranked
		plainBars(&chart, t)
	case t.Kind == Ranking:
		chart.Kind = Ranked
		topBars(&chart, t)
	case t.Kind == Frame:
		chart.Kind = Plain
		rateBars(&chart, t)
	}
	if len(chart.Bars) == 0 || !slices.ContainsFunc(chart.Bars, func(bar Bar) bool { return bar.Mark == NoMark }) {
		return chart, false
	}
	chart.bound()
	chart.Alternative = chart.describe()
	return chart, true
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// diverging draws the points of a scale around its middle, the left side first.
// Points that are off the scale are not drawn.
func diverging(chart *Chart, t *Table) {
	chart.Kind = Diverging
	points := slices.DeleteFunc(slices.Clone(t.Scale), func(p ScalePoint) bool { return p.Off })
	slices.SortStableFunc(points, func(a, b ScalePoint) int { return a.Side - b.Side })
	turnOuter(points, t.Scale)
	for i, point := range points {
		chart.Series = append(chart.Series, Series{Category: point.Category, Side: point.Side, Pattern: patternOf(points, i)})
	}
	chart.Caption = "Percentages of those who answered; the middle of the scale lies half on either side of the line."
	scaleBars(chart, t, chart.Series, hasNet(t))
}

// hasNet reports whether the difference between the sides of a scale means
// something.
func hasNet(t *Table) bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Measure == Points }) ||
		slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Measure == Points })
}

// turnOuter puts the outermost points of a side outside. An instrument that
// begins with its right side, as with "strongly agree", has both sides the other
// way round.
func turnOuter(points, scale []ScalePoint) {
	first := 0
	for _, point := range scale {
		if point.Side != 0 {
			first = point.Side
			break
		}
	}
	if first <= 0 {
		return
	}
	for side := -1; side <= 1; side += 2 {
		from := slices.IndexFunc(points, func(p ScalePoint) bool { return p.Side == side })
		to := from
		for to < len(points) && points[to].Side == side {
			to++
		}
		slices.Reverse(points[from:to])
	}
}

// patternOf is the pattern of a point among those in the order in which they
// are drawn: the outermost of each side is strong.
func patternOf(points []ScalePoint, i int) Pattern {
	switch {
	case points[i].Side == 0:
		return Middle
	case points[i].Side < 0 && i == 0 && len(points) > 2:
		return StrongLeft
	case points[i].Side < 0:
		return WeakLeft
	case i == len(points)-1 && len(points) > 2:
		return StrongRight
	}
	return WeakRight
}

// stacked draws every choice, or point of a scale without sides.
func stacked(chart *Chart, t *Table) {
	chart.Kind = Stacked
	for i, category := range categoriesOf(t) {
		pattern := []Pattern{Solid, WeakLeft, Middle, WeakRight, StrongRight, OtherPattern}[i%6]
		chart.Series = append(chart.Series, Series{Category: category, Pattern: pattern})
	}
	chart.Caption = "Percentages of those who answered."
	scaleBars(chart, t, chart.Series, false)
}

// categoriesOf are the choices or points of a single choice or a grid.
func categoriesOf(t *Table) []Category {
	var categories []Category
	if t.Kind == GridItems {
		for _, column := range t.Columns {
			if column.Measure == Shares {
				categories = append(categories, Category{column.Name, column.Label})
			}
		}
		return categories
	}
	for _, row := range t.Rows {
		if row.Measure == Shares {
			categories = append(categories, Category{row.Name, row.Label})
		}
	}
	return categories
}

// scaleBars makes a bar of each row of a grid, or column of a single choice.
func scaleBars(chart *Chart, t *Table, series []Series, net bool) {
	if t.Kind == GridItems {
		for i := range t.Rows {
			row := &t.Rows[i]
			label := row.Label
			if t.By != nil {
				label += " – " + t.groupOf(*row)
			}
			chart.Bars = append(chart.Bars, barOf(Category{row.Item, oneLine(label)}, series, net, func(name string) *Cell {
				at := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Measure == Shares && c.Name == name })
				return &row.Cells[at]
			}, baseIn(t, i, 0)))
		}
		return
	}
	for j, column := range t.Columns {
		category := Category{column.By.Name, oneLine(column.By.Label)}
		if category.Label == "" {
			category.Label = allLabel
		}
		chart.Bars = append(chart.Bars, barOf(category, series, net, func(name string) *Cell {
			at := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Measure == Shares && r.Name == name })
			return &t.Rows[at].Cells[j]
		}, baseIn(t, 0, j)))
	}
}

// baseIn is the number of respondents behind a row of a grid or ranking, or a
// column of another table.
func baseIn(t *Table, row, column int) int {
	for j, c := range t.Columns {
		if c.Measure == Bases {
			return t.Rows[row].Cells[j].N
		}
	}
	for _, r := range t.Rows {
		if r.Measure == Bases && r.Name == "base" {
			return r.Cells[column].N
		}
	}
	return 0
}

func barOf(category Category, series []Series, net bool, cell func(name string) *Cell, base int) Bar {
	bar := Bar{Category: category, Base: base}
	sum := 0.0
	for _, one := range series {
		found := cell(one.Name)
		if found.Mark != NoMark {
			bar.Mark = found.Mark
		} else if found.Base == 0 {
			bar.Mark = NotApplicable
		}
		bar.Values = append(bar.Values, found.Percent)
		bar.Counts = append(bar.Counts, found.N)
		sum += float64(one.Side) * found.Percent
	}
	if bar.Mark != NoMark {
		return markedBar(bar, len(series))
	}
	if net {
		bar.Net = &sum
	}
	return bar
}

// markedBar is a bar that shows nothing but why.
func markedBar(bar Bar, series int) Bar {
	bar.Values, bar.Counts, bar.Base = make([]float64, series), make([]int, series), 0
	return bar
}

// plainBars makes a bar of each choice.
func plainBars(chart *Chart, t *Table) {
	chart.Series = []Series{{Pattern: Solid}}
	chart.Caption = "Percentages of those who answered."
	if t.Kind == MultipleChoice {
		chart.Caption = "Percentages of those who answered, who could choose more than one."
	}
	base := baseIn(t, 0, 0)
	for i := range t.Rows {
		if row := &t.Rows[i]; row.Measure == Shares {
			category := Category{row.Name, oneLine(row.Label)}
			chart.Bars = append(chart.Bars, barOf(category, chart.Series, false, func(string) *Cell { return &row.Cells[0] }, base))
		}
	}
	if chart.Kind == Ranked {
		rank(chart.Bars)
	}
}

// topBars makes a bar of the share of the top ranks of each choice.
func topBars(chart *Chart, t *Table) {
	chart.Series = []Series{{Pattern: Solid}}
	at := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == topName })
	chart.Caption = t.Columns[at].Label + ", in percent. N is how many ranked the choice."
	for i := range t.Rows {
		if row := &t.Rows[i]; row.By == (Category{}) {
			category := Category{row.Item, oneLine(row.Label)}
			chart.Bars = append(chart.Bars, barOf(category, chart.Series, false, func(string) *Cell { return &row.Cells[at] }, baseIn(t, i, 0)))
		}
	}
	rank(chart.Bars)
}

// rateBars makes a bar of the completes of each list.
func rateBars(chart *Chart, t *Table) {
	const rate = 2
	chart.Series = []Series{{Pattern: Solid}}
	chart.Caption = "Completes in percent of the sample. A list can have more completes than contacts."
	for i := range t.Rows {
		row := &t.Rows[i]
		category := Category{row.Name, oneLine(row.Label)}
		chart.Bars = append(chart.Bars, barOf(category, chart.Series, false, func(string) *Cell { return &row.Cells[rate] }, row.Cells[0].N))
	}
}

// rank puts the longest bar first; what is off the scale, such as "other", and
// what may not be shown come last.
func rank(bars []Bar) {
	last := func(bar Bar) int {
		switch {
		case bar.Mark != NoMark:
			return 2
		case slices.Contains(offScale, bar.Name):
			return 1
		}
		return 0
	}
	slices.SortStableFunc(bars, func(a, b Bar) int {
		if order := last(a) - last(b); order != 0 {
			return order
		}
		switch {
		case a.Values[0] > b.Values[0]:
			return -1
		case a.Values[0] < b.Values[0]:
			return 1
		}
		return 0
	})
}

// bound sets the ends of the axis, at full tens.
func (c *Chart) bound() {
	const step = 10
	c.Most = 0
	for i := range c.Bars {
		left := c.Left(&c.Bars[i])
		right := left
		for _, value := range c.Bars[i].Values {
			right += value
		}
		for c.Least > left+1e-9 {
			c.Least -= step
		}
		for c.Most < right-1e-9 {
			c.Most += step
		}
	}
	c.Most = max(c.Most, step)
}
