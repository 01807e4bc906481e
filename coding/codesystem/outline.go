package codesystem

import (
	"fieldwork/coding"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// row is a code with its place in the tree.
type row struct {
	coding.Code
	depth int
	// below is how many codes lie under it.
	below int
	// own is how many segments have the code, all those that have it or one
	// under it, as far as the coder may see them.
	own, all int
}

// outline is the tree as rows, of which those in folded branches are hidden.
type outline struct {
	rows    []row
	shown   []int // places of the rows that are not hidden
	folded  map[string]bool
	cursor  ui.RowCursor
	version int
	built   bool
	// wanted is the code to select when the tree is laid out again.
	wanted string
}

// update lays the tree out again if the analysis has changed, and keeps the
// selected code, or the place where it was.
func (o *outline) update(work *workspace.Workspace) {
	if o.built && o.version == work.Version() {
		return
	}
	if current, ok := o.current(); ok && o.wanted == "" {
		o.wanted = current.ID
	}
	o.rows = rowsOf(work.Analysis(), work.Counts())
	o.built, o.version = true, work.Version()
	o.hide()
}

// rowsOf lists the codes from the top down with their counts.
func rowsOf(a *coding.Analysis, count func(code string) int) []row {
	tree := a.Tree()
	rows := make([]row, len(tree))
	at := make(map[string]int, len(tree))
	for i, c := range tree {
		rows[i] = row{Code: c, own: count(c.ID)}
		rows[i].all = rows[i].own
		if parent, known := at[c.Parent]; known {
			rows[i].depth = rows[parent].depth + 1
		}
		at[c.ID] = i
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if parent, known := at[rows[i].Parent]; known {
			rows[parent].all += rows[i].all
			rows[parent].below += rows[i].below + 1
		}
	}
	return rows
}

// hide finds the rows that are shown, and selects the wanted one, or the one
// in whose branch it is folded away.
func (o *outline) hide() {
	o.shown = o.shown[:0]
	selected := -1
	for i := 0; i < len(o.rows); i++ {
		o.shown = append(o.shown, i)
		holds := o.rows[i].ID == o.wanted
		if o.folded[o.rows[i].ID] {
			for end := i + o.rows[i].below; i < end; {
				i++
				holds = holds || o.rows[i].ID == o.wanted
			}
		}
		if holds {
			selected = len(o.shown) - 1
		}
	}
	o.wanted = ""
	o.cursor.SetCount(len(o.shown))
	if selected >= 0 {
		o.cursor.Select(selected)
	}
}

// current is the selected code; false where there is none.
func (o *outline) current() (row, bool) {
	if at := o.cursor.Selected(); at < len(o.shown) {
		return o.rows[o.shown[at]], true
	}
	return row{}, false
}

// fold hides what lies under a code, or shows it.
func (o *outline) fold(code string, folded bool) {
	if current, ok := o.current(); ok {
		o.wanted = current.ID
	}
	o.folded[code] = folded
	o.hide()
}

// foldAll hides all branches, or shows them.
func (o *outline) foldAll(folded bool) {
	if current, ok := o.current(); ok {
		o.wanted = current.ID
	}
	clear(o.folded)
	if folded {
		for _, r := range o.rows {
			o.folded[r.ID] = r.below > 0
		}
	}
	o.hide()
}

// reveal selects a code and unfolds what it lies in.
func (o *outline) reveal(a *coding.Analysis, code string) {
	for c, known := a.Code(code); known && c.Parent != ""; c, known = a.Code(c.Parent) {
		delete(o.folded, c.Parent)
	}
	o.wanted = code
	o.hide()
}
