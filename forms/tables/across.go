package tables

// Across reports whether the categories of the crossing stand across, so that
// percentages of rows differ from those of columns.
func (t *Table) Across() bool {
	return t.By != nil && (t.Kind == SingleChoice || t.Kind == MultipleChoice)
}

// shareOfRow is the share of a cell in the total of its row.
func shareOfRow(cell, total *Cell) Value {
	const hundredPercent = 100
	switch {
	case cell.Mark != NoMark:
		return Value{Mark: cell.Mark}
	case total.Mark != NoMark:
		return Value{Mark: total.Mark}
	case total.Weighted == 0:
		return Value{Mark: NotApplicable}
	}
	return Value{Number: hundredPercent * cell.Weighted / total.Weighted, Format: OneDecimal}
}
