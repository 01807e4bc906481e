package questionnaire

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionAnswer    = "Answer"
	sectionMove      = "Move"
	sectionInterview = "Interview"
)

// Actions is what can be done now.
func (q *Screen) Actions() ui.Actions {
	switch {
	case q.remark != nil:
		return q.remarkActions()
	case q.review != nil:
		return append(q.reviewActions(), q.interviewActions()...)
	}
	actions := append(q.pickActions(), q.moveActions()...)
	actions = append(actions, q.answerActions()...)
	actions = append(actions, q.jumpAction())
	return append(actions, q.interviewActions()...)
}

func (q *Screen) answerActions() ui.Actions {
	var actions ui.Actions
	for _, s := range []struct {
		special forms.Special
		name    string
		keys    []string
		help    string
	}{
		{forms.DontKnow, "dont-know", []string{"d", "ctrl+d"}, "Record that the respondent does not know."},
		{forms.Refused, "refused", []string{"r", "ctrl+r"}, "Record that the respondent refuses to answer."},
		{forms.NotApplicable, "not-applicable", []string{"x", "ctrl+x"}, "Record that the question does not apply."},
	} {
		_, why := q.sitting.SpecialAnswer(s.special)
		actions = append(actions, ui.Action{
			Name: s.name, Keys: s.keys, Label: s.special.Words(), Help: s.help, Section: sectionAnswer,
			Do: func() tea.Cmd { return q.special(s.special) }, Disabled: why, Hint: why == "",
		})
	}
	return append(actions,
		ui.Action{
			Name: "remark", Keys: []string{"t", "ctrl+t"}, Label: "remark", Section: sectionAnswer, Hint: true,
			Help: "Write a remark on this question.", Do: q.openRemark,
		},
		ui.Action{
			Name: "clear", Keys: []string{"delete"}, Label: "clear", Section: sectionAnswer,
			Help: "Take the answer to this question back.", Do: q.clear,
		},
	)
}

// pickActions tells of the digits, which the field itself acts on.
func (q *Screen) pickActions() ui.Actions {
	action := ui.Action{Name: "answer", Section: sectionAnswer, Help: "Answer by the number of the choice."}
	count := len(q.question.Choices)
	if count == 0 {
		return nil
	}
	if count > 9 {
		action.Keys = append(action.Keys, "0")
	}
	for n := 1; n <= min(count, 9); n++ {
		action.Keys = append(action.Keys, strconv.Itoa(n))
	}
	action.Label, action.Hint = "answer", true
	switch q.question.Type {
	case forms.SelectMultiple:
		action.Label, action.Help = "choose", "Turn the choice of that number on or off."
	case forms.Rank:
		action.Label, action.Help = "rank", "Give the choice of that number the next place; Backspace takes the last back."
	}
	return ui.Actions{action}
}

func (q *Screen) moveActions() ui.Actions {
	return ui.Actions{
		{Name: "next", Keys: q.onward(), Label: "next", Section: sectionMove, Hint: true,
			Help: "Go on to the next question.", Do: q.next},
		{Name: "back", Keys: []string{"b", "ctrl+b", "shift+tab", "left"}, Label: "back", Section: sectionMove, Hint: true,
			Help: "Go back to the question before.", Do: q.back},
	}
}

// onward are the keys that go on to the next question.
func (q *Screen) onward() []string {
	if q.question.Multiline {
		return []string{"tab"}
	}
	return []string{"enter", "tab", "right"}
}

func (q *Screen) jumpAction() ui.Action {
	return ui.Action{Name: "jump", Keys: []string{"g", "ctrl+g"}, Label: "go to", Section: sectionMove, Hint: true,
		Help: "Go to any question that was reached before.", Do: q.askJump}
}

func (q *Screen) interviewActions() ui.Actions {
	language := ui.Action{Name: "language", Keys: []string{"l", "ctrl+l"}, Label: q.following().Name,
		Section: sectionInterview, Hint: true, Help: "Go on in the other language.", Do: q.nextLanguage}
	if len(q.sitting.Flow().Instrument().Languages) < 2 {
		language.Hint, language.Label, language.Disabled = false, "language", "This instrument has one language only."
	}
	confirm := ui.Action{Name: "confirm", Label: "confirm every answer with Enter: off", Section: sectionInterview,
		Help: "Let each digit wait for Enter before the interview goes on.", Do: q.toggleConfirm}
	if q.confirm {
		confirm.Label = "confirm every answer with Enter: on"
	}
	return ui.Actions{language,
		{Name: "suspend", Keys: []string{"s", "ctrl+s"}, Label: "stop", Section: sectionInterview, Hint: true,
			Help: "Suspend the interview to go on later, or break it off.", Do: q.askEnd},
		confirm,
	}
}

func (q *Screen) toggleConfirm() tea.Cmd {
	q.confirm = !q.confirm
	if q.question != nil {
		q.field = q.newField()
	}
	if q.confirm {
		return ui.Notify("Every answer now waits for Enter.")
	}
	return ui.Notify("Digits now go on at once.")
}

func (q *Screen) askEnd() tea.Cmd {
	return ui.Open(ui.Pick("Stop the interview", []ui.Option{
		{Label: "Suspend: go on later at this question"},
		{Label: "Break off: the respondent ended it"},
		{Label: "Stay"},
	}, func(i int) tea.Cmd {
		switch i {
		case 0:
			return q.saver.End(forms.Suspended)
		case 1:
			return ui.Open(ui.Confirm("Break the interview off?", "It cannot be gone on with afterwards. The answers so far are kept.",
				"Break off", "Go on", func() tea.Cmd { return q.saver.End(forms.BrokenOff) }))
		}
		return nil
	}))
}

// askJump lists where the interview can go to.
func (q *Screen) askJump() tea.Cmd {
	state := q.sitting.Flow()
	var options []ui.Option
	var targets []*forms.Question
	add := func(label, detail string, target *forms.Question) {
		options = append(options, ui.Option{Label: label, Detail: detail})
		targets = append(targets, target)
	}
	frontier := state.Frontier()
	if frontier != q.question {
		add("Where you were: "+q.titleOf(frontier), "", frontier)
	}
	for _, target := range state.Path() {
		if state.CanJump(target) {
			add(q.titleOf(target), q.sitting.AnswerInWords(target), target)
		}
	}
	if state.CanJump(nil) && frontier != nil {
		add("Review of all answers", "", nil)
	}
	return ui.Open(ui.Find("Go to", options, func(i int) tea.Cmd { return q.jump(targets[i]) }))
}

// titleOf is a question on one line; nil stands for the review.
func (q *Screen) titleOf(question *forms.Question) string {
	if question == nil {
		return "Review of all answers"
	}
	label := ui.Clip(deliver.FirstLine(q.say(question.Label)), 70)
	if question.Number == "" {
		return label
	}
	return question.Number + "  " + label
}
