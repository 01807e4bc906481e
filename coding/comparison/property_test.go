package comparison_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/agreement"
	"fieldwork/coding/comparison"
)

// rows are all rows of a report but those of pairs.
func rows(r *comparison.Report) []comparison.Row {
	return slices.Concat([]comparison.Row{r.Overall}, r.Codes, r.Documents)
}

// TestOrderOfCodersMakesNoDifference compares the same coders in two orders.
func TestOrderOfCodersMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		coders := []string{"A", "B", "C"}[:rapid.IntRange(2, 3).Draw(r, "coders")]
		s, manner := drawnStudy(r, coders...), drawnManner(r)
		scope := comparison.Scope{Coders: coders, Unfinished: rapid.Bool().Draw(r, "unfinished")}
		turned := scope
		turned.Coders = rapid.Permutation(coders).Draw(r, "order")
		one, other := s.report(r, scope, manner), s.report(r, turned, manner)
		first, second := rows(one), rows(other)
		if len(first) != len(second) || len(one.Pairs) != len(other.Pairs) {
			r.Fatalf("%d and %d rows", len(first), len(second))
		}
		for at := range first {
			if first[at].Units != second[at].Units {
				r.Errorf("row %d: %d and %d units", at, first[at].Units, second[at].Units)
			}
			for i, figure := range first[at].Figures {
				a, definedA := figure.Result.Value()
				b, definedB := second[at].Figures[i].Result.Value()
				if definedA != definedB || math.Abs(a-b) > 1e-9 {
					r.Errorf("row %d: %s is %s, and in another order %s", at, figure.Measure.Name, figure.Result, second[at].Figures[i].Result)
				}
			}
		}
	})
}

// TestIdenticalCodingsAgree lets a second coder code as the first did.
func TestIdenticalCodingsAgree(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s, manner := drawnStudy(r, "A"), drawnManner(r)
		for _, document := range s.analysis.Documents() {
			for _, segment := range slices.Clone(s.analysis.Segments(document.ID)) {
				s.codePassage(r, "B", document.ID, segment.Code, segment.Span)
			}
		}
		scope := comparison.Scope{Coders: []string{"A", "B"}}
		if found := s.take(r, scope).Disagreements(); len(found) > 0 {
			r.Errorf("they disagree on %d passages", len(found))
		}
		for _, row := range rows(s.report(r, scope, manner)) {
			for _, figure := range row.Figures {
				if value, defined := figure.Result.Value(); defined && math.Abs(value-1) > 1e-9 {
					r.Errorf("%s is %s", figure.Measure.Name, figure.Result)
				}
				if low, high, drawn := figure.Interval.Bounds(); drawn && (math.Abs(low-1) > 1e-9 || math.Abs(high-1) > 1e-9) {
					r.Errorf("%s is from %g to %g", figure.Measure.Name, low, high)
				}
			}
		}
	})
}

// spans are the passages of the coders in a study, without IDs and times.
func spans(a *coding.Analysis, coder string) map[string][]coding.Span {
	found := map[string][]coding.Span{}
	for _, document := range a.Documents() {
		for _, segment := range a.Segments(document.ID) {
			if key := document.ID + segment.Code; segment.Coder == coder && !slices.Contains(found[key], segment.Span) {
				found[key] = append(found[key], segment.Span)
			}
		}
	}
	return found
}

// spansIn are the passages of a coder in the documents that are compared.
func spansIn(s *study, scope comparison.Scope, coder string) map[string][]coding.Span {
	all := spans(s.analysis, coder)
	for key := range all {
		material, err := comparison.Take(s.analysis, scope)
		if err != nil || !slices.Contains(compared(material), key[:len("doc00")]) {
			delete(all, key)
		}
	}
	return all
}

// everything is all segments and their memos.
func everything(a *coding.Analysis) (all []any) {
	for _, document := range a.Documents() {
		for _, segment := range a.Segments(document.ID) {
			memo, _ := a.Memo(coding.OnSegment, segment.ID)
			all = append(all, segment, memo)
		}
		all = append(all, a.Done(document.ID, "A"), a.Done(document.ID, "B"))
	}
	return all
}

