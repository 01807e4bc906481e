package flow_test

import (
	"errors"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

const everyType = `
  - {type: text, name: text, label: Text}
  - {type: integer, name: integer, label: Integer, special_answers: [refused]}
  - {type: decimal, name: decimal, label: Decimal}
  - {type: date, name: date, label: Date}
  - {type: time, name: time, label: Time}
  - {type: select_one, name: one, label: One, choices: others}
  - {type: select_multiple, name: several, label: Several, choices: others}
  - {type: rank, name: rank, label: Rank, choices: letters}
  - {type: grid, name: grid, label: Grid, choices: letters, items: [{name: row, label: Row}]}
  - {type: calculate, name: sum, calculation: "1 + 1"}
`

func TestWellformed(t *testing.T) {
	in := load(t, everyType)
	for _, test := range []struct {
		variable string
		sound    []string
		unsound  []string
	}{
		{"text", []string{"", " ", "two\nlines", "\x1b[31m", "refused", "${text}", strings.Repeat("a", 1<<20)}, []string{"\xff", "a\xc3"}},
		{"integer", []string{"0", "-1", "+1", "007", "999999999999999999"}, []string{
			"+-1", "1.0", "1e3", " 1", "1\n", "0x1", "-", "", "٣", "1_000", "9999999999999999999",
		}},
		{"decimal", []string{"0", "-0.5", "+0.5", "12.50", "1"}, []string{"+.5", ".5", "5.", "1,5", "NaN", "Infinity", "1e3", "1.2.3", "-", "1.5\n"}},
		{"date", []string{"2017-03-22", "2016-02-29"}, []string{"2017-02-29", "2017-3-2", "22.03.2017", "2017-03-22T10:00", "2017-03-22\n", "today"}},
		{"time", []string{"00:00", "23:59", "23:59:59"}, []string{"24:00", "9:05", "12:60", "12:30:60", "noon", "12:30 "}},
		{"one", []string{"a", "other"}, []string{"d", "A", "a b", " a", "a ", "\xff"}},
		{"one_other", []string{"anything", "a b"}, []string{"\xfe"}},
		{"several", []string{"a", "a b none", "b a"}, []string{"a a", "a  b", " a", "a ", "a d", "a\tb", " "}},
		{"rank", []string{"a", "c b a"}, []string{"a a", "d", "a,b"}},
		{"row", []string{"a", "c"}, []string{"a b", "row", "d"}},
		{"sum", nil, []string{"2", "3"}},
	} {
		v := in.Variable(test.variable)
		for _, value := range test.sound {
			if err := flow.Wellformed(v, forms.Answer{Value: value}); err != nil {
				t.Errorf("%s takes no %.40q: %v", test.variable, value, err)
			}
		}
		for _, value := range test.unsound {
			err := flow.Wellformed(v, forms.Answer{Value: value})
			if value == "" {
				continue
			}
			if !errors.Is(err, flow.ErrMalformed) {
				t.Errorf("%s takes %q: %v", test.variable, value, err)
			}
		}
	}
}

func TestSpecialAnswersAreTakenWhereAQuestionHasThem(t *testing.T) {
	in := load(t, everyType)
	for _, test := range []struct {
		variable string
		answer   forms.Answer
		sound    bool
	}{
		{"text", forms.Answer{Special: forms.DontKnow}, true},
		{"text", forms.Answer{Special: forms.NotApplicable}, false},
		{"text", forms.Answer{Special: "rude"}, false},
		{"text", forms.Answer{Value: "x", Special: forms.Refused}, false},
		{"integer", forms.Answer{Special: forms.DontKnow}, false},
		{"integer", forms.Answer{Special: forms.Refused}, true},
		{"row", forms.Answer{Special: forms.Refused}, true},
		{"one_other", forms.Answer{Special: forms.Refused}, false},
		{"sum", forms.Answer{Special: forms.Refused}, false},
	} {
		err := flow.Wellformed(in.Variable(test.variable), test.answer)
		if (err == nil) != test.sound || err != nil && !errors.Is(err, flow.ErrMalformed) {
			t.Errorf("%s, %+v: %v", test.variable, test.answer, err)
		}
	}
}

// A number that is well formed can be read by expressions.
func TestNumbersAreReadByExpressions(t *testing.T) {
	s := begin(t, `
  - {type: decimal, name: n, label: N}
  - {type: calculate, name: twice, calculation: "${n} * 2"}
`)
	for value, want := range map[string]string{"-1.5": "-3", "+1.5": "3", "007": "14", "0.10": "0.2"} {
		set(t, s, "n", value)
		if got := s.Answer(variable(t, s, "twice")).Value; got != want {
			t.Errorf("twice %s is %q, not %q", value, got, want)
		}
	}
}

func TestARefusedAnswerChangesNothing(t *testing.T) {
	s := begin(t, everyType)
	set(t, s, "integer", "5")
	if err := s.Set(variable(t, s, "integer"), forms.Answer{Value: "five"}); !errors.Is(err, flow.ErrMalformed) {
		t.Errorf("the error is %v", err)
	}
	if got := s.Answer(variable(t, s, "integer")).Value; got != "5" {
		t.Errorf("the answer is %q", got)
	}
}
