package outline

import (
	"fmt"

	"fieldwork/forms"
)

// planned says how long an interview with a guide is planned to take.
func (o *outline) planned() {
	switch plan := o.in.PlannedMinutes; {
	case plan == forms.Minutes{}:
	case plan.From == plan.To:
		o.fact("Planned", fmt.Sprintf("%d minutes", plan.From))
	default:
		o.fact("Planned", fmt.Sprintf("%d to %d minutes", plan.From, plan.To))
	}
}

// script writes what is said when the telephone is answered.
func (o *outline) script() {
	if script := o.say(o.in.Script); script != "" {
		o.out.WriteByte('\n')
		o.line("Script", "")
		o.line(margin, script)
	}
}

// consent writes what is asked for before the first question.
func (o *outline) consent() {
	consent := o.in.Consent
	if consent == nil {
		return
	}
	o.out.WriteByte('\n')
	o.line("Consent, version ", consent.Version)
	o.line(margin, o.say(consent.Text))
	for _, purpose := range consent.Purposes {
		words := purpose.Name
		if purpose.Required {
			words += ", without which there is no interview"
		}
		o.line(margin+"– ", o.say(purpose.Label)+" ("+words+")")
	}
}

// probes writes the follow-ups of an open question by their letters.
func (o *outline) probes(q *forms.Question) {
	for i, probe := range q.Probes {
		text := o.say(probe.Label)
		if condition := o.say(probe.Condition); condition != "" {
			text = condition + " " + text
		}
		o.line(fmt.Sprintf("%s%3s  ", margin, forms.ProbeLetter(i)), text+" ("+probe.Name+")")
	}
}
