package questionnaire

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// next goes on to the next question, unless problems hold this one.
func (q *Screen) next() tea.Cmd {
	if problems := q.sitting.Next(q.confirmed); len(problems) > 0 {
		q.problems, q.confirmed = problems, true
		if !q.sitting.Unsaved() {
			return nil
		}
		q.field = q.newField() // which shows the default that was taken
	}
	return q.saver.Save()
}

func (q *Screen) back() tea.Cmd {
	if !q.sitting.Back() {
		return ui.Notify("This is the first question.")
	}
	return q.saver.Save()
}

func (q *Screen) jump(target *forms.Question) tea.Cmd {
	if !q.sitting.Jump(target) {
		return ui.Warn("That question has not been reached yet.")
	}
	return q.saver.Save()
}

// special answers the field's target with a special answer. It asks first
// where that would undo what took several keys.
func (q *Screen) special(s forms.Special) tea.Cmd {
	v := q.field.Target()
	if said := q.sitting.Flow().Worded(v, q.sitting.Language()); said != "" && laborious(v) {
		return ui.Open(ui.Confirm("Replace the answer by “"+s.Words()+"”?", ui.Clip(said, 300), "Replace", "Keep it",
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

// answerSpecial gives a variable a special answer, and goes on.
func (q *Screen) answerSpecial(v *forms.Variable, s forms.Special) tea.Cmd {
	answer, why := q.sitting.SpecialAnswer(s)
	if why == "" {
		if err := q.sitting.Answer(v, answer); err != nil {
			why = err.Error()
		}
	}
	if why != "" {
		q.sentence = why
		return nil
	}
	q.problems, q.confirmed = nil, false
	if q.field.Answered() {
		return q.saver.Save()
	}
	q.field = q.newField()
	return q.next()
}

// clear takes the answer back: that to the line at the cursor in a grid, else
// that to the whole question.
func (q *Screen) clear() tea.Cmd {
	variables := q.question.Variables()
	grid := q.question.Type == forms.Grid
	if grid {
		variables = []*forms.Variable{q.field.Target()}
	}
	for _, v := range variables {
		if q.sitting.Flow().Answer(v).Empty() {
			continue
		}
		if err := q.sitting.Answer(v, forms.Answer{}); err != nil {
			q.sentence = err.Error()
		}
	}
	if !grid {
		q.field = q.newField()
	}
	q.problems, q.confirmed = nil, false
	return q.saver.Save()
}

// nextLanguage switches to the language after the present one, and says so if
// its translation is a draft.
func (q *Screen) nextLanguage() tea.Cmd {
	q.sitting.SetLanguage(q.following().Code)
	q.relabel()
	return tea.Batch(q.saver.Save(), q.warnOfDraft())
}

// following is the language that comes after the present one.
func (q *Screen) following() forms.Language {
	languages := q.sitting.Flow().Instrument().Languages
	for i, l := range languages {
		if l.Code == q.sitting.Language() {
			return languages[(i+1)%len(languages)]
		}
	}
	return languages[0]
}

// relabel draws the same question anew, in the language of the moment.
func (q *Screen) relabel() {
	q.title = q.say(q.sitting.Flow().Instrument().Title)
	if q.question == nil {
		q.review = newReview(q.sitting)
		return
	}
	q.reading = newReading(q)
}

func (q *Screen) warnOfDraft() tea.Cmd {
	l, ok := q.sitting.Flow().Instrument().Language(q.sitting.Language())
	if !ok || l.Status != forms.Draft {
		return nil
	}
	return ui.Warn("The " + l.Name + " wording is a draft that nobody has reviewed yet.")
}

// complete ends the interview if no answer is missing that is required.
func (q *Screen) complete() tea.Cmd {
	if problems := q.sitting.Complete(); len(problems) > 0 {
		return ui.Warn("Question " + problems[0].Question.Number + " still has a problem. Press Enter on it to go there.")
	}
	return q.saver.LeaveScreen()
}
