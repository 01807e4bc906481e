package tables

import (
	"slices"
	"strings"
)

// Lay lays a table out. Each column of shares becomes one of counts and one of
// percentages, and more where the table has more to say; see Show.
func (t *Table) Lay(show Show) Layout {
	layout := Layout{Headers: []Header{{Label: t.Corner}}}
	parts := make([][]part, len(t.Columns))
	intervals := hasIntervals(t)
	for i, column := range t.Columns {
		parts[i] = t.partsOf(column, show, intervals)
		for _, p := range parts[i] {
			layout.Headers = append(layout.Headers, t.header(column, p))
		}
	}
	for _, row := range t.Rows {
		laid := LaidRow{Label: row.Label, Group: t.groupOf(row), Total: row.Measure != Shares}
		for i, cell := range row.Cells {
			for _, p := range parts[i] {
				if p == rowPart && row.Measure == Shares {
					laid.Cells = append(laid.Cells, shareOfRow(&cell, &row.Cells[0]))
					continue
				}
				laid.Cells = append(laid.Cells, t.value(&cell, row.Measure, t.Columns[i].Measure, p, home(row.Measure, parts[i])))
			}
		}
		layout.Rows = append(layout.Rows, laid)
	}
	return layout
}

// part is what one laid column shows of cells.
type part int

const (
	countPart part = iota
	percentPart
	responsesPart
	lowPart
	highPart
	valuePart
	rowPart
)

func (t *Table) partsOf(column Column, show Show, intervals bool) []part {
	switch column.Measure {
	case Counts, Bases, Missing:
		return []part{countPart}
	case Percentages:
		return []part{percentPart}
	case Points, Statistics:
		return []part{valuePart}
	}
	var parts []part
	if show == OnlyRowPercentages {
		if t.Across() {
			return []part{rowPart}
		}
		show = OnlyPercentages
	}
	if show != OnlyPercentages {
		parts = append(parts, countPart)
	}
	if show == OnlyCounts {
		return parts
	}
	parts = append(parts, percentPart)
	if t.Kind == MultipleChoice && show != OnlyPercentages {
		parts = append(parts, responsesPart)
	}
	if intervals {
		parts = append(parts, lowPart, highPart)
	}
	return parts
}

// header is the head of a laid column.
func (t *Table) header(column Column, p part) Header {
	header := Header{Label: column.Label}
	if column.Measure == Shares {
		header.Unit = t.unit(p)
		if column.Name == "" { // the rows say what is counted
			header.Label = header.Unit
			header.Group = column.By.Label
			if t.By != nil && header.Group == "" {
				header.Group = allLabel
			}
		}
		return header
	}
	switch column.Measure {
	case Percentages:
		header.Unit = "%"
	case Points:
		header.Unit = "points"
	}
	return header
}

func (t *Table) unit(p part) string {
	switch p {
	case percentPart:
		return "%"
	case responsesPart:
		return "% of responses"
	case lowPart:
		return "from %"
	case highPart:
		return "to %"
	case rowPart:
		return "row %"
	}
	if t.Weighted {
		return "weighted n"
	}
	return "n"
}

// groupOf is the category of the crossing that a row is about, where rows are.
func (t *Table) groupOf(row Row) string {
	if t.By == nil || t.Kind != GridItems && t.Kind != Ranking && t.Kind != Numbers {
		return ""
	}
	if row.By.Name == "" {
		return allLabel
	}
	return row.By.Label
}

// home is the part of a column of shares under which a row stands that holds
// something else.
func home(row Measure, parts []part) part {
	wanted := countPart
	if row == Points || row == Statistics {
		wanted = percentPart
	}
	if slices.Contains(parts, wanted) {
		return wanted
	}
	return parts[0]
}

// value is what a laid column shows of a cell.
func (t *Table) value(cell *Cell, row, column Measure, p, home part) Value {
	measure := column
	if column == Shares && row != Shares {
		if p != home {
			return Value{Empty: true}
		}
		measure = row
	}
	if cell.Mark != NoMark {
		return Value{Mark: cell.Mark}
	}
	switch measure {
	case Shares:
		return t.sharePart(cell, p)
	case Percentages:
		return Value{Number: cell.Percent, Format: OneDecimal}
	case Points:
		return Value{Number: cell.Value, Format: Signed}
	case Statistics:
		return Value{Number: cell.Value, Format: TwoDecimals}
	case Counts:
		return Value{Number: float64(cell.N), Format: Whole}
	}
	return t.countOf(cell)
}

func (t *Table) countOf(cell *Cell) Value {
	if t.Weighted {
		return Value{Number: cell.Weighted, Format: OneDecimal}
	}
	return Value{Number: float64(cell.N), Format: Whole}
}

func (t *Table) sharePart(cell *Cell, p part) Value {
	switch {
	case p == countPart:
		return t.countOf(cell)
	case cell.Base == 0:
		return Value{Mark: NotApplicable}
	case p == responsesPart:
		return Value{Number: cell.OfResponses, Format: OneDecimal}
	case p == lowPart || p == highPart:
		if cell.Interval == nil {
			return Value{Mark: NotApplicable}
		}
		if p == lowPart {
			return Value{Number: cell.Interval.Low, Format: OneDecimal}
		}
		return Value{Number: cell.Interval.High, Format: OneDecimal}
	}
	return Value{Number: cell.Percent, Format: OneDecimal}
}

// Text is a header on one line: "Newport: %".
func (h Header) Text() string {
	text := h.Label
	if h.Unit != "" && h.Unit != h.Label {
		text += " (" + h.Unit + ")"
	}
	if h.Group != "" {
		text = h.Group + ": " + text
	}
	return strings.Join(strings.Fields(text), " ")
}
