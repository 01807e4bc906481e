package themes

import (
	"fmt"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// Nearness says when two passages occur together.
type Nearness struct {
	// SameDocument lets all passages of a document occur together. Else they do
	// if they share a code point, or with Sentences above 0 if no more than so
	// many sentences lie between, the last one included: 1 is the same sentence
	// or a neighbouring one.
	SameDocument bool
	Sentences    int
}

// Words is the nearness as people read it.
func (n Nearness) Words() string {
	switch {
	case n.SameDocument:
		return "in the same document"
	case n.Sentences > 0:
		return query.Distance(query.Sentence, n.Sentences)
	}
	return "overlapping"
}

// MostTogether is how many codes are set against one another at most: a matrix has
// a cell for each two of them.
const MostTogether = 2000

// Together counts how often codes occur together: pairs of passages, one of
// each code, and the documents that have such a pair. In the diagonal stands
// how often a code was given at all. In the same document only documents are
// counted. It is the same read along the rows as down the columns. With sum a
// code counts with all that lie under it. Documents whose sentences the reading
// does not have count nothing where sentences matter.
func Together(m *Material, c *Choice, r *Reading, near Nearness, sum bool) *Matrix {
	codes := c.CodesOf(m.Analysis)
	heads := codeHeads(m.Analysis, codes)
	t := &togetherness{
		matrix: newMatrix(fmt.Sprintf("Codes %s", near.Words()), heads, heads),
		rows:   rowsOf(m.Analysis, codes, sum), near: near,
	}
	t.matrix.RowTotals, t.matrix.ColumnTotals = nil, nil
	t.matrix.Measures = []Measure{Segments, Documents, Present}
	if near.SameDocument {
		t.matrix.Measures = []Measure{Documents, Present}
	}
	all := Passages(m, c.summing(sum), r)
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Document == all[from].Document {
			to++
		}
		t.document(all[from:to], r)
		from = to
	}
	return t.matrix
}

type togetherness struct {
	matrix *Matrix
	rows   map[string][]int
	near   Nearness
}

// document counts the segments of one document, which are in order.
func (t *togetherness) document(segments []coding.Segment, r *Reading) {
	for i := range segments {
		for _, row := range t.rows[segments[i].Code] {
			t.matrix.Cells[row][row].add(segments[i].Document, 1, 0)
		}
	}
	if t.near.SameDocument {
		t.sameDocument(segments)
		return
	}
	var sentences query.Places
	if t.near.Sentences > 0 {
		if !r.Knows(segments[0].Document) {
			return
		}
		sentences = r.Sentences[segments[0].Document]
	}
	for i := range segments {
		reach := segments[i].To
		if t.near.Sentences > 0 {
			reach = sentences.Widen(segments[i].Span, t.near.Sentences).To
		}
		for j := i + 1; j < len(segments) && segments[j].From < reach; j++ {
			t.pair(&segments[i], &segments[j])
		}
	}
}

// pair counts two segments in the rows of either.
func (t *togetherness) pair(a, b *coding.Segment) {
	for _, row := range t.rows[a.Code] {
		for _, column := range t.rows[b.Code] {
			if row != column {
				t.matrix.Cells[row][column].add(a.Document, 1, 0)
				t.matrix.Cells[column][row].add(a.Document, 1, 0)
			}
		}
	}
}

// sameDocument counts the document for all codes that it has.
func (t *togetherness) sameDocument(segments []coding.Segment) {
	has := map[int]bool{}
	for i := range segments {
		for _, row := range t.rows[segments[i].Code] {
			has[row] = true
		}
	}
	for row := range has {
		for column := range has {
			if row != column {
				t.matrix.Cells[row][column].add(segments[0].Document, 0, 0)
			}
		}
	}
}
