package flow_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

func wantPath(t *testing.T, s *flow.State, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, names(s.Path())); diff != "" {
		t.Errorf("the path (-want +got):\n%s", diff)
	}
}

func wantAnswer(t *testing.T, s *flow.State, name, want string) {
	t.Helper()
	if got := s.Answer(variable(t, s, name)); got != answer(want) {
		t.Errorf("%s is %+v, not %q", name, got, want)
	}
}

const nested = `
  - {type: select_one, name: q1, label: One, choices: letters}
  - type: group
    name: outer
    relevant: "${q1} = 'a' or ${q1} = 'b'"
    questions:
      - type: group
        name: inner
        relevant: "${q1} = 'a'"
        questions:
          - {type: text, name: q2, label: Two}
          - {type: text, name: q3, label: Three, relevant: "${q2} != ''"}
      - {type: text, name: q4, label: Four}
  - {type: text, name: q5, label: Five, relevant: "${q3} = 'x'"}
`

func TestRelevanceOfNestedGroups(t *testing.T) {
	s := begin(t, nested)
	wantPath(t, s, "q1")
	set(t, s, "q1", "b")
	wantPath(t, s, "q1", "q4")
	set(t, s, "q1", "a")
	wantPath(t, s, "q1", "q2", "q4")
	set(t, s, "q2", "words")
	set(t, s, "q3", "x")
	wantPath(t, s, "q1", "q2", "q3", "q4", "q5")
	set(t, s, "q1", "b")
	wantPath(t, s, "q1", "q4")
	set(t, s, "q1", "c")
	wantPath(t, s, "q1")
	set(t, s, "q1", "!refused")
	wantPath(t, s, "q1")
	set(t, s, "q1", "a")
	wantPath(t, s, "q1", "q2", "q3", "q4", "q5")
}

func TestAnswersFallOffThePathAndComeBack(t *testing.T) {
	s := begin(t, nested)
	for _, a := range [][2]string{{"q1", "a"}, {"q2", "words"}, {"q3", "x"}, {"q4", "kept"}, {"q5", "last"}} {
		set(t, s, a[0], a[1])
	}
	if off := s.OffPath(); len(off) != 0 {
		t.Errorf("%d answers are off the path", len(off))
	}
	set(t, s, "q1", "c")
	var off []string
	for _, v := range s.OffPath() {
		off = append(off, v.Name)
	}
	if diff := cmp.Diff([]string{"q2", "q3", "q4", "q5"}, off); diff != "" {
		t.Errorf("off the path (-want +got):\n%s", diff)
	}
	wantAnswer(t, s, "q3", "x")
	if s.OnPath(variable(t, s, "q3")) || s.Relevant(question(t, s, "q3")) {
		t.Error("q3 is still on the path")
	}
	set(t, s, "q1", "a")
	if off := s.OffPath(); len(off) != 0 {
		t.Errorf("%d answers did not come back", len(off))
	}
}

func TestCalculationsFollowEachOtherAndThePath(t *testing.T) {
	s := begin(t, `
  - {type: integer, name: n, label: N}
  - {type: calculate, name: double, calculation: "${n} * 2"}
  - type: group
    name: large
    relevant: "${double} > 10"
    questions:
      - {type: calculate, name: plus, calculation: "${double} + 1"}
      - {type: note, name: shown, label: "${plus}"}
  - {type: calculate, name: words, calculation: "concat('plus=', ${plus})"}
`)
	wantAnswer(t, s, "double", "")
	wantAnswer(t, s, "words", "plus=")
	wantPath(t, s, "n")
	set(t, s, "n", "6")
	wantAnswer(t, s, "double", "12")
	wantAnswer(t, s, "plus", "13")
	wantAnswer(t, s, "words", "plus=13")
	wantPath(t, s, "n", "shown")
	set(t, s, "n", "5")
	wantAnswer(t, s, "plus", "")
	wantAnswer(t, s, "words", "plus=")
	wantPath(t, s, "n")
	if off := s.OffPath(); len(off) != 0 {
		t.Errorf("%s is listed as an answer off the path", off[0].Name)
	}
}

func TestACalculationCannotBeTakenBack(t *testing.T) {
	s := begin(t, `
  - {type: integer, name: n, label: N}
  - {type: calculate, name: double, calculation: "${n} * 2"}
  - {type: text, name: q, label: Q, relevant: "${double} > 0"}
`)
	set(t, s, "n", "1")
	_ = s.Set(variable(t, s, "double"), forms.Answer{})
	wantAnswer(t, s, "double", "2")
	wantPath(t, s, "n", "q")
}

