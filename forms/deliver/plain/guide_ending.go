package plain

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
)

// end saves the status that the interview is left with, and asks for the field
// note of one that is over.
func (t *guideTalk) end(status forms.Status, farewell string) {
	t.sitting.End(status)
	if !t.commit() {
		return
	}
	t.ended, t.status = true, status
	t.say(farewell)
	if status != forms.Suspended && t.study != nil {
		t.fieldNote()
	}
}

// fieldNote takes a field note of any number of lines; what has been typed is
// kept when the input ends.
func (t *guideTalk) fieldNote() {
	t.say("Type a field note on the interview, then a line with only a full stop. The full stop alone leaves none.")
	note := deliver.NewFieldNote(t.study, *t.sitting.Interview())
	var lines []string
	size := 0
	for {
		line, ok := t.read("> ")
		switch {
		case !ok || line == textEnd:
			t.err = t.saveFieldNote(note, lines)
			return
		case size+len(line) >= longestText:
			t.say("The field note would be longer than 1 MiB. That line was not taken.")
		default:
			lines = append(lines, line)
			size += len(line) + 1
		}
	}
}

func (t *guideTalk) saveFieldNote(note *deliver.FieldNote, lines []string) error {
	if len(lines) == 0 {
		return nil
	}
	note.Write(strings.Join(lines, "\n"))
	if err := note.Commit(note.Take()); err != nil {
		return fmt.Errorf("the interview is saved, but its field note is not: %w", err)
	}
	t.say("The field note is saved.")
	return nil
}

func (t *guideTalk) suspend(string) {
	t.end(forms.Suspended, "The interview is suspended. It can be gone on with later.")
}

// breakOff ends the interview early, once that is confirmed.
func (t *guideTalk) breakOff(string) {
	t.say("A broken-off interview cannot be gone on with.")
	t.askYes("break it off", func() { t.end(forms.BrokenOff, "The interview is broken off.") })
}

// complete ends the interview. It tells what is not covered yet and asks once.
func (t *guideTalk) complete(string) {
	var open []string
	for _, c := range t.sitting.Coverage() {
		if c.Asks() && c.State != forms.Covered && c.State != forms.NotPut {
			open = append(open, c.Number()+" "+t.sitting.Title(c.GuideEntry))
		}
	}
	end := func() { t.end(forms.Complete, "The interview is complete.") }
	if len(open) == 0 {
		end()
		return
	}
	t.say("Not covered yet: " + strings.Join(open, ", ") + ".")
	t.askYes("complete it all the same", end)
}

// askYes does something once the next line is yes.
func (t *guideTalk) askYes(what string, do func()) {
	t.say("Type yes to " + what + ", anything else to go on.")
	t.confirm = func(line string) {
		if rest, yes := cutName(strings.TrimSpace(line), "yes"); yes && rest == "" {
			do()
			return
		}
		t.say("The interview goes on. That line was not taken as a note.")
	}
}

// consent prints what the respondent agrees to, or changes it.
func (t *guideTalk) consent(argument string) {
	asked := t.sitting.Instrument().Consent
	if asked == nil {
		t.say("This guide asks for no consent.")
		return
	}
	name, answer, _ := strings.Cut(argument, " ")
	answer = strings.ToLower(strings.TrimSpace(answer))
	for _, purpose := range asked.Purposes {
		switch {
		case name == "":
			t.say(purpose.Name + ": " + consentWord(t.sitting.Interview().Consent.Allows(purpose.Name)) + ". " + deliver.OneLine(t.wording(purpose.Label)))
		case strings.EqualFold(purpose.Name, name) && (answer == "yes" || answer == "no"):
			t.changeConsent(purpose, answer == "yes")
			return
		}
	}
	if name != "" {
		t.say("Type what it is about and the answer, such as /consent record yes. /consent alone prints what there is.")
	}
}

func consentWord(yes bool) string {
	if yes {
		return "agreed"
	}
	return "not agreed"
}

// changeConsent records another answer. Without what the guide requires, the
// interview is broken off, once that is confirmed.
func (t *guideTalk) changeConsent(purpose *forms.Purpose, yes bool) {
	agree := func() bool {
		t.sitting.Agree(purpose.Name, yes)
		return t.commit()
	}
	switch {
	case purpose.Required && !yes:
		t.say("Without this the interview cannot go on.")
		t.askYes("break it off", func() {
			if agree() {
				t.end(forms.BrokenOff, "The interview is broken off.")
			}
		})
	case agree():
		t.say(purpose.Name + ": " + consentWord(yes) + ".")
		if purpose.Name == forms.Record && !yes {
			t.say("Recordings are linked to the interview no more. Their files are not deleted; delete them yourself.")
		}
	}
}
