// Package questionnaire is the screen on which a questionnaire is asked: one
// question at a time, for an interviewer on the telephone, and at the end all
// answers for review.
package questionnaire

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/field"
	"fieldwork/forms/deliver/saving"
	"fieldwork/forms/flow"
	"fieldwork/forms/ui"
)

// Screen is the screen on which an interview is delivered: one question
// at a time, then all answers for review. What is answered is saved before the
// next question is drawn; keys pressed meanwhile wait.
type Screen struct {
	sitting  *deliver.Sitting
	saver    *saving.Saver
	after    func(time.Duration, tea.Msg) tea.Cmd
	explain  func(error) string
	confirm  bool   // every digit waits for Enter
	title    string // of the instrument
	subject  string // which interview this is
	question *forms.Question
	field    field.Field
	review   *review       // in place of a question, at the end
	reading  reading       // the text to read out, with its scroll
	remark   *remarkEditor // while a remark is typed

	problems  []flow.Problem
	sentence  string // why the last key did nothing
	confirmed bool   // the soft problems were shown; Enter passes over them

	before, total int    // questions on the path before this one, and in all
	last          string // number of the last question, on the path or not
}

// Options of a questionnaire screen.
type Options struct {
	// Subject says which interview it is: a case, or the end of its ID.
	Subject string
	// Confirm lets every digit wait for Enter.
	Confirm bool
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
}

// New makes the screen of a sitting, at the question where it stands.
func New(sitting *deliver.Sitting, options Options) *Screen {
	after := options.After
	if after == nil {
		after = ui.After
	}
	q := &Screen{
		sitting: sitting,
		saver:   saving.New(sitting, after),
		after:   after,
		explain: deliver.Explainer(options.Explain),
		confirm: options.Confirm,
		subject: options.Subject,
		last:    lastNumber(sitting.Flow().Instrument()),
	}
	q.show()
	return q
}

func lastNumber(in *forms.Instrument) string {
	last := ""
	for _, question := range in.Questions {
		if question.Asks() {
			last = question.Number
		}
	}
	return last
}

type secondMsg struct{ screen *Screen }

// Init starts the clock of the title line.
func (q *Screen) Init() tea.Cmd {
	return tea.Batch(q.tick(), q.warnOfDraft())
}

func (q *Screen) tick() tea.Cmd { return q.after(time.Second, secondMsg{q}) }

// NotSaved reports whether saving has failed.
func (q *Screen) NotSaved() bool { return q.saver.Failure() != nil }

// HoldsKeys keeps keys waiting while an answer is on its way to disk.
func (q *Screen) HoldsKeys() bool { return q.saver.Holding() && q.saver.Failure() == nil }

// Saving lets the shell show an answer only once it is on disk. A text is shown
// as it is typed.
func (q *Screen) Saving() bool { return q.HoldsKeys() }

// Typing reports whether characters go into a text.
func (q *Screen) Typing() bool {
	return q.remark != nil || q.field != nil && q.field.Typing()
}

// TakesKey gives the field its keys ahead of the screen's own. While saving
// fails, every key tries again.
func (q *Screen) TakesKey(key tea.KeyMsg) bool {
	switch {
	case q.saver.Failure() != nil:
		return true
	case q.remark != nil:
		return q.remarkTakes(key)
	case q.review != nil:
		return q.review.takes(key)
	}
	return q.reading.takes(key) || q.field.TakesKey(key)
}

// Update takes keys, the mouse, and the news of what was saved.
func (q *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case secondMsg:
		if msg.screen == q {
			return q.tick()
		}
	case tea.KeyMsg:
		return q.key(msg)
	case tea.MouseMsg:
		return q.mouse(msg)
	default:
		return q.heed(q.saver.Update(msg))
	}
	return nil
}

// retryKey tries to save again without a part in what is typed.
const retryKey = "enter"

func (q *Screen) key(key tea.KeyMsg) tea.Cmd {
	if q.saver.Failure() != nil {
		if !q.Typing() || key.String() == retryKey {
			return q.saver.Retry()
		}
		return tea.Batch(q.saver.Retry(), q.typed(key))
	}
	return q.typed(key)
}

