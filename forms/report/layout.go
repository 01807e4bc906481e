package report

import "golang.org/x/text/language"

// deepest is the lowest level of a heading that the formats know.
const deepest = 6

// levels gives headings their levels in turn, so that none is left out.
type levels struct{ before int }

func (l *levels) next(wanted int) int {
	l.before = min(max(wanted, 1), l.before+1, deepest)
	return l.before
}

// counter numbers the tables or the charts of a document that have a caption.
type counter struct{ count int }

func (c *counter) next() int {
	c.count++
	return c.count
}

// tag is a tag of a language as it is written; "" for what is none.
func tag(wanted string) string {
	parsed, err := language.Parse(wanted)
	if err != nil || parsed == language.Und {
		return ""
	}
	return parsed.String()
}

// language is that of the document.
func (d *Document) language() string {
	if known := tag(d.Language); known != "" {
		return known
	}
	return "en"
}

// cell is one of a row; one that is missing is empty.
func cell(row []Cell, column int) Cell {
	if column < len(row) {
		return row[column]
	}
	return Cell{}
}

// numeric reports whether a column holds numbers only, so that its title is
// aligned as they are.
func (t *Table) numeric(column int) bool {
	for _, row := range t.Rows {
		if text := cell(row, column); !text.Number && text.Text != "" {
			return false
		}
	}
	return len(t.Rows) > 0
}

// empty reports whether there is nothing of a table but its caption and notes.
func (t *Table) empty() bool { return len(t.Columns) == 0 }
