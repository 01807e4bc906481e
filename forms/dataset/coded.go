package dataset

import (
	"slices"

	"fieldwork/forms/dataset/codeplan"
)

// codedRows makes the values of rows for a file in which answers are coded, and
// counts them.
type codedRows struct {
	plan *codeplan.Plan
	// columns are the places in the plan, by column of the schema; words are those
	// that hold texts.
	columns        [][]int
	words          []int
	before, behind []extra
	counts         *codeplan.Counts
	// widths are the longest texts of the extra columns in bytes, those before
	// the variables first.
	widths []int
}

func newCodedRows(v *versions, s *schema, contacts *Contacts) *codedRows {
	c := &codedRows{plan: codeplan.New(v.newestFirst()...)}
	c.counts = codeplan.NewCounts(c.plan)
	for _, variable := range s.variables {
		c.columns = append(c.columns, c.plan.Of(variable.Name))
	}
	for i := range c.plan.Columns {
		if c.plan.Columns[i].Kind == codeplan.Words {
			c.words = append(c.words, i)
		}
	}
	c.before, c.behind = s.extras(contacts)
	c.widths = make([]int, len(c.before)+len(c.behind))
	return c
}

func (c *codedRows) page() *codedPage {
	return &codedPage{
		rows: c, extras: slices.Concat(c.before, c.behind), beyond: make([]codeplan.Value, len(c.widths)),
		widths: make([]int, len(c.widths)), counts: codeplan.NewCounts(c.plan),
	}
}

// rounded is how many numbers have more digits than the file holds.
func (c *codedRows) rounded() (count int) {
	for i := range c.counts.Columns {
		count += c.counts.Columns[i].Rounded
	}
	return count
}

// codedPage makes the values of some rows, and counts them.
type codedPage struct {
	rows   *codedRows
	extras []extra
	// values and beyond are of the row that was written last: those of the
	// variables, and those of the extra columns.
	values, beyond []codeplan.Value
	counts         *codeplan.Counts
	widths         []int
}

func (p *codedPage) write(r *row) (err error) {
	p.values = p.values[:0]
	for i, columns := range p.rows.columns {
		if p.values, err = p.rows.plan.Append(p.values, columns, r.answers[i]); err != nil {
			return err
		}
	}
	for _, at := range p.rows.words {
		p.values[at].Text = readable(p.values[at].Text)
	}
	p.counts.Add(p.values)
	for i, column := range p.extras {
		p.beyond[i] = column.value(r)
		p.widths[i] = max(p.widths[i], len(p.beyond[i].Text))
	}
	return nil
}

// before and behind are the values of the extra columns.
func (p *codedPage) before() []codeplan.Value { return p.beyond[:len(p.rows.before)] }
func (p *codedPage) behind() []codeplan.Value { return p.beyond[len(p.rows.before):] }

// finish adds what was counted to the counts of all rows.
func (p *codedPage) finish() error {
	p.rows.counts.Move(p.counts)
	for i, width := range p.widths {
		p.rows.widths[i] = max(p.rows.widths[i], width)
	}
	clear(p.widths)
	return nil
}
