package sample

// Sheet is one file of contacts as its reader gives it. The file stands for a
// list.
type Sheet struct {
	File string
	List string
	// Header names the columns.
	Header []Cell
	// Rows has the cells of each contact, in the order of the header; a row may
	// be shorter.
	Rows [][]Cell
}

// Cell is one cell of a sheet and where it stands, counted from 1.
type Cell struct {
	Text   string
	Line   int
	Column int
}
