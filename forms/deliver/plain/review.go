package plain

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
)

// presentEnd prints all answers, what is still wrong, and what can be done.
func (t *talk) presentEnd() {
	t.say("", "All questions have been asked.")
	t.review()
	t.sayOutstanding()
	t.say("Type complete to end the interview, jump and a number to change an answer, or suspend to go on later.")
}

// review prints the answers to all questions on the path.
func (t *talk) review() {
	t.say("All answers:")
	for _, q := range t.flow.Path() {
		if !q.Asks() {
			continue
		}
		t.say(t.title(q))
		t.reviewAnswers(q)
		if remark := t.sitting.RemarkOn(q); remark != "" {
			t.say("Remark: " + remark)
		}
	}
	if off := len(t.flow.OffPath()); off > 0 {
		t.say(fmt.Sprintf("Answers that are kept but do not count, because of other answers: %d.", off))
	}
}

func (t *talk) reviewAnswers(q *forms.Question) {
	if q.Type != forms.Grid {
		t.say("Answer: " + orNone(t.answerInWords(q)))
		return
	}
	for i, v := range q.Variables() {
		said := ""
		if answer := t.flow.Answer(v); !answer.Empty() {
			said = t.inWords(v, answer)
		}
		t.say(fmt.Sprintf("Answer %d, %s: %s", i+1, deliver.OneLine(t.wording(v.Item.Label)), orNone(said)))
	}
}

func orNone(answer string) string {
	if answer == "" {
		return "none"
	}
	return answer
}

// sayOutstanding prints the problems that keep the interview from being
// completed, and reports whether there are any.
func (t *talk) sayOutstanding() bool {
	said := make(map[string]bool)
	for _, p := range t.flow.Outstanding() {
		message := "To be put right, " + t.title(p.Question) + ": " + deliver.OneLine(t.wording(p.Message))
		if !p.Soft && !said[message] {
			said[message] = true
			t.say(message)
		}
	}
	return len(said) > 0
}

// complete ends the interview at its end.
func (t *talk) complete(string) {
	if t.flow.Current() != nil {
		t.say("The interview is not at its end. Go on to it, or break off.")
		return
	}
	if !t.sayOutstanding() {
		t.end(forms.Complete, "The interview is complete.")
	}
}

// breakOff ends the interview early, once that is confirmed.
func (t *talk) breakOff(string) {
	t.say("A broken-off interview cannot be gone on with. Type yes to break it off, anything else to go on.")
	t.confirm = func(line string) {
		if rest, yes := cutName(strings.TrimSpace(line), "yes"); yes && rest == "" {
			t.end(forms.BrokenOff, "The interview is broken off.")
			return
		}
		t.say("The interview goes on.")
	}
}

func (t *talk) suspend(string) {
	t.end(forms.Suspended, "The interview is suspended. It can be gone on with later.")
}