// typed gives a key to what it is meant for.
func (q *Screen) typed(key tea.KeyMsg) tea.Cmd {
	switch {
	case q.remark != nil:
		return q.typeRemark(key)
	case q.review != nil:
		q.review.update(key)
		return nil
	case q.reading.takes(key):
		q.reading.scrollBy(key)
		return nil
	}
	return q.toField(key)
}

// toField gives the field a key and takes up what it has to tell.
func (q *Screen) toField(key tea.KeyMsg) tea.Cmd {
	if q.field == nil {
		return nil
	}
	q.sentence = ""
	if name := key.String(); name != "enter" && name != "tab" {
		q.problems, q.confirmed = nil, false
	}
	q.field.Update(key)
	return q.takeUp()
}

func (q *Screen) mouse(event tea.MouseMsg) tea.Cmd {
	switch {
	case q.saver.Holding() || q.saver.Failure() != nil || q.remark != nil:
		return nil
	case event.Button == tea.MouseButtonWheelUp, event.Button == tea.MouseButtonWheelDown:
		return q.wheel(event.Button == tea.MouseButtonWheelDown)
	case event.Action != tea.MouseActionPress || event.Button != tea.MouseButtonLeft:
		return nil
	case q.review != nil:
		q.review.click(event.Y)
		return nil
	}
	q.field.Click(event.X-textIndent, event.Y-q.reading.fieldTop)
	return q.takeUp()
}

func (q *Screen) wheel(down bool) tea.Cmd {
	key := tea.KeyMsg{Type: tea.KeyUp}
	if down {
		key.Type = tea.KeyDown
	}
	if q.TakesKey(key) {
		return q.key(key)
	}
	return nil
}

// takeUp takes up what the field has to tell after a key: answers, a sentence,
// and whether the question is done.
func (q *Screen) takeUp() tea.Cmd {
	q.sentence = q.field.Notice()
	changes, done := q.field.Changes(), q.field.Done()
	if len(changes) == 0 && !done {
		return nil
	}
	draft, off := true, len(q.sitting.Flow().OffPath())
	for _, change := range changes {
		if err := q.sitting.Answer(change.Variable, change.Answer); err != nil {
			q.sentence = err.Error()
			return nil
		}
		q.problems, q.confirmed = nil, false
		draft = draft && change.Draft
	}
	tell := q.tellFallen(len(q.sitting.Flow().OffPath()) - off)
	switch {
	case done:
		return tea.Batch(tell, q.next())
	case draft:
		return tea.Batch(tell, q.saver.SaveSoon())
	}
	return tea.Batch(tell, q.saver.Save())
}

// tellFallen says that answers no longer count because of the last one.
func (q *Screen) tellFallen(answers int) tea.Cmd {
	if answers <= 0 {
		return nil
	}
	return ui.Notify(deliver.Fallen(answers))
}

// heed goes on once everything is on disk: to the next question, or away.
func (q *Screen) heed(more tea.Cmd, settled bool) tea.Cmd {
	if !settled {
		return more
	}
	if q.question != q.sitting.Flow().Current() && !q.saver.Leaving() {
		q.show()
	}
	return q.saver.Farewell()
}

// Leave saves what is unsaved when the program ends.
func (q *Screen) Leave() tea.Cmd { return q.saver.Leave() }

// show puts the question where the flow stands on screen. It is called only
// when everything before is saved.
func (q *Screen) show() {
	q.question = q.sitting.Flow().Current()
	q.before, q.total = q.sitting.Flow().Progress()
	q.title = q.say(q.sitting.Flow().Instrument().Title)
	q.problems, q.confirmed, q.sentence = nil, false, ""
	q.review, q.field = nil, nil
	if q.question == nil {
		q.review = newReview(q.sitting)
		return
	}
	q.reading = newReading(q)
	q.field = q.newField()
}

func (q *Screen) newField() field.Field {
	state := q.sitting.Flow()
	return field.New(field.Setting{
		Question:  q.question,
		Choices:   state.Choices(q.question),
		Say:       q.say,
		Answer:    state.Answer,
		Suggested: state.Suggested(q.question),
		Confirm:   q.confirm,
	})
}

// say gives a text of the instrument in the language of the interview.
func (q *Screen) say(text forms.Text) string {
	return q.sitting.Say(text)
}
