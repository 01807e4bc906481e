package view

import (
	"context"
	"slices"

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
