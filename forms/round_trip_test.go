package forms_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/forms"
)

// draft draws an instrument that has nothing wrong with it.
type draft struct {
	*rapid.T
	in    *forms.Instrument
	lists [][]*forms.Choice
}

func drawInstrument(t *rapid.T) *forms.Instrument {
	d := draft{T: t, in: &forms.Instrument{
		Name: "drawn", Kind: forms.Questionnaire, Title: forms.Plain("Drawn"), DefaultLanguage: "en",
		Languages: []forms.Language{{Code: "en", Name: "English", Status: forms.Reviewed}},
	}}
	for range rapid.IntRange(1, 3).Draw(t, "lists") {
		d.lists = append(d.lists, d.choices())
	}
	types := questionnaireTypes
	if rapid.Bool().Draw(t, "guide") {
		d.in.Kind, types = forms.Guide, guideTypes
		d.in.PlannedMinutes = forms.Minutes{From: rapid.IntRange(0, 30).Draw(t, "from"), To: 30}
	}
	for i := range rapid.IntRange(1, 12).Draw(t, "questions") {
		d.question(fmt.Sprintf("q%d", i+1), types)
	}
	if rapid.Bool().Draw(t, "script") {
		d.in.Script = d.words()
	}
	if rapid.Bool().Draw(t, "consent") {
		d.in.Consent = d.consent()
	}
	return d.in
}

func (d draft) consent() *forms.Consent {
	consent := &forms.Consent{Version: "1", Text: d.words()}
	for _, name := range []string{forms.TakePart, forms.Record, forms.Quote}[:rapid.IntRange(1, 3).Draw(d.T, "purposes")] {
		consent.Purposes = append(consent.Purposes, &forms.Purpose{Name: name, Label: d.words(), Required: rapid.Bool().Draw(d.T, "required")})
	}
	return consent
}

func (d draft) words() forms.Text {
	words := rapid.StringMatching(`[A-Za-zéŵ "\\<]{1,12}`)
	if rapid.Bool().Draw(d.T, "plain") {
		return forms.Plain(words.Draw(d.T, "words"))
	}
	return forms.Text{"en": words.Draw(d.T, "en"), "cy": words.Draw(d.T, "cy")}
}

func (d draft) choices() []*forms.Choice {
	var choices []*forms.Choice
	for i := range rapid.IntRange(1, 4).Draw(d.T, "choices") {
		choices = append(choices, &forms.Choice{
			Name: fmt.Sprintf("c%d", i+1), Label: d.words(),
			OpenText:   rapid.Bool().Draw(d.T, "open"),
			Attributes: map[string]string{"region": "north"},
		})
	}
	return choices
}

var guideTypes = []forms.Type{forms.Open, forms.Note, forms.Instruction}

var questionnaireTypes = []forms.Type{forms.TextType, forms.Integer, forms.Decimal, forms.Date, forms.Time, forms.SelectOne,
	forms.SelectMultiple, forms.Grid, forms.Rank, forms.Note, forms.Instruction, forms.Calculate}

func (d draft) question(name string, types []forms.Type) {
	q := &forms.Question{Name: name, Label: d.words(), Group: d.group(), Type: rapid.SampledFrom(types).Draw(d.T, "type")}
	switch q.Type {
	case forms.SelectOne, forms.SelectMultiple, forms.Rank:
		q.Choices = rapid.SampledFrom(d.lists).Draw(d.T, "list")
		q.ChoiceFilter.Source = "region = 'north'"
		q.Specials = rapid.SampledFrom([][]forms.Special{nil, {forms.DontKnow}, forms.Specials}).Draw(d.T, "specials")
	case forms.Grid:
		q.Choices = rapid.SampledFrom(d.lists).Draw(d.T, "list")
		q.Items = []*forms.Item{{Name: name + "_a", Label: d.words()}, {Name: name + "_b", Label: d.words()}}
	case forms.Calculate:
		q.Calculation.Source = "1 + 1"
	case forms.Integer:
		q.Constraint.Source = ". > 3"
	case forms.Open:
		q.Topic = d.words()
		for i := range rapid.IntRange(0, 3).Draw(d.T, "probes") {
			q.Probes = append(q.Probes, &forms.Probe{Name: fmt.Sprintf("p%d", i+1), Label: d.words(), Condition: d.words()})
		}
	}
	if i := len(d.in.Questions); d.in.Kind == forms.Questionnaire && i > 0 && len(d.in.Questions[i-1].Items) == 0 && d.in.Questions[i-1].Asks() {
		q.Relevant.Source = "${" + d.in.Questions[i-1].Name + "} != ''"
	}
	d.in.Questions = append(d.in.Questions, q)
}

