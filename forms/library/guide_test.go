package library_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/flow"
	"fieldwork/forms/library"
)

func fusionGuide(t *testing.T) *forms.Instrument {
	t.Helper()
	source, ok := library.Source("fusion-guide")
	if !ok {
		t.Fatal("fusion-guide does not ship")
	}
	guide, faults := forms.Load("fusion-guide.yaml", source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return guide
}

// printed gives the lines of the annex below its heading, without the marks of
// lists and of emphasis.
func printed(t *testing.T) []string {
	t.Helper()
	annex, err := os.ReadFile("testdata/annex-e.md")
	if err != nil {
		t.Fatal(err)
	}
	heading, list, _ := strings.Cut(string(annex), "\n")
	if !strings.Contains(heading, "Annex E: Interview Guide") {
		t.Fatalf("the annex begins with %q", heading)
	}
	marks := regexp.MustCompile(`^- |\*`)
	var lines []string
	for line := range strings.SplitSeq(list, "\n") {
		if line = strings.TrimSpace(marks.ReplaceAllString(line, "")); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestGuideIsTheAnnexLineByLine compares every question and probe, in order
// and letter for letter, with what the review printed.
func TestGuideIsTheAnnexLineByLine(t *testing.T) {
	var lines []string
	for _, q := range fusionGuide(t).Questions {
		label := q.Number + " " + q.Label["en"]
		for line := range strings.SplitSeq(label, "\n") {
			if line != "" {
				lines = append(lines, line)
			}
		}
		for _, p := range q.Probes {
			lines = append(lines, strings.TrimSpace(p.Condition["en"]+" "+p.Label["en"]))
		}
	}
	annex := printed(t)
	if diff := cmp.Diff(annex, lines); diff != "" {
		t.Errorf("-annex +guide:\n%s", diff)
	}
	if len(annex) != 66 {
		t.Errorf("the annex has %d lines, not 66", len(annex))
	}
}

func TestGuideHasTwentyOneOpenQuestions(t *testing.T) {
	guide := fusionGuide(t)
	if guide.Kind != forms.Guide || len(guide.Questions) != 21 || len(guide.Variables()) != 0 {
		t.Fatalf("a %s of %d questions and %d variables", guide.Kind, len(guide.Questions), len(guide.Variables()))
	}
	const longestTopic = 20
	topics := map[string]string{}
	for i, q := range guide.Questions {
		if want := fmt.Sprintf("q%d", i+1); q.Name != want || q.Number != want[1:] || q.Type != forms.Open {
			t.Errorf("%s is %s, number %s, of type %s", want, q.Name, q.Number, q.Type)
		}
		for _, language := range []string{"en", "cy"} {
			topic := q.Topic[language]
			if topic == "" || utf8.RuneCountInString(topic) > longestTopic {
				t.Errorf("%s has the topic %q", q.Name, topic)
			}
			if twin := topics[language+topic]; twin != "" {
				t.Errorf("%s and %s are both called %q", twin, q.Name, topic)
			}
			topics[language+topic] = q.Name
		}
	}
	if guide.PlannedMinutes != (forms.Minutes{From: 25, To: 60}) {
		t.Errorf("planned for %v", guide.PlannedMinutes)
	}
}

func TestGuideIsWhollyInBothLanguages(t *testing.T) {
	guide := fusionGuide(t)
	check := func(where string, text forms.Text, mayBeMissing bool) {
		if !(mayBeMissing && text.Empty()) && (len(text) != 2 || text["en"] == "" || text["cy"] == "" || text["en"] == text["cy"]) {
			t.Errorf("%s reads %q", where, text)
		}
	}
	for _, q := range guide.Questions {
		check(q.Name, q.Label, false)
		for _, p := range q.Probes {
			check(q.Name+" "+p.Name, p.Label, false)
			check(q.Name+" "+p.Name, p.Condition, true)
		}
	}
	check("consent", guide.Consent.Text, false)
	for _, p := range guide.Consent.Purposes {
		check(p.Name, p.Label, false)
	}
	english, _ := guide.Language("en")
	welsh, _ := guide.Language("cy")
	if english.Status != forms.Reviewed || welsh.Status != forms.Draft {
		t.Errorf("the English is %s, the Welsh %s", english.Status, welsh.Status)
	}
}

func TestGuideAsksForConsentAndTheQuestionnaireDoesNot(t *testing.T) {
	var purposes []string
	for _, p := range fusionGuide(t).Consent.Purposes {
		purposes = append(purposes, fmt.Sprint(p.Name, " ", p.Required))
	}
	if diff := cmp.Diff([]string{"take_part true", "record false", "quote false"}, purposes); diff != "" {
		t.Error(diff)
	}
	if fusion(t).Consent != nil {
		t.Error("fusion-survey asks for consent, which its annex does not")
	}
}

// TestGuideGoesThroughFlow walks the guide from end to end, as every
// instrument can be.
func TestGuideGoesThroughFlow(t *testing.T) {
	guide := fusionGuide(t)
	state := flow.New(guide, time.Date(2017, 4, 28, 9, 0, 0, 0, time.UTC), 1)
	for i, q := range guide.Questions {
		if before, total := state.Progress(); state.Current() != q || before != i || total != 21 {
			t.Fatalf("%v is on screen after %d of %d, not %s", state.Current(), before, total, q.Name)
		}
		if !state.Suggested(q).Empty() || state.Advance(false) != nil {
			t.Fatalf("%s holds the interview", q.Name)
		}
	}
	if state.Current() != nil || state.Frontier() != nil || state.Outstanding() != nil || state.OffPath() != nil {
		t.Error("the end was not reached")
	}
}

func TestInterviewWithTheGuideIsShown(t *testing.T) {
	guide := fusionGuide(t)
	interview := forms.Interview{ID: "a", Instrument: guide.Name, Version: 1, Language: "en", Position: "q9", Reached: "q9",
		Spent: map[string]time.Duration{"q1": time.Minute}, Remarks: map[string]string{"q1": "a museum"}}
	var shown bytes.Buffer
	if err := dataset.Show(&shown, interview, guide, "en", func(s string) string { return s }); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1   What organisation do you work for?", "Remark: a museum", "21  Do you have any other comments / feedback?"} {
		if !strings.Contains(shown.String(), want) {
			t.Errorf("%q is missing in\n%s", want, shown.String())
		}
	}
}

// single is a bundle of one interview.
type single forms.Interview

func (s single) Len() int { return 1 }

func (s single) Each(do func(*forms.Response) error) error {
	response := forms.Interview(s).Listed()
	return do(&response)
}

func TestInterviewWithTheGuideIsExported(t *testing.T) {
	guide := fusionGuide(t)
	interviews := func(yield func(forms.Bundle, error) bool) {
		yield(single{ID: "a", Instrument: guide.Name, Version: 1, Language: "en", Status: forms.Complete}, nil)
	}
	for _, format := range []dataset.Format{dataset.CSV, dataset.JSONL} {
		var file bytes.Buffer
		summary, err := dataset.Export(&file, interviews, guide, dataset.Options{Format: format, Version: 1})
		if err != nil || summary.Written != 1 {
			t.Errorf("%s: %d written, %v", format, summary.Written, err)
		}
		if strings.Contains(file.String(), "q1") || !strings.Contains(file.String(), "en") {
			t.Errorf("%s:\n%s", format, file.String())
		}
	}
}
