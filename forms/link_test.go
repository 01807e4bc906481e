package forms_test

import (
	"strings"
	"testing"

	"fieldwork/forms"
)

// load loads the questions of a survey, each in a line of its own.
func load(t *testing.T, questions ...string) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("test.yaml", []byte(survey(questions...)))
	if faults != nil {
		t.Fatal(faults)
	}
	return in
}

func survey(questions ...string) string {
	return soundSettings + "survey:\n- " + strings.Join(questions, "\n- ") + "\n"
}

func TestQuestionsAreNumbered(t *testing.T) {
	in := load(t,
		"{type: note, label: N}",
		"{type: text, name: a, label: A}",
		"{type: text, name: b, label: B, number: 1a}",
		"{type: calculate, name: c, calculation: 1}",
		"{type: text, name: d, label: D}",
		"{type: text, name: e, label: E, number: 10}",
		"{type: text, name: f, label: F}")
	var numbers []string
	for _, q := range in.Questions {
		numbers = append(numbers, q.Number)
	}
	if got := strings.Join(numbers, ","); got != ",1,1a,,2,10,11" {
		t.Error(got)
	}
}

func TestUnnamedNotesAreNamed(t *testing.T) {
	in := load(t,
		"{type: note, label: N}",
		"{type: note, name: Note_2, label: N}",
		"{type: note, label: N}",
		"{type: instruction, label: I}",
		"{type: group, questions: [{type: note, label: N}]}")
	var names []string
	for _, q := range in.Questions {
		names = append(names, q.Name)
	}
	if got := strings.Join(names, ","); got != "note_1,Note_2,note_3,instruction_1,note_4" || in.Groups[0].Name != "group_1" {
		t.Error(got, in.Groups[0].Name)
	}
}

func TestVariablesOfAQuestion(t *testing.T) {
	in := load(t,
		"{type: note, name: n, label: N}",
		"{type: grid, name: g, label: G, choices: [{name: a, label: A}], items: [{name: g1, label: 1}, {name: g2, label: 2}]}",
		"{type: select_one, name: s, label: S, choices: [{name: a, label: A, open_text: yes}, {name: b, label: B}]}",
		"{type: rank, name: r, label: R, choices: [{name: a, label: A}]}")
	var names []string
	for i, v := range in.Variables() {
		if v.Index() != i || in.Variable(v.Name) != v {
			t.Errorf("%s has the place %d", v.Name, v.Index())
		}
		names = append(names, v.Question.Name+":"+v.Name+":"+string(v.Type()))
	}
	if got := strings.Join(names, " "); got != "g:g1:select_one g:g2:select_one s:s:select_one s:s_a:text r:r:rank" {
		t.Error(got)
	}
	if in.Variable("g") != nil || in.Variable("n") != nil || in.Question("g") == nil || in.Question("g1") != nil {
		t.Error("questions and variables are mixed up")
	}
}

func TestConstraintsSeeTheirOwnQuestion(t *testing.T) {
	load(t,
		"{type: grid, name: g, label: G, choices: [{name: a, label: A}], items: [{name: g1, label: 1}, {name: g2, label: 2}], constraint: \"${g1} != ${g2} and . = 'a'\"}",
		"{type: select_one, name: s, label: S, choices: [{name: a, label: A, open_text: yes}], constraint: \"${s_a} != ''\", constraint_message: \"${s_a}?\"}")
}

func TestGroupsKnowTheirParents(t *testing.T) {
	in := load(t, "{type: group, name: a, questions: [{type: group, name: b, questions: [{type: text, name: q, label: Q}]}, {type: text, name: r, label: R}]}")
	if in.Groups[0].Parent != -1 || in.Groups[1].Parent != 0 || in.Question("q").Group != 1 || in.Question("r").Group != 0 {
		t.Error(in.Groups[0], in.Groups[1])
	}
}

func TestPlainDefaultsAreLiterals(t *testing.T) {
	in := load(t,
		"{type: text, name: a, label: A, default: Cardiff Bay}",
		"{type: date, name: b, label: B, default: 2026-01-31}",
		"{type: time, name: c, label: C, default: '09:30'}",
		"{type: integer, name: d, label: D, default: -3}",
		"{type: select_multiple, name: e, label: E, default: y x, choices: [{name: x, label: X}, {name: y, label: Y}]}",
		"{type: text, name: f, label: F, default: \"concat(${a}, '!')\"}")
	for name, want := range map[string]string{
		"a": "'Cardiff Bay'", "b": "'2026-01-31'", "c": "'09:30'", "d": "-3", "e": "'y x'", "f": "concat(${a}, '!')",
	} {
		if got := in.Question(name).Default; got.Source != want || got.Program == nil {
			t.Errorf("%s: %q", name, got.Source)
		}
	}
}

func TestLinkNamesFaultsWithoutAFile(t *testing.T) {
	in := &forms.Instrument{Questions: []*forms.Question{
		{Name: "q1", Type: forms.Integer, Group: -1, Relevant: forms.Expression{Source: "${q2} > 1"}},
		{Name: "q2", Type: forms.Integer, Group: -1, Relevant: forms.Expression{Source: "${q1} > 1"}},
	}}
	if got := in.Link().Error(); got != "relevant: a circle, each waits for the next: q1 → q2 → q1" {
		t.Error(got)
	}
}

func TestEverythingIsRead(t *testing.T) {
	in, faults := forms.Load("everything.yaml", goodFiles(t)["testdata/good/everything.yaml"])
	if faults != nil {
		t.Fatal(faults)
	}
	towns, hours, order := in.Question("towns"), in.Question("hours"), in.Question("order")
	for what, is := range map[string]bool{
		"title":            in.Title["cy"] == "Popeth",
		"language":         in.DefaultLanguage == "cy" && in.Languages[1] == forms.Language{Code: "cy", Name: "Cymraeg", Status: forms.Draft},
		"block":            in.Question("note_1").Label["en"] == "Good morning.\n\nThis will not take long.",
		"required":         in.Question("region").Required == forms.Required && hours.Required == forms.SoftRequired,
		"required message": in.Question("region").RequiredMessage["en"] == "Please say.",
		"required if":      towns.RequiredIf.Program != nil && towns.Required == forms.Optional,
		"hints":            towns.Hint["cy"] == "Pob un." && towns.Guidance["en"] == "Do not prompt.",
		"bounds":           towns.MinChoices == 1 && towns.MaxChoices == 2,
		"filter":           towns.ChoiceFilter.Program != nil && towns.Choices[0].Attributes["region"] == "north",
		"constraint":       towns.Constraint.Program != nil && towns.ConstraintMessage["en"] == "Say which other.",
		"flags":            towns.Choice("none").Exclusive && towns.Choice("other").OpenText && !towns.Choice("conwy").Exclusive,
		"number":           hours.Number == "2a",
		"special answers":  len(in.Question("children").Specials) == 0 && in.Question("woke").Allows(forms.NotApplicable) && hours.Allows(forms.Refused),
		"numbers as names": in.Question("views").Choice("1") != nil,
		"ranking":          order.Partial && order.MaxChoices == 2 && len(order.Choices) == 3,
		"multiline":        in.Question("remarks").Multiline && !in.Question("born").Multiline,
		"calculation":      in.Question("twice").Calculation.Program != nil && in.Question("twice").Relevant.Program != nil,
		"group":            in.Groups[0].Relevant.Program != nil && in.Groups[0].Label["cy"] == "Pobl",
		"same everywhere":  order.Choices[0].Label[""] == "A",
	} {
		if !is {
			t.Errorf("%s is not as the file has it", what)
		}
	}
}
