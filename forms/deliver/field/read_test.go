package field

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fieldwork/forms"
)

// readable is an instrument with a question of each type that a line answers.
const readable = `
settings:
  form_id: readable
  languages: {en: {name: English, status: reviewed}}
choices:
  colours:
    - {name: red, label: Red}
    - {name: green, label: "Green: the grass"}
    - {name: other, label: Other, open_text: true}
    - {name: more, label: More, open_text: true}
    - {name: none, label: None, exclusive: true}
  codes:
    - {name: "0", label: Nought}
    - {name: "1", label: One}
    - {name: A, label: Big}
    - {name: a, label: Small}
survey:
  - {type: select_one, name: one, label: One?, choices: [{name: red, label: Red}, {name: green, label: "Green: the grass"}, {name: other, label: Other, open_text: true}]}
  - {type: select_one, name: code, label: Which code?, choices: codes}
  - {type: select_multiple, name: some, label: Some?, choices: colours, max_choices: 3}
  - {type: select_multiple, name: two, label: Two?, choices: colours, min_choices: 2}
  - {type: rank, name: order, label: All?, choices: codes}
  - {type: rank, name: part, label: Part?, choices: codes, partial: true, min_choices: 2}
  - {type: rank, name: best, label: Best?, choices: codes, max_choices: 2}
  - {type: grid, name: g, label: Grid?, choices: codes, items: [{name: g_a, label: A}, {name: g_b, label: B}]}
  - {type: text, name: words, label: Words?}
  - {type: integer, name: whole, label: Whole?}
  - {type: decimal, name: part_of, label: Part?}
  - {type: date, name: day, label: Day?}
  - {type: time, name: hour, label: Hour?}
  - {type: note, name: note, label: Note.}
`

func readableSetting(t testing.TB, name string) Setting {
	t.Helper()
	instrument, faults := forms.Load("readable.yaml", []byte(readable))
	if faults != nil {
		t.Fatal(faults)
	}
	q := instrument.Question(name)
	return Setting{
		Question: q, Choices: q.Choices,
		Say:    func(text forms.Text) string { return text.In("en", "en") },
		Answer: func(*forms.Variable) forms.Answer { return forms.Answer{} },
	}
}

func written(changes []Change) string {
	var parts []string
	for _, c := range changes {
		parts = append(parts, fmt.Sprintf("%s=%s", c.Variable.Name, c.Answer.Value))
	}
	return strings.Join(parts, "|")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ question, line, want string }{
		{"one", "  ", ""},
		{"one", "1", "one=red"},
		{"one", " 02 ", "one=green"},
		{"one", "RED", "one=red"},
		{"one", "green: the GRASS", "one=green"},
		{"one", "3", "one=other"},
		{"one", "3: our: words ", "one=other|one_other=our: words"},
		{"one", "other:", "one=other|one_other="},
		{"code", "1", "code=0"},
		{"code", "2", "code=1"},
		{"code", "a", "code=a"},
		{"code", "A", "code=A"},
		{"code", "small", "code=a"},
		{"some", "1", "some=red"},
		{"some", "2,1", "some=red green"},
		{"some", "more 1 ,green", "some=red green more"},
		{"some", "5", "some=none"},
		{"some", "1 3: a; b: c, d", "some=red other|some_other=a; b: c, d"},
		{"some", "3: a; 1 4: b; c", "some=red other more|some_other=a|some_more=b; c"},
		{"some", "3: a; 1: b", "some=other|some_other=a; 1: b"},
		{"two", "2 3", "two=green other"},
		{"two", "5", "two=none"},
		{"two", "1", "two=red"},
		{"order", "4 3", "order=a A"},
		{"part", "4", "part=a"},
		{"best", "1", "best=0"},
		{"order", "4 3 2 1", "order=a A 1 0"},
		{"order", "4 1 2", "order=a 0 1 A"},
		{"order", "a,A,1", "order=a A 0 1"},
		{"part", "4 1", "part=a 0"},
		{"part", "4 1 3", "part=a 0 A 1"},
		{"best", "3 1", "best=A 0"},
		{"g", "1 4", "g_a=0|g_b=a"},
		{"words", " as typed ", "words= as typed "},
		{"words", "1", "words=1"},
		{"whole", " -12 ", "whole=-12"},
		{"part_of", "12,5", "part_of=12.5"},
		{"day", "30/4/2026", "day=2026-04-30"},
		{"hour", "2.30pm", "hour=14:30"},
		{"note", "", ""},
	} {
		changes, err := Read(readableSetting(t, c.question), c.line)
		if got := written(changes); got != c.want || err != nil {
			t.Errorf("%s %q: read %s, %v; want %s", c.question, c.line, got, err, c.want)
		}
	}
}

