package themeview

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

// results are the passages that were found.
type results struct {
	finds []query.Find
	// shown are the places of those that the typed filter leaves.
	shown []int
	// documents is in how many documents the shown ones lie.
	documents int
	unread    []string
	words     string // the combination as people read it
	version   int
	ran       bool
}

// refresh runs the query again if the analysis has changed, and reports whether
// it has.
func (s *Screen) refresh() bool {
	if s.results.ran && s.results.version == s.work.Version() {
		return false
	}
	s.run()
	return true
}

// run runs the query, and stays with the selected passage if it is found
// again, else at its place.
func (s *Screen) run() {
	before, had := s.selected()
	q := s.combination.query()
	found := query.Run(q, s.keep, query.Material{
		Analysis: s.work.Analysis(), Attributes: s.attributes, Turns: s.turnsOf, Places: s.reading.knownPlaces, Sees: s.work.Sees(),
	})
	s.results.finds, s.results.unread = found.Finds, found.Unread
	s.results.words = query.Words(q, s.work.Analysis())
	s.results.version, s.results.ran = s.work.Version(), true
	s.search.align(s.results.finds)
	s.narrow()
	if !had {
		return
	}
	same := slices.IndexFunc(s.results.shown, func(at int) bool {
		f := &s.results.finds[at]
		return f.Segment.ID == before.Segment.ID && f.Passage.From == before.Passage.From
	})
	if same >= 0 {
		s.list.selected = same
	}
}

// narrow finds the passages that the typed filter leaves, and counts them.
func (s *Screen) narrow() {
	s.results.shown = s.search.matching(s.results.finds, s.results.shown[:0])
	s.results.documents = 0
	last := ""
	for _, at := range s.results.shown {
		if id := s.results.finds[at].Segment.Document; id != last {
			s.results.documents, last = s.results.documents+1, id
		}
	}
	s.list.count(len(s.results.shown))
	s.counting.stale = true
}

// again runs the query anew, and reads what it needs.
func (s *Screen) again() tea.Cmd {
	s.run()
	return tea.Batch(s.readInSight(), s.readUnread(), s.readUncounted())
}

// fromTop runs another query and selects the first of what it finds.
func (s *Screen) fromTop() tea.Cmd {
	s.list.selected, s.list.top = 0, 0
	s.results.shown = nil
	return s.again()
}

// selected is the passage under the cursor.
func (s *Screen) selected() (query.Find, bool) {
	if s.list.selected >= len(s.results.shown) {
		return query.Find{}, false
	}
	return s.results.finds[s.results.shown[s.list.selected]], true
}

// move selects the passage so many further down.
func (s *Screen) move(by int) tea.Cmd {
	s.list.move(by)
	return s.readInSight()
}

// open shows the selected passage in its document.
func (s *Screen) open() tea.Cmd {
	find, ok := s.selected()
	if !ok {
		return nil
	}
	return s.options.Open(find.Segment.Document, find.Passage)
}

// mouse moves with the wheel, selects the passage that is clicked, and opens
// the one that was selected.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	if msg.Action != tea.MouseActionPress {
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelDown:
		return s.move(+1)
	case tea.MouseButtonWheelUp:
		return s.move(-1)
	case tea.MouseButtonLeft:
		at, ok := s.list.at(msg.X, msg.Y)
		switch {
		case !ok:
		case at == s.list.selected && s.whyNotOpen() == "":
			return s.open()
		default:
			s.list.selected = at
			return s.readInSight()
		}
	}
	return nil
}

// back leaves what is narrowed first, then the screen.
func (s *Screen) back() tea.Cmd {
	switch {
	case len(s.marked) > 0:
		clear(s.marked)
		s.list.forget()
		return nil
	case s.search.line.Value() != "":
		return s.clearSearch()
	}
	return ui.Pop()
}
