package themeview

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/query"
	"fieldwork/coding/workspace"
)

// mostHeld is how many code points of texts are held before those out of sight
// are let go of.
const mostHeld = 8_000_000

// reading reads the texts that are needed, and lets go of them.
type reading struct {
	work *workspace.Workspace
	// away holds the documents that are being read, failed those that cannot
	// be read.
	away, failed map[string]bool
	// queue holds the documents that are to be read one after the other, each
	// once.
	queue  []string
	queued map[string]bool
	held   int // code points that were read since texts were let go of
	places map[placesKey]query.Places
	words  map[string]query.Places // of each document, where they are counted
	// edition grows when texts may have been edited.
	edition int
}

// placesKey names the places of the units of one document.
type placesKey struct {
	document string
	unit     query.Unit
}

func newReading(work *workspace.Workspace) reading {
	return reading{work: work, away: map[string]bool{}, failed: map[string]bool{}, queued: map[string]bool{}, places: map[placesKey]query.Places{}, words: map[string]query.Places{}}
}

// readMsg says that a document was read, or could not be.
type readMsg struct {
	screen   *Screen
	document string
}

// placesMsg brings where the units of a document begin.
type placesMsg struct {
	screen  *Screen
	key     placesKey
	places  query.Places
	edition int
}

func (r *reading) knownPlaces(document string, unit query.Unit) (query.Places, bool) {
	places, known := r.places[placesKey{document, unit}]
	return places, known
}

// edited lets go of what is known of texts, since they may have been edited.
func (r *reading) edited() {
	clear(r.places)
	clear(r.words)
	clear(r.failed)
	clear(r.queued)
	r.queue = nil
	r.edition++
}

// read gives the command that reads the text of a document, if that is needed.
func (s *Screen) read(document string) tea.Cmd {
	r := &s.reading
	if _, there := s.work.Content(document); there || r.away[document] || r.failed[document] {
		return nil
	}
	r.away[document] = true
	d, _ := s.work.Analysis().Document(document)
	r.held += d.Length
	told := func() tea.Msg { return readMsg{s, document} }
	if load := s.work.Load(document); load != nil {
		return tea.Sequence(load, told)
	}
	return told
}

// missing counts the documents that are being read and are not there yet.
func (s *Screen) missing() int {
	count := 0
	for id := range s.reading.away {
		if _, there := s.work.Content(id); !there {
			count++
		}
	}
	return count
}

// readInSight reads the texts of the passages around the selected one.
func (s *Screen) readInSight() tea.Cmd {
	s.letGo()
	var commands []tea.Cmd
	last := ""
	from, to := s.list.around()
	for _, at := range s.results.shown[from:to] {
		if id := s.results.finds[at].Segment.Document; id != last {
			commands, last = append(commands, s.read(id)), id
		}
	}
	return tea.Batch(commands...)
}

// letGo lets go of the texts out of sight once many are held.
func (s *Screen) letGo() {
	if s.reading.held < mostHeld {
		return
	}
	s.reading.held = 0
	var kept []string
	from, to := s.list.around()
	for _, at := range s.results.shown[from:to] {
		if id := s.results.finds[at].Segment.Document; !slices.Contains(kept, id) {
			d, _ := s.work.Analysis().Document(id)
			s.reading.held += d.Length
			kept = append(kept, id)
		}
	}
	if s.options.Needed != nil {
		kept = append(kept, s.options.Needed()...)
	}
	s.work.Forget(kept...)
}

// readUnread reads the texts that nearness has to be counted in.
func (s *Screen) readUnread() tea.Cmd {
	s.enqueue(s.results.unread)
	return s.readNext()
}

// enqueue puts documents into the queue, each once.
func (s *Screen) enqueue(documents []string) {
	for _, id := range documents {
		if !s.reading.queued[id] {
			s.reading.queued[id] = true
			s.reading.queue = append(s.reading.queue, id)
		}
	}
}

// readNext asks for the next of the queue. The shell keeps keys back until the
// command of a key has run, so that this only asks.
func (s *Screen) readNext() tea.Cmd {
	if len(s.reading.queue) == 0 {
		return nil
	}
	return func() tea.Msg { return readMsg{screen: s} }
}

// takeText takes a text that was read, and reads on.
func (s *Screen) takeText(msg readMsg) tea.Cmd {
	if msg.document != "" {
		return s.arrived(msg.document)
	}
	s.letGo()
	for len(s.reading.queue) > 0 {
		next := s.reading.queue[0]
		s.reading.queue = s.reading.queue[1:]
		delete(s.reading.queued, next)
		if _, there := s.work.Content(next); there {
			return s.arrived(next)
		}
		if cmd := s.read(next); cmd != nil {
			return cmd
		}
	}
	return nil
}

// arrived uses a text: for the search, and for nearness.
func (s *Screen) arrived(document string) tea.Cmd {
	delete(s.reading.away, document)
	content, there := s.work.Content(document)
	if !there {
		s.reading.failed[document] = true
		return s.readNext()
	}
	s.list.forget()
	if s.search.wanted && s.search.take(s, document) {
		s.narrow()
	}
	commands := []tea.Cmd{s.findWords(document, content), s.readNext()}
	for _, unit := range s.unitsNeeded() {
		key := placesKey{document, unit}
		if _, known := s.reading.places[key]; !known {
			edition := s.reading.edition
			commands = append(commands, func() tea.Msg { return placesMsg{s, key, query.PlacesOf(content, unit), edition} })
		}
	}
	return tea.Batch(commands...)
}

// unitsNeeded are the units that nearness is counted in.
func (s *Screen) unitsNeeded() []query.Unit {
	var needed []query.Unit
	for _, p := range s.combination.parts {
		if p.operator == query.Near {
			needed = append(needed, p.unit)
		}
	}
	return needed
}

// takePlaces takes where the units of a document begin, and runs the query
// again once the last of those that are read is there.
func (s *Screen) takePlaces(msg placesMsg) tea.Cmd {
	if msg.edition != s.reading.edition {
		return s.readUnread()
	}
	s.reading.places[msg.key] = msg.places
	if len(s.reading.queue) > 0 {
		return nil
	}
	s.run()
	return s.readInSight()
}
