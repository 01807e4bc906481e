package flow_test

import (
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// problemCase is one question and the problems that it has with an answer:
// part of the sentence, after "soft: " where it is soft; "" for none.
type problemCase struct {
	name, survey, variable, value, want string
}

func checkProblems(t *testing.T, cases []problemCase) {
	t.Helper()
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			s := begin(t, test.survey)
			v := variable(t, s, test.variable)
			if test.value != "" {
				set(t, s, test.variable, test.value)
			}
			said := ""
			for _, p := range s.Problems(v.Question) {
				if p.Variable != v || p.Question != v.Question {
					continue
				}
				if p.Soft {
					said += "soft: "
				}
				said += s.Say(p.Message, "en")
			}
			if test.want == "" && said != "" || !strings.Contains(said, test.want) {
				t.Errorf("%q: %q, not %q", test.value, said, test.want)
			}
		})
	}
}

func TestRequirements(t *testing.T) {
	const (
		hard   = `  - {type: text, name: q, label: Q, required: yes}`
		soft   = `  - {type: text, name: q, label: Q, required: soft}`
		worded = `  - {type: text, name: q, label: Q, required: yes, required_message: {en: Please ask., cy: Gofynnwch.}}`
		always = `  - {type: text, name: q, label: Q, required: "1 = 1"}`
		never  = `  - {type: text, name: q, label: Q, required: "1 = 2"}`
		strict = `  - {type: text, name: q, label: Q, required: yes, special_answers: []}`
		grid   = `  - {type: grid, name: q, label: Q, choices: letters, required: yes, items: [{name: r1, label: R}, {name: r2, label: R}]}`
		empty  = `  - {type: select_one, name: q, label: Q, required: yes, choices: letters, choice_filter: "1 = 2"}`
		off    = `  - {type: text, name: q, label: Q, required: yes, relevant: "1 = 2"}`
	)
	checkProblems(t, []problemCase{
		{"optional", `  - {type: text, name: q, label: Q}`, "q", "", ""},
		{"required", hard, "q", "", "There is no answer yet. This question needs one, or a special answer."},
		{"required and no special answer", strict, "q", "", "This question needs one."},
		{"required and answered", hard, "q", "yes", ""},
		{"a special answer will do", hard, "q", "!refused", ""},
		{"soft", soft, "q", "", "soft: There is no answer yet."},
		{"soft and special", soft, "q", "!dont_know", ""},
		{"the instrument's own words", worded, "q", "", "Please ask."},
		{"required if it holds", always, "q", "", "There is no answer yet."},
		{"required if it does not", never, "q", "", ""},
		{"a grid's row", grid, "r2", "", "Not every line has an answer yet."},
		{"a grid's row that has one", grid, "r1", "a", ""},
		{"nothing is offered", empty, "q", "", ""},
		{"off the path", off, "q", "", ""},
	})
}

func TestASpecialAnswerIsNotSuggestedWhereThereIsNone(t *testing.T) {
	s := begin(t, `  - {type: text, name: q, label: Q, required: yes, special_answers: []}`)
	if said := s.Say(s.Problems(question(t, s, "q"))[0].Message, "en"); strings.Contains(said, "special") {
		t.Error(said)
	}
}

func TestConstraints(t *testing.T) {
	const (
		point  = `  - {type: integer, name: q, label: Q, constraint: ". > 0 and . < 10"}`
		worded = point + `
  - {type: integer, name: r, label: R, constraint: ". < ${q}", constraint_message: "${r} is not below ${q}."}`
		grid   = `  - {type: grid, name: q, label: Q, choices: letters, items: [{name: r1, label: R}], constraint: ". != 'b'"}`
		beside = `  - {type: select_one, name: q, label: Q, choices: open, constraint: ". = 'other'"}`
	)
	checkProblems(t, []problemCase{
		{"kept", point, "q", "5", ""},
		{"kept, with a plus", point, "q", "+5", ""},
		{"broken", point, "q", "10", "This answer is not possible here. Please check it."},
		{"not asked of no answer", point, "q", "", ""},
		{"nor of a special one", point, "q", "!refused", ""},
		{"with its own words", worded, "r", "3", "3 is not below ."},
		{"of a row", grid, "r1", "b", "not possible"},
		{"of a row, kept", grid, "r1", "a", ""},
		{"not of words beside a choice", beside, "q", "other", ""},
	})
}

func TestAConstraintIsAboutItsOwnAnswer(t *testing.T) {
	s := begin(t, `
  - {type: integer, name: q, label: Q, constraint: ". > 5"}
  - {type: grid, name: g, label: G, choices: letters, constraint: ". = 'a'", items: [{name: r1, label: R}, {name: r2, label: R}]}
  - {type: select_one, name: p, label: P, choices: open, constraint: ". = 'other'"}
`)
	for name, value := range map[string]string{"q": "6", "r1": "a", "r2": "b", "p": "other", "p_other": "a"} {
		set(t, s, name, value)
	}
	problems := s.Outstanding()
	if len(problems) != 1 || problems[0].Variable.Name != "r2" {
		t.Errorf("problems: %+v", problems)
	}
}

