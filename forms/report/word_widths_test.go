package report

import (
	"testing"

	"pgregory.net/rapid"
)

// TestWordsHaveRoomInTheirColumns lays out tables of any shape: together the
// columns take no more than the page, and where there is room for the longest
// word of each at some size, each has it.
func TestWordsHaveRoomInTheirColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z]{0,14}( [a-z]{1,14}){0,6}`)
		table := Table{Columns: rapid.SliceOfN(text, 1, 14).Draw(t, "columns")}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			var row []Cell
			for range table.Columns {
				row = append(row, Words(text.Draw(t, "cell")))
			}
			table.Rows = append(table.Rows, row)
		}
		widths, style := table.widths()
		if sum(widths) > textWidth {
			t.Fatalf("%v are more than the page", widths)
		}
		for _, size := range tableSizes {
			least, _ := table.room(size.share)
			if size.style != style || sum(least) > textWidth {
				continue
			}
			for i, width := range widths {
				if width < least[i] {
					t.Fatalf("column %d has %d, and its longest word wants %d", i, width, least[i])
				}
			}
		}
	})
}
