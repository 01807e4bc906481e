package dataset

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
)

func TestFusionResponsesComeBackByteForByte(t *testing.T) {
	d := newDesk(t, fusion(t))
	file := string(library.FusionResponses())
	rows, err := d.importFile(file)
	if err != nil || rows != 64 {
		t.Fatalf("%d rows: %v", rows, err)
	}
	got, summary := d.export(t, Options{})
	if diff := cmp.Diff(file, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Summary{Written: 64}, summary); diff != "" {
		t.Error(diff)
	}
	tally, err := d.study.Tally(d.in.Name)
	if err != nil || tally[forms.Complete] != 64 {
		t.Errorf("%v, %v", tally, err)
	}
}

func TestHostileCellsComeBackRaw(t *testing.T) {
	d := newDesk(t, everyday(t))
	cells := []string{
		"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\r\nx", "＝x", "'quoted", "-5", `"`, "a\r\nb\nc\rd",
		`\refused`, `\\dont_know`, `\`, `\\`, "not_applicable", `\not_applicable`, "refused ", "refused", "ŵy 😀", "\x1b[31m", " ", "\uFEFF",
	}
	file := "id,words,age,age_next\n"
	for i, cell := range cells {
		file += fmt.Sprintf("%d,\"%s\",30,31\n", i, strings.ReplaceAll(cell, `"`, `""`))
	}
	if _, err := d.importFile(file); err != nil {
		t.Fatal(err)
	}
	out, _ := d.export(t, Options{Raw: true})
	if diff := cmp.Diff(project(t, file, "id", "words", "age", "age_next"), project(t, out, "id", "words", "age", "age_next")); diff != "" {
		t.Error(diff)
	}
	special := 0
	for interview, err := range d.study.Interviews("everyday") {
		if err != nil {
			t.Fatal(err)
		}
		if interview.Answers["words"].Special == forms.Refused {
			special++
		}
	}
	if special != 1 {
		t.Errorf("%d cells were taken for a special answer, want the one", special)
	}
}

// formMaker draws an instrument and interviews with it.
type formMaker struct{ *rapid.T }

func (m formMaker) instrument(name string) *forms.Instrument {
	in := &forms.Instrument{
		Name: name, Kind: forms.Questionnaire, Title: forms.Plain("Form"),
		Languages: []forms.Language{{Code: "en"}, {Code: "cy"}}, DefaultLanguage: "en",
	}
	count := rapid.IntRange(1, 8).Draw(m.T, "questions")
	for i := range count {
		in.Questions = append(in.Questions, m.question(i))
	}
	if faults := in.Link(); len(faults) > 0 {
		m.Fatal(faults)
	}
	return in
}

var drawnTypes = []forms.Type{
	forms.TextType, forms.TextType, forms.Integer, forms.Decimal, forms.Date, forms.Time, forms.SelectOne,
	forms.SelectMultiple, forms.Rank, forms.Grid, forms.Note, forms.Calculate,
}

func (m formMaker) question(i int) *forms.Question {
	q := &forms.Question{Name: fmt.Sprintf("q%d", i), Type: rapid.SampledFrom(drawnTypes).Draw(m.T, "type"), Group: -1, Partial: true}
	if i == 0 {
		q.Type = forms.SelectOne
	}
	if i == 1 && rapid.Bool().Draw(m.T, "own name") {
		q.Name = rapid.SampledFrom([]string{"id", "Language", "submitted"}).Draw(m.T, "name")
	}
	if i > 0 && rapid.Bool().Draw(m.T, "conditional") {
		q.Relevant.Source = "${q0} = 'a'"
	}
	if q.Type == forms.Calculate {
		q.Calculation.Source = "if(${q0} = 'b', 'refused', 7)"
	}
	for _, special := range forms.Specials {
		if rapid.Bool().Draw(m.T, "special") && q.Asks() {
			q.Specials = append(q.Specials, special)
		}
	}
	for _, choice := range []string{"a", "b", "c-1", "0.5"} {
		open := choice == "b" && q.Type != forms.Grid && q.Type != forms.Rank
		q.Choices = append(q.Choices, &forms.Choice{Name: choice, Label: forms.Plain(choice), OpenText: open})
	}
	if q.Type == forms.Grid {
		for _, row := range []string{"x", "y"} {
			q.Items = append(q.Items, &forms.Item{Name: q.Name + row, Label: forms.Plain(row)})
		}
	}
	return q
}

