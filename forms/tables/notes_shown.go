package tables

import (
	"fmt"
	"slices"
)

// NotesFor are the notes on what is laid out with show: without percentages
// there are none about them.
func (t *Table) NotesFor(show Show) []string {
	ofRows := show == OnlyRowPercentages && t.Across()
	if show != OnlyCounts && !ofRows {
		return t.Notes
	}
	layout := t.Lay(show)
	var notes []string
	if ofRows {
		notes = append(notes, "Percentages are of all who gave the answer of the row.")
	}
	for _, note := range t.Notes {
		if slices.Contains(t.OfPercentages, note) || note == NotApplicable.note() && !layout.has(NotApplicable) {
			continue
		}
		notes = append(notes, note)
	}
	return notes
}

// note explains a mark below a table.
func (m Mark) note() string { return fmt.Sprintf("[%s] %s.", m, m.Words()) }

// has reports whether a mark stands in a layout.
func (l *Layout) has(mark Mark) bool {
	return slices.ContainsFunc(l.Rows, func(row LaidRow) bool {
		return slices.ContainsFunc(row.Cells, func(value Value) bool { return !value.Empty && value.Mark == mark })
	})
}
