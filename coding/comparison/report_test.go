package comparison_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/agreement"
	"fieldwork/coding/comparison"
)

// TestNVivoShape codes a text of 1,000 characters as in the help of NVivo: 50
// characters by both, 100 by A only, 50 by B only, 800 by neither.
func TestNVivoShape(t *testing.T) {
	s := newStudy(1, []string{strings.Repeat("x", 1000)})
	s.codePassage(t, "A", "doc00", "code0", coding.Span{From: 100, To: 250})
	s.codePassage(t, "B", "doc00", "code0", coding.Span{From: 200, To: 300})
	report := s.report(t, comparison.Scope{Coders: []string{"A", "B"}}, comparison.Manner{Threshold: .25})
	for measure, want := range map[string]string{
		"percentage": "0.850", "cohen": "0.318", "scott": "0.314", "brennan_prediger": "0.700", "ac1": "0.808", "alpha": "0.315", "f1": "0.400",
		"segments": "1.000", "holsti": "1.000", "segments_kappa": "n/a",
	} {
		at, _ := comparison.MeasureNamed(measure)
		for _, row := range rows(report) {
			if got := row.Figures[at].Result.String(); got != want {
				t.Errorf("%s is %s, not %s", measure, got, want)
			}
		}
	}
	row := report.Overall
	if row.Units != 1000 || row.Coded[0] != 150 || row.Coded[1] != 100 || row.Matches != (agreement.Matches{Both: 1}) {
		t.Errorf("%d units, %v coded, %v", row.Units, row.Coded, row.Matches)
	}
	above := s.report(t, comparison.Scope{Coders: []string{"A", "B"}}, comparison.Manner{Threshold: .26})
	if above.Overall.Matches != (agreement.Matches{OnlyFirst: 1, OnlySecond: 1}) {
		t.Errorf("50 of 200 match at 0.26: %v", above.Overall.Matches)
	}
}

// TestUnitsThatAreCounted counts what each unit makes of one text.
func TestUnitsThatAreCounted(t *testing.T) {
	s := newStudy(1, []string{"What came of it?", "Much. We share vans.\n\nAnd people.", "Anything else?", "No."})
	s.code(t, "A", "doc00", "We share", "code0")
	s.code(t, "B", "doc00", "Much. We", "code0")
	for _, want := range []struct {
		manner              comparison.Manner
		units, first, other int
	}{
		{comparison.Manner{Unit: comparison.Character}, 72, 8, 8},
		{comparison.Manner{Unit: comparison.Character, OnlyCoded: true}, 14, 8, 8},
		{comparison.Manner{Unit: comparison.Character, WithoutInterviewer: true}, 42, 8, 8},
		{comparison.Manner{Unit: comparison.Sentence}, 6, 1, 2},
		{comparison.Manner{Unit: comparison.Sentence, WithoutInterviewer: true}, 4, 1, 2},
		{comparison.Manner{Unit: comparison.Sentence, WithoutSpeakers: []string{" museum"}}, 2, 0, 0},
		{comparison.Manner{Unit: comparison.Sentence, OnlyCoded: true}, 2, 1, 2},
		{comparison.Manner{Unit: comparison.Paragraph}, 5, 1, 1},
		{comparison.Manner{Unit: comparison.Turn}, 4, 1, 1},
		{comparison.Manner{Unit: comparison.Turn, WithoutInterviewer: true}, 2, 1, 1},
		{comparison.Manner{Unit: comparison.Document}, 1, 1, 1},
	} {
		for _, samples := range []int{0, 10} {
			want.manner.Samples = samples
			row := s.report(t, comparison.Scope{Coders: []string{"A", "B"}}, want.manner).Overall
			if row.Units != want.units || row.Coded[0] != want.first || row.Coded[1] != want.other {
				t.Errorf("%+v: %d units, of which %v are coded", want.manner, row.Units, row.Coded)
			}
		}
	}
}

