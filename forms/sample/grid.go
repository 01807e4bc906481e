package sample

import (
	"fmt"
	"slices"
)

// Grid is a purposive sample to be drawn: target numbers over two columns of
// the contacts, such as delivery remit by funding source.
type Grid struct {
	// Row and Column are columns of the contacts, as Columns names them.
	Row     string   `json:"row"`
	Column  string   `json:"column"`
	Targets []Target `json:"targets"`
}

// Target is how many contacts are wanted in one cell of a grid. Contacts are
// in the cell whose values they have, case and space ignored.
type Target struct {
	Row    string `json:"row"`
	Column string `json:"column"`
	Number int    `json:"number"`
}

// GridCell is one cell of a grid as contacts fill it.
type GridCell struct {
	Target
	Chosen int
}

// Short is how many contacts the cell still wants; 0 if it has enough.
func (c GridCell) Short() int { return max(c.Number-c.Chosen, 0) }

// Filling is a grid with the contacts that have been chosen.
type Filling struct {
	grid    Grid
	rows    []string
	columns []string
	cells   map[gridPlace]*GridCell
	// Outside lists the ids of chosen contacts for whom there is no cell.
	Outside []string
}

// gridPlace is a cell of a grid by its values, case and space ignored.
type gridPlace struct{ row, column string }

// Check gives an error that wraps ErrSettings and says what is wrong with the
// grid; nil if nothing is.
func (g *Grid) Check() error {
	if g.Row == "" || g.Column == "" || g.Row == g.Column {
		return fmt.Errorf("%w: a grid needs two different columns of the contacts", ErrSettings)
	}
	taken := map[gridPlace]bool{}
	for _, target := range g.Targets {
		at := gridPlace{same(target.Row), same(target.Column)}
		switch {
		case at.row == "" || at.column == "":
			return fmt.Errorf("%w: a target of the grid has no value for %s or for %s", ErrSettings, g.Row, g.Column)
		case target.Number < 0:
			return fmt.Errorf("%w: the target for %s, %s is less than nothing", ErrSettings, target.Row, target.Column)
		case taken[at]:
			return fmt.Errorf("%w: the grid has two targets for %s, %s", ErrSettings, target.Row, target.Column)
		}
		taken[at] = true
	}
	return nil
}

// Fill gives the grid with these contacts chosen.
func (g *Grid) Fill(chosen []Contact) *Filling {
	f := &Filling{grid: *g, cells: map[gridPlace]*GridCell{}}
	for _, target := range g.Targets {
		f.rows = addValue(f.rows, target.Row)
		f.columns = addValue(f.columns, target.Column)
		f.cells[gridPlace{same(target.Row), same(target.Column)}] = &GridCell{Target: target}
	}
	for i := range chosen {
		f.Choose(&chosen[i])
	}
	return f
}

func addValue(values []string, value string) []string {
	if slices.ContainsFunc(values, func(known string) bool { return same(known) == same(value) }) {
		return values
	}
	return append(values, value)
}

// cellOf gives the cell of a contact; nil if there is none.
func (f *Filling) cellOf(contact *Contact) *GridCell {
	return f.cells[gridPlace{same(contact.Column(f.grid.Row)), same(contact.Column(f.grid.Column))}]
}

// Choose adds a contact. It reports whether the grid has a cell for them; one
// that is full already is then over its target.
func (f *Filling) Choose(contact *Contact) bool {
	cell := f.cellOf(contact)
	if cell == nil {
		f.Outside = append(f.Outside, contact.ID)
		return false
	}
	cell.Chosen++
	return true
}

// Wants reports whether the cell of a contact is still short.
func (f *Filling) Wants(contact *Contact) bool {
	cell := f.cellOf(contact)
	return cell != nil && cell.Short() > 0
}

// Candidates gives the contacts who can still be chosen: those whose cell is
// short, who may be called, and who are not among the chosen.
func (f *Filling) Candidates(contacts, chosen []Contact) []Contact {
	taken := map[string]bool{}
	for i := range chosen {
		taken[chosen[i].ID] = true
	}
	var candidates []Contact
	for i := range contacts {
		if contact := &contacts[i]; !taken[contact.ID] && !contact.DoNotCall && f.Wants(contact) {
			candidates = append(candidates, *contact)
		}
	}
	return candidates
}

// Rows lists the values of the grid's row column in the order in which the
// targets name them.
func (f *Filling) Rows() []string { return slices.Clone(f.rows) }

// Columns lists the values of the grid's column column, as Rows does.
func (f *Filling) Columns() []string { return slices.Clone(f.columns) }

// Cell gives one cell of the grid; one without a target wants nobody.
func (f *Filling) Cell(row, column string) GridCell {
	if cell := f.cells[gridPlace{same(row), same(column)}]; cell != nil {
		return *cell
	}
	return GridCell{Target: Target{Row: row, Column: column}}
}

// ShortCells lists the cells that still want contacts, in the order of the
// targets.
func (f *Filling) ShortCells() []GridCell {
	var short []GridCell
	for _, target := range f.grid.Targets {
		if cell := f.Cell(target.Row, target.Column); cell.Short() > 0 {
			short = append(short, cell)
		}
	}
	return short
}

// Short is how many contacts the grid still wants in all.
func (f *Filling) Short() int {
	short := 0
	for _, cell := range f.cells {
		short += cell.Short()
	}
	return short
}
