package flow_test

import (
	"slices"
	"strings"
	"testing"

	"fieldwork/forms"
)

const piped = `
  - {type: text, name: who, label: Who}
  - {type: select_one, name: one, label: One, choices: letters}
  - {type: select_multiple, name: several, label: Several, choices: letters, relevant: "${who} != 'nobody'"}
  - {type: integer, name: n, label: N}
  - type: select_one
    name: nested
    label: Nested
    choices:
      - {name: x, label: {en: "the ${one} of ${who}", cy: "${one} ${who}"}}
      - {name: "y1", label: Y}
  - {type: calculate, name: label, calculation: "jr:choice-name(${nested}, '${nested}')"}
  - {type: note, name: last, label: Last}
`

func TestAnswersArePutIntoTexts(t *testing.T) {
	s := begin(t, piped)
	for _, a := range [][2]string{{"who", "Nia ${n}"}, {"one", "b"}, {"several", "c a"}, {"n", "!refused"}, {"nested", "x"}} {
		set(t, s, a[0], a[1])
	}
	for _, test := range []struct{ text, language, want string }{
		{"Hello", "en", "Hello"},
		{"Hello ${who}!", "en", "Hello Nia ${n}!"},
		{"${one}", "en", "Bread"},
		{"${one}", "cy", "Bara"},
		{"${one}", "fr", "Bread"},
		{"[${several}]", "cy", "[Caws, Afal]"},
		{"[${n}]", "en", "[]"},
		{"[${nested}]", "en", "[the Bread of Nia ${n}]"},
		{"[${nested}]", "cy", "[Bara Nia ${n}]"},
		{"[${label}]", "cy", "[the Bread of Nia ${n}]"},
		{"${ who } ${", "en", "Nia ${n} ${"},
		{"[${unknown}]", "en", "[]"},
	} {
		if got := s.Say(forms.Plain(test.text), test.language); got != test.want {
			t.Errorf("%s in %s is said as %q, not %q", test.text, test.language, got, test.want)
		}
	}
	set(t, s, "who", "nobody")
	if got := s.Say(forms.Plain("[${several}]"), "en"); got != "[]" {
		t.Errorf("an answer off the path is said as %q", got)
	}
	if got := s.Worded(variable(t, s, "nested"), "cy"); got != "Bara nobody" {
		t.Errorf("the answer in Welsh words is %q", got)
	}
	set(t, s, "nested", "!refused")
	if got := s.Answer(variable(t, s, "label")).Value; got != "" {
		t.Errorf("the wording of a special answer is %q", got)
	}
	if got := s.Say(forms.Text{"en": "English", "cy": "Cymraeg"}, "cy"); got != "Cymraeg" {
		t.Errorf("Welsh is said as %q", got)
	}
}

func TestWordingsThatReferToEachOtherEnd(t *testing.T) {
	var survey strings.Builder
	before := ""
	for i := range 26 {
		name := "q" + string(rune('a'+i))
		survey.WriteString("  - {type: select_one, name: " + name + `, label: Q, choices: [{name: x, label: "*` + before + `"}]}` + "\n")
		before = strings.Repeat("${"+name+"}", 10)
	}
	s := begin(t, survey.String())
	for i := range 26 {
		set(t, s, "q"+string(rune('a'+i)), "x")
	}
	if got := s.Say(forms.Plain("${qz}"), "en"); len(got) > 1<<16 || !strings.HasPrefix(got, "*") {
		t.Errorf("%d bytes are said", len(got))
	}
}

func TestAnswersInParts(t *testing.T) {
	s := begin(t, piped+`
  - {type: rank, name: best, label: Best, choices: letters}
  - {type: select_multiple, name: where, label: Where, choices: [{name: home, label: Home}, {name: else, label: Else, open_text: yes}]}
`)
	set(t, s, "who", "Nia")
	set(t, s, "one", "b")
	set(t, s, "where_else", "on a bus")
	for _, test := range []struct {
		variable, value string
		want            []string
	}{
		{"one", "b", []string{"Bread"}},
		{"one", "gone", []string{"gone"}},
		{"one", "", nil},
		{"one", "!dont_know", []string{"don't know"}},
		{"several", "c gone", []string{"Cheese", "gone"}},
		{"n", "12", []string{"12"}},
		{"who", "a b", []string{"a b"}},
		{"nested", "x", []string{"the Bread of Nia"}},
		{"best", "c a", []string{"1. Cheese", "2. Apple"}},
		{"where", "else home", []string{"Else: on a bus", "Home"}},
	} {
		if got := s.Parts(variable(t, s, test.variable), answer(test.value), "en"); !slices.Equal(got, test.want) {
			t.Errorf("%s %q is %q, not %q", test.variable, test.value, got, test.want)
		}
	}
}

func TestSuggestions(t *testing.T) {
	s := begin(t, `
  - {type: text, name: area, label: Area, default: Gwent}
  - {type: integer, name: n, label: N, default: "2 + 3"}
  - {type: integer, name: wrong, label: W, default: "1 div 2"}
  - {type: date, name: day, label: Day, default: "today()"}
  - {type: select_multiple, name: several, label: S, choices: letters, default: a c}
  - {type: select_one, name: unsure, label: U, choices: letters, default: dont_know}
  - {type: select_one, name: filtered, label: F, choices: letters, choice_filter: "selected(${several}, name)", default: b}
  - {type: text, name: again, label: Again, default: "${area}"}
  - {type: note, name: note, label: Note}
`)
	want := func(name, value string) {
		t.Helper()
		if got := s.Suggested(question(t, s, name)); got != answer(value) {
			t.Errorf("%s suggests %+v, not %q", name, got, value)
		}
	}
	want("area", "Gwent")
	want("n", "5")
	want("wrong", "")
	want("day", "2017-03-22")
	want("several", "a c")
	want("unsure", "!dont_know")
	want("filtered", "")
	want("again", "")
	want("note", "")
	set(t, s, "several", "b")
	want("several", "")
	want("filtered", "b")
	set(t, s, "area", "Dyfed")
	want("again", "Dyfed")
	set(t, s, "again", "!refused")
	want("again", "")
	wantAnswer(t, s, "n", "")
}
