// Package workspace is the coding of a study while screens work on it: what
// they change is changed in memory at once and saved behind them, in order. A
// screen gives its Workspace every message, holds keys while it is Holding,
// and draws from its Analysis and Contents.
package workspace

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/ui"
)

// Workspace is the coding of a study by one coder. Screens that lie on one
// another share it. Its methods belong into Update, its commands run beside it.
type Workspace struct {
	project  *project.Project
	analysis *coding.Analysis
	author   coding.Author
	explain  func(error) string

	contents map[string]coding.Content
	loading  map[string]bool
	// stale holds the documents that were edited while they were being read.
	stale   map[string]bool
	version int

	bookmarks *bookmarks
	keys      HotKeys
	// saving is set while something is on its way to or from disk.
	saving  bool
	serial  int           // of the last message that is awaited
	back    coding.Change // leads back where what is being saved is not
	leaving int           // how many screens wait to be left
}

// Options of a workspace. All but Bookmarks are needed.
type Options struct {
	Project  *project.Project
	Analysis *coding.Analysis
	Author   coding.Author
	// Explain makes a sentence of an error.
	Explain func(error) string
	// Bookmarks are those of the author as they were kept.
	Bookmarks project.Bookmarks
}

// New makes a workspace of what was read of a project.
func New(options Options) *Workspace {
	w := &Workspace{
		project: options.Project, analysis: options.Analysis, author: options.Author, explain: options.Explain,
		contents: make(map[string]coding.Content), loading: make(map[string]bool), stale: make(map[string]bool),
		bookmarks: newBookmarks(options.Bookmarks),
	}
	w.keys.fill(w.analysis, w.author.Coder, options.Bookmarks.Keys)
	return w
}

// Analysis is what was coded. It is changed through Change only.
func (w *Workspace) Analysis() *coding.Analysis { return w.analysis }

// Author is who codes.
func (w *Workspace) Author() coding.Author { return w.author }

// Sees gives the test for the segments that the coder may see, as
// [coding.Analysis.SeenBy] does: nil where all may be seen.
func (w *Workspace) Sees() func(*coding.Segment) bool { return w.analysis.SeenBy(w.author.Coder) }

// Counts gives how many of the segments that the coder may see have a code.
func (w *Workspace) Counts() func(code string) int { return w.analysis.CountsSeenBy(w.author.Coder) }

// Version grows whenever something has changed, so that a screen knows what it
// has to draw anew.
func (w *Workspace) Version() int { return w.version }

// Holding reports whether keys have to wait, since a change is being saved.
func (w *Workspace) Holding() bool { return w.saving }

type (
	savedMsg struct {
		workspace *Workspace
		serial    int
		err       error
	}
	stepMsg struct {
		workspace *Workspace
		serial    int
		step      project.Step
		err       error
	}
	contentMsg struct {
		workspace *Workspace
		id        string
		content   coding.Content
		err       error
	}
)

// Change makes a change and gives the command that saves it. An error of who
// made the change, given beside it, is said in a sentence and nothing changes.
// Where saving fails the change is taken back.
func (w *Workspace) Change(c coding.Change, err error) tea.Cmd {
	if err != nil {
		return w.warn(err)
	}
	if c.Empty() {
		return nil
	}
	moved, err := w.apply(c)
	if err != nil {
		return w.warn(err)
	}
	w.back = c.TakenBack(moved)
	return w.away(func(serial int) tea.Msg {
		return savedMsg{w, serial, w.project.Save(w.author.Coder, c, moved)}
	})
}

// apply makes a change in memory, of the texts that are there too.
func (w *Workspace) apply(c coding.Change) ([]coding.Edit[coding.Segment], error) {
	edited := make(map[string]coding.Content)
	for id, edits := range c.TextsByDocument() {
		content, there := w.contents[id]
		if !there {
			w.stale[id] = w.loading[id]
			continue // it is read when it is needed
		}
		text, err := coding.EditText(content.Text, edits)
		if err != nil {
			return nil, err
		}
		edited[id] = coding.Content{Text: text, Turns: coding.MoveTurns(edits, content.Turns)}
	}
	moved, err := w.analysis.Apply(&c)
	if err != nil {
		return nil, err
	}
	for id, content := range edited {
		w.contents[id] = content
	}
	for _, e := range c.Turns {
		if e.After == nil {
			continue // went with its document
		}
		if content, there := w.contents[e.After.Document]; there {
			content.Turns = e.After.Turns
			w.contents[e.After.Document] = content
		}
	}
	w.version++
	if len(c.Codes) > 0 {
		w.keys.follow(w.analysis, w.author.Coder)
	}
	return moved, nil
}

// away gives a command that works beside the screens while keys wait.
func (w *Workspace) away(work func(serial int) tea.Msg) tea.Cmd {
	w.saving = true
	w.serial++
	serial := w.serial
	return func() tea.Msg { return work(serial) }
}

// Undo takes the coder's last change back, and says what it was.
func (w *Workspace) Undo() tea.Cmd { return w.find(w.project.LastDone) }

// Redo makes the change again that was undone last, and says what it was.
func (w *Workspace) Redo() tea.Cmd { return w.find(w.project.LastUndone) }

