package deliver

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/field"
	"fieldwork/forms/flow"
	"fieldwork/forms/ui"
)

// Questionnaire is the screen on which an interview is delivered: one question
// at a time, then all answers for review. What is answered is saved before the
// next question is drawn; keys pressed meanwhile wait.
type Questionnaire struct {
	*saver
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

// NewQuestionnaire makes the screen of a sitting, at the question where it
// stands.
func NewQuestionnaire(sitting *Sitting, options Options) *Questionnaire {
	after := options.After
	if after == nil {
		after = ui.After
	}
	q := &Questionnaire{
		saver:   &saver{sitting: sitting, after: after},
		explain: explainer(options.Explain),
		confirm: options.Confirm,
		subject: options.Subject,
		last:    lastNumber(sitting.flow.Instrument()),
	}
	q.show()
	return q
}

// explainer is what makes sentences of errors.
func explainer(explain func(error) string) func(error) string {
	if explain != nil {
		return explain
	}
	return func(err error) string { return strings.TrimSuffix(err.Error(), ".") + "." }
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

type secondMsg struct{ screen *Questionnaire }

// Init starts the clock of the title line.
func (q *Questionnaire) Init() tea.Cmd {
	return tea.Batch(q.tick(), q.warnOfDraft())
}

func (q *Questionnaire) tick() tea.Cmd { return q.after(time.Second, secondMsg{q}) }

// HoldsKeys keeps keys waiting while an answer is on its way to disk.
func (q *Questionnaire) HoldsKeys() bool { return q.holding && q.failure == nil }

// Typing reports whether characters go into a text.
func (q *Questionnaire) Typing() bool {
	return q.remark != nil || q.field != nil && q.field.Typing()
}

// TakesKey gives the field its keys ahead of the screen's own. While saving
// fails, every key tries again.
func (q *Questionnaire) TakesKey(key tea.KeyMsg) bool {
	switch {
	case q.failure != nil:
		return true
	case q.remark != nil:
		return q.remarkTakes(key)
	case q.review != nil:
		return q.review.takes(key)
	}
	return q.reading.takes(key) || q.field.TakesKey(key)
}

// Update takes keys, the mouse, and the news of what was saved.
func (q *Questionnaire) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case savedMsg:
		if msg.saver == q.saver {
			return q.heed(q.heard(msg.err))
		}
	case draftMsg:
		if msg.saver == q.saver {
			q.drafting = false
			return q.commit()
		}
	case secondMsg:
		if msg.screen == q {
			return q.tick()
		}
	case tea.KeyMsg:
		return q.key(msg)
	case tea.MouseMsg:
		return q.mouse(msg)
	}
	return nil
}

// retryKey tries to save again without a part in what is typed.
const retryKey = "enter"

func (q *Questionnaire) key(key tea.KeyMsg) tea.Cmd {
	if q.failure != nil {
		if !q.Typing() || key.String() == retryKey {
			return q.retry()
		}
		return tea.Batch(q.retry(), q.typed(key))
	}
	return q.typed(key)
}

// typed gives a key to what it is meant for.
func (q *Questionnaire) typed(key tea.KeyMsg) tea.Cmd {
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
func (q *Questionnaire) toField(key tea.KeyMsg) tea.Cmd {
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

func (q *Questionnaire) mouse(event tea.MouseMsg) tea.Cmd {
	switch {
	case q.holding || q.failure != nil || q.remark != nil:
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

func (q *Questionnaire) wheel(down bool) tea.Cmd {
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
func (q *Questionnaire) takeUp() tea.Cmd {
	q.sentence = q.field.Notice()
	changes, done := q.field.Changes(), q.field.Done()
	if len(changes) == 0 && !done {
		return nil
	}
	draft, off := true, len(q.sitting.flow.OffPath())
	for _, change := range changes {
		if err := q.sitting.Answer(change.Variable, change.Answer); err != nil {
			q.sentence = err.Error()
			return nil
		}
		q.problems, q.confirmed = nil, false
		draft = draft && change.Draft
	}
	tell := q.tellFallen(len(q.sitting.flow.OffPath()) - off)
	switch {
	case done:
		return tea.Batch(tell, q.next())
	case draft:
		return tea.Batch(tell, q.saveSoon())
	}
	return tea.Batch(tell, q.save())
}

// tellFallen says that answers no longer count because of the last one.
func (q *Questionnaire) tellFallen(answers int) tea.Cmd {
	if answers <= 0 {
		return nil
	}
	return ui.Notify(fallen(answers))
}

// heed goes on once everything is on disk: to the next question, or away.
func (q *Questionnaire) heed(more tea.Cmd, settled bool) tea.Cmd {
	if !settled {
		return more
	}
	if q.question != q.sitting.flow.Current() && q.ending == stay {
		q.show()
	}
	return q.farewell()
}

// Leave saves what is unsaved when the program ends.
func (q *Questionnaire) Leave() tea.Cmd { return q.leave() }

// show puts the question where the flow stands on screen. It is called only
// when everything before is saved.
func (q *Questionnaire) show() {
	q.question = q.sitting.flow.Current()
	q.before, q.total = q.sitting.flow.Progress()
	q.title = q.say(q.sitting.flow.Instrument().Title)
	q.problems, q.confirmed, q.sentence = nil, false, ""
	q.review, q.field = nil, nil
	if q.question == nil {
		q.review = newReview(q.sitting)
		return
	}
	q.reading = newReading(q)
	q.field = q.newField()
}

func (q *Questionnaire) newField() field.Field {
	state := q.sitting.flow
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
func (q *Questionnaire) say(text forms.Text) string {
	return q.sitting.flow.Say(text, q.sitting.language)
}
