package matrixview

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/query"
	"fieldwork/coding/themes"
)

// acrossKind is what codes are set against.
type acrossKind int

const (
	byAttribute acrossKind = iota
	byDocument
	together
	cases
)

// across says what stands across; in the framework the codes do.
type across struct {
	kind      acrossKind
	attribute string
	near      themes.Nearness
}

func (a across) words() string {
	switch a.kind {
	case byAttribute:
		return "codes by " + a.attribute
	case byDocument:
		return "codes by document"
	case together:
		return "codes " + a.near.Words()
	}
	return "cases by codes"
}

// inSentences reports whether nearness is counted in sentences.
func (a across) inSentences() bool { return a.kind == together && a.near.Sentences > 0 }

// material is what matrices are made of: what the coder may see.
func (s *Screen) material() *themes.Material {
	return &themes.Material{Analysis: s.work.Analysis(), Attributes: s.attributes, Respondents: s.respondents, Sees: s.work.Sees()}
}

// choice is which segments count.
func (s *Screen) choice() *themes.Choice {
	c := &themes.Choice{Branch: true}
	if _, known := s.work.Analysis().Code(s.asked.branch); known {
		c.Codes = []string{s.asked.branch}
	}
	if s.asked.coder != "" {
		c.Coders = []string{s.asked.coder}
	}
	return c
}

// make makes the matrix that is asked for.
func (s *Screen) make() {
	if s.version != s.work.Version() {
		s.quoting.forget()
	}
	s.version = s.work.Version()
	m, c, r := s.material(), s.choice(), s.reading.known
	s.matrix, s.framework = nil, nil
	switch s.asked.across.kind {
	case byAttribute:
		s.matrix = themes.ByAttribute(m, c, r, s.asked.across.attribute, s.asked.sum)
	case byDocument:
		s.matrix = themes.ByDocument(m, c, r, s.asked.sum)
	case together:
		if s.tooMany() {
			s.matrix = &themes.Matrix{Measures: []themes.Measure{s.asked.measure}}
			break
		}
		s.matrix = themes.Together(m, c, r, s.asked.across.near, s.asked.sum)
	case cases:
		s.framework = themes.NewFramework(m, c, r, themes.NewLabels(m, nil), s.asked.sum)
		s.grid = s.grid.of(s.casesGrid())
		return
	}
	if !slices.Contains(s.matrix.Measures, s.asked.measure) {
		s.asked.measure = s.matrix.Measures[0]
	}
	s.sort()
	s.grid = s.grid.of(s.codesGrid())
}

// sort puts the rows with the highest numbers of the column by which they are
// sorted first.
func (s *Screen) sort() {
	column := slices.IndexFunc(s.matrix.Columns, func(h themes.Head) bool { return h.ID == s.asked.sorted })
	if column < 0 || s.asked.sorted == "" {
		return
	}
	order := make([]int, len(s.matrix.Rows))
	for i := range order {
		order[i] = i
	}
	value := func(row int) int { return s.matrix.Cells[row][column].Value(s.asked.measure) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(value(b), value(a)) })
	s.matrix.Order(order)
}

// codesGrid shows the matrix.
func (s *Screen) codesGrid() grid {
	g := grid{corner: s.asked.measure.Label(), numbers: true}
	shortest := 1
	if len(s.matrix.Rows) > 0 {
		first := slices.MinFunc(s.matrix.Rows, func(a, b themes.Head) int { return cmp.Compare(len(a.Path), len(b.Path)) })
		shortest = len(first.Path)
	}
	for _, row := range s.matrix.Rows {
		indent := strings.Repeat("  ", len(row.Path)-shortest)
		if s.asked.sorted != "" {
			indent = ""
		}
		g.rows = append(g.rows, indent+row.Label)
	}
	for _, column := range s.matrix.Columns {
		g.columns = append(g.columns, column.Label)
	}
	totals := s.matrix.RowTotals != nil
	if totals {
		g.columns = append(g.columns, "total")
	}
	g.cell = func(row, column int) string { return shown(s.cell(row, column).Value(s.asked.measure)) }
	if totals {
		g.foot = func(column int) string {
			if column == len(s.matrix.Columns) {
				return strconv.Itoa(s.matrix.Total.Value(s.asked.measure))
			}
			return strconv.Itoa(s.matrix.ColumnTotals[column].Value(s.asked.measure))
		}
	}
	return g
}

// shown leaves a place empty but for a dot where nothing was counted, so that
// what was stands out.
func shown(count int) string {
	if count == 0 {
		return "·"
	}
	return strconv.Itoa(count)
}

// cell is one of the matrix, or the total of its row in the column after the
// last.
func (s *Screen) cell(row, column int) themes.Cell {
	if column == len(s.matrix.Columns) {
		return s.matrix.RowTotals[row]
	}
	return s.matrix.Cells[row][column]
}

// casesGrid shows the framework.
func (s *Screen) casesGrid() grid {
	g := grid{corner: "case"}
	for _, one := range s.framework.Cases {
		g.rows = append(g.rows, one.Label)
	}
	for _, column := range s.framework.Columns {
		g.columns = append(g.columns, column.Label)
	}
	g.cell = func(row, column int) string {
		cell := &s.framework.Cells[row][column]
		switch {
		case cell.Summary != "":
			return cell.Summary
		case len(cell.Segments) == 0:
			return "·"
		}
		if quotations := s.quotations(cell); len(quotations) > 0 {
			return strings.Join(quotations, " ")
		}
		return passages(len(cell.Segments))
	}
	return g
}

// tooMany reports whether codes are to be set against one another that are too
// many for that.
func (s *Screen) tooMany() bool {
	return s.asked.across.kind == together && len(s.choice().CodesOf(s.work.Analysis())) > themes.MostTogether
}

// columnOf is a column of a document as matrices see it.
func (s *Screen) columnOf(d *coding.Document, name string) string {
	return query.Column(d, s.attributes[d.ID], name)
}
