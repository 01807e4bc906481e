package themes_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/themes"
)

// lines are the rows of a table, cells apart by a bar.
func lines(table [][]string) []string {
	var all []string
	for _, row := range table {
		all = append(all, strings.Join(row, "|"))
	}
	return all
}

func TestMatrices(t *testing.T) {
	s, codes := museums(t)
	r := s.reading()
	all := &themes.Choice{}
	for name, test := range map[string]struct {
		matrix  *themes.Matrix
		measure themes.Measure
		want    []string
	}{
		"by an attribute of several values": {themes.ByAttribute(&s.material, all, r, "lists", false), themes.Segments, []string{
			"CODE|Gwynedd|Torfaen|not known|TOTAL", "Benefits|1|1|1|2", "  Partners|1|1|1|2", "  Visitors|1|1|0|1", "Money|3|1|1|4", "Empty|0|0|0|0", "total|6|4|3|9",
		}},
		"branches summed, documents": {themes.ByAttribute(&s.material, all, r, "organisation", true), themes.Documents, []string{
			"CODE|Museum|Theatre|not known|TOTAL", "Benefits|2|0|1|3", "  Partners|1|0|1|2", "  Visitors|1|0|0|1", "Money|1|1|1|3", "Empty|0|0|0|0", "total|2|1|1|4",
		}},
		"by document, words": {themes.ByDocument(&s.material, &themes.Choice{Codes: []string{codes["Money"]}}, r, false), themes.Words, []string{
			"CODE|Interview 1|Interview 2|q11 · ABC|TOTAL", "Money|4|7|2|13", "total|4|7|2|13",
		}},
		"overlapping": {themes.Together(&s.material, all, r, themes.Nearness{}, false), themes.Segments, []string{
			"CODE|Benefits|Partners|Visitors|Money|Empty", "Benefits|2|0|0|0|0", "  Partners|0|2|1|0|0", "  Visitors|0|1|1|0|0", "Money|0|0|0|4|0", "Empty|0|0|0|0|0",
		}},
		"within a sentence": {themes.Together(&s.material, all, r, themes.Nearness{Sentences: 1}, false), themes.Segments, []string{
			"CODE|Benefits|Partners|Visitors|Money|Empty", "Benefits|2|1|0|0|0", "  Partners|1|2|1|1|0", "  Visitors|0|1|1|0|0", "Money|0|1|0|4|0", "Empty|0|0|0|0|0",
		}},
		"in the same document": {themes.Together(&s.material, all, nil, themes.Nearness{SameDocument: true}, false), themes.Documents, []string{
			"CODE|Benefits|Partners|Visitors|Money|Empty", "Benefits|2|1|1|1|0", "  Partners|1|2|1|2|0", "  Visitors|1|1|1|1|0", "Money|1|2|1|3|0", "Empty|0|0|0|0|0",
		}},
		"yes or no": {themes.ByAttribute(&s.material, all, nil, "organisation", false), themes.Present, []string{
			"CODE|Museum|Theatre|not known|TOTAL", "Benefits|1|0|0|1", "  Partners|1|0|1|1", "  Visitors|1|0|0|1", "Money|1|1|1|1", "Empty|0|0|0|0", "total|1|1|1|1",
		}},
	} {
		if diff := cmp.Diff(test.want, lines(test.matrix.Table(test.measure))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// draw makes a study at random, the IDs of its documents in the order given.
func draw(t *rapid.T, tb testing.TB) *study {
	s := newStudy(tb)
	var codes []string
	for i := range rapid.IntRange(1, 6).Draw(t, "codes") {
		under := ""
		if i > 0 {
			under = rapid.SampledFrom(append([]string{""}, codes...)).Draw(t, "under")
		}
		codes = append(codes, s.code(fmt.Sprintf("Code %d", i), under, ""))
	}
	for i := range rapid.IntRange(1, 6).Draw(t, "documents") {
		id := fmt.Sprintf("D%d", i)
		attributes := coding.Attributes{}
		if organisation := rapid.SampledFrom([]string{"", "Museum", "Theatre", "3", "20"}).Draw(t, "organisation"); organisation != "" {
			attributes["organisation"] = organisation
		}
		s.document(coding.Document{ID: id, Title: id, Kind: coding.Transcript}, attributes, "A: One two three. Four five six. Seven eight nine ten.", "B: Eleven. Twelve.")
		length := s.texts[id].Text.Len()
		for range rapid.IntRange(0, 8).Draw(t, "segments") {
			from := rapid.IntRange(0, length-1).Draw(t, "from")
			to := rapid.IntRange(from+1, length).Draw(t, "to")
			coder := rapid.SampledFrom([]string{"AM", "BT"}).Draw(t, "coder")
			change, err := s.analysis.CodePassage(s.by(coder), id, s.texts[id].Text, coding.Span{From: from, To: to}, rapid.SampledFrom(codes).Draw(t, "code"))
			if err == nil {
				s.apply(change, nil)
			}
		}
	}
	return s
}

// TestMatricesAddUp holds that a matrix by an attribute of one value has every
// segment once, and that one by document does.
func TestMatricesAddUp(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := draw(r, t)
		reading := s.reading()
		for _, m := range []*themes.Matrix{
			themes.ByAttribute(&s.material, &themes.Choice{}, reading, "organisation", false),
			themes.ByDocument(&s.material, &themes.Choice{}, reading, false),
		} {
			whole := 0
			for i, row := range m.Rows {
				segments, documents, words := 0, 0, 0
				for _, cell := range m.Cells[i] {
					segments, documents, words = segments+cell.Segments, documents+cell.Documents, words+cell.Words
				}
				sum := m.RowTotals[i]
				if segments != s.analysis.Count(row.ID) || segments != sum.Segments || documents != sum.Documents || words != sum.Words {
					r.Fatalf("%s: %s adds up to %d, %d, %d and not %+v of %d", m.Title, row.Label, segments, documents, words, sum, s.analysis.Count(row.ID))
				}
				whole += segments
			}
			if m.Total.Segments != whole {
				r.Fatalf("the total is %d, not %d", m.Total.Segments, whole)
			}
			for j := range m.Columns {
				segments := 0
				for i := range m.Rows {
					segments += m.Cells[i][j].Segments
				}
				if segments != m.ColumnTotals[j].Segments {
					r.Fatalf("column %d adds up to %d, not %d", j, segments, m.ColumnTotals[j].Segments)
				}
			}
		}
	})
}

// TestBranchesAddUp holds that a code counts with all that lie under it.
func TestBranchesAddUp(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := draw(r, t)
		m := themes.ByAttribute(&s.material, &themes.Choice{}, nil, "organisation", true)
		for i, row := range m.Rows {
			if got, want := m.RowTotals[i].Segments, s.analysis.CountBranch(row.ID); got != want {
				r.Fatalf("%s has %d with its branch, not %d", row.Label, got, want)
			}
		}
		for _, count := range themes.Counts(&s.material, &themes.Choice{}, nil, "") {
			if count.Code.ID != "" && (count.Own.Segments != s.analysis.Count(count.Code.ID) || count.Branch.Segments != s.analysis.CountBranch(count.Code.ID)) {
				r.Fatalf("%s counts %+v", count.Code.Name, count)
			}
		}
	})
}

