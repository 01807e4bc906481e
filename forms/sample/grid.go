package sample

// Grid is a purposive sample to be drawn: target numbers over two columns of
// the contacts.
type Grid struct {
	// Row and Column are the columns of the contacts, as Columns names them.
	Row     string   `json:"row"`
	Column  string   `json:"column"`
	Targets []Target `json:"targets"`
}

// Target is how many contacts are wanted in one cell of a grid.
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

// Filling is a grid with the contacts that have been chosen.
type Filling struct {
	Grid  Grid
	cells map[[2]string]*GridCell
}

// Check gives an error that wraps ErrSettings and says what is wrong with the
// grid; nil if nothing is.
func (g *Grid) Check() error { return nil }

// Fill gives the grid with these contacts chosen.
func (g *Grid) Fill(chosen []Contact) *Filling { return &Filling{Grid: *g} }

// Choose adds a contact. It reports whether the grid has a cell for them.
func (f *Filling) Choose(contact *Contact) bool { return false }

// Wants reports whether the cell of a contact is still short.
func (f *Filling) Wants(contact *Contact) bool { return false }

// RowNames and ColumnNames list the values of the two columns in the order in
// which the targets name them.
func (f *Filling) RowNames() []string { return nil }

// ColumnNames is described with RowNames.
func (f *Filling) ColumnNames() []string { return nil }

// Cell gives one cell of the grid; one without a target wants nobody.
func (f *Filling) Cell(row, column string) GridCell { return GridCell{} }

// Short is how many contacts a cell still wants; 0 if it has enough.
func (c GridCell) Short() int { return max(c.Number-c.Chosen, 0) }

// Short is how many contacts the grid still wants in all.
func (f *Filling) Short() int { return 0 }
