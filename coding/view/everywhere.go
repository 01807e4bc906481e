package view

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/search"
	"fieldwork/forms/ui"
)

// mostListed is how many hits of a document are listed; more are counted.
const mostListed = 1000

// waitingHits is how many documents' hits may wait to be listed.
const waitingHits = 1024

// searchAll asks what to search for in all documents.
func (s *Screen) searchAll() tea.Cmd {
	return ui.Open(ui.Prompt("Search in all documents", kindNames[s.search.kind], s.search.pattern, false, func(words string) tea.Cmd {
		if words == "" {
			return nil
		}
		mode := search.Mode{Kind: s.search.kind, MatchCase: s.search.exact}
		pattern, err := search.Compile(words, mode)
		if err != nil {
			return warn(sentenceOf(err))
		}
		s.search.pattern = words
		return tea.Batch(s.look(), ui.Push(newHitList(s, words, pattern)))
	}))
}

// hitList lists what was found in all documents, as a screen.
type hitList struct {
	view    *Screen
	words   string
	pattern *search.Pattern
	stop    context.CancelFunc
	found   <-chan hitsIn
	rows    []hitRow
	last    int // the row of the last document
	cursor  ui.RowCursor
	// total hits in so many documents, of those looked through; all once it is
	// known how many there are.
	total, with, done, all int
	finished               bool
	failure                error
	height                 int
}

// hitRow is a document, or a hit in the one above it.
type hitRow struct {
	document, title string
	count           int
	hit             coding.Span // empty for a document
}

// hitsIn is what was found in a document.
type hitsIn struct {
	document  string
	hits      []coding.Span
	count     int
	done, all int
	err       error
}

type hitsMsg struct {
	list  *hitList
	found []hitsIn
	ended bool
}

func newHitList(view *Screen, words string, pattern *search.Pattern) *hitList {
	return &hitList{view: view, words: words, pattern: pattern, stop: func() {}}
}

// Init begins the search.
func (l *hitList) Init() tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	found := make(chan hitsIn, waitingHits)
	l.stop, l.found = stop, found
	space, pattern := l.view.space, l.pattern
	find := func() tea.Msg {
		defer close(found)
		err := space.Search(ctx, pattern, func(document string, hits []coding.Span, done, all int) bool {
			kept := slices.Clone(hits[:min(len(hits), mostListed)])
			return send(ctx, found, hitsIn{document: document, hits: kept, count: len(hits), done: done, all: all})
		})
		if err != nil && ctx.Err() == nil {
			send(ctx, found, hitsIn{err: err})
		}
		return nil
	}
	return tea.Batch(find, l.wait())
}

func send(ctx context.Context, to chan<- hitsIn, what hitsIn) bool {
	select {
	case to <- what:
		return true
	case <-ctx.Done():
		return false
	}
}

// wait gives the command that brings what is found next, all that is there at
// once.
func (l *hitList) wait() tea.Cmd {
	from := l.found
	return func() tea.Msg {
		msg := hitsMsg{list: l}
		first, open := <-from
		if !open {
			msg.ended = true
			return msg
		}
		msg.found = append(msg.found, first)
		for {
			select {
			case more, open := <-from:
				if !open {
					msg.ended = true
					return msg
				}
				msg.found = append(msg.found, more)
			default:
				return msg
			}
		}
	}
}

// Update takes what was found, keys and the mouse.
func (l *hitList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case hitsMsg:
		if msg.list == l {
			return l.take(msg)
		}
	case tea.MouseMsg:
		if l.cursor.Mouse(msg) {
			return l.open()
		}
	}
	return nil
}

func (l *hitList) take(msg hitsMsg) tea.Cmd {
	for _, in := range msg.found {
		if in.err != nil {
			l.failure = in.err
			continue
		}
		l.done, l.all = in.done, in.all
		if in.count == 0 {
			continue
		}
		l.add(in)
	}
	l.cursor.SetCount(len(l.rows))
	if l.finished = msg.ended; l.finished {
		return l.read()
	}
	return tea.Batch(l.wait(), l.read())
}

// add lists what was found in a document, or found in it besides.
func (l *hitList) add(in hitsIn) {
	l.total += in.count
	if l.with == 0 || l.rows[l.last].document != in.document {
		about, _ := l.view.space.Analysis().Document(in.document)
		l.last, l.with = len(l.rows), l.with+1
		l.rows = append(l.rows, hitRow{document: in.document, title: about.Title})
	}
	l.rows[l.last].count += in.count
	listed := len(l.rows) - l.last - 1
	for _, hit := range in.hits[:min(len(in.hits), max(mostListed-listed, 0))] {
		l.rows = append(l.rows, hitRow{document: in.document, hit: hit})
	}
}

