package field

import (
	"errors"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// FuzzRead checks that every line is either refused in a sentence or read as
// answers that the variables can hold, and never as more choices than can
// stand together. Whether they are enough is for the flow to say.
func FuzzRead(f *testing.F) {
	names := []string{"one", "code", "some", "two", "order", "part", "best", "g", "words", "whole", "part_of", "day", "hour", "note"}
	for i, line := range []string{
		"3: our words", "1", "1 3: a; 4: b", "2 3", "4 1 2", "4 1", "3 1", "1 4", "text", "-12", "12,5", "30 Apr 2026", "2.30pm", "", "\xff", ";:,:;",
	} {
		f.Add(byte(i), line)
	}
	settings := make([]Setting, len(names))
	for i, name := range names {
		settings[i] = readableSetting(f, name)
	}
	f.Fuzz(func(t *testing.T, which byte, line string) {
		s := settings[int(which)%len(settings)]
		changes, err := Read(s, line)
		if err != nil {
			var told sentence
			if len(changes) > 0 || !errors.As(err, &told) || told == "" {
				t.Fatalf("%q: %v with %s", line, err, written(changes))
			}
			return
		}
		for _, c := range changes {
			if err := flow.Wellformed(c.Variable, c.Answer); err != nil {
				t.Fatalf("%q: read %s: %v", line, written(changes), err)
			}
			if c.Variable.OpenText == nil && c.Answer.Empty() {
				t.Fatalf("%q: read %s, which takes an answer back", line, written(changes))
			}
			checkCount(t, s.Question, c, line)
		}
	})
}

func checkCount(t *testing.T, q *forms.Question, c Change, line string) {
	n := flow.CountChosen(c.Answer.Value)
	switch c.Variable.Type() {
	case forms.Rank, forms.SelectMultiple:
		if q.MaxChoices > 0 && n > q.MaxChoices || n > 1 && q.Type != forms.Rank && flow.Chosen(c.Answer.Value, "none") {
			t.Fatalf("%q: read %s", line, c.Answer.Value)
		}
	}
}
