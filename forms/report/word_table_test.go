package report

import (
	"fmt"
	"strings"
	"testing"
)

// TestNoRowStandsAlone keeps the first two and the last two rows of a table
// together on a page, and parts those between.
func TestNoRowStandsAlone(t *testing.T) {
	for rows, want := range map[int][]bool{1: {false}, 2: {true, false}, 3: {true, true, false}, 5: {true, false, false, true, false}} {
		table := Table{Columns: []string{"Answer", "n"}}
		for i := range rows {
			table.Rows = append(table.Rows, []Cell{Words(fmt.Sprintf("row %d", i)), Number("1")})
		}
		body := newWordBody("en")
		body.grid(table)
		written := strings.Split(body.out.String(), "</w:tr>")
		for i, kept := range want {
			cells := strings.Count(written[i+1], "<w:keepNext/>")
			if kept && cells != 2 || !kept && cells != 0 {
				t.Errorf("of %d rows, row %d has %d cells that stay with the next row", rows, i, cells)
			}
		}
	}
}
