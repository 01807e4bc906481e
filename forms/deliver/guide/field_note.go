package guide

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/saving"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// FieldNoteScreen is where the field note on an interview is written, after
// it. What is typed is saved within a second.
type FieldNoteScreen struct {
	note    *deliver.FieldNote
	saver   *saving.Saver
	editor  *ui.Editor
	options FieldNoteOptions
	trouble error
	before  string // the note as it was found
}

// FieldNoteOptions of a field note screen.
type FieldNoteOptions struct {
	// Subject says which interview it is.
	Subject string
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
}

// NewFieldNote makes the screen of a field note.
func NewFieldNote(note *deliver.FieldNote, options FieldNoteOptions) *FieldNoteScreen {
	if options.After == nil {
		options.After = ui.After
	}
	options.Explain = deliver.Explainer(options.Explain)
	n := &FieldNoteScreen{note: note, saver: saving.New(note, options.After), editor: ui.NewEditor(), options: options, before: note.Text()}
	n.editor.SetValue(note.Text())
	return n
}

// Init starts nothing.
func (n *FieldNoteScreen) Init() tea.Cmd { return nil }

// Typing reports that characters go into the note.
func (n *FieldNoteScreen) Typing() bool { return true }

// TakesKey gives the note the keys that write and move in it.
func (n *FieldNoteScreen) TakesKey(key tea.KeyMsg) bool { return n.editor.TakesKey(key) }

// HoldsKeys keeps keys waiting once the screen is being left.
func (n *FieldNoteScreen) HoldsKeys() bool { return n.saver.Leaving() && n.saver.Failure() == nil }

// Update takes keys and the news of what was saved.
func (n *FieldNoteScreen) Update(msg tea.Msg) tea.Cmd {
	key, typed := msg.(tea.KeyMsg)
	if !typed {
		return n.heed(n.saver.Update(msg))
	}
	n.editor.Update(key)
	if !n.editor.Changed() {
		return nil
	}
	n.note.Write(n.editor.Value())
	if n.saver.Failure() != nil {
		return n.saver.Retry()
	}
	return n.saver.SaveSoon()
}

func (n *FieldNoteScreen) heed(more tea.Cmd, settled bool) tea.Cmd {
	if failure := n.saver.Failure(); failure != nil {
		n.trouble = failure
	}
	if !settled {
		return more
	}
	n.trouble = nil
	return n.saver.Farewell()
}

// Leave saves the note when the program ends.
func (n *FieldNoteScreen) Leave() tea.Cmd { return n.saver.Leave() }

// Actions is what can be done now.
func (n *FieldNoteScreen) Actions() ui.Actions {
	return ui.Actions{
		{Name: "done", Keys: []string{"ctrl+s"}, Label: "done", Section: sectionNotes, Hint: true,
			Help: "Keep the field note and leave.", Do: n.done},
		{Name: "without", Keys: []string{"esc"}, Label: "without", Section: sectionNotes, Hint: true,
			Help: "Leave without a field note; what was typed here is not kept.", Do: n.without},
	}
}

func (n *FieldNoteScreen) done() tea.Cmd {
	n.note.Write(strings.TrimRight(n.editor.Value(), " \t\n"))
	return n.leave()
}

// without leaves the note as it was found; it asks first where several lines
// would be lost.
func (n *FieldNoteScreen) without() tea.Cmd {
	drop := func() tea.Cmd {
		n.note.Write(n.before)
		return n.leave()
	}
	if n.editor.Value() == n.before {
		return drop()
	}
	return ui.Open(ui.Confirm("Leave without the field note?", "What you typed here is not kept.", "Leave", "Go on writing", drop))
}

// leave goes away once everything is saved.
func (n *FieldNoteScreen) leave() tea.Cmd {
	if n.saver.Failure() != nil {
		return tea.Batch(n.saver.LeaveScreen(), n.saver.Retry())
	}
	return n.saver.LeaveScreen()
}

// Head says on which interview the note is.
func (n *FieldNoteScreen) Head() ui.Head {
	mark := ui.MarkNotChosen + " saving"
	switch {
	case n.trouble != nil:
		mark = "NOT SAVED"
	case n.saver.Saved():
		mark = ui.MarkChosen + " saved "
	}
	return ui.Head{Left: []string{"Field note", n.options.Subject}, Right: []string{mark}}
}

// Body draws the note under a line that says what it is for.
func (n *FieldNoteScreen) Body(width, height int) string {
	theme := ui.CurrentTheme()
	width = ui.ReadingWidth(width)
	lines := []string{"", "  " + theme.Strong.Render("Field note"), ""}
	about := "How did it go? Where were they, what was left unsaid, what would you ask next time? It may stay empty."
	for _, row := range ui.Wrap(about, max(width-4, 8)) {
		lines = append(lines, "  "+theme.Dim.Render(row))
	}
	if n.trouble != nil {
		text := "Not saved: " + n.options.Explain(n.trouble) + " It is kept here. Go on typing, or press ctrl+s to try again."
		if !study.Retryable(n.trouble) {
			text = "Not saved: " + n.options.Explain(n.trouble) + " Write it down on paper and leave with ctrl+c."
		}
		for _, row := range ui.Wrap(ui.MarkWarning+" "+text, max(width-4, 8)) {
			lines = append(lines, "  "+theme.Warning.Render(row))
		}
	}
	lines = append(lines, "")
	n.editor.SetWidth(max(width-4, 2))
	n.editor.SetHeight(max(height-len(lines), 1))
	for row := range strings.SplitSeq(n.editor.View(), "\n") {
		lines = append(lines, "  "+row)
	}
	return strings.Join(lines[:min(len(lines), height)], "\n")
}
