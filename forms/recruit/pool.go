package recruit

import (
	"context"
	"errors"
	"slices"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// pool is the contacts from whom a purposive sample is drawn, and who of them
// is chosen.
type pool struct {
	people
	// caseOf has the case of each contact, by the contact's place; nil for who
	// has none.
	caseOf []*sample.Case
	grid   sample.Grid // without a target where there is none yet
	// rows and columns are the values of the grid, matrix its cells as they
	// are filled; short are the cells that want more, missing how many in all.
	rows, columns []string
	matrix        [][]sample.GridCell
	short         []sample.GridCell
	missing       int
	// cells are the cells that contacts are in, by the values that they have;
	// cellOf has the cell of each contact.
	cells  []poolCell
	cellOf []int
}

// poolCell is a cell of the grid, or what would be one, as values of contacts
// name it.
type poolCell struct {
	row, column string
	short       bool
	// atRow and atColumn are where it is in the grid; -1 where that has no such
	// value.
	atRow, atColumn int
}

// standing is where a contact stands in the sample.
type standing int

const (
	other  standing = iota
	wanted          // their cell is still short
	chosen          // they have a case
)

// readPool reads the contacts, the cases of an instrument and its grid. With an
// error the pool holds what was read before it.
func readPool(ctx context.Context, s *study.Study, instrument string) (*pool, error) {
	p := &pool{}
	var failed error
	if p.people, failed = readPeople(ctx, s, 0); failed == nil {
		p.caseOf, failed = readCases(ctx, s, instrument, p.contacts)
	}
	if p.caseOf == nil {
		p.caseOf = make([]*sample.Case, len(p.contacts))
	}
	grid, err := s.SamplingGrid(instrument)
	if err != nil && !errors.Is(err, study.ErrNoGrid) {
		failed = errors.Join(failed, err)
	}
	p.lay(grid)
	return p, failed
}

// readCases gives the case of an instrument that each contact has, by place.
func readCases(ctx context.Context, s *study.Study, instrument string, contacts []sample.Contact) ([]*sample.Case, error) {
	caseOf := make([]*sample.Case, len(contacts))
	places := make(map[string]int, len(contacts))
	for i := range contacts {
		places[contacts[i].ID] = i
	}
	for c, err := range s.Cases() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return caseOf, err
		}
		if place, known := places[c.Contact]; known && c.Instrument == instrument {
			caseOf[place] = &c
		}
	}
	return caseOf, nil
}

// lay lays a grid over the contacts.
func (p *pool) lay(grid sample.Grid) {
	p.grid = grid
	p.cells, p.cellOf = nil, make([]int, len(p.contacts))
	known := map[[2]string]int{}
	for i := range p.contacts {
		values := [2]string{p.contacts[i].Column(grid.Row), p.contacts[i].Column(grid.Column)}
		at, found := known[values]
		if !found {
			at = len(p.cells)
			known[values] = at
			p.cells = append(p.cells, poolCell{row: values[0], column: values[1]})
		}
		p.cellOf[i] = at
	}
	p.refill(p.grid.Fill(p.chosenBut(-1)))
}

// fill gives the grid as it is with one contact chosen, or not.
func (p *pool) fill(place int, isChosen bool) *sample.Filling {
	list := p.chosenBut(place)
	if isChosen {
		list = append(list, p.contacts[place])
	}
	return p.grid.Fill(list)
}

// chosenBut are the contacts who have a case, except one.
func (p *pool) chosenBut(place int) []sample.Contact {
	var list []sample.Contact
	for i, c := range p.caseOf {
		if c != nil && i != place {
			list = append(list, p.contacts[i])
		}
	}
	return list
}

// refill takes the grid as contacts fill it.
func (p *pool) refill(filled *sample.Filling) {
	p.rows, p.columns = filled.Rows(), filled.Columns()
	p.short, p.missing = filled.ShortCells(), filled.Short()
	p.matrix = make([][]sample.GridCell, len(p.rows))
	for i, row := range p.rows {
		for _, column := range p.columns {
			p.matrix[i] = append(p.matrix[i], filled.Cell(row, column))
		}
	}
	for i := range p.cells {
		cell := &p.cells[i]
		of := filled.Cell(cell.row, cell.column)
		cell.short = of.Short() > 0
		cell.atRow, cell.atColumn = slices.Index(p.rows, of.Row), slices.Index(p.columns, of.Column)
	}
}

// standing is where the contact at a place stands.
func (p *pool) standing(place int) standing {
	switch {
	case p.caseOf[place] != nil:
		return chosen
	case p.contacts[place].DoNotCall || !p.cells[p.cellOf[place]].short:
		return other
	}
	return wanted
}

// has reports whether there is a grid.
func (p *pool) has() bool { return len(p.grid.Targets) > 0 }
