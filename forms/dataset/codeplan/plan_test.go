package codeplan

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
)

// instrument loads one from its questions, written as YAML.
func instrument(t *testing.T, questions string) *forms.Instrument {
	t.Helper()
	source := `
settings:
  form_id: visits
  form_title: {en: Visits}
  default_language: en
  languages: {en: {name: English, status: reviewed}}
choices:
  rooms:
    - {name: hall, label: {en: The hall}}
    - {name: attic, label: {en: The attic}}
    - {name: other, label: {en: Other}, open_text: true}
  places:
    - {name: hall, label: {en: The hall}}
    - {name: attic, label: {en: The attic}}
  scale:
    - {name: "1", label: {en: Never}}
    - {name: "3", label: {en: Always}}
survey:
` + questions
	in, err := forms.Load("visits.yaml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

const allTypes = `
  - {type: text, name: words, label: {en: Say}}
  - {type: decimal, name: miles, label: {en: How far?}}
  - {type: date, name: day, label: {en: Which day?}}
  - {type: time, name: hour, label: {en: At what time?}}
  - {type: select_one, choices: rooms, name: room, label: {en: Which room?}}
  - {type: select_multiple, choices: rooms, name: seen, label: {en: What did you see?}}
  - {type: rank, choices: places, name: best, label: {en: Which is best?}, partial: true}
  - type: grid
    choices: scale
    name: often
    label: {en: How often?}
    items: [{name: often_walk, label: {en: You walk}}]
  - {type: calculate, name: double, calculation: "${miles} * 2"}
`

// columnNames says what each column is.
func columnNames(p *Plan) (names []string) {
	for _, c := range p.Columns {
		codes := ""
		for _, code := range c.Codes {
			codes += fmt.Sprintf(" %d=%s", code.Number, code.Name)
		}
		names = append(names, fmt.Sprintf("%s %d %s%s", c.Name, c.Kind, c.Label("en", "en"), codes))
	}
	return names
}

func TestColumnsOfEveryType(t *testing.T) {
	p := New(instrument(t, allTypes))
	want := []string{
		"words 0 Say", "miles 1 How far?", "day 2 Which day?", "hour 3 At what time?",
		"room 4 Which room? 1=hall 2=attic 3=other", "room_other 0 Which room? – Other",
		"seen.hall 5 The hall", "seen.attic 5 The attic", "seen.other 5 Other", "seen_other 0 What did you see? – Other",
		"best.1 4 1 – Which is best? 1=hall 2=attic", "best.2 4 2 – Which is best? 1=hall 2=attic",
		"often_walk 4 You walk 1=1 3=3", "double 1 ",
	}
	if diff := cmp.Diff(want, columnNames(p)); diff != "" {
		t.Error(diff)
	}
	if len(p.Sets) != 1 || p.Sets[0].Variable.Name != "seen" || p.Sets[0].From != 6 || p.Sets[0].To != 9 {
		t.Errorf("the sets: %+v", p.Sets)
	}
}

func TestOlderVersionsAddChoicesBehind(t *testing.T) {
	newest := instrument(t, "  - {type: select_one, choices: scale, name: room, label: {en: Now}}\n  - {type: text, name: kind, label: {en: Kind}}\n")
	older := instrument(t, "  - {type: select_one, choices: rooms, name: room, label: {en: Then}}\n  - {type: integer, name: kind, label: {en: Kind}}\n  - {type: integer, name: age, label: {en: Age}}\n")
	p := New(newest, older)
	want := []string{"room 4 Now 1=1 3=3 4=hall 5=attic 6=other", "kind 0 Kind", "room_other 0 Then – Other", "age 1 Age"}
	if diff := cmp.Diff(want, columnNames(p)); diff != "" {
		t.Error(diff)
	}
}

func TestValuesOfAnswers(t *testing.T) {
	p := New(instrument(t, allTypes))
	code := func(at int, n float64) Value { return Value{State: IsCode, Code: at, Number: n} }
	refused := Value{State: IsSpecial, Special: forms.Refused}
	for _, c := range []struct {
		variable, answer string
		want             []Value
	}{
		{"words", "=1+1", []Value{{State: IsText, Text: "=1+1"}}},
		{"words", "", []Value{{}}},
		{"miles", "9007199254740992", []Value{{State: IsNumber, Number: 1 << 53}}},
		{"miles", "9007199254740993", []Value{{State: IsNumber, Number: 1 << 53, Rounded: true}}},
		{"miles", "-0009007199254740992.00", []Value{{State: IsNumber, Number: -1 << 53}}},
		{"miles", "0.333333333333333333", []Value{{State: IsNumber, Number: 1.0 / 3, Decimals: 9, Rounded: true}}},
		{"miles", "-012.50", []Value{{State: IsNumber, Number: -12.5, Decimals: 1}}},
		{"day", "2026-02-28", []Value{{State: IsDay, Time: time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC)}}},
		{"day", "0000-01-01", []Value{{State: IsDay, Time: time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)}}},
		{"hour", "07:30", []Value{{State: IsTimeOfDay, Time: time.Date(0, 1, 1, 7, 30, 0, 0, time.UTC)}}},
		{"room", "attic", []Value{code(1, 2)}},
		{"seen", "other hall", []Value{code(1, 1), code(0, 0), code(1, 1)}},
		{"seen", "", []Value{{}, {}, {}}},
		{"best", "attic", []Value{code(1, 2), {}}},
		{"best", "attic hall", []Value{code(1, 2), code(0, 1)}},
		{"often_walk", "3", []Value{code(1, 3)}},
	} {
		got, err := p.Values(nil, c.variable, forms.Answer{Value: c.answer})
		if err != nil || !cmp.Equal(c.want, got) {
			t.Errorf("%s %q: %+v, %v; want %+v", c.variable, c.answer, got, err, c.want)
		}
	}
	if got, err := p.Values(nil, "seen", forms.Answer{Special: forms.Refused}); err != nil || !cmp.Equal([]Value{refused, refused, refused}, got) {
		t.Errorf("refused: %+v, %v", got, err)
	}
	if _, err := p.Values(nil, "room", forms.Answer{Value: "cellar"}); !errors.Is(err, ErrNoCode) {
		t.Errorf("a choice that there is not: %v", err)
	}
}

