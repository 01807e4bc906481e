package themes_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/themes"
)

// words are those of the passages that a choice wants.
func (s *study) words(t *testing.T, c themes.Choice) []string {
	t.Helper()
	var found []string
	for x, err := range themes.Select(&s.material, &c, s.source) {
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, x.Text)
	}
	return found
}

func TestSelect(t *testing.T) {
	s, codes := museums(t)
	where := func(source string) *themes.Condition {
		c, err := themes.Compile(source, themes.Columns(s.material.Attributes))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for name, test := range map[string]struct {
		choice themes.Choice
		want   []string
	}{
		"a code":          {themes.Choice{Codes: []string{codes["Partners"]}}, []string{"We found new partners. They know the estates.", "More partners"}},
		"without branch":  {themes.Choice{Codes: []string{codes["Benefits"]}}, []string{"What came of it?", "She was tired."}},
		"with its branch": {themes.Choice{Codes: []string{codes["Benefits"]}, Branch: true, Coders: []string{"BT"}}, []string{"They know the estates. Visitors came."}},
		"coders":          {themes.Choice{Coders: []string{"BT"}}, []string{"They know the estates. Visitors came.", "more money"}},
		"one of several values": {themes.Choice{Codes: []string{codes["Money"]}, Attributes: []themes.Value{{"lists", "Torfaen"}}},
			[]string{"It ended in March."}},
		"every attribute": {themes.Choice{Attributes: []themes.Value{{"lists", "Gwynedd"}, {"organisation", "Theatre"}}, Refused: true},
			[]string{"Dim arian.", "=1+1 is not a formula."}},
		"a language": {themes.Choice{Attributes: []themes.Value{{"language", "cy"}}, Refused: true}, []string{"Dim arian.", "=1+1 is not a formula."}},
		"quotes":     {themes.Choice{Quotes: true}, []string{"They know the estates. Visitors came."}},
		"where the document": {themes.Choice{Where: where("${organisation} = 'Museum' and ${kind} = 'field_note'")},
			[]string{"She was tired."}},
		"where the coder":   {themes.Choice{Where: where("${coder} = 'BT' and ${document} = 'Interview 1'")}, []string{"They know the estates. Visitors came."}},
		"where the speaker": {themes.Choice{Where: where("${speaker} = 'INT'")}, []string{"What came of it?"}},
		"nothing":           {themes.Choice{Codes: []string{codes["Empty"]}}, nil},
	} {
		if diff := cmp.Diff(test.want, s.words(t, test.choice)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		passages := themes.Passages(&s.material, &test.choice, s.reading())
		if len(passages) != len(test.want) {
			t.Errorf("%s: %d passages, want %d", name, len(passages), len(test.want))
		}
	}
}

func TestSelectReadsOnlyWhatItNeedsAndEachOnce(t *testing.T) {
	s, codes := museums(t)
	s.words(t, themes.Choice{Codes: []string{codes["Money"]}})
	if diff := cmp.Diff([]string{"D1", "D2", "D3"}, s.read); diff != "" {
		t.Error(diff)
	}
}

func TestSelectTellsWhatCannotBeRead(t *testing.T) {
	s, _ := museums(t)
	broken := errors.New("broken")
	for _, err := range themes.Select(&s.material, &themes.Choice{}, func(string) (coding.Content, error) { return coding.Content{}, broken }) {
		if !errors.Is(err, broken) {
			t.Errorf("%v", err)
		}
	}
	s.texts["D1"] = coding.Content{Text: coding.NewText("short")}
	seen := false
	for _, err := range themes.Select(&s.material, &themes.Choice{}, s.source) {
		seen = seen || errors.Is(err, coding.ErrSpan)
	}
	if !seen {
		t.Error("a segment beyond its text is passed over")
	}
}

func TestConditionsSayWhatIsWrong(t *testing.T) {
	columns := []string{"organisation", "coder"}
	for source, want := range map[string]string{
		"${organization} = 'x'": "no attribute is called organization; did you mean organisation?",
		"${zzz} = 1":            "no attribute is called zzz",
		"${coder} = ":           "at character",
	} {
		_, err := themes.Compile(source, columns)
		if !errors.Is(err, themes.ErrCondition) || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%s: %v", source, err)
		}
	}
}

func TestFindCode(t *testing.T) {
	s, codes := museums(t)
	other := s.code("Money", codes["Benefits"], "")
	for named, want := range map[string]string{
		"partners": codes["Partners"], "benefits/ Partners": codes["Partners"], "Benefits/Money": other, "Money": codes["Money"], other: other,
	} {
		got, err := themes.FindCode(s.analysis, named)
		if err != nil || got.ID != want {
			t.Errorf("%s: %s, %v", named, got.Name, err)
		}
	}
	if _, err := themes.FindCode(s.analysis, "Partnrs"); !errors.Is(err, coding.ErrNoCode) || !strings.Contains(err.Error(), "did you mean Partners?") {
		t.Error(err)
	}
	s.code("Visitors", codes["Empty"], "")
	if _, err := themes.FindCode(s.analysis, "visitors"); !errors.Is(err, themes.ErrManyCodes) || !strings.Contains(err.Error(), "Benefits / Visitors, Empty / Visitors") {
		t.Error(err)
	}
}

func TestCounts(t *testing.T) {
	s, _ := museums(t)
	got := map[string][2]themes.Count{}
	for _, count := range themes.Counts(&s.material, &themes.Choice{}, nil, "") {
		got[strings.Join(count.Path, "/")] = [2]themes.Count{count.Own, count.Branch}
	}
	want := map[string][2]themes.Count{
		"Benefits":          {{2, 2, 1}, {5, 3, 2}},
		"Benefits/Partners": {{2, 2, 2}, {2, 2, 2}},
		"Benefits/Visitors": {{1, 1, 1}, {1, 1, 1}},
		"Money":             {{4, 3, 3}, {4, 3, 3}},
		"Empty":             {},
		"":                  {{9, 4, 3}, {9, 4, 3}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, count := range themes.Counts(&s.material, &themes.Choice{}, nil, "lists") {
		if count.Code.Name != "Money" {
			continue
		}
		want := []themes.ValueCount{{"Gwynedd", themes.Count{3, 2, 2}}, {"Torfaen", themes.Count{1, 1, 1}}, {"", themes.Count{1, 1, 1}}}
		if diff := cmp.Diff(want, count.By); diff != "" {
			t.Error(diff)
		}
	}
}

func TestLabelsNameNobodyAndKeepTheirNumbers(t *testing.T) {
	s, _ := museums(t)
	labels := themes.NewLabels(&s.material, []string{"organisation", "speaker"})
	var got []string
	for x, err := range themes.Select(&s.material, &themes.Choice{}, s.source) {
		if err != nil {
			t.Fatal(err)
		}
		if source := labels.Source(&x); len(got) == 0 || got[len(got)-1] != source {
			got = append(got, source)
		}
	}
	want := []string{
		"Interviewer of interviewee 1, Museum, INT", "Interviewee 1, Museum, BSR01", "Interview 2, speaker 2, Theatre, BSR02", "Respondent 3, Respondent",
		"Field note on interviewee 1, Museum, Interviewer",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSpeakersOfOneInterviewAreLabelledApart(t *testing.T) {
	s := newStudy(t)
	s.document(coding.Document{ID: "D1", Title: "Both of them", Kind: coding.Transcript, Case: "C1"}, coding.Attributes{"interviewer": "Kath"},
		"Kath: What came of it?", "BSR02: New partners.", "BSR01: And visitors.", "BSR02: Many of them.")
	s.document(coding.Document{ID: "D2", Title: "One alone", Kind: coding.Transcript, Case: "C2"}, nil, "INT: And here?", "BSR03: Nothing.")
	code := s.code("All", "", "")
	for _, words := range []string{"What came of it?", "New partners.", "And visitors.", "Many of them."} {
		s.passage("AM", "D1", words, code)
	}
	s.passage("AM", "D2", "Nothing.", code)
	labels := themes.NewLabels(&s.material, nil)
	var got []string
	for x, err := range themes.Select(&s.material, &themes.Choice{}, s.source) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, labels.Source(&x))
	}
	want := []string{
		"Interviewer of interviewee 1", "Interview 1, speaker 1", "Interview 1, speaker 2", "Interview 1, speaker 1", "Interviewee 2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFramework(t *testing.T) {
	s, codes := museums(t)
	s.apply(themes.SetSummary(s.analysis, s.by("AM"), "C2", codes["Empty"], "Nothing at all."), nil)
	labels := themes.NewLabels(&s.material, []string{"organisation"})
	f := themes.NewFramework(&s.material, &themes.Choice{}, nil, labels, false)
	if err := f.Quote(&s.material, s.source); err != nil {
		t.Fatal(err)
	}
	var got []string
	for row := range f.Sheet(themes.SummaryOrQuotations).Rows {
		got = append(got, fmt.Sprintf("%q", row))
	}
	want := []string{
		`["Interviewee 1, Museum" "“What came of it?”\n“She was tired.”" "“We found new partners. They know the estates.”" "“They know the estates. Visitors came.”" "“It ended in March.”" ""]`,
		`["Interviewee 2, Theatre" "" "" "" "2 passages are not printed, as the respondents have refused to be quoted." "Nothing at all."]`,
		`["Respondent 3" "" "“More partners”" "" "“more money”" ""]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	change := themes.SetSummary(s.analysis, s.by("AM"), "C2", codes["Empty"], "")
	back := change.Inverse()
	s.apply(change, nil)
	if themes.Summary(s.analysis, "C2", codes["Empty"]) != "" {
		t.Error("a summary that was taken away is still there")
	}
	if s.apply(back, nil); themes.Summary(s.analysis, "C2", codes["Empty"]) != "Nothing at all." {
		t.Error("undone, the summary is not back")
	}
}
