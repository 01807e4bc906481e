package workbook

import (
	"fmt"
	"slices"
	"strings"
)

// notes are numbered in the order in which tables first need them.
type notes struct {
	numbers map[string]int // by text
	texts   []string       // by number, from 1 at 0
	used    [][]string     // the worksheets that refer to each
}

func newNotes() *notes { return &notes{numbers: map[string]int{}} }

// add gives the number of a note, a new one if the text is new.
func (n *notes) add(text, sheet string) int {
	number, known := n.numbers[text]
	if !known {
		n.texts, n.used = append(n.texts, text), append(n.used, nil)
		number = len(n.texts)
		n.numbers[text] = number
	}
	if used := &n.used[number-1]; !slices.Contains(*used, sheet) {
		*used = append(*used, sheet)
	}
	return number
}

// references are what stands in a title: " [note 1] [note 4]".
func references(numbers []int) string {
	var out strings.Builder
	for _, number := range numbers {
		fmt.Fprintf(&out, " [note %d]", number)
	}
	return out.String()
}

// writeNotes writes the worksheet of the notes.
func writeNotes(p *page) {
	grid := grid{name: "notes", columns: []column{{"Note", 12, false}, {"Text", 90, false}, {"Worksheets that refer to it", 30, false}}}
	p.columns(grid.columns)
	p.title("Notes")
	p.line("This worksheet contains one table. It has the notes that the titles of tables refer to.")
	p.link("Contents of this workbook", contentsSheet)
	for i, text := range p.plan.notes.texts {
		grid.rows = append(grid.rows, gridRow{cells: []cell{
			{text: fmt.Sprintf("note %d", i+1)}, {text: text}, {text: strings.Join(p.plan.notes.used[i], ", ")},
		}})
	}
	p.grid(grid)
}