func (w *Workspace) find(find func(coder string) (project.Step, error)) tea.Cmd {
	return w.away(func(serial int) tea.Msg {
		step, err := find(w.author.Coder)
		return stepMsg{w, serial, step, err}
	})
}

// Update takes the workspace's own messages, each once however many screens
// give it, and passes over others.
func (w *Workspace) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case savedMsg:
		if msg.workspace == w && msg.serial == w.serial && w.saving {
			return w.saved(msg.err)
		}
	case stepMsg:
		if msg.workspace == w && msg.serial == w.serial && w.saving {
			return w.take(msg)
		}
	case contentMsg:
		if msg.workspace == w && w.loading[msg.id] {
			return w.arrived(msg)
		}
	}
	return nil
}

// saved takes the news that a change is on disk, or takes it back.
func (w *Workspace) saved(err error) tea.Cmd {
	w.saving = false
	switch {
	case err == nil && w.leaving > 0:
		return w.left(nil)
	case err == nil:
		return w.keepKeys()
	}
	if _, undoing := w.apply(w.back); undoing != nil {
		err = errors.Join(err, undoing)
	}
	return tea.Batch(ui.Warn("That was not saved, and is taken back. "+w.explain(err)), w.left(err))
}

// take makes a step that was found in the history.
func (w *Workspace) take(msg stepMsg) tea.Cmd {
	w.saving = false
	if msg.err != nil {
		return w.warn(msg.err)
	}
	change := msg.step.Change()
	moved, err := w.apply(change)
	if err != nil {
		return w.warn(err)
	}
	w.back = change.TakenBack(moved)
	said := "Undone: " + msg.step.Label() + "."
	if msg.step.Redo() {
		said = "Done again: " + msg.step.Label() + "."
	}
	return tea.Batch(ui.Notify(said), w.away(func(serial int) tea.Msg {
		return savedMsg{w, serial, w.project.SaveStep(msg.step, moved)}
	}))
}

// keepKeys keeps what the hot keys stand for, where that has changed.
func (w *Workspace) keepKeys() tea.Cmd {
	if !w.keys.moved {
		return nil
	}
	return w.KeepBookmarks()
}

// Leave is for [ui.Leaver]: it waits until what is being saved is on disk, and
// keeps the bookmarks.
func (w *Workspace) Leave() tea.Cmd {
	w.leaving++
	if !w.saving {
		return w.left(nil)
	}
	return func() tea.Msg { return nil }
}

// left keeps the bookmarks and tells the shell that all is saved, once for each
// screen that it waits for.
func (w *Workspace) left(err error) tea.Cmd {
	if w.leaving == 0 {
		return nil
	}
	keep := w.KeepBookmarks()
	var all []tea.Cmd
	for ; w.leaving > 0; w.leaving-- {
		all = append(all, func() tea.Msg { keep(); return ui.LeftMsg{Err: err} })
	}
	return tea.Batch(all...)
}

// warn says in a sentence why something was not done.
func (w *Workspace) warn(err error) tea.Cmd { return ui.Warn(w.sentence(err)) }

func (w *Workspace) sentence(err error) string {
	switch {
	case errors.Is(err, project.ErrNothingToUndo):
		return "There is nothing to undo."
	case errors.Is(err, project.ErrNothingToRedo):
		return "There is nothing to redo."
	case errors.Is(err, coding.ErrUsed):
		return "That cannot be done: others have since used what it takes away, or taken away what it needs."
	case errors.Is(err, coding.ErrChanged):
		return "That cannot be done: something of it has been changed since."
	case errors.Is(err, coding.ErrCoded), errors.Is(err, coding.ErrSpan), errors.Is(err, coding.ErrApart),
		errors.Is(err, coding.ErrCodeName), errors.Is(err, coding.ErrLoop), errors.Is(err, coding.ErrNoCode), errors.Is(err, coding.ErrNoSegment):
		return finished(err)
	}
	return w.explain(err)
}

// finished makes a sentence of an error's own words.
func finished(err error) string {
	words := err.Error()
	return strings.ToUpper(words[:1]) + words[1:] + "."
}

// Content gives the text of a document with its turns; ok is false until it has
// been read.
func (w *Workspace) Content(id string) (content coding.Content, ok bool) {
	content, ok = w.contents[id]
	return content, ok
}

// Load gives the command that reads the text of a document, if it is not there
// and not on its way.
func (w *Workspace) Load(id string) tea.Cmd {
	if _, there := w.contents[id]; there || w.loading[id] {
		return nil
	}
	w.loading[id] = true
	return func() tea.Msg {
		content, err := w.Read(id)
		return contentMsg{w, id, content, err}
	}
}

func (w *Workspace) arrived(msg contentMsg) tea.Cmd {
	delete(w.loading, msg.id)
	if msg.err != nil {
		return ui.Warn("The document could not be read. " + w.explain(msg.err))
	}
	if w.stale[msg.id] {
		w.stale[msg.id] = w.saving
		return w.Load(msg.id)
	}
	w.contents[msg.id] = msg.content
	w.version++
	return nil
}

// Forget lets go of the texts of all documents but those named, for memory.
func (w *Workspace) Forget(but ...string) {
	kept := make(map[string]coding.Content)
	for _, id := range but {
		if content, there := w.contents[id]; there {
			kept[id] = content
		}
	}
	w.contents = kept
}
