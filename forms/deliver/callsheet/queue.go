package callsheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// Queue is the screen that says whom to call now, and from which their call
// sheets are opened.
type Queue struct {
	options Options
	list    list
	failure error // why the list was not read
	loaded  bool
	cursor  ui.RowCursor
	taking  bool // a case is being claimed, or the list to find one is read
	leaving bool // the program ends once it is
	opening bool // a call sheet is about to be on top
	sheet   *Sheet
}

// NewQueue makes the queue of the fieldwork.
func NewQueue(options Options) *Queue { return &Queue{options: options.withDefaults()} }

// tickMsg lets the list be read anew.
type tickMsg struct{ queue *Queue }

// takenMsg brings a case that was claimed, or says why there is none.
type takenMsg struct {
	queue *Queue
	next  sample.Next
	ok    bool
	none  string
	err   error
}

// Init reads whom to call.
func (q *Queue) Init() tea.Cmd { return tea.Batch(q.read(), q.tick()) }

func (q *Queue) tick() tea.Cmd { return q.options.After(clockPace, tickMsg{q}) }

// Typing is false: nothing is typed in the queue.
func (q *Queue) Typing() bool { return false }

// HoldsKeys keeps keys for the call sheet that is on its way, and for the list
// that is read first.
func (q *Queue) HoldsKeys() bool { return q.taking || q.opening || !q.loaded && q.failure == nil }

// Update takes what was read and claimed.
func (q *Queue) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case listMsg:
		if msg.queue == q {
			q.takeList(msg)
		}
	case tickMsg:
		if msg.queue == q {
			return tea.Batch(q.read(), q.tick())
		}
	case takenMsg:
		if msg.queue == q {
			return q.taken(msg)
		}
	case casesMsg:
		if msg.queue == q {
			return q.pickCase(msg)
		}
	case ui.ResumedMsg:
		q.opening = false
		return q.read()
	case tea.MouseMsg:
		if q.cursor.Mouse(msg) && !q.HoldsKeys() && len(q.list.rows) > 0 {
			return q.takeSelected()
		}
	}
	return nil
}

func (q *Queue) takeList(msg listMsg) {
	if q.failure = msg.err; msg.err != nil {
		return
	}
	selected := q.selectedID()
	q.list, q.loaded = msg.list, true
	q.cursor.SetCount(len(q.list.rows))
	for i, r := range q.list.rows {
		if r.next.Case.ID == selected {
			q.cursor.Select(i)
			return
		}
	}
	q.cursor.Select(0)
}

// selectedID is the ID of the case under the cursor, or empty.
func (q *Queue) selectedID() string {
	if len(q.list.rows) == 0 {
		return ""
	}
	return q.list.rows[q.cursor.Selected()].next.Case.ID
}

// takeNext claims the next case.
func (q *Queue) takeNext() tea.Cmd {
	q.taking = true
	options := q.options
	return func() tea.Msg {
		next, ok, none, err := options.take()
		return takenMsg{q, next, ok, none, err}
	}
}

// takeSelected claims the case under the cursor.
func (q *Queue) takeSelected() tea.Cmd { return q.claim(q.list.rows[q.cursor.Selected()].next, false) }

// claim claims a case, opening it again first where that is wanted.
func (q *Queue) claim(next sample.Next, reopen bool) tea.Cmd {
	q.taking = true
	options := q.options
	return func() tea.Msg {
		if reopen {
			if _, err := options.Study.ReopenCase(next.Case.ID); err != nil {
				return takenMsg{queue: q, err: err}
			}
		}
		claimed, err := options.Study.ClaimCase(next.Case.ID, options.Interviewer)
		next.Case = claimed
		return takenMsg{queue: q, next: next, ok: err == nil, err: err}
	}
}

// taken opens the call sheet of a case that was claimed.
func (q *Queue) taken(msg takenMsg) tea.Cmd {
	q.taking = false
	switch {
	case q.leaving:
		q.leaving = false
		return q.giveBack(msg)
	case msg.err != nil:
		return tea.Batch(ui.Warn("The case could not be taken. "+q.options.Explain(msg.err)), q.read())
	case !msg.ok:
		return tea.Batch(ui.Notify(msg.none), q.read())
	}
	q.sheet, q.opening = New(q.options, msg.next), true
	return ui.Push(q.sheet)
}

// giveBack gives back a case that was claimed while the program ends.
func (q *Queue) giveBack(msg takenMsg) tea.Cmd {
	kept := q.options.Study
	return func() tea.Msg {
		if !msg.ok {
			return ui.LeftMsg{}
		}
		_, err := kept.ReleaseCase(msg.next.Case.ID)
		return ui.LeftMsg{Err: err}
	}
}

// Leave gives back a case that is being claimed when the program ends.
func (q *Queue) Leave() tea.Cmd {
	switch {
	case q.taking:
		q.leaving = true
		return awaitTask
	case q.sheet != nil && !q.sheet.shown:
		return q.sheet.Leave()
	}
	return nil
}