// TestTheOrderOfDocumentsChangesNothing gives the documents other IDs, and with
// them another order.
func TestTheOrderOfDocumentsChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := draw(r, t)
		documents := s.analysis.Documents()
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 1)).Perm(len(documents))
		other := newStudy(t)
		var segments []coding.Segment
		var renamed []coding.Document
		for i, d := range documents {
			from := d.ID
			d.ID = fmt.Sprintf("E%d", order[i])
			renamed = append(renamed, d)
			other.texts[d.ID] = s.texts[from]
			other.material.Attributes[d.ID] = s.material.Attributes[from]
			for _, segment := range s.analysis.Segments(from) {
				segment.Document = d.ID
				segments = append(segments, segment)
			}
		}
		other.analysis.Load(renamed, s.analysis.Tree(), segments, nil)
		near := themes.Nearness{Sentences: 1}
		for i, make := range []func(*study) *themes.Matrix{
			func(s *study) *themes.Matrix {
				return themes.ByAttribute(&s.material, &themes.Choice{}, s.reading(), "organisation", true)
			},
			func(s *study) *themes.Matrix {
				return themes.Together(&s.material, &themes.Choice{}, s.reading(), near, false)
			},
		} {
			if diff := cmp.Diff(make(s), make(other), cmpopts.IgnoreUnexported(themes.Cell{})); diff != "" {
				r.Fatalf("matrix %d: %s", i, diff)
			}
		}
	})
}

// TestTogetherIsWhatEveryPairSays compares with a look at every two segments.
func TestTogetherIsWhatEveryPairSays(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := draw(r, t)
		reading := s.reading()
		within := rapid.IntRange(0, 3).Draw(r, "sentences")
		m := themes.Together(&s.material, &themes.Choice{}, reading, themes.Nearness{Sentences: within}, false)
		want := map[[2]string]int{}
		for _, d := range s.analysis.Documents() {
			segments := s.analysis.Segments(d.ID)
			for i, a := range segments {
				for j, b := range segments {
					near := a.Overlaps(b.Span)
					if within > 0 {
						near = reading.Sentences[d.ID].Widen(a.Span, within).Overlaps(b.Span)
					}
					if near && a.Code != b.Code || i == j {
						want[[2]string{a.Code, b.Code}]++
					}
				}
			}
		}
		for i, row := range m.Rows {
			for j, column := range m.Columns {
				if got := m.Cells[i][j].Segments; got != want[[2]string{row.ID, column.ID}] || got != m.Cells[j][i].Segments {
					r.Fatalf("%s and %s are together %d times, not %d", row.Label, column.Label, got, want[[2]string{row.ID, column.ID}])
				}
			}
		}
	})
}

func TestOrderMovesRowsWhole(t *testing.T) {
	s, _ := museums(t)
	m := themes.ByAttribute(&s.material, &themes.Choice{}, nil, "organisation", false)
	before := lines(m.Table(themes.Segments))
	m.Order([]int{4, 3, 2, 1, 0})
	after := lines(m.Table(themes.Segments))
	slices.Reverse(before[1:6])
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}