// read loads the texts of the hits in sight.
func (l *hitList) read() tea.Cmd {
	var commands []tea.Cmd
	from := max(l.cursor.Selected()-l.height, 0)
	for i := from; i < min(from+2*l.height+1, len(l.rows)); i++ {
		if l.rows[i].hit.Len() > 0 {
			commands = append(commands, l.view.space.Load(l.rows[i].document))
		}
	}
	return tea.Batch(commands...)
}

func (l *hitList) move(by int) func() tea.Cmd {
	return func() tea.Cmd { l.cursor.Move(by); return l.read() }
}

// moveDocument goes to the next document, or back to the one before.
func (l *hitList) moveDocument(by int) func() tea.Cmd {
	return func() tea.Cmd {
		for i := l.cursor.Selected() + by; i >= 0 && i < len(l.rows); i += by {
			if l.rows[i].hit.Len() == 0 {
				l.cursor.Select(i)
				break
			}
		}
		return l.read()
	}
}

// open goes to the hit in its document.
func (l *hitList) open() tea.Cmd {
	if len(l.rows) == 0 {
		return nil
	}
	row := l.rows[l.cursor.Selected()]
	at := row.hit
	if at.Len() == 0 && l.cursor.Selected()+1 < len(l.rows) {
		at = l.rows[l.cursor.Selected()+1].hit
	}
	l.stop()
	view := l.view
	return tea.Sequence(ui.Pop(), func() tea.Msg {
		return goToMsg{view, row.document, coding.Span{From: at.From, To: at.From}}
	})
}

// close ends the search and goes back.
func (l *hitList) close() tea.Cmd {
	l.stop()
	return ui.Pop()
}

// Actions is what can be done with the list.
func (l *hitList) Actions() ui.Actions {
	const section = "Hits"
	none := ""
	if len(l.rows) == 0 {
		none = "Nothing was found yet."
	}
	return ui.Actions{
		{Name: "open", Keys: keys("enter"), Label: "go there", Help: "Go to the hit in its document.", Section: section, Hint: true, Do: l.open, Disabled: none},
		{Name: "down", Keys: keys("down", "j"), Label: "down", Help: "Go down.", Section: section, Do: l.move(+1)},
		{Name: "up", Keys: keys("up", "k"), Label: "up", Help: "Go up.", Section: section, Do: l.move(-1)},
		{Name: "next-document", Keys: keys("tab", "]"), Label: "next document", Help: "Go to the next document.", Section: section, Hint: true, Do: l.moveDocument(+1)},
		{Name: "previous-document", Keys: keys("shift+tab", "["), Label: "document before", Help: "Go to the document before.", Section: section, Do: l.moveDocument(-1)},
		{Name: "page-down", Keys: keys("pgdown", "d", "space"), Label: "page down", Help: "Go down a page.", Section: section, Do: func() tea.Cmd { return l.move(l.cursor.Page())() }},
		{Name: "page-up", Keys: keys("pgup", "D"), Label: "page up", Help: "Go up a page.", Section: section, Do: func() tea.Cmd { return l.move(-l.cursor.Page())() }},
		{Name: "close", Keys: keys("esc"), Label: "close", Help: "Go back to the text.", Section: section, Hint: true, Do: l.close},
	}
}

// Typing is false: the list has no text.
func (l *hitList) Typing() bool { return false }

// Head says what was searched for and how much was found.
func (l *hitList) Head() ui.Head {
	words := fmt.Sprintf("%d hits in %d documents", l.total, l.with)
	if !l.finished {
		words += fmt.Sprintf("   %d of %d looked through", l.done, l.all)
	}
	return ui.Head{Left: []string{"Search in all documents", "/" + l.words}, Right: []string{words}}
}

// Body draws the documents with their hits.
func (l *hitList) Body(width, height int) string {
	l.height = height
	if l.failure != nil {
		return l.view.pens.warning.of(ui.MarkWarning + " " + ui.Clip(l.view.options.Explain(l.failure), width-2))
	}
	if len(l.rows) == 0 {
		if l.finished {
			return "Nothing was found."
		}
		return "Searching…"
	}
	from, to := l.cursor.Window(height, 0)
	lines := make([]string, 0, height)
	for i := from; i < to; i++ {
		lines = append(lines, l.line(&l.rows[i], width, i == l.cursor.Selected()))
	}
	return strings.Join(lines, "\n")
}

func (l *hitList) line(row *hitRow, width int, current bool) string {
	pens := l.view.pens
	lead := "  "
	if current {
		lead = pens.accent.of(ui.MarkCursor + " ")
	}
	if row.hit.Len() == 0 {
		count := fmt.Sprintf("  %d", row.count)
		return lead + pens.strong.of(ui.Clip(row.title, width-2-len(count))) + pens.dim.of(count)
	}
	content, there := l.view.space.Content(row.document)
	if !there || !content.Text.Holds(row.hit) {
		return lead + "  …"
	}
	return lead + "  " + pens.inContext(content.Text, row.hit, width-4)
}
