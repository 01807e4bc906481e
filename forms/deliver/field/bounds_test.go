package field

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// narrowed is an instrument whose filters leave fewer choices than its
// questions would ask for.
const narrowed = `
settings:
  form_id: narrowed
  languages: {en: {name: English, status: reviewed}}
choices:
  letters:
    - {name: a, label: A}
    - {name: b, label: B}
    - {name: c, label: C}
    - {name: d, label: D}
survey:
  - {type: select_multiple, name: several, label: Several?, choices: letters, min_choices: 3, choice_filter: "name = 'a' or name = 'b'"}
  - {type: select_multiple, name: capped, label: Capped?, choices: letters, max_choices: 3, choice_filter: "name = 'a' or name = 'b'"}
  - {type: rank, name: order, label: Order?, choices: letters, partial: true, min_choices: 3, choice_filter: "name = 'a' or name = 'b'"}
`

// TestFewOnOfferAreEnough answers with every choice that a filter leaves: by
// a line and by keys, the flow and the field say that it is enough.
func TestFewOnOfferAreEnough(t *testing.T) {
	for _, test := range []struct{ question, line, want, offer, status string }{
		{"several", "1 2", "several=a b", "Answer with numbers, such as 1 2. Give 2.", "2 chosen"},
		{"capped", "2 1", "capped=a b", "Answer with numbers, such as 1 2.", "2 chosen"},
		{"order", "2 1", "order=b a", "Answer with numbers in order of rank, such as 2 1. Rank all of them; the last one places itself.", "2 of 2 ranked"},
	} {
		state, s := narrowedSetting(t, test.question)
		if offer := Offer(s); offer[len(offer)-1] != test.offer {
			t.Errorf("%s: offered %q", test.question, offer[len(offer)-1])
		}
		changes, err := Read(s, test.line)
		if written(changes) != test.want || err != nil {
			t.Errorf("%s: read %s, %v", test.question, written(changes), err)
		}
		f := New(s)
		for _, r := range strings.ReplaceAll(test.line, " ", "") {
			f.Update(typedKey(r))
			for _, change := range f.Changes() {
				if err := state.Set(change.Variable, change.Answer); err != nil {
					t.Fatal(err)
				}
			}
		}
		if problems := state.Problems(s.Question); len(problems) > 0 {
			t.Errorf("%s: %s", test.question, problems[0].Message.In("en", "en"))
		}
		if status := f.Status(); status != test.status {
			t.Errorf("%s: the status is %q", test.question, status)
		}
	}
}

func typedKey(r rune) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}} }

func narrowedSetting(t *testing.T, name string) (*flow.State, Setting) {
	t.Helper()
	instrument, faults := forms.Load("narrowed.yaml", []byte(narrowed))
	if faults != nil {
		t.Fatal(faults)
	}
	state := flow.New(instrument, time.Date(2017, time.March, 22, 14, 30, 0, 0, time.UTC), 1)
	q := instrument.Question(name)
	return state, Setting{
		Question: q, Choices: state.Choices(q), Answer: state.Answer,
		Say: func(text forms.Text) string { return text.In("en", "en") },
	}
}

// TestTooManyAreRefusedInTheSameWords gives one choice too many by a line and
// by keys, as the flow would say it.
func TestTooManyAreRefusedInTheSameWords(t *testing.T) {
	for _, name := range []string{"some", "best"} {
		s := readableSetting(t, name)
		_, most := s.bounds()
		numbers, value := "", ""
		for i := range most + 1 {
			numbers += string(rune('1' + i))
			value = strings.TrimSpace(value + " " + s.Choices[i].Name)
		}
		want := flow.TooMany(s.Question, value, most)
		if _, err := Read(s, strings.Join(strings.Split(numbers, ""), " ")); err == nil || err.Error() != want {
			t.Errorf("%s: a line is refused with %v, want %q", name, err, want)
		}
		f := New(s)
		notice := ""
		for _, r := range numbers {
			f.Update(typedKey(r))
			if words, ok := f.(*choices); ok && words.words != nil {
				f.Update(tea.KeyMsg{Type: tea.KeyEsc})
			}
			notice += f.Notice()
		}
		if want == "" || !strings.HasPrefix(notice, want) {
			t.Errorf("%s: keys are refused with %q, want %q", name, notice, want)
		}
	}
}

// TestAnExclusiveChoiceIsEnough looks at the status of one beside a least.
func TestAnExclusiveChoiceIsEnough(t *testing.T) {
	for keys, want := range map[string]string{"5": "1 chosen", "1": "1 chosen, at least 2 needed"} {
		f := New(readableSetting(t, "two"))
		for _, r := range keys {
			f.Update(typedKey(r))
		}
		if status := f.Status(); status != want {
			t.Errorf("after %s the status is %q, want %q", keys, status, want)
		}
	}
}
