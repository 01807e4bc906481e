package plain

import (
	"fmt"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/field"
	"fieldwork/forms/flow"
)

// record answers variables in one step and saves it. It reports whether all
// of it was taken and is on disk.
func (t *talk) record(changes ...field.Change) bool {
	var refused error
	off := len(t.flow.OffPath())
	for _, c := range changes {
		if refused = t.sitting.Answer(c.Variable, c.Answer); refused != nil {
			break
		}
	}
	if !t.commit() {
		return false
	}
	if refused != nil {
		t.say(refused.Error())
		return false
	}
	if fell := len(t.flow.OffPath()) - off; fell > 0 {
		t.say(deliver.Fallen(fell))
	}
	return true
}

// commit saves what is unsaved. Until that succeeds the interview does not go
// on: an empty line tries again, and any other is refused, so that no line
// meant for a later question can be lost or end up under the wrong one. It
// reports false when the interview was left instead.
func (t *talk) commit() bool {
	err := t.sitting.Save()
	for err != nil {
		t.say("NOT SAVED: " + t.explain(err) + " Press Enter to try again, or type /suspend to leave.")
		line, ok := t.read("> ")
		if !ok {
			t.hangUp()
			return false
		}
		switch command, _, _ := findCommand(line); {
		case blankLine(line):
			if err = t.sitting.Save(); err == nil {
				t.say("Saved.")
			}
		case command != nil && command.words[0] == suspendCommand:
			t.hangUp()
			return false
		default:
			t.say("That line was not taken.")
		}
	}
	return true
}

// hangUp suspends the interview without asking anybody anything: it tries
// once to save what is unsaved and where the interview stands.
func (t *talk) hangUp() {
	t.takeUnsavedText()
	t.sitting.End(forms.Suspended)
	t.ended, t.status = true, forms.Suspended
	if err := t.sitting.Save(); err != nil {
		t.status = t.sitting.Status()
		t.err = fmt.Errorf("the interview could not be saved as it was left: %w", err)
		return
	}
	t.say("The interview is suspended. It can be gone on with later.")
}

// end saves the status that the interview is left with.
func (t *talk) end(status forms.Status, farewell string) {
	t.sitting.End(status)
	if t.commit() {
		t.ended, t.status = true, status
		t.say(farewell)
	}
}

// forward goes on to the next question, or says what holds the present one.
func (t *talk) forward(confirmed bool) {
	if t.flow.Current() == nil {
		return
	}
	problems := t.sitting.Next(confirmed)
	if !t.commit() {
		return
	}
	if len(problems) > 0 {
		t.hold(problems)
		return
	}
	t.arrive()
}

// hold says the problems of the present question, each sentence once, and
// turns to the item of a grid that has the first. Where all are soft, the next
// empty line passes over them.
func (t *talk) hold(problems []flow.Problem) {
	said := make(map[string]bool)
	t.warned = true
	for _, p := range problems {
		t.warned = t.warned && p.Soft
		if message := t.wording(p.Message); !said[message] {
			said[message] = true
			t.say(message)
		}
	}
	if t.warned {
		t.say("Enter once more goes on without.")
	}
	if v := problems[0].Variable; v != nil && v.Item != nil {
		for i, other := range v.Question.Variables() {
			if other == v {
				t.item, t.showItem = i, true
			}
		}
	}
	t.dropText()
}
