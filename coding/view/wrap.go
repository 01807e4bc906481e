package view

// row is one line of the text as it is shown, from up to but not including to,
// in bytes. The rows of a block hold all of it, so that every place of a text
// is in one row: spaces at which a line is broken hang at its end.
type row struct {
	from, to int
	// lead is how many columns the label of the speaker takes before it.
	lead int
}

// wrapBlock breaks a block of a text into rows of a width; the first has a
// label before it.
func wrapBlock(text string, from, to, width, lead int) []row {
	w := wrapping{text: text, width: max(width, 1), rows: []row{{from: from, lead: lead}}, used: lead}
	for at := from; at < to; {
		c := firstCell(text[at:to])
		if space := text[at] == ' '; space {
			w.used += c.columns
			w.breakable, w.after = at+c.bytes, 0
		} else {
			w.put(at, c)
		}
		at += c.bytes
	}
	w.rows[len(w.rows)-1].to = to
	return w.rows
}

// wrapping is where the breaking of a block stands.
type wrapping struct {
	text  string
	width int
	rows  []row
	used  int // columns of the row so far
	// breakable is the byte after the last space of the row, 0 for none, and
	// after the columns that follow it.
	breakable, after int
}

// put adds a character to the row, or begins a row with it or with its word.
func (w *wrapping) put(at int, c cell) {
	if w.used+c.columns > w.width && w.used > 0 {
		switch last := &w.rows[len(w.rows)-1]; {
		case w.breakable > last.from:
			w.breakAt(w.breakable, w.after)
		case at > last.from:
			w.breakAt(at, 0)
		}
	}
	if w.used+c.columns > w.width && w.used > 0 && at > w.rows[len(w.rows)-1].from {
		w.breakAt(at, 0)
	}
	w.used += c.columns
	w.after += c.columns
}

// breakAt begins a row at a byte; what has been put after it takes some columns.
func (w *wrapping) breakAt(at, columns int) {
	w.rows[len(w.rows)-1].to = at
	w.rows = append(w.rows, row{from: at})
	w.used, w.after, w.breakable = columns, columns, 0
}
