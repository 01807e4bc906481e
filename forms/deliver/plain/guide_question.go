package plain

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
)

// greet says which guide is put and in which language.
func (t *guideTalk) greet() {
	t.say(t.wording(t.sitting.Instrument().Title), "Type /help for what can be typed.")
	t.sayLanguage()
	if planned := t.sitting.Instrument().PlannedMinutes; planned != (forms.Minutes{}) {
		t.say(fmt.Sprintf("It is planned to take %d to %d minutes.", planned.From, planned.To))
	}
}

func (t *guideTalk) sayLanguage() {
	language, ok := t.sitting.Instrument().Language(t.sitting.Language())
	if !ok {
		return
	}
	t.say("Language: " + language.Name + ".")
	if language.Status == forms.Draft {
		t.aside("this translation is a draft, which nobody has reviewed")
	}
}

// wording is a text in the language of the interview, without empty lines.
func (t *guideTalk) wording(text forms.Text) string { return withoutEmptyLines(t.sitting.Say(text)) }

func withoutEmptyLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if !blankLine(line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// present prints the question that the interview stands at.
func (t *guideTalk) present() {
	current := t.sitting.Current()
	wording, original := t.sitting.Wording(current)
	wording = withoutEmptyLines(wording)
	t.say("")
	switch {
	case current.Question == nil:
		t.say("Question "+current.Number()+" (added)", wording)
	case current.Question.Type == forms.Instruction:
		t.aside(wording)
	case current.Question.Type == forms.Note:
		t.say("To read out:", wording)
	default:
		t.say("Question "+current.Number(), wording)
	}
	if original != "" {
		t.aside("in the guide: " + withoutEmptyLines(original))
	}
	if q := current.Question; q != nil {
		if hint := t.wording(q.Hint); hint != "" {
			t.say(hint)
		}
		if guidance := t.wording(q.Guidance); guidance != "" {
			t.aside(guidance)
		}
	}
	t.sayProbes()
	t.sayStanding()
	for _, id := range t.sitting.Notes() {
		t.sayNote(id)
	}
}

// aside prints what is for the interviewer only.
func (t *guideTalk) aside(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		t.say("(interviewer: " + line + ")")
	}
}

// sayProbes prints the probes with their letters and which are covered.
func (t *guideTalk) sayProbes() {
	current := t.sitting.Current()
	for place, probe := range current.Probes() {
		covered := ""
		if t.sitting.Probed(current.Name, probe.Name) {
			covered = " (covered)"
		}
		label := t.wording(probe.Label)
		if condition := t.wording(probe.Condition); condition != "" {
			label = condition + " " + label
		}
		t.say("Probe " + forms.ProbeLetter(place) + covered + ": " + deliver.OneLine(label))
	}
}

// sayStanding prints how far the question has come.
func (t *guideTalk) sayStanding() {
	name := t.sitting.Current().Name
	reason := t.sitting.NotPut(name)
	switch {
	case reason != "":
		t.say("It does not apply: " + reason)
	case t.sitting.MarkedCovered(name):
		t.say("It is marked as covered.")
	case t.coverage().State != forms.Untouched:
		t.say("So far: " + stateWords(t.coverage().State) + ".")
	}
}

func (t *guideTalk) coverage() forms.Coverage { return t.sitting.Coverage()[t.sitting.Place()] }

// stateWords says how far a question has come.
func stateWords(state forms.CoverageState) string {
	switch state {
	case forms.Begun:
		return "begun"
	case forms.Covered:
		return "covered"
	case forms.NotPut:
		return "not applicable"
	}
	return "open"
}

// sayNote prints a note with its stamp.
func (t *guideTalk) sayNote(id string) {
	quote := ""
	if t.sitting.Note(id).Quote {
		quote = " (to quote)"
	}
	at, recorded := t.sitting.Stamp(id)
	when := "Note at " + deliver.Clock(at)
	if !recorded {
		when = "Note, not recorded"
	}
	t.say(when + quote + ": " + t.sitting.Note(id).Text)
}

// list prints every question with how far it has come.
func (t *guideTalk) list(string) {
	for _, c := range t.sitting.Coverage() {
		if !c.Asks() {
			t.say(t.sitting.Title(c.GuideEntry))
			continue
		}
		line := c.Number() + ": " + t.sitting.Title(c.GuideEntry) + ", " + stateWords(c.State)
		if probes := len(c.Probes()); probes > 0 && c.State != forms.NotPut {
			line += fmt.Sprintf(", %d of %d probes", c.Probed, probes)
		}
		t.say(line)
	}
	elapsed := "The interview has taken " + deliver.Clock(t.sitting.Elapsed())
	if planned := t.sitting.Instrument().PlannedMinutes; planned != (forms.Minutes{}) {
		elapsed += fmt.Sprintf(" of %d to %d minutes", planned.From, planned.To)
	}
	t.say(elapsed + ".")
}
