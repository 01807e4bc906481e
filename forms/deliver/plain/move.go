package plain

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/field"
)

// back returns to the item or the question before.
func (t *talk) back(string) {
	if q := t.flow.Current(); q != nil && q.Type == forms.Grid && t.item > 0 {
		t.item--
		t.showItem = true
		return
	}
	if !t.sitting.Back() {
		t.say("This is the first question.")
		return
	}
	if t.commit() {
		t.arrive()
	}
}

// jump goes to a question or to the end, or lists where one can go.
func (t *talk) jump(where string) {
	if where == "" {
		t.listJumps()
		return
	}
	target, found := t.named(where)
	switch {
	case !found:
		t.say("There is no question " + where + ". Type /jump alone for those that there are.")
		return
	case target == nil && !t.flow.CanJump(nil):
		t.say("The end was not reached yet.")
		return
	case !t.flow.CanJump(target):
		t.say("That question was not reached yet, or is not asked on the present path.")
		return
	}
	if t.sitting.Jump(target) && t.commit() {
		t.arrive()
	}
}

// named finds a question by its number or name; nil stands for the end.
func (t *talk) named(where string) (q *forms.Question, found bool) {
	if strings.EqualFold(where, "end") {
		return nil, true
	}
	questions := t.flow.Instrument().Questions
	for _, q := range questions {
		if q.Number != "" && strings.EqualFold(q.Number, where) {
			return q, true
		}
	}
	for _, q := range questions {
		if q.Shown() && strings.EqualFold(q.Name, where) {
			return q, true
		}
	}
	return nil, false
}

func (t *talk) listJumps() {
	t.say("Where one can go:")
	for _, q := range t.flow.Path() {
		if t.flow.CanJump(q) {
			t.say(t.title(q))
		}
	}
	if t.flow.CanJump(nil) {
		t.say("end: the review of all answers")
	}
}

// title names a question in one line: its number, or its name if it has none,
// and the beginning of its text.
func (t *talk) title(q *forms.Question) string {
	label, _, _ := strings.Cut(t.wording(q.Label), "\n")
	return deliver.NumberOf(q) + ": " + label
}

// again prints the question, or the end, once more.
func (t *talk) again() { t.showQuestion, t.showItem = true, true }

// language goes on in another language: the one that is named, or the next.
func (t *talk) language(code string) {
	languages := t.flow.Instrument().Languages
	chosen := -1
	for i, l := range languages {
		switch {
		case code == "" && l.Code == t.sitting.Language():
			chosen = (i + 1) % len(languages)
		case strings.EqualFold(l.Code, code):
			chosen = i
		}
	}
	if chosen < 0 {
		var codes []string
		for _, l := range languages {
			codes = append(codes, l.Code)
		}
		t.say("There are these languages: " + strings.Join(codes, ", ") + ".")
		return
	}
	t.sitting.SetLanguage(languages[chosen].Code)
	if t.commit() {
		t.sayLanguage()
		t.again()
	}
}

// help lists the commands, those for special answers first.
func (t *talk) help(string) {
	t.say("Type an answer as the question says, or one of these. Where no text is typed the slash can be left out.")
	for _, c := range append(specialCommands[:len(specialCommands):len(specialCommands)], commands()...) {
		line := "/" + c.words[0]
		if c.argument != "" {
			line += " " + c.argument
		}
		if short := c.words[len(c.words)-1]; len(short) == 1 {
			line += fmt.Sprintf(" (/%s)", short)
		}
		t.say(line + ": " + c.help)
	}
	t.say("A text that begins with a slash is typed with two.")
	if q := t.flow.Current(); q != nil && q.Asks() {
		t.say(field.Offer(t.setting(q))...)
	}
}