func (m formMaker) interview(in *forms.Instrument, id string) forms.Interview {
	interview := forms.Interview{
		Reference: id, Instrument: in.Name, Version: 1, Status: forms.Complete,
		Language:  rapid.SampledFrom([]string{"en", "cy"}).Draw(m.T, "language"),
		Submitted: time.Unix(rapid.Int64Range(-2e9, 7e9).Draw(m.T, "submitted"), 0).In(time.FixedZone("", 3600*rapid.IntRange(-3, 3).Draw(m.T, "zone"))),
		Answers:   map[string]forms.Answer{},
	}
	interview.Started = interview.Submitted
	state := flow.New(in, interview.Started, 0)
	for _, v := range in.Variables() {
		if v.Type() == forms.Calculate || !state.OnPath(v) || rapid.IntRange(0, 3).Draw(m.T, "empty") == 0 {
			continue
		}
		answer := m.answer(v)
		if err := state.Set(v, answer); err != nil {
			m.Fatalf("%s: %v", v.Name, err)
		}
		if !answer.Empty() {
			interview.Answers[v.Name] = answer
		}
	}
	return interview
}

func (m formMaker) answer(v *forms.Variable) forms.Answer {
	if specials := v.Question.Specials; len(specials) > 0 && v.OpenText == nil && rapid.IntRange(0, 3).Draw(m.T, "special") == 0 {
		return forms.Answer{Special: rapid.SampledFrom(specials).Draw(m.T, "which")}
	}
	return forms.Answer{Value: m.value(v)}
}

// The first second of year 0 and the last of year 9999.
const firstSecond, lastSecond = -62_167_219_200, 253_402_300_799

func (m formMaker) value(v *forms.Variable) string {
	switch v.Type() {
	case forms.Integer:
		return rapid.StringMatching(`[+-]?[0-9]{1,18}`).Draw(m.T, "integer")
	case forms.Decimal:
		return rapid.StringMatching(`[+-]?[0-9]{1,5}\.[0-9]{1,18}`).Draw(m.T, "decimal")
	case forms.Date:
		return time.Unix(rapid.Int64Range(firstSecond, lastSecond).Draw(m.T, "date"), 0).UTC().Format(time.DateOnly)
	case forms.Time:
		return rapid.StringMatching(`(0[0-9]|2[0-3]):[0-5][0-9]`).Draw(m.T, "time")
	case forms.SelectOne:
		return rapid.SampledFrom([]string{"a", "b", "c-1", "0.5"}).Draw(m.T, "choice")
	case forms.SelectMultiple, forms.Rank:
		names := rapid.Permutation([]string{"a", "b", "c-1", "0.5"}).Draw(m.T, "choices")
		return strings.Join(names[:rapid.IntRange(1, 4).Draw(m.T, "chosen")], " ")
	}
	return rapid.OneOf(
		rapid.StringOf(rapid.SampledFrom([]rune("ab=+-@,;'\"\\\r\n\t ＝ŵ😀\u2028\x1b"))),
		rapid.StringMatching(`\\{0,3}(refused|dont_know|not_applicable)`),
	).Draw(m.T, "text")
}

func TestAnyResponsesComeBack(t *testing.T) {
	s := newStudy(t)
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		m := formMaker{t}
		in := m.instrument(fmt.Sprintf("form%d", run))
		var interviews []forms.Interview
		for i := range rapid.IntRange(1, 4).Draw(t, "interviews") {
			interviews = append(interviews, m.interview(in, fmt.Sprintf("%d-%d", run, i)))
		}
		var first, second bytes.Buffer
		if _, err := Export(&first, sequence(interviews...), in, Options{Raw: true}); err != nil {
			t.Fatal(err)
		}
		file := first.String()
		if _, err := Import(s, in, study.Version{Name: in.Name, Version: 1}, "file.csv", opener(file), nil); err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		at := 0
		for got, err := range s.Interviews(in.Name) {
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(interviews[at].Answers, got.Answers, cmpopts.EquateEmpty()); diff != "" {
				t.Fatal(diff)
			}
			at++
		}
		if _, err := Export(&second, s.Bundles(in.Name), in, Options{Raw: true}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(file, second.String()); diff != "" {
			t.Fatal(diff)
		}
	})
}