// TestWhatIsNotDefinedSaysWhy asks for figures that there are not.
func TestWhatIsNotDefinedSaysWhy(t *testing.T) {
	s := newStudy(2, []string{"We share vans."})
	s.codePassage(t, "A", "doc00", "code0", coding.Span{From: 0, To: 14})
	s.codePassage(t, "B", "doc00", "code0", coding.Span{From: 0, To: 14})
	report := s.report(t, comparison.Scope{Coders: []string{"A", "B"}, Codes: []string{"code0", "code1"}}, comparison.Manner{})
	for _, want := range []struct {
		code    int
		measure string
		why     error
	}{
		{0, "cohen", agreement.ErrNoVariation}, {0, "alpha", agreement.ErrNoVariation},
		{1, "f1", agreement.ErrNothingCoded}, {1, "segments", agreement.ErrNothingCoded}, {1, "alpha_u", agreement.ErrNothingCoded},
	} {
		at, _ := comparison.MeasureNamed(want.measure)
		if result := report.Codes[want.code].Figures[at].Result; result.String() != "n/a" || !errors.Is(result.Why(), want.why) {
			t.Errorf("%s of code %d is %s: %v", want.measure, want.code, result, result.Why())
		}
	}
	if kappa, _ := comparison.MeasureNamed("segments_kappa"); report.Overall.Figures[kappa].Result.String() != "1.000" {
		t.Errorf("the kappa of the segments of two codes is %s", report.Overall.Figures[kappa].Result)
	}
	none := s.report(t, comparison.Scope{Coders: []string{"A", "C"}}, comparison.Manner{Samples: 10})
	for _, figure := range none.Overall.Figures {
		if figure.Result.Why() == nil {
			t.Errorf("%s of nothing is %s", figure.Measure.Name, figure.Result)
		}
	}
}

// TestIntervalsFollowFromTheSeed draws twice from one seed and once from another.
func TestIntervalsFollowFromTheSeed(t *testing.T) {
	turns := make([]string, 60)
	for i := range turns {
		turns[i] = "We share vans, and people."
	}
	s := newStudy(1, turns)
	for i := range turns {
		s.codePassage(t, "A", "doc00", "code0", coding.Span{From: i * 28, To: i*28 + 8})
		if i%3 > 0 {
			s.codePassage(t, "B", "doc00", "code0", coding.Span{From: i * 28, To: i*28 + 8 + i%5})
		}
	}
	bounds := func(seed uint64) (low, high float64) {
		report := s.report(t, comparison.Scope{Coders: []string{"A", "B"}}, comparison.Manner{Samples: 200, Seed: seed})
		if report.Whole || report.Stretches < 50 {
			t.Errorf("samples were drawn from %d stretches", report.Stretches)
		}
		at, _ := comparison.MeasureNamed("alpha")
		figure := report.Overall.Figures[at]
		value, _ := figure.Result.Value()
		low, high, drawn := figure.Interval.Bounds()
		if !drawn || low >= value || high <= value || high-low > .5 {
			t.Errorf("%g is from %g to %g", value, low, high)
		}
		segments, _ := comparison.MeasureNamed("segments")
		if low, high, drawn := report.Overall.Figures[segments].Interval.Bounds(); !drawn || low >= 2./3 || high <= 2./3 {
			t.Errorf("the segments that match are from %g to %g", low, high)
		}
		return low, high
	}
	low, high := bounds(1)
	if again, more := bounds(1); again != low || more != high {
		t.Error("the same seed gives other intervals")
	}
	if again, more := bounds(2); again == low && more == high {
		t.Error("another seed gives the same intervals")
	}
}

// TestSeveralCodersArePaired compares three coders, one of whom has not coded
// everything.
func TestSeveralCodersArePaired(t *testing.T) {
	s := newStudy(1, []string{"We share vans, and people."}, []string{"We share nothing."})
	for _, coder := range []string{"A", "B", "C"} {
		s.code(t, coder, "doc00", "We share", "code0")
	}
	s.code(t, "A", "doc01", "We share", "code0")
	s.code(t, "B", "doc01", "share nothing", "code0")
	report := s.report(t, comparison.Scope{Coders: []string{"A", "B", "C"}}, comparison.Manner{})
	if len(report.Pairs) != 3 || len(report.Documents) != 2 {
		t.Fatalf("%d pairs and %d documents", len(report.Pairs), len(report.Documents))
	}
	f1, _ := comparison.MeasureNamed("f1")
	for at, want := range []struct{ coders, f1 string }{
		{"AB", "0.703"}, {"AC", "1.000"}, {"BC", "1.000"}, // A and B have 13 characters alike, and 11 not
	} {
		row := report.Pairs[at]
		if got := row.Figures[f1].Result.String(); row.Coders[0]+row.Coders[1] != want.coders || got != want.f1 {
			t.Errorf("%v: F1 is %s", row.Coders, got)
		}
	}
	scott, _ := comparison.MeasureNamed("scott")
	fleiss, _ := comparison.MeasureNamed("fleiss")
	if _, defined := report.Overall.Figures[fleiss].Result.Value(); !defined || report.Overall.Figures[scott].Result.Why() == nil {
		t.Error("three coders have Fleiss' kappa and not Scott's pi")
	}
	unitised, _ := comparison.MeasureNamed("alpha_u")
	if why := report.Documents[1].Figures[unitised].Result.Why(); !errors.Is(why, comparison.ErrNotAll) {
		t.Errorf("alpha of a text that C has not coded: %v", why)
	}
}

