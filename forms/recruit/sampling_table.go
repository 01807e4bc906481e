package recruit

import (
	"fmt"
	"strings"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// The marks of a cell: it is short of some, has enough, or has more than were
// wanted.
const (
	markShort  = ui.MarkNotChosen
	markEnough = ui.MarkDone
	markOver   = "+"
)

const (
	// cellIndent parts the cells, and has the mark of the one under the cursor.
	cellIndent = "  "
	leastCell  = 10 // columns of a cell of the grid
	mostCell   = 20
	mostRow    = 24 // columns of the name of a row
	// leastRows is how many rows of the grid are shown at the least.
	leastRows = 3
)

// table is the grid as it is drawn, and the part of it that is in sight.
type table struct {
	corner        string
	rows, columns []string
	cells         [][]string // rows by columns, the totals last
	rowWidth      int
	cellWidths    []int // the totals last

	firstRow, shownRows       int
	firstColumn, shownColumns int
}

// gridLines draws the grid: a heading, the rows in sight, and the totals.
func (s *sampling) gridLines(width, height int) []string {
	theme := ui.CurrentTheme()
	t := s.tableOf()
	row, column := s.focus()
	t.show(width, max(height/3, leastRows), row, column)
	if row >= 0 && column >= 0 {
		t.cells[row][column] = s.focused(row, column)
	}
	lines := []string{theme.Dim.Render(t.line(width, t.corner, t.headings()))}
	for i := t.firstRow; i < t.firstRow+t.shownRows; i++ {
		lines = append(lines, t.line(width, t.rows[i], t.cells[i]))
	}
	totals := "Total"
	if t.shownRows < len(t.rows) {
		totals = fmt.Sprintf("Total of %d", len(t.rows))
	}
	return append(lines, theme.Strong.Render(t.line(width, totals, t.cells[len(t.rows)])))
}

// tableOf draws the cells of the grid.
func (s *sampling) tableOf() *table {
	p := s.pool
	t := &table{corner: p.grid.Row + ` \ ` + p.grid.Column, rows: p.rows, columns: p.columns}
	for i := range p.rows {
		var cells []string
		for _, cell := range p.matrix[i] {
			cells = append(cells, cellWords(cell))
		}
		t.cells = append(t.cells, append(cells, totalWords(p.matrix[i])))
	}
	var totals []string
	var whole []sample.GridCell
	for j := range p.columns {
		var cells []sample.GridCell
		for i := range p.rows {
			cells = append(cells, p.matrix[i][j])
		}
		whole = append(whole, cells...)
		totals = append(totals, totalWords(cells))
	}
	t.cells = append(t.cells, append(totals, totalWords(whole)))
	t.measure()
	return t
}

// measure finds how wide the columns have to be.
func (t *table) measure() {
	t.rowWidth = ui.Width(ui.Clip(t.corner, mostRow))
	for _, name := range t.rows {
		t.rowWidth = max(t.rowWidth, ui.Width(ui.Clip(name, mostRow)))
	}
	for j := range len(t.columns) + 1 {
		width := leastCell
		if j < len(t.columns) {
			width = max(width, ui.Width(ui.Clip(cellIndent+t.columns[j], mostCell)))
		}
		for i := range t.cells {
			width = max(width, ui.Width(t.cells[i][j]))
		}
		t.cellWidths = append(t.cellWidths, width)
	}
}

// show says which rows and columns are in sight, those given among them.
func (t *table) show(width, rows, row, column int) {
	last := len(t.columns)
	room := width - t.rowWidth - len(cellIndent) - t.cellWidths[last]
	for t.firstColumn = 0; ; t.firstColumn++ {
		t.shownColumns = t.fitting(room)
		if column < t.firstColumn+t.shownColumns || t.firstColumn >= column {
			break
		}
	}
	t.shownRows = min(len(t.rows), rows)
	t.firstRow = max(min(row-t.shownRows/2, len(t.rows)-t.shownRows), 0)
}

// fitting is how many columns fit in a room from the first on, one at least.
func (t *table) fitting(room int) int {
	count := 0
	for _, width := range t.cellWidths[t.firstColumn:len(t.columns)] {
		if room -= width; room < 0 {
			break
		}
		count++
	}
	return max(count, 1)
}

// headings names the columns, and says when some are out of sight.
func (t *table) headings() []string {
	names := make([]string, 0, len(t.columns)+1)
	for _, name := range t.columns {
		names = append(names, cellIndent+name)
	}
	total := cellIndent + "Total"
	if hidden := len(t.columns) - t.shownColumns; hidden > 0 {
		total += fmt.Sprintf(" +%d", hidden)
	}
	return append(names, total)
}

// line sets those cells of a row that are in sight, and its total, in their
// columns.
func (t *table) line(width int, name string, cells []string) string {
	var line strings.Builder
	line.WriteString(cellIndent + ui.Pad(ui.Clip(name, t.rowWidth), t.rowWidth))
	for j := t.firstColumn; j < t.firstColumn+t.shownColumns; j++ {
		line.WriteString(ui.Pad(ui.Clip(cells[j], t.cellWidths[j]), t.cellWidths[j]))
	}
	last := len(t.columns)
	line.WriteString(ui.Clip(cells[last], t.cellWidths[last]))
	return ui.Fit(line.String(), width)
}

// focus is the cell that is to be in sight: that under the cursor, or that of
// the selected contact; -1 where there is none.
func (s *sampling) focus() (row, column int) {
	if s.targets.open {
		return s.targets.row, s.targets.column
	}
	place, ok := s.finder.selected()
	if !ok {
		return -1, -1
	}
	cell := s.pool.cells[s.pool.cellOf[place]]
	return cell.atRow, cell.atColumn
}

// focused is the cell under the cursor as it stands, or as its target is
// typed.
func (s *sampling) focused(row, column int) string {
	if s.targets.open && s.targets.touched {
		return ui.MarkCursor + " of " + s.targets.typed + "_"
	}
	return ui.MarkCursor + " " + strings.TrimPrefix(cellWords(s.pool.matrix[row][column]), cellIndent)
}

// cellWords says how many are chosen of how many are wanted, and marks a cell
// that is short, has enough or has more.
func cellWords(cell sample.GridCell) string {
	mark := markEnough
	switch {
	case cell.Number == 0 && cell.Chosen == 0:
		return cellIndent + nothingThere
	case cell.Short() > 0:
		mark = markShort
	case cell.Chosen > cell.Number:
		mark = markOver
	}
	return fmt.Sprintf("%s%d of %d %s", cellIndent, cell.Chosen, cell.Number, mark)
}

// totalWords is cellWords for cells together. They are short if one of them
// is, whatever others have too many of.
func totalWords(cells []sample.GridCell) string {
	var sum sample.GridCell
	short := false
	for _, cell := range cells {
		sum.Number += cell.Number
		sum.Chosen += cell.Chosen
		short = short || cell.Short() > 0
	}
	if short {
		return fmt.Sprintf("%s%d of %d %s", cellIndent, sum.Chosen, sum.Number, markShort)
	}
	return cellWords(sum)
}
