package field

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
)

// TestSuggestionsAreShownAndNotRecorded looks at every kind of question with
// an answer that is suggested, untouched and touched.
func TestSuggestionsAreShownAndNotRecorded(t *testing.T) {
	enter, tab := tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyTab}
	for _, test := range []struct {
		question  string
		suggested forms.Answer
		onward    tea.KeyMsg
		shown     string
		key       tea.KeyMsg // touches the answer
		after     string     // the status then
	}{
		{"one", forms.Answer{Value: "c2"}, enter, "⏎ takes: Two", typedKey('3'), ""},
		{"one", forms.Answer{Value: "c2"}, enter, "⏎ takes: Two", tea.KeyMsg{Type: tea.KeyDown}, ""},
		{"one", forms.Answer{Special: forms.DontKnow}, enter, "⏎ takes: don't know", typedKey('2'), ""},
		{"many", forms.Answer{Value: "c1 c3"}, enter, "0 of 3 chosen   ⏎ takes: One; Three", typedKey('2'), "1 of 3 chosen"},
		{"rank", forms.Answer{Value: "high low mid"}, enter, "0 of 3 ranked   ⏎ takes: High; Low; Middle of the road", typedKey('1'), "1 of 3 ranked"},
		{"text", forms.Answer{Value: "as ever"}, enter, "⏎ takes: as ever", typedKey('x'), ""},
		{"number", forms.Answer{Value: "12"}, enter, "a number   ⏎ takes: 12", typedKey('x'), "a number"},
		{"number", forms.Answer{Special: forms.Refused}, enter, "a number   ⏎ takes: refused", typedKey('1'), "a number"},
		{"long", forms.Answer{Value: "as\never"}, tab, "tab takes: as ever", typedKey('x'), ""},
	} {
		s, answers := sampleSetting(t, test.question)
		s.Suggested = test.suggested
		d := &desk{Field: New(s), answers: answers}
		d.WithWidth(110)
		d.WithHeight(20)
		d.View()
		if got := d.Status(); got != test.shown {
			t.Errorf("%s: the status is %q, want %q", test.question, got, test.shown)
		}
		took := d.TakesKey(test.onward)
		d.press(test.onward)
		if len(answers) > 0 || took && !d.done {
			t.Errorf("%s: going on records %v, done %v", test.question, answers, d.done)
		}
		d.press(test.key)
		if got := d.Status(); got != test.after {
			t.Errorf("%s: the status is then %q, want %q", test.question, got, test.after)
		}
	}
}

// TestADeletedSuggestionIsSuggestedAgain empties the line that it stood in.
func TestADeletedSuggestionIsSuggestedAgain(t *testing.T) {
	s, answers := sampleSetting(t, "text")
	s.Suggested = forms.Answer{Value: "ab"}
	d := &desk{Field: New(s), answers: answers}
	d.typed("<")
	if got := d.Status(); got != "" || answers["text"].Value != "a" {
		t.Errorf("%q is recorded, and the status is %q", answers["text"].Value, got)
	}
	d.typed("<")
	if got := d.Status(); got != "⏎ takes: ab" {
		t.Errorf("the status is %q", got)
	}
}

func TestALongSuggestionIsShownInPart(t *testing.T) {
	s, _ := sampleSetting(t, "long")
	s.Suggested = forms.Answer{Value: strings.Repeat("so on ", 10_000)}
	if status := New(s).Status(); len(status) > 200 || !strings.HasSuffix(status, "…") {
		t.Errorf("the status is %q", status)
	}
}
