package workspace

import (
	"maps"
	"slices"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/project"
	"fieldwork/forms/ui"
)

// bookmarks are where the coder was: in each document, and at which marks.
type bookmarks struct {
	places map[string]int
	marks  map[string]project.Mark
	made   int // how often they were given to be kept

	// lock guards kept, the number of those on disk: of two that are written at
	// the same time the later ones stay.
	lock sync.Mutex
	kept int
}

func newBookmarks(from project.Bookmarks) *bookmarks {
	b := &bookmarks{places: map[string]int{}, marks: map[string]project.Mark{}}
	maps.Copy(b.places, from.Places)
	maps.Copy(b.marks, from.Marks)
	return b
}

// LastPlace is the code point at which a document was left, also on an earlier
// day; 0 at first.
func (w *Workspace) LastPlace(document string) int { return w.bookmarks.places[document] }

// SetLastPlace notes where a document is left, to be opened there again.
func (w *Workspace) SetLastPlace(document string, place int) { w.bookmarks.places[document] = place }

// Mark is the place that was marked with a letter; ok is false where none was,
// or where the document is no more.
func (w *Workspace) Mark(letter rune) (mark project.Mark, ok bool) {
	mark, ok = w.bookmarks.marks[string(letter)]
	_, there := w.analysis.Document(mark.Document)
	return mark, ok && there
}

// Marks lists the letters of the marks, in order.
func (w *Workspace) Marks() []string {
	return slices.Sorted(maps.Keys(w.bookmarks.marks))
}

// SetMark marks a place with a letter, and gives the command that keeps it.
func (w *Workspace) SetMark(letter rune, mark project.Mark) tea.Cmd {
	w.bookmarks.marks[string(letter)] = mark
	return w.KeepBookmarks()
}

// KeepBookmarks gives the command that keeps where the coder was, and what the
// hot keys stand for. Keys need not wait for it: should it fail nothing of the
// coding is lost.
func (w *Workspace) KeepBookmarks() tea.Cmd {
	b := w.bookmarks
	b.made++
	number := b.made
	w.keys.moved = false
	now := project.Bookmarks{Places: maps.Clone(b.places), Marks: maps.Clone(b.marks), Keys: slices.Clone(w.keys.codes[:])}
	return func() tea.Msg {
		b.lock.Lock()
		defer b.lock.Unlock()
		if number < b.kept {
			return nil
		}
		b.kept = number
		if err := w.project.SaveBookmarks(w.author.Coder, now); err != nil {
			return ui.Notice{Text: "Where you are could not be kept. " + w.explain(err), Warning: true}
		}
		return nil
	}
}

// Keys are the codes of the hot keys.
func (w *Workspace) Keys() *HotKeys { return &w.keys }

// UseCode notes that the coder has used a code, and gives it a hot key if it has
// none.
func (w *Workspace) UseCode(code string) { w.keys.use(w.analysis, code) }