// TestReadingCanFailAndBeStopped.
func TestReadingCanFailAndBeStopped(t *testing.T) {
	s := newStudy(1, []string{"We share vans."})
	s.code(t, "A", "doc00", "We", "code0")
	s.code(t, "B", "doc00", "We", "code0")
	material := s.take(t, comparison.Scope{Coders: []string{"A", "B"}})
	gone := errors.New("the disk is gone")
	failing := func(string) (coding.Content, error) { return coding.Content{}, gone }
	if _, err := material.Report(comparison.Manner{Unit: comparison.Sentence}, failing, nil); !errors.Is(err, gone) {
		t.Error(err)
	}
	if _, err := material.Report(comparison.Manner{}, failing, nil); err != nil {
		t.Error("characters need no text:", err)
	}
	if _, err := material.Report(comparison.Manner{}, s.read, func(int, int) error { return gone }); !errors.Is(err, gone) {
		t.Error(err)
	}
	for _, threshold := range []float64{-1, 1.5} {
		if _, err := material.Report(comparison.Manner{Threshold: threshold}, s.read, nil); !errors.Is(err, comparison.ErrThreshold) {
			t.Error(threshold, err)
		}
	}
}

// TestDocumentsHaveIntervalsOfTheirOwn draws from the stretches of each document,
// few documents or many, and says why there is no interval where there is none.
func TestDocumentsHaveIntervalsOfTheirOwn(t *testing.T) {
	turns := make([]string, 40)
	for i := range turns {
		turns[i] = "We share vans, and people."
	}
	alpha, _ := comparison.MeasureNamed("alpha")
	unitised, _ := comparison.MeasureNamed("alpha_u")
	for _, documents := range []int{2, 30, 201} {
		s := newStudy(1, slices.Repeat([][]string{turns}, documents)...)
		for at := range documents {
			id := fmt.Sprintf("doc%02d", at)
			for i := range turns {
				s.codePassage(t, "A", id, "code0", coding.Span{From: i * 28, To: i*28 + 8})
				if i%3 > 0 {
					s.codePassage(t, "B", id, "code0", coding.Span{From: i * 28, To: i*28 + 8 + i%5})
				}
			}
		}
		report := s.report(t, comparison.Scope{Coders: []string{"A", "B"}}, comparison.Manner{Samples: 200, Seed: 1})
		if len(report.Documents) != documents || report.Whole != (documents > 20) {
			t.Fatalf("%d documents, whole %t", len(report.Documents), report.Whole)
		}
		for _, row := range append(report.Documents, report.Overall, report.Codes[0]) {
			value, _ := row.Figures[alpha].Result.Value()
			low, high, drawn := row.Figures[alpha].Interval.Bounds()
			if documents > 200 && row.Document.ID != "" {
				if why := row.Figures[unitised].Interval.Why(); drawn || !errors.Is(why, comparison.ErrManyDocuments) {
					t.Errorf("one of %d documents has no interval, because %v", documents, why)
				}
				continue
			}
			if !drawn || low > value || high < value || documents < 20 && low == high {
				t.Errorf("of %d documents, %q: %g is from %g to %g", documents, row.Document.ID, value, low, high)
			}
			if why := row.Figures[unitised].Interval.Why(); !errors.Is(why, agreement.ErrWholeText) {
				t.Errorf("alpha of unitised text has no interval, because %v", why)
			}
		}
	}
	s := newStudy(1, []string{"One paragraph, and nothing else."})
	s.codePassage(t, "A", "doc00", "code0", coding.Span{From: 0, To: 3})
	s.codePassage(t, "B", "doc00", "code0", coding.Span{From: 0, To: 4})
	row := s.report(t, comparison.Scope{Coders: []string{"A", "B"}}, comparison.Manner{Samples: 200}).Documents[0]
	if why := row.Figures[alpha].Interval.Why(); !errors.Is(why, agreement.ErrTooFew) {
		t.Errorf("one stretch has no interval, because %v", why)
	}
}