// TestSettlingAllMakesCodersAlike settles every disagreement, by any choices,
// and takes all back.
func TestSettlingAllMakesCodersAlike(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := drawnStudy(r, "A", "B", "C")
		for _, document := range s.analysis.Documents() {
			for _, segment := range slices.Clone(s.analysis.Segments(document.ID)) {
				if rapid.Bool().Draw(r, "memo") {
					s.do(r, s.analysis.SetMemo(s.by("C"), coding.OnSegment, segment.ID, "why"), nil)
				}
			}
		}
		before, others := everything(s.analysis), spans(s.analysis, "C")
		scope := comparison.Scope{Coders: []string{"A", "B"}, Unfinished: rapid.Bool().Draw(r, "unfinished")}
		documents := compared(s.take(r, scope))
		var done []coding.Change
		for found := s.take(r, scope).Disagreements(); len(found) > 0; {
			material := s.take(r, scope)
			at := rapid.IntRange(0, len(found)-1).Draw(r, "which")
			how := comparison.Settlement(rapid.IntRange(0, 3).Draw(r, "how"))
			change, err := material.Settle(s.analysis, s.by("D"), s.contents[found[at].Document.ID].Text, &found[at], how)
			done = append(done, s.do(r, change, err))
			left := s.take(r, scope).Disagreements()
			if len(left) != len(found)-1 {
				r.Fatalf("%d disagreements were left of %d", len(left), len(found))
			}
			found = left
		}
		for _, id := range compared(s.take(r, scope)) {
			documents = slices.DeleteFunc(documents, func(each string) bool { return each == id })
		}
		if len(documents) > 0 {
			r.Errorf("%v are not compared any more", documents)
		}
		if diff := gocmp.Diff(spansIn(s, scope, "A"), spansIn(s, scope, "B")); diff != "" {
			r.Error("the coders are not alike:", diff)
		}
		if diff := gocmp.Diff(others, spans(s.analysis, "C")); diff != "" {
			r.Error("another coder's segments have changed:", diff)
		}
		for _, change := range slices.Backward(done) {
			s.do(r, change.Inverse(), nil)
		}
		if diff := gocmp.Diff(before, everything(s.analysis), cmpopts.EquateEmpty()); diff != "" {
			r.Error("undoing all does not lead back:", diff)
		}
	})
}

// TestWorstDisagreementsComeFirst checks the order, and that what is apart is
// counted right.
func TestWorstDisagreementsComeFirst(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := drawnStudy(r, "A", "B")
		material := s.take(r, comparison.Scope{Coders: []string{"A", "B"}, Unfinished: true})
		found := material.Disagreements()
		if !slices.IsSortedFunc(found, func(a, b comparison.Disagreement) int { return cmp.Compare(b.Apart, a.Apart) }) {
			r.Error("the worst are not first")
		}
		for _, d := range found {
			apart := 0
			for at := d.Passage.From; at < d.Passage.To; at++ {
				if holds(d.First, at) != holds(d.Second, at) {
					apart++
				}
			}
			if apart != d.Apart {
				r.Errorf("%d code points are apart, and %d were counted", apart, d.Apart)
			}
		}
	})
}

func holds(segments []coding.Segment, place int) bool {
	return slices.ContainsFunc(segments, func(s coding.Segment) bool { return s.From <= place && place < s.To })
}

// TestUnitsAreCountedAsTheyStand compares the counts with those of a matrix that
// is filled unit by unit.
func TestUnitsAreCountedAsTheyStand(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := drawnStudy(r, "A", "B")
		onlyCoded := rapid.Bool().Draw(r, "only coded")
		matrix, err := agreement.NewMatrix(2, agreement.Categories(2))
		if err != nil {
			r.Fatal(err)
		}
		scope := comparison.Scope{Coders: []string{"A", "B"}, Unfinished: true}
		material := s.take(r, scope)
		for _, code := range material.Codes() {
			for _, document := range material.Documents() {
				for at := range document.Length {
					values := []int{0, 0}
					for _, segment := range s.analysis.SegmentsAt(document.ID, at) {
						if segment.Code == code.ID {
							values[slices.Index(scope.Coders, segment.Coder)] = 1
						}
					}
					if onlyCoded && values[0]+values[1] == 0 {
						continue
					}
					if err := matrix.Add(values...); err != nil {
						r.Fatal(err)
					}
				}
			}
		}
		want := agreement.Cohen(matrix.Counts())
		got := s.report(r, scope, comparison.Manner{OnlyCoded: onlyCoded, Samples: 5}).Overall
		if at, _ := comparison.MeasureNamed("cohen"); got.Units != matrix.Units() || got.Figures[at].Result.String() != want.String() {
			r.Errorf("%d units and %s, not %d and %s", got.Units, got.Figures[at].Result, matrix.Units(), want)
		}
	})
}
