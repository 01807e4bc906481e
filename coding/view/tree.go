package view

import (
	"strconv"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// folds say what is folded away.
type folds struct {
	tree, details bool // shown where there is room
	detailsFirst  bool
	folded        map[string]bool // codes whose branches are folded
}

// treeRow is a code in the pane of the code system.
type treeRow struct {
	code  coding.Code
	depth int
	count int
	// branches is set for one that others lie under, folded for one whose
	// branch is folded.
	branches, folded bool
}

// treeRows are the rows of the code system from the top down, with the segments
// that the coder may see counted.
func treeRows(a *coding.Analysis, counts func(code string) int, folded map[string]bool) []treeRow {
	var rows []treeRow
	var add func(parent string, depth int)
	add = func(parent string, depth int) {
		for _, code := range a.Children(parent) {
			row := treeRow{code: code, depth: depth, count: counts(code.ID), branches: len(a.Children(code.ID)) > 0, folded: folded[code.ID]}
			if row.branches && row.folded {
				row.count = countBranch(a, counts, code.ID)
			}
			rows = append(rows, row)
			if !row.folded {
				add(code.ID, depth+1)
			}
		}
	}
	add("", 0)
	return rows
}

// countBranch counts what is coded with a code and with those under it.
func countBranch(a *coding.Analysis, counts func(code string) int, id string) (sum int) {
	for _, code := range a.Branch(id) {
		sum += counts(code.ID)
	}
	return sum
}

// treePane is which part of the code system is in sight.
type treePane struct {
	top    int
	height int
	// shown is the code that was brought in sight last.
	shown string
}

// treeLines draws the pane of the code system in a width and height.
func (s *Screen) treeLines(width, height int) []string {
	rows := s.known.tree
	s.tree.height = height - 1
	here := s.codesHere()
	s.tree.follow(rows, s.currentCode())
	lines := make([]string, 0, height)
	title := "Codes"
	if hidden := len(rows) - s.tree.height; hidden > 0 {
		title += " " + strconv.Itoa(s.tree.top+1) + "–" + strconv.Itoa(min(s.tree.top+s.tree.height, len(rows))) + " of " + strconv.Itoa(len(rows))
	}
	lines = append(lines, s.pens.dim.of(ui.Clip(title, width)))
	for i := s.tree.top; i < min(s.tree.top+s.tree.height, len(rows)); i++ {
		lines = append(lines, s.treeLine(&rows[i], here[rows[i].code.ID], width))
	}
	if len(rows) == 0 {
		for _, line := range ui.Wrap("No codes yet. c makes the first.", width) {
			lines = append(lines, s.pens.dim.of(line))
		}
	}
	return lines
}

// follow scrolls to a code when it has become the one under the cursor.
func (t *treePane) follow(rows []treeRow, code string) {
	if code != "" && code != t.shown {
		for i := range rows {
			if rows[i].code.ID == code {
				t.top = max(min(t.top, i), i-t.height+1)
			}
		}
	}
	t.shown = code
	t.top = max(min(t.top, len(rows)-t.height), 0)
}

// treeLine draws a code: its key, its name, and how many segments it has.
func (s *Screen) treeLine(row *treeRow, here bool, width int) string {
	count := ""
	if row.count > 0 {
		count = strconv.Itoa(row.count)
	}
	lead := strings.Repeat("  ", min(row.depth, 4))
	switch {
	case row.branches && row.folded:
		lead += "▸ "
	case row.branches:
		lead += "▾ "
	default:
		lead += "  "
	}
	pinned := ""
	if row.code.Key > 0 {
		pinned = " " + strconv.Itoa(row.code.Key)
	}
	room := width - columnsOf(lead) - len(count) - 1
	name := ui.Clip(row.code.Name, room-len(pinned))
	gap := strings.Repeat(" ", max(room-columnsOf(name)-len(pinned), 0)+1)
	pen := s.pens.ofCode(row.code, here)
	mark := ""
	if here {
		mark, lead = "●", strings.TrimSuffix(lead, " ")
	}
	return lead + pen.of(mark+name) + s.pens.key.of(pinned) + gap + s.pens.dim.of(count)
}
