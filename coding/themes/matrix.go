package themes

import (
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// Measure is what the cells of a matrix say.
type Measure string

// The measures. A passage that several coders have coded counts for each.
const (
	// Segments counts coded passages; among codes, pairs of them.
	Segments Measure = "segments"
	// Documents counts documents that have at least one.
	Documents Measure = "documents"
	// Words counts the words of the passages.
	Words Measure = "words"
	// Present is 1 where there is any, else 0.
	Present Measure = "present"
)

// Label is what a measure counts, as people read it.
func (m Measure) Label() string {
	switch m {
	case Segments:
		return "passages"
	case Present:
		return "1 where there is any"
	}
	return string(m)
}

// Cell is what a matrix knows of a row and a column.
type Cell struct {
	Segments, Documents, Words int
	last                       string // document
}

// Value is the cell by a measure.
func (c Cell) Value(m Measure) int {
	switch m {
	case Documents:
		return c.Documents
	case Words:
		return c.Words
	case Present:
		return min(c.Segments+c.Documents, 1)
	}
	return c.Segments
}

// add counts something; the documents come one after the other.
func (c *Cell) add(document string, segments, words int) {
	c.Segments += segments
	c.Words += words
	if c.last != document {
		c.last = document
		c.Documents++
	}
}

// Head is a row or a column of a matrix.
type Head struct {
	// ID is that of the code or the document, or the value of the attribute.
	ID    string
	Label string
	// Path are the names of the codes above a code and its own; nil for others.
	Path []string
}

// Matrix is codes down and something else across.
type Matrix struct {
	// Title says what stands across.
	Title         string
	Rows, Columns []Head
	// Cells has a cell for each row and column.
	Cells [][]Cell
	// RowTotals and ColumnTotals count everything once that a row or a column
	// has: a document with several values of an attribute is one document. They
	// are nil among codes.
	RowTotals, ColumnTotals []Cell
	Total                   Cell
	// Measures are those that the cells have.
	Measures []Measure
}

// codeHeads are the rows of codes.
func codeHeads(a *coding.Analysis, codes []coding.Code) []Head {
	heads := make([]Head, len(codes))
	for i, code := range codes {
		heads[i] = Head{ID: code.ID, Label: code.Name, Path: a.Path(code.ID)}
	}
	return heads
}

// newMatrix makes a matrix without anything in its cells.
func newMatrix(title string, rows, columns []Head) *Matrix {
	m := &Matrix{
		Title: title, Rows: rows, Columns: columns, Cells: make([][]Cell, len(rows)),
		RowTotals: make([]Cell, len(rows)), ColumnTotals: make([]Cell, len(columns)),
		Measures: []Measure{Segments, Documents, Words, Present},
	}
	for i := range m.Cells {
		m.Cells[i] = make([]Cell, len(columns))
	}
	return m
}

// rowsOf gives the rows that a segment counts in, by its code: that of the code,
// and with sum those of the codes above it.
func rowsOf(a *coding.Analysis, codes []coding.Code, sum bool) map[string][]int {
	places := map[string]int{}
	for i, code := range codes {
		places[code.ID] = i
	}
	rows := map[string][]int{}
	for _, code := range a.Tree() {
		for at, known := code, true; known; at, known = a.Code(at.Parent) {
			if row, wanted := places[at.ID]; wanted {
				rows[code.ID] = append(rows[code.ID], row)
			}
			if !sum {
				break
			}
		}
	}
	return rows
}

// summing is the choice of all segments that count where codes count with what
// lies under them.
func (c *Choice) summing(sum bool) *Choice {
	wanted := *c
	wanted.Branch = wanted.Branch || sum
	return &wanted
}

// count counts a segment in rows and columns.
func (m *Matrix) count(s *coding.Segment, words int, rows, columns []int) {
	for _, row := range rows {
		m.RowTotals[row].add(s.Document, 1, words)
		for _, column := range columns {
			m.Cells[row][column].add(s.Document, 1, words)
		}
	}
	if len(rows) == 0 {
		return
	}
	for _, column := range columns {
		m.ColumnTotals[column].add(s.Document, 1, words)
	}
	m.Total.add(s.Document, 1, words)
}

// ByAttribute counts codes by the values of an attribute of the documents. With
// sum a code counts with all that lie under it. A document of several values
// counts under each.
func ByAttribute(m *Material, c *Choice, r *Reading, attribute string, sum bool) *Matrix {
	values := m.valuesOfAll(c, attribute)
	columns, places := make([]Head, len(values)), map[string]int{}
	for i, value := range values {
		columns[i], places[value] = Head{ID: value, Label: value}, i
		switch {
		case value == "":
			columns[i].Label = NotKnown
		case attribute == query.KindColumn:
			columns[i].Label = coding.Kind(value).Words()
		}
	}
	return m.tabulate(c, r, "Codes by "+attribute, columns, sum, func(d *coding.Document) []int {
		var at []int
		for _, value := range m.values(d, attribute) {
			at = append(at, places[value])
		}
		return at
	})
}

// ByDocument counts codes by the documents that have any of them. With sum a
// code counts with all that lie under it.
func ByDocument(m *Material, c *Choice, r *Reading, sum bool) *Matrix {
	var columns []Head
	places := map[string]int{}
	for _, s := range Passages(m, c.summing(sum), r) {
		if _, known := places[s.Document]; !known {
			d, _ := m.Analysis.Document(s.Document)
			places[s.Document] = len(columns)
			columns = append(columns, Head{ID: d.ID, Label: d.Title})
		}
	}
	return m.tabulate(c, r, "Codes by document", columns, sum, func(d *coding.Document) []int { return []int{places[d.ID]} })
}

// tabulate counts codes in columns, of which a document may have several.
func (m *Material) tabulate(c *Choice, r *Reading, title string, columns []Head, sum bool, columnsOf func(*coding.Document) []int) *Matrix {
	codes := c.CodesOf(m.Analysis)
	matrix := newMatrix(title, codeHeads(m.Analysis, codes), columns)
	rows := rowsOf(m.Analysis, codes, sum)
	var at []int
	last := ""
	for _, s := range Passages(m, c.summing(sum), r) {
		if s.Document != last {
			d, _ := m.Analysis.Document(s.Document)
			at, last = columnsOf(&d), s.Document
		}
		matrix.count(&s, r.words(&s), rows[s.Code], at)
	}
	return matrix
}

// Order puts the rows of a matrix in another order: of[i] is the row that comes
// at place i.
func (m *Matrix) Order(of []int) {
	rows, cells := slices.Clone(m.Rows), slices.Clone(m.Cells)
	totals := slices.Clone(m.RowTotals)
	for i, from := range of {
		m.Rows[i], m.Cells[i] = rows[from], cells[from]
		if totals != nil {
			m.RowTotals[i] = totals[from]
		}
	}
}