func TestSpecialCodesAreNoAnswers(t *testing.T) {
	p := New(instrument(t, allTypes))
	for _, c := range []struct {
		variable, answer string
		want             int
	}{
		{"miles", "-96", -98}, {"miles", "-97", -998}, {"words", "-99", -998}, {"words", "-097", -998}, {"words", "well", -98},
	} {
		counts := NewCounts(p)
		row := make([]Value, len(p.Columns))
		values, err := p.Values(nil, c.variable, forms.Answer{Value: c.answer})
		if err != nil {
			t.Fatal(err)
		}
		copy(row[p.Of(c.variable)[0]:], values)
		counts.Add(row)
		if got := counts.SpecialCode(forms.Refused); got != c.want {
			t.Errorf("%s %q: refused is %d, want %d", c.variable, c.answer, got, c.want)
		}
	}
}

// TestCountsMoved compares counts of all rows with those of parts of them.
func TestCountsMoved(t *testing.T) {
	p := New(instrument(t, allTypes))
	whole, parts, part := NewCounts(p), NewCounts(p), NewCounts(p)
	for i, answers := range []map[string]string{
		{"words": "-97", "miles": "12.5", "room": "attic", "seen": "hall"},
		{"words": "longer", "miles": "-4", "room": "hall", "seen": "other hall", "best": "attic hall"},
		{"miles": "!", "seen": "!"},
		{"miles": "7.25"},
		{"miles": "0.250000000000000000001"},
		{"miles": "-0.250000000000000000001"},
	} {
		var row []Value
		for _, v := range instrument(t, allTypes).Variables() {
			answer := forms.Answer{Value: answers[v.Name]}
			if answer.Value == "!" {
				answer = forms.Answer{Special: forms.Refused}
			}
			var err error
			if row, err = p.Values(row, v.Name, answer); err != nil {
				t.Fatal(err)
			}
		}
		whole.Add(row)
		if part.Add(row); i%2 == 1 {
			parts.Move(part)
		}
	}
	parts.Move(part)
	if rounded := whole.Columns[p.Of("miles")[0]].Rounded; rounded != 2 {
		t.Errorf("%d rounded numbers", rounded)
	}
	if diff := cmp.Diff(whole.Columns, parts.Columns); diff != "" || parts.Rows != whole.Rows || part.Rows != 0 {
		t.Errorf("%d rows, %s", parts.Rows, diff)
	}
	for _, special := range forms.Specials {
		if got, want := parts.SpecialCode(special), whole.SpecialCode(special); got != want || want > -900 {
			t.Errorf("%s is %d, want %d", special, got, want)
		}
	}
}
