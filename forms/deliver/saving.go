package deliver

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// save sends what is pending to disk, and lets keys wait until it is there.
func (q *Questionnaire) save() tea.Cmd {
	q.holding = true
	return q.commit()
}

// saveSoon sees to it that a draft is saved in a moment.
func (q *Questionnaire) saveSoon() tea.Cmd {
	if q.drafting {
		return nil
	}
	q.drafting = true
	return q.after(draftDelay, draftMsg{q})
}

// commit sends what is pending to disk, one step at a time so that they keep
// their order.
func (q *Questionnaire) commit() tea.Cmd {
	if q.saving {
		return nil
	}
	if q.pending.Empty() {
		return q.settle()
	}
	q.saving = true
	q.inFlight, q.pending = q.pending, study.Step{}
	step := q.inFlight
	return func() tea.Msg { return savedMsg{q, q.sitting.Commit(step)} }
}

// saved takes the news of a commit. After a failure the step is pending again,
// and nothing goes on until it is on disk.
func (q *Questionnaire) saved(err error) tea.Cmd {
	q.saving = false
	if err != nil {
		q.pending = q.inFlight.Then(q.pending)
		q.failure = err
		if q.ending == left {
			q.ending = stay
			q.pending.Status = ""
			return leftWith(err)
		}
		return nil
	}
	if !q.pending.Empty() {
		return q.commit()
	}
	return q.settle()
}

// settle goes on once everything is on disk: to the next question, or away.
func (q *Questionnaire) settle() tea.Cmd {
	q.holding = false
	switch q.ending {
	case left:
		return leftWith(nil)
	case pop:
		return ui.Pop()
	}
	if q.question != q.sitting.flow.Current() {
		q.show()
	}
	return nil
}

// Leave saves what is pending when the program ends, and suspends an interview
// that has not been ended.
func (q *Questionnaire) Leave() tea.Cmd {
	if q.ending == pop && !q.saving && q.pending.Empty() {
		return nil
	}
	wasEnding := q.ending == pop
	q.ending = left
	q.failure = nil
	if !wasEnding {
		q.pending = q.pending.Then(q.sitting.End(forms.Suspended))
	}
	if q.saving {
		return awaitSave
	}
	return q.commit()
}

// awaitSave is a command that waits for nothing; its like tells the shell that
// the news of a save under way is still to come.
func awaitSave() tea.Msg { return nil }

func leftWith(err error) tea.Cmd {
	return func() tea.Msg { return ui.LeftMsg{Err: err} }
}
