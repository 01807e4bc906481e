package dataset

import (
	"slices"

	"fieldwork/forms/dataset/codeplan"
)

// codedRows makes the values of rows for a file in which answers are coded.
type codedRows struct {
	plan           *codeplan.Plan
	counts         *codeplan.Counts
	variables      []string
	before, behind []extra
	// widths are the longest texts of the extra columns in bytes, those before
	// the variables first.
	widths []int
}

func newCodedRows(v *versions, s *schema, contacts *Contacts) *codedRows {
	c := &codedRows{plan: codeplan.New(v.newestFirst()...)}
	c.counts = codeplan.NewCounts(c.plan)
	for _, variable := range s.variables {
		c.variables = append(c.variables, variable.Name)
	}
	c.before, c.behind = s.extras(contacts)
	c.widths = make([]int, len(c.before)+len(c.behind))
	return c
}

// extras lists the extra columns, those before the variables first.
func (c *codedRows) extras() []extra { return slices.Concat(c.before, c.behind) }

// values appends the values of the variables of a row.
func (c *codedRows) values(values []codeplan.Value, r *row) ([]codeplan.Value, error) {
	var err error
	for i, f := range r.fields {
		answer := f.answer
		answer.Value = readable(answer.Value)
		if values, err = c.plan.Values(values, c.variables[i], answer); err != nil {
			return values, err
		}
	}
	return values, nil
}

// count takes a row into account, before any is written.
func (c *codedRows) count(r *row, values []codeplan.Value) {
	c.counts.Add(values)
	for i, column := range c.extras() {
		c.widths[i] = max(c.widths[i], len(column.value(r).Text))
	}
}
