package deliver

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/field"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// next goes on to the next question, unless problems hold this one.
func (q *Questionnaire) next() tea.Cmd {
	step, problems := q.sitting.Next(q.confirmed)
	if len(problems) > 0 {
		q.problems = problems
		q.confirmed = true
		if q.pending.Empty() {
			return nil
		}
		return q.save()
	}
	return q.moved(step)
}

func (q *Questionnaire) back() tea.Cmd {
	step, ok := q.sitting.Back()
	if !ok {
		return ui.Notify("This is the first question.")
	}
	return q.moved(step)
}

func (q *Questionnaire) jump(target *forms.Question) tea.Cmd {
	step, ok := q.sitting.Jump(target)
	if !ok {
		return ui.Warn("That question has not been reached yet.")
	}
	return q.moved(step)
}

func (q *Questionnaire) moved(step study.Step) tea.Cmd {
	q.pending = q.pending.Then(step)
	return q.save()
}

// special answers the field's target with a special answer. It asks first
// where that would undo what took several keys.
func (q *Questionnaire) special(s forms.Special) tea.Cmd {
	v := q.field.Target()
	if said := q.sitting.flow.Worded(v, q.sitting.language); said != "" && laborious(v) {
		return ui.Open(ui.Confirm("Replace the answer by “"+field.SpecialLabel(s)+"”?", ui.Clip(said, 300), "Replace", "Keep it",
			func() tea.Cmd { return q.answerSpecial(v, s) }))
	}
	return q.answerSpecial(v, s)
}

// laborious reports whether an answer to a variable takes more than a key.
func laborious(v *forms.Variable) bool {
	switch v.Type() {
	case forms.TextType, forms.SelectMultiple, forms.Rank:
		return true
	}
	return false
}

// answerSpecial gives a variable a special answer, or the choice of that name
// where the question itself offers one, and goes on.
func (q *Questionnaire) answerSpecial(v *forms.Variable, s forms.Special) tea.Cmd {
	answer := forms.Answer{Special: s}
	if q.question.Choice(string(s)) != nil {
		answer = forms.Answer{Value: string(s)}
	}
	step, err := q.sitting.Answer(v, answer)
	if err != nil {
		return ui.Warn(err.Error())
	}
	q.pending = q.pending.Then(step)
	q.problems, q.confirmed = nil, false
	if q.field.Answered() {
		return q.save()
	}
	q.field = q.newField()
	return q.next()
}

// whyNoSpecial says why a special answer cannot be given here; "" if it can.
func (q *Questionnaire) whyNoSpecial(s forms.Special) string {
	switch {
	case q.question == nil || !q.question.Asks():
		return "There is nothing to answer here."
	case q.question.Allows(s), q.question.Type == forms.SelectOne && q.question.Choice(string(s)) != nil:
		return ""
	}
	return "“" + field.SpecialLabel(s) + "” is not an answer to this question."
}

// clear takes the answer back: that to the line at the cursor in a grid, else
// that to the whole question.
func (q *Questionnaire) clear() tea.Cmd {
	variables := q.question.Variables()
	grid := q.question.Type == forms.Grid
	if grid {
		variables = []*forms.Variable{q.field.Target()}
	}
	for _, v := range variables {
		if q.sitting.flow.Answer(v).Empty() {
			continue
		}
		step, err := q.sitting.Answer(v, forms.Answer{})
		if err != nil {
			return ui.Warn(err.Error())
		}
		q.pending = q.pending.Then(step)
	}
	if !grid {
		q.field = q.newField()
	}
	q.problems, q.confirmed = nil, false
	return q.save()
}

// nextLanguage switches to the language after the present one, and says so if
// its translation is a draft.
func (q *Questionnaire) nextLanguage() tea.Cmd {
	q.pending = q.pending.Then(q.sitting.SetLanguage(q.following().Code))
	q.relabel()
	return tea.Batch(q.save(), q.warnOfDraft())
}

// following is the language that comes after the present one.
func (q *Questionnaire) following() forms.Language {
	languages := q.sitting.flow.Instrument().Languages
	for i, l := range languages {
		if l.Code == q.sitting.language {
			return languages[(i+1)%len(languages)]
		}
	}
	return languages[0]
}

// relabel draws the same question anew, in the language of the moment.
func (q *Questionnaire) relabel() {
	q.title = q.say(q.sitting.flow.Instrument().Title)
	if q.question == nil {
		q.review = newReview(q.sitting)
		return
	}
	q.reading = newReading(q)
}

func (q *Questionnaire) warnOfDraft() tea.Cmd {
	l, ok := q.sitting.flow.Instrument().Language(q.sitting.language)
	if !ok || l.Status != forms.Draft {
		return nil
	}
	return ui.Warn("The " + l.Name + " wording is a draft that nobody has reviewed yet.")
}

// end leaves the interview with a status once that is saved.
func (q *Questionnaire) end(status forms.Status) tea.Cmd {
	q.ending = pop
	q.pending = q.pending.Then(q.sitting.End(status))
	return q.save()
}

// complete ends the interview if no answer is missing that is required.
func (q *Questionnaire) complete() tea.Cmd {
	for _, p := range q.sitting.flow.Outstanding() {
		if !p.Soft {
			return ui.Warn("Question " + p.Question.Number + " still has a problem. Press Enter on it to go there.")
		}
	}
	return q.end(forms.Complete)
}
