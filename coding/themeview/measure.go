package themeview

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

// measure is what is counted of the passages.
type measure int

const (
	passages measure = iota
	words
	documents
	respondents
	measures // how many there are
)

// measureNames are the measures, as people read them.
var measureNames = [measures]string{"passages", "words", "documents", "respondents"}

// tally counts what lies under each key.
type tally struct {
	screen  *Screen
	numbers map[string]int
	// seen holds the documents or respondents that were counted under a key.
	seen map[[2]string]bool
	// ends is how far the words of a document were counted under a key, so that
	// a word with two codes counts once.
	ends map[[2]string]int
}

func (s *Screen) tally() *tally {
	t := &tally{screen: s, numbers: map[string]int{}, seen: map[[2]string]bool{}, ends: map[[2]string]int{}}
	for _, at := range s.results.shown {
		find := &s.results.finds[at]
		key := s.countedUnder(find)
		t.numbers[key] += t.of(key, find)
	}
	return t
}

// of is what a passage adds under a key. Passages come in the order in which
// they begin.
func (t *tally) of(key string, find *query.Find) int {
	document := find.Segment.Document
	switch t.screen.counting.measure {
	case words:
		return t.wordsOf([2]string{key, document}, find.Passage)
	case documents:
		return t.once([2]string{key, document})
	case respondents:
		d, _ := t.screen.work.Analysis().Document(document)
		return t.once([2]string{key, cmp.Or(d.Case, d.Interview, d.ID)})
	}
	return 1
}

func (t *tally) once(key [2]string) int {
	if t.seen[key] {
		return 0
	}
	t.seen[key] = true
	return 1
}

func (t *tally) wordsOf(key [2]string, passage coding.Span) int {
	passage.From = max(passage.From, t.ends[key])
	if passage.Len() <= 0 {
		return 0
	}
	t.ends[key] = passage.To
	return t.screen.reading.words[key[1]].Within(passage)
}

// nextMeasure counts passages, words, documents or respondents in turn.
func (s *Screen) nextMeasure() tea.Cmd {
	s.counting.measure = (s.counting.measure + 1) % measures
	s.counting.stale, s.counting.shut, s.counting.opened = true, false, true
	s.list.forget()
	return tea.Batch(s.readUncounted(), ui.Notify("The column counts "+measureNames[s.counting.measure]+"."))
}

// readUncounted reads the documents in which words are still to be counted.
func (s *Screen) readUncounted() tea.Cmd {
	if s.counting.measure != words {
		return nil
	}
	var missing []string
	last := ""
	for _, at := range s.results.shown {
		id := s.results.finds[at].Segment.Document
		if _, known := s.reading.words[id]; id != last && !known && !s.reading.failed[id] {
			missing = append(missing, id)
		}
		last = id
	}
	s.enqueue(missing)
	return s.readNext()
}

// wordsMsg brings where the words of a document begin.
type wordsMsg struct {
	screen   *Screen
	document string
	words    query.Places
	edition  int
}

// findWords gives the command that finds the words of a text, if they are
// counted.
func (s *Screen) findWords(document string, content coding.Content) tea.Cmd {
	if _, known := s.reading.words[document]; known || s.counting.measure != words {
		return nil
	}
	edition := s.reading.edition
	return func() tea.Msg { return wordsMsg{s, document, query.WordsOf(content), edition} }
}

func (s *Screen) takeWords(msg wordsMsg) tea.Cmd {
	if msg.edition != s.reading.edition {
		return s.readUncounted()
	}
	s.reading.words[msg.document] = msg.words
	s.counting.stale = true
	return nil
}