func TestCalculationsThatGrowAreCut(t *testing.T) {
	var survey strings.Builder
	survey.WriteString("  - {type: text, name: c0, label: C}\n")
	for i := range 40 {
		before, next := string(rune('0'+i/10))+string(rune('0'+i%10)), string(rune('0'+(i+1)/10))+string(rune('0'+(i+1)%10))
		if i == 0 {
			before = "0"
		}
		survey.WriteString("  - {type: calculate, name: c" + next + `, calculation: "concat(${c` + before + "}, ${c" + before + `})"}` + "\n")
	}
	s := begin(t, survey.String())
	set(t, s, "c0", "€")
	got := s.Answer(variable(t, s, "c40")).Value
	if len(got) > 64<<10 || len(got) < 60<<10 || !utf8.ValidString(got) {
		t.Errorf("the last has %d bytes", len(got))
	}
}

func TestOpenTextStandsBesideItsChoice(t *testing.T) {
	for _, kind := range []string{"select_one", "select_multiple"} {
		s := begin(t, `
  - {type: `+kind+`, name: q, label: Q, choices: open, required: yes}
  - {type: text, name: more, label: More, relevant: "${q_other} != ''"}
`)
		words := variable(t, s, "q_other")
		set(t, s, "q_other", "Cake")
		if s.OnPath(words) || len(s.Path()) != 1 {
			t.Errorf("%s: the words count before the choice is made", kind)
		}
		set(t, s, "q", "other")
		if !s.OnPath(words) || len(s.Path()) != 2 {
			t.Errorf("%s: the words do not count beside their choice", kind)
		}
		if problems := s.Problems(question(t, s, "q")); len(problems) > 0 {
			t.Errorf("%s: %v", kind, problems[0].Message)
		}
		set(t, s, "q", "!refused")
		if s.OnPath(words) || len(s.OffPath()) != 1 || s.OffPath()[0] != words {
			t.Errorf("%s: the words count beside a special answer", kind)
		}
		set(t, s, "q_other", "")
		set(t, s, "q", "other")
		if len(s.Problems(question(t, s, "q"))) > 0 {
			t.Errorf("%s: the words are required", kind)
		}
	}
}

func TestSpecialAnswersReadAsTheirNames(t *testing.T) {
	s := begin(t, `
  - {type: integer, name: n, label: N}
  - {type: select_multiple, name: several, label: S, choices: letters}
  - {type: text, name: unknown, label: U, relevant: "${n} = 'dont_know'"}
  - {type: text, name: some, label: S, relevant: "${n} != ''"}
  - {type: text, name: many, label: M, relevant: "${n} > 3"}
  - {type: text, name: none, label: M, relevant: "selected(${several}, 'refused')"}
`)
	wantPath(t, s, "n", "several")
	set(t, s, "n", "!dont_know")
	wantPath(t, s, "n", "several", "unknown", "some")
	set(t, s, "n", "4")
	wantPath(t, s, "n", "several", "some", "many")
	set(t, s, "several", "!refused")
	wantPath(t, s, "n", "several", "some", "many", "none")
}

func TestTimeAndChanceFollowFromTheInterview(t *testing.T) {
	in := load(t, `
  - {type: calculate, name: day, calculation: "string(today())"}
  - {type: calculate, name: draw, calculation: "random()"}
`)
	late := started.In(time.FixedZone("", 10*60*60))
	value := func(s *flow.State, name string) string { return s.Answer(in.Variable(name)).Value }
	a, b, c := flow.New(in, late, 7), flow.New(in, late, 7), flow.New(in, late, 8)
	if value(a, "draw") != value(b, "draw") || value(a, "draw") == value(c, "draw") {
		t.Errorf("draws %s, %s and %s", value(a, "draw"), value(b, "draw"), value(c, "draw"))
	}
	if got := value(a, "day"); got != "2017-03-23" {
		t.Errorf("in the interviewer's zone today is %s", got)
	}
	if flow.Seed("one") == flow.Seed("two") || flow.Seed("one") < 0 {
		t.Error("seeds are alike or negative")
	}
}

// A condition that was worked out counts as the truth that it is, not as the
// text "false", which would always hold.
func TestACalculatedConditionIsTrueOrFalse(t *testing.T) {
	s := begin(t, `
  - {type: integer, name: age, label: Age}
  - {type: calculate, name: adult, calculation: "${age} >= 18"}
  - {type: text, name: school, label: School, relevant: "not(${adult})"}
  - {type: text, name: work, label: Work, relevant: "${adult}"}
`)
	for age, want := range map[string]string{"17": "school", "18": "work"} {
		if err := s.Set(variable(t, s, "age"), forms.Answer{Value: age}); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"school", "work"} {
			if got := s.OnPath(variable(t, s, name)); got != (name == want) {
				t.Errorf("at %s, %s on the path: %v", age, name, got)
			}
		}
	}
}
