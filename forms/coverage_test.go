package forms_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/forms"
)

const coveredGuide = `
settings: {form_id: visits, form_title: Visits, kind: guide, languages: {en: {name: English, status: reviewed}}}
survey:
  - {type: note, name: welcome, label: Welcome.}
  - {type: open, name: q1, label: One}
  - type: open
    name: q2
    label: Two
    probes:
      - {name: a, label: A}
      - {name: b, label: B}
      - {name: c, condition: "If yes,", label: C}
  - {type: instruction, name: pause, label: Wait.}
  - {type: open, name: q3, label: Three}
`

func loadGuide(t testing.TB) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("visits.yaml", []byte(coveredGuide))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

var coverageDay = time.Date(2017, time.March, 1, 9, 0, 0, 0, time.UTC)

// covered writes how far everything has come on one line.
func covered(in *forms.Instrument, i *forms.Interview) string {
	var all []string
	for _, c := range in.GuideCoverage(i) {
		line := c.Name + " " + string(c.State)
		if len(c.Probes()) > 0 {
			line += fmt.Sprintf(" %d/%d", c.Probed, len(c.Probes()))
		}
		all = append(all, line)
	}
	return strings.Join(all, ", ")
}

func TestGuideCoverage(t *testing.T) {
	in := loadGuide(t)
	note := func(question string) forms.NoteLine {
		return forms.NoteLine{Question: question, Text: "x", At: coverageDay}
	}
	probed := func(keys ...string) map[string]time.Time {
		times := map[string]time.Time{}
		for _, key := range keys {
			times[key] = coverageDay
		}
		return times
	}
	for _, c := range []struct {
		name      string
		interview forms.Interview
		want      string
		share     [2]int
	}{
		{"nothing yet", forms.Interview{},
			"welcome untouched, q1 untouched, q2 untouched 0/3, pause untouched, q3 untouched", [2]int{0, 3}},
		{"a note covers a question without probes", forms.Interview{Notes: map[string]forms.NoteLine{"1": note("q1"), "2": note("q2")}},
			"welcome untouched, q1 covered, q2 begun 0/3, pause untouched, q3 untouched", [2]int{2, 3}},
		{"probes alone do not cover", forms.Interview{Probed: probed("q2/a", "q2/b", "q1/a", "q9/a")},
			"welcome untouched, q1 untouched, q2 begun 2/3, pause untouched, q3 untouched", [2]int{1, 3}},
		{"the probe with a condition may be left", forms.Interview{Probed: probed("q2/a", "q2/b"), Notes: map[string]forms.NoteLine{"2": note("q2")}},
			"welcome untouched, q1 untouched, q2 covered 2/3, pause untouched, q3 untouched", [2]int{1, 3}},
		{"marked, not put, and noted at a note", forms.Interview{Covered: probed("q2"), NotPut: map[string]string{"q3": "gone"},
			Notes: map[string]forms.NoteLine{"1": note("welcome"), "2": note("q3")}},
			"welcome covered, q1 untouched, q2 covered 0/3, pause untouched, q3 not_put", [2]int{1, 2}},
		{"questions that were added", forms.Interview{Added: map[string]forms.AddedQuestion{
			"+2": {Label: "b", After: "q2", At: coverageDay}, "+1": {Label: "a", After: "q2", At: coverageDay.Add(time.Hour)},
			"+3": {Label: "first", At: coverageDay}, "+4": {Label: "lost", After: "q9", At: coverageDay},
		}, Notes: map[string]forms.NoteLine{"1": note("+1")}},
			"+3 untouched, welcome untouched, q1 untouched, q2 untouched 0/3, +2 untouched, +1 covered, pause untouched, q3 untouched, +4 untouched",
			[2]int{1, 7}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := covered(in, &c.interview); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if answered, applicable := forms.GuideShare(in, &c.interview); [2]int{answered, applicable} != c.share {
				t.Errorf("answered are %d of %d, want %v", answered, applicable, c.share)
			}
		})
	}
}

// TestCoverageNeverGoesBack adds to a random interview: more notes and probes
// never take a question back.
func TestCoverageNeverGoesBack(t *testing.T) {
	in := loadGuide(t)
	rank := map[forms.CoverageState]int{forms.Untouched: 0, forms.Begun: 1, forms.Covered: 2}
	rapid.Check(t, func(r *rapid.T) {
		i := forms.Interview{Notes: map[string]forms.NoteLine{}, Probed: map[string]time.Time{}}
		before := in.GuideCoverage(&i)
		for n := range rapid.IntRange(1, 20).Draw(r, "steps") {
			question := rapid.SampledFrom([]string{"q1", "q2", "q3", "welcome"}).Draw(r, "question")
			if rapid.Bool().Draw(r, "note") {
				i.Notes[fmt.Sprint(n)] = forms.NoteLine{Question: question, Text: "x"}
			} else {
				i.Probed[forms.ProbeKey(question, rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "probe"))] = coverageDay
			}
			after := in.GuideCoverage(&i)
			for k := range after {
				if rank[after[k].State] < rank[before[k].State] || after[k].Probed > len(after[k].Probes()) {
					r.Fatalf("%s went from %s to %s, %d probed", after[k].Name, before[k].State, after[k].State, after[k].Probed)
				}
			}
			if answered, applicable := forms.GuideShare(in, &i); answered > applicable || applicable != 3 {
				r.Fatalf("%d of %d", answered, applicable)
			}
			before = after
		}
	})
}
