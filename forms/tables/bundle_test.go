package tables_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

// TestBundlesAreCountedAsInterviews counts answers in maps and in lists, some of
// them to what the instrument does not have.
func TestBundlesAreCountedAsInterviews(t *testing.T) {
	for _, source := range []string{everything, calculating} {
		in := load(t, source)
		rapid.Check(t, func(t *rapid.T) {
			all, options := sampled(t, in), drawnOptions(t, in)
			for i := range all {
				all[i].Answers[rapid.SampledFrom([]string{"a_before", "many_other_b", "zzz"}).Draw(t, "unknown")] = forms.Answer{Value: "a"}
			}
			want := count(t, all, options)
			tabulation, _ := tables.New(options)
			bundles := bundled(all, rapid.IntRange(1, 5).Draw(t, "size"))
			if err := tabulation.RunBundles(overAndOver(bundles, len(bundles))); err != nil {
				t.Fatal(err)
			}
			got := tabulation.Tables()
			if len(want) != len(got) {
				t.Fatalf("%d tables became %d", len(want), len(got))
			}
			for i := range want {
				compare(t, &want[i], &got[i])
			}
		})
	}
}

// TestMoreThanAreCountedTogether counts so many that no batch holds them all.
func TestMoreThanAreCountedTogether(t *testing.T) {
	in := load(t, everything)
	const respondents = 1000
	all := make([]forms.Interview, respondents)
	for i := range all {
		answers := map[string]forms.Answer{"one": {Value: []string{"a", "b", "c"}[i%3]}}
		all[i] = forms.Interview{ID: fmt.Sprint(i), Version: 1, Status: forms.Complete, Answers: answers}
	}
	table := tabulated(t, all, tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}, Questions: []string{"one"}})[0]
	for name, want := range map[string]int{"a": 334, "b": 333, "c": 333, "base": respondents} {
		if got := rowOf(t, table, name).Cells[0].N; got != want {
			t.Errorf("%d are counted for %s, not %d", got, name, want)
		}
	}
}

// broken is a bundle that cannot be read.
type broken struct{ bundle }

var errBroken = errors.New("broken")

func (broken) Each(func(*forms.Response) error) error { return errBroken }

// TestABrokenBundleIsTold among many others, and where no bundle is to be had.
func TestABrokenBundleIsTold(t *testing.T) {
	in := load(t, everything)
	options := tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}}
	tabulation, _ := tables.New(options)
	if err := tabulation.RunBundles(overAndOver([]forms.Bundle{bundle{}, broken{}}, 100)); !errors.Is(err, errBroken) {
		t.Errorf("a broken bundle gives %v", err)
	}
	none := func(yield func(forms.Bundle, error) bool) { yield(nil, errBroken) }
	if err := tabulation.RunBundles(none); !errors.Is(err, errBroken) {
		t.Errorf("no bundle gives %v", err)
	}
}
