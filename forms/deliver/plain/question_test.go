package plain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
)

// lessUsual is an instrument with what is rarer: groups, defaults, choices
// that depend on answers, a grid that must be answered.
const lessUsual = `
settings:
  form_id: less-usual
  languages: {en: {name: English, status: draft}}
survey:
  - type: group
    name: about
    label: About you
    questions:
      - {type: integer, name: years, number: A1, label: How many years?, default: 5}
      - type: select_one
        name: kind
        number: A2
        label: Which kind?
        default: big
        choices: [{name: small, label: Small}, {name: big, label: Big}]
      - type: select_one
        name: size
        label: Which size?
        choice_filter: kind = ${kind}
        choices:
          - {name: s1, label: One, attributes: {kind: small}}
          - {name: b1, label: Ten, attributes: {kind: big}}
          - {name: b2, label: Twenty, attributes: {kind: big}}
  - type: grid
    name: g
    label: How much?
    required: true
    choices: [{name: low, label: Low}, {name: high, label: High}]
    items: [{name: g_a, label: of A}, {name: g_b, label: of B}, {name: g_c, label: of C}]
  - {type: text, name: long, label: Anything else?, multiline: true}
`

func TestPlainDefaultsGroupsAndFilters(t *testing.T) {
	d := openDesk(t, lessUsual)
	printed, _ := d.run("", "", "3", "2")
	want := `Question A1 (1 of 5) (draft translation)
How many years?
(interviewer: About you)
Answer with a whole number.
Enter answers: 5
> 
Question A2 (2 of 5) (draft translation)
Which kind?
(interviewer: About you)
1. Small
2. Big
Answer with a number.
Enter answers: Big
> 
Question 1 (3 of 5) (draft translation)
Which size?
(interviewer: About you)
1. Ten
2. Twenty
Answer with a number.
> There is no choice 3. Give a number from 1 to 2.
> `
	wantPrinted(t, printed, want)
	if diff := cmp.Diff(map[string]string{"years": "5", "kind": "big", "size": "b2"}, d.answers()); diff != "" {
		t.Errorf("stored answers (-want +got):\n%s", diff)
	}
}

func TestPlainGridThatMustBeAnswered(t *testing.T) {
	d := openDesk(t, lessUsual)
	printed, _ := d.run("", "", "1", "", "1", "", "", "", "1")
	wantPrinted(t, printed, `> Not every line has an answer yet. This question needs one.
Line 1 of 3: of A
> Line 2 of 3: of B
Answer so far: Low
> Line 3 of 3: of C
> Not every line`)
	if got := d.answers(); got["g_a"] != "" || got["g_b"] != "low" || got["g_c"] != "low" {
		t.Errorf("stored %v", got)
	}
	if got := d.interview().Position; got != "g" {
		t.Errorf("stored the position %q", got)
	}
}

func TestPlainTextOfSeveralLines(t *testing.T) {
	half := strings.Repeat("a", 600<<10)
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"one", "."}, "one"},
		{[]string{"one", "", "two", "", "", "."}, "one\n\ntwo"},
		{[]string{" one ", "/ ", "..", " .", "."}, " one \n..\n ."},
		{[]string{"one", "/again", "two", "."}, "one\ntwo"},
		{[]string{"one", "/clear", "two", "."}, "two"},
		{[]string{"one", "/next", "/back", "two", "."}, "two"},
		{[]string{"one", "/next", "/back", ""}, "one"},
		{[]string{"", "not typed"}, ""},
		{[]string{".", "not typed"}, ""},
		{[]string{half, half, "more", "."}, half + "\nmore"},
	} {
		d := openDesk(t, lessUsual)
		d.run(append([]string{"", "", "1", "1 1 1"}, c.lines...)...)
		if got := d.answers()["long"]; got != c.want || d.interview().Position != forms.EndPosition {
			t.Errorf("%.60q: stored %.60q, at %s", c.lines, got, d.interview().Position)
		}
	}
}