func TestReadRefusesInASentence(t *testing.T) {
	for _, c := range []struct{ question, line, want string }{
		{"one", "0", "There is no choice 0. Give a number from 1 to 3."},
		{"one", "99999999999999999999999", "There is no choice 99999999999999999999999. Give a number from 1 to 3."},
		{"one", "blue", "“blue” is none of the choices. Give a number from 1 to 3."},
		{"one", "1: words", string(errNoWords)},
		{"one", "none: words", "“none” is none of the choices. Give a number from 1 to 3."},
		{"one", ":", "“” is none of the choices. Give a number from 1 to 3."},
		{"one", "\xff", string(errNotText)},
		{"some", "1 2 3 4", "4 are too many; at most 3 can be chosen."},
		{"some", "1 5", "One of these choices cannot stand beside others."},
		{"some", "1 1", "1 stands there twice."},
		{"some", "3: a; 3: b", "3 stands there twice."},
		{"some", "1 2 3 4 5 1", "Those are 6; there are only 5 choices."},
		{"some", ",", "Give the numbers of the choices, from 1 to 5."},
		{"some", ": words", "Give the numbers of the choices, from 1 to 5."},
		{"some", "3 1: words", string(errNoWords)},
		{"order", "4 4 1", "4 stands there twice."},
		{"best", "1 2 3", "3 are too many; at most 2 can be chosen."},
		{"g", "1", "Give 2 points, one for each line; that was 1."},
		{"g", "1 5", "There is no choice 5. Give a number from 1 to 4."},
		{"words", "\xff", string(errNotText)},
		{"whole", "1.5", string(errInteger)},
		{"part_of", "1,250", string(errComma)},
		{"part_of", "1,2,3", string(errDecimal)},
		{"day", "31/4/2026", string(errDate)},
		{"hour", "25:00", string(errTime)},
		{"note", "hello", string(errNothingAsked)},
	} {
		changes, err := Read(readableSetting(t, c.question), c.line)
		var told sentence
		if len(changes) > 0 || !errors.As(err, &told) || string(told) != c.want {
			t.Errorf("%s %q: read %s, %v; want %s", c.question, c.line, written(changes), err, c.want)
		}
	}
}

func TestReadItem(t *testing.T) {
	s := readableSetting(t, "g")
	item := s.Question.Variables()[1]
	for line, want := range map[string]string{"": "", "3": "g_b=A", "big": "g_b=A", "1 2": "", "9": "", "1: words": "", "\xff": ""} {
		changes, err := ReadItem(s, item, line)
		if got := written(changes); got != want || (err == nil) != (want != "" || line == "") {
			t.Errorf("%q: read %s, %v; want %s", line, got, err, want)
		}
	}
}

func TestReadQuotesLittleOfALongLine(t *testing.T) {
	for _, name := range []string{"one", "some", "order", "g"} {
		for _, line := range []string{strings.Repeat("é", 1<<20), strings.Repeat("9", 1<<20), strings.Repeat(";", 1<<20) + ":", "3:" + strings.Repeat(";", 1<<20) + ":"} {
			if _, err := Read(readableSetting(t, name), line); err != nil && len(err.Error()) > 300 {
				t.Errorf("%s: the sentence has %d bytes", name, len(err.Error()))
			}
		}
	}
}