// group opens a group within the last one, or goes on in the last one, or in none.
func (d draft) group() int {
	last := len(d.in.Groups) - 1
	switch rapid.SampledFrom([]string{"none", "same", "new"}).Draw(d.T, "group") {
	case "same":
		return last
	case "new":
		d.in.Groups = append(d.in.Groups, &forms.Group{Name: fmt.Sprintf("g%d", last+2), Parent: last})
		return last + 1
	}
	return -1
}

// outline is what of a linked instrument others rely on.
func outline(in *forms.Instrument) []string {
	var lines []string
	for _, q := range in.Questions {
		lines = append(lines, fmt.Sprint(q.Index(), q.Name, q.Type, q.Number, q.Label, q.Group, q.Specials, len(q.Choices),
			q.Relevant.Program != nil, q.Constraint.Program != nil, q.Calculation.Program != nil, q.ChoiceFilter.Program != nil,
			len(q.Variables()), in.Question(q.Name) == q))
	}
	for _, v := range in.Variables() {
		lines = append(lines, fmt.Sprint(v.Index(), v.Name, v.Type(), v.Question.Name, v.Item != nil, v.OpenText != nil, in.Variable(v.Name) == v))
	}
	return lines
}

func TestStoredInstrumentsComeBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInstrument(t)
		if faults := in.Link(); faults != nil {
			t.Fatal(faults)
		}
		data, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var back forms.Instrument
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if faults := back.Link(); faults != nil {
			t.Fatal(faults)
		}
		if diff := cmp.Diff(outline(in), outline(&back)); diff != "" {
			t.Fatal(diff)
		}
		plain := cmp.Options{cmpopts.IgnoreUnexported(forms.Instrument{}, forms.Question{}), cmpopts.EquateEmpty(),
			cmp.Comparer(func(a, b forms.Expression) bool { return a.Source == b.Source })}
		if diff := cmp.Diff(in, &back, plain); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestQuestionsOfOneListShareItWhenTheyComeBack(t *testing.T) {
	in, faults := forms.Load("large.yaml", largeFile(4))
	if faults != nil {
		t.Fatal(faults)
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var back forms.Instrument
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if back.Questions[0].Choices[0] != back.Questions[2].Choices[0] {
		t.Error("the list was read twice")
	}
}

func TestDamagedInstrumentsAreRefused(t *testing.T) {
	for _, stored := range []string{
		`{"questions":[{"name":"a","type":"select_one","group":-1,"choice_list":2}],"choice_lists":[[]]}`,
		`{"questions":[{"name":"a","type":"select_one","group":-1,"choice_list":-1}]}`,
		`{"questions":[null]}`,
		`{"questions":[{"name":"a","type":"text","group":3}]}`,
		`{"questions":[{"name":"a","type":"text","group":-2}]}`,
		`{"questions":[],"groups":[null]}`,
		`{"questions":[],"groups":[{"name":"g","parent":0}]}`,
		`{"questions":[{"name":"a","type":"select_one","group":-1,"choice_list":1}],"choice_lists":[[null]]}`,
		`{"questions":[{"name":"a","type":"grid","group":-1,"items":[null]}]}`,
		`{"questions":[{"name":"a","type":"open","group":-1,"probes":[null]}]}`,
		`{"questions":[{"name":"a","type":"open","group":-1}],"consent":{"purposes":[null]}}`,
		`{"questions":[{"name":"a","type":"open","group":-1}],"consent":{"text":{"en":"${a}"}}}`,
		`{"questions":[{"name":"a","type":"integer","group":-1,"relevant":"${b}"}]}`,
		`{"questions":[{"name":"a","type":"text","group":-1},{"name":"A","type":"text","group":-1}]}`,
	} {
		var in forms.Instrument
		if err := json.Unmarshal([]byte(stored), &in); err != nil {
			continue
		}
		if faults := in.Link(); faults == nil {
			t.Errorf("taken for sound: %s", stored)
		}
	}
}