func TestChoiceRules(t *testing.T) {
	const (
		bounds    = `  - {type: select_multiple, name: q, label: Q, choices: letters, min_choices: 2, max_choices: 2}`
		exclusive = `  - {type: select_multiple, name: q, label: Q, choices: others, min_choices: 2}`
		whole     = `  - {type: rank, name: q, label: Q, choices: letters}`
		partial   = `  - {type: rank, name: q, label: Q, choices: letters, partial: true}`
		first     = `  - {type: rank, name: q, label: Q, choices: letters, max_choices: 2}`
		least     = `  - {type: rank, name: q, label: Q, choices: letters, partial: true, min_choices: 2}`
		few       = `  - {type: select_multiple, name: q, label: Q, choices: letters, min_choices: 2, choice_filter: "name = 'a'"}`
		ranked    = `  - {type: rank, name: q, label: Q, choices: letters, choice_filter: "name != 'a'"}`
	)
	checkProblems(t, []problemCase{
		{"too few", bounds, "q", "a", "1 chosen; at least 2 are needed."},
		{"enough", bounds, "q", "a b", ""},
		{"too many", bounds, "q", "a b c", "3 are too many; at most 2 can be chosen."},
		{"none at all", bounds, "q", "", ""},
		{"special", bounds, "q", "!refused", ""},
		{"exclusive beside others", exclusive, "q", "a none", "cannot stand beside others"},
		{"exclusive alone is enough", exclusive, "q", "none", ""},
		{"as many as are offered", few, "q", "a", ""},
		{"ranked in part", whole, "q", "c a", "2 of 3 ranked. Please rank them all."},
		{"ranked whole", whole, "q", "c a b", ""},
		{"partial", partial, "q", "c", ""},
		{"the first two", first, "q", "c a", ""},
		{"one of the first two", first, "q", "c", "1 of 2 ranked"},
		{"three of the first two", first, "q", "c a b", "at most 2"},
		{"partial with a least", least, "q", "c", "at least 2"},
		{"ranked whole of what is offered", ranked, "q", "c b", ""},
		{"not offered", ranked, "q", "a b", "“a” is no longer offered"},
	})
}

func TestAChoiceThatIsNoLongerOffered(t *testing.T) {
	s := begin(t, `
  - {type: select_multiple, name: q1, label: One, choices: letters}
  - {type: select_one, name: q2, label: Two, choices: letters, choice_filter: "selected(${q1}, name)"}
`)
	q2 := question(t, s, "q2")
	if len(s.Choices(q2)) != 0 {
		t.Error("something is offered before anything was chosen")
	}
	set(t, s, "q1", "a c")
	if offered := s.Choices(q2); len(offered) != 2 || offered[0].Name != "a" || offered[1].Name != "c" {
		t.Errorf("%d choices are offered", len(offered))
	}
	set(t, s, "q2", "c")
	if problems := s.Problems(q2); len(problems) != 0 {
		t.Errorf("a problem with what is offered: %v", problems[0].Message)
	}
	set(t, s, "q1", "a")
	if problems := s.Problems(q2); len(problems) != 1 || problems[0].Soft {
		t.Errorf("%d problems with what is not offered", len(problems))
	}
}

func TestChoicesAreFilteredByTheirAttributes(t *testing.T) {
	s := begin(t, `
  - {type: text, name: area, label: Area}
  - type: select_one
    name: q
    label: Q
    choice_filter: "county = ${area}"
    choices:
      - {name: x, label: X, attributes: {county: gwent}}
      - {name: "y1", label: Y, attributes: {county: dyfed}}
      - {name: z, label: Z}
`)
	set(t, s, "area", "gwent")
	if offered := s.Choices(question(t, s, "q")); len(offered) != 1 || offered[0].Name != "x" {
		t.Errorf("%d choices are offered", len(offered))
	}
	set(t, s, "area", "")
	if offered := s.Choices(question(t, s, "q")); len(offered) != 1 || offered[0].Name != "z" {
		t.Errorf("%d choices are offered", len(offered))
	}
}

func TestAnswersThatTheInstrumentDoesNotAllowAreProblems(t *testing.T) {
	in := load(t, everyType)
	s := flow.Restore(in, &forms.Interview{Answers: map[string]forms.Answer{
		"one": {Value: "gone"}, "several": {Value: "a gone"}, "integer": {Special: forms.DontKnow}, "date": {Value: "soon"},
		"sum": {Value: "3"}, "row": {Value: "a"},
	}})
	var said []string
	for _, p := range s.Outstanding() {
		if p.Soft {
			t.Errorf("%s is soft", p.Variable.Name)
		}
		said = append(said, p.Variable.Name)
	}
	if got := strings.Join(said, " "); got != "integer date one several" {
		t.Errorf("problems with %s", got)
	}
	wantAnswer(t, s, "sum", "2")
	wantAnswer(t, s, "one", "gone")
}
