package plain

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/study"
)

// present prints the call sheet.
func (t *sheetTalk) present() {
	a := &t.attempt
	contact := &a.Contact
	t.say(fmt.Sprintf("Call sheet, case %s, attempt %d of %d.", study.ShortID(a.Case.ID), a.Number(), a.Rules.MaximumAttempts))
	parts := slices.DeleteFunc([]string{contact.Name, contact.Role, contact.Organisation}, func(s string) bool { return s == "" })
	t.say("Respondent: " + strings.Join(parts, ", "))
	if contact.Phone == "" {
		t.say("There is no telephone number.")
	} else {
		t.say("Telephone: " + contact.Phone)
	}
	t.say("There it is "+t.Now().In(a.Zone()).Format("Monday 15:04 MST")+".", a.Reason())
	if contact.DoNotCall {
		t.say("WARNING: This respondent must not be called.")
	}
	t.sayLanguage()
	t.say(a.InterviewSentence())
	if a.Preset() == "" {
		t.say(t.script())
	}
	t.earlier()
	t.noted()
	t.listOutcomes(false)
	t.say(t.suggestion())
}

func (t *sheetTalk) wording(text forms.Text) string {
	return text.In(t.language, t.attempt.Instrument.DefaultLanguage)
}

func (t *sheetTalk) script() string {
	if script := t.wording(t.attempt.Instrument.Script); script != "" {
		return "Say: " + script
	}
	return ""
}

func (t *sheetTalk) sayLanguage() {
	if language, ok := t.attempt.Instrument.Language(t.language); ok {
		t.say("Language: " + language.Name + ".")
	}
}

// earlier prints the calls before, the newest first.
func (t *sheetTalk) earlier() {
	calls := t.attempt.Calls
	for _, call := range slices.Backward(calls) {
		said := "Earlier call, " + attempt.ShortTime(call.At, t.attempt.Zone(), t.attempt.Opened) + ": " + attempt.OutcomeName(call.Outcome) + "."
		if call.Remark != "" {
			said += " Remark: " + call.Remark
		}
		t.say(said)
	}
}

// noted prints the remark that goes with this call.
func (t *sheetTalk) noted() {
	if t.attempt.Remark != "" {
		t.say("Remark for this call: " + t.attempt.Remark)
	}
}

// listOutcomes prints the outcomes that the call can have, those that have a
// letter, or all.
func (t *sheetTalk) listOutcomes(all bool) {
	t.say("Outcomes:")
	for _, outcome := range t.attempt.Offered() {
		switch {
		case outcome.Key != "":
			t.say(outcome.Key + ": " + attempt.OutcomeName(outcome.Code))
		case all:
			t.say(attempt.OutcomeName(outcome.Code))
		}
	}
}

// suggestion says what to type.
func (t *sheetTalk) suggestion() string {
	if code := t.attempt.Preset(); code != "" {
		return "Type record to record " + attempt.OutcomeName(code) + ", or another outcome."
	}
	if why := t.attempt.CannotAsk(); why != "" {
		return why + " Type an outcome."
	}
	return "Type begin when they answer, or an outcome. help lists what else can be typed."
}
