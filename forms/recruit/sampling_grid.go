package recruit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// gridColumn is a column of the contacts over which a grid can be drawn, and
// the values that it has.
type gridColumn struct {
	name   string
	values []string
	many   bool // it has more values than a grid can have
}

// makeGrid asks for the two columns of a grid.
func (s *sampling) makeGrid() tea.Cmd {
	look := func() tea.Cmd {
		contacts := s.pool.contacts
		return func() tea.Msg { return columnsMsg{s, gridColumns(contacts)} }
	}
	if !s.pool.has() {
		return look()
	}
	return ui.Open(ui.Confirm("New grid", "Make another grid in the place of this one? Who is chosen stays chosen.", "new grid", "keep this", look))
}

// gridColumns lists the columns of contacts that can be in a grid, attributes
// first, with their values in the order of the alphabet.
func gridColumns(contacts []sample.Contact) []gridColumn {
	var list []gridColumn
	for _, name := range sample.Columns(contacts, nil) {
		if study.CanBeInGrid(name) {
			if column := valuesOf(contacts, name); column.many || len(column.values) > 0 {
				list = append(list, column)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b gridColumn) int { return boolOrder(isField(a.name), isField(b.name)) })
	return list
}

// boolOrder puts what is not before what is.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// valuesOf are the different values that contacts have in a column, case and
// space ignored as grids do.
func valuesOf(contacts []sample.Contact, column string) gridColumn {
	found := map[string]bool{}
	for i := range contacts {
		if value := contacts[i].Column(column); value != "" && !found[value] {
			found[value] = true
			if len(found) > 2*study.MostGridValues {
				return gridColumn{name: column, many: true}
			}
		}
	}
	spelt := slices.SortedFunc(maps.Keys(found), func(a, b string) int { return cmp.Or(cmp.Compare(fold(a), fold(b)), cmp.Compare(a, b)) })
	alike := sample.Grid{}
	for _, value := range spelt {
		alike.Targets = append(alike.Targets, sample.Target{Row: value, Column: column})
	}
	values := alike.Fill(nil).Rows()
	return gridColumn{name: column, values: values, many: len(values) > study.MostGridValues}
}

// pickColumns asks for the column of the rows, then for that of the columns,
// and keeps the grid of their values, in which nobody is wanted yet.
func (s *sampling) pickColumns(found []gridColumn) tea.Cmd {
	usable := 0
	for _, column := range found {
		if !column.many {
			usable++
		}
	}
	if usable < 2 {
		return ui.Warn(fmt.Sprintf("A grid needs two columns of the contacts with at most %d values each. Import lists that have such, or add attributes to the contacts.", study.MostGridValues))
	}
	return ui.Open(ui.Pick("Rows of the grid: one for each …", columnOptions(found, ""), func(row int) tea.Cmd {
		return ui.Open(ui.Pick("Columns of the grid: one for each …", columnOptions(found, found[row].name), func(column int) tea.Cmd {
			return s.keepGrid(gridOf(&found[row], &found[column]), true)
		}))
	}))
}

// columnOptions lists columns to pick from; taken is that of the rows.
func columnOptions(found []gridColumn, taken string) []ui.Option {
	options := make([]ui.Option, len(found))
	for i, column := range found {
		options[i] = ui.Option{Label: column.name, Detail: strings.Join(column.values, ", ")}
		switch {
		case column.many:
			options[i].Detail = fmt.Sprintf("more than %d values", study.MostGridValues)
			options[i].Disabled = fmt.Sprintf("This column has more than %d values; a grid can have no more.", study.MostGridValues)
		case column.name == taken:
			options[i].Disabled = "This column makes the rows already."
		}
	}
	return options
}

// gridOf is the grid of the values of two columns.
func gridOf(rows, columns *gridColumn) sample.Grid {
	grid := sample.Grid{Row: rows.name, Column: columns.name}
	for _, row := range rows.values {
		for _, column := range columns.values {
			grid.Targets = append(grid.Targets, sample.Target{Row: row, Column: column})
		}
	}
	return grid
}

// keepGrid saves a grid.
func (s *sampling) keepGrid(grid sample.Grid, fresh bool) tea.Cmd {
	s.saving = true
	kept, instrument, pool := s.options.Study, s.instrument, s.pool
	return func() tea.Msg {
		if err := kept.SetSamplingGrid(instrument, grid); err != nil {
			return gridMsg{screen: s, err: err}
		}
		return gridMsg{screen: s, grid: grid, filled: grid.Fill(pool.chosenBut(-1)), fresh: fresh}
	}
}

// gridKept shows the grid that was saved, or says why it was not.
func (s *sampling) gridKept(msg gridMsg) tea.Cmd {
	s.saving = false
	switch {
	case msg.err != nil:
		return tea.Batch(s.finder.look(), ui.Warn(s.options.explain(msg.err)))
	case msg.fresh:
		s.pool.lay(msg.grid)
		return tea.Batch(s.finder.look(), s.editTargets(),
			ui.Notify("Type how many are wanted in each cell. The arrows go from cell to cell."))
	}
	s.pool.grid = msg.grid
	s.pool.refill(msg.filled)
	if s.targets.open {
		return nil
	}
	return s.finder.look()
}
