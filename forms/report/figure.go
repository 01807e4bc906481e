package report

import "fieldwork/forms/tables"

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
