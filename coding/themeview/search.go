package themeview

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"

	"fieldwork/coding"
	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

// search narrows the passages by words that are typed.
type search struct {
	line   *ui.Line
	typing bool
	// wanted is set once something was searched: the texts of all documents are
	// read then, one after the other.
	wanted bool
	// texts is what each passage is found by, folded; those of documents that
	// were not read yet are missing.
	texts map[passageKey]string
	// inOrder are the texts of the finds, at their places.
	inOrder []string
}

// passageKey names a passage.
type passageKey struct {
	segment string
	passage coding.Span
}

// mostSearched is how many code points of a passage are searched.
const mostSearched = 4000

func newSearch() search {
	line := ui.NewLine()
	line.Blur()
	return search{line: line, texts: map[passageKey]string{}}
}

// edited lets go of the texts, since they may have been edited.
func (f *search) edited() { clear(f.texts) }

// align puts the texts at the places of the finds.
func (f *search) align(finds []query.Find) {
	if !f.wanted {
		return
	}
	f.inOrder = make([]string, len(finds))
	for i := range finds {
		f.inOrder[i] = f.texts[passageKey{finds[i].Segment.ID, finds[i].Passage}]
	}
}

// matching gives the places of the finds that have every word that is typed.
func (f *search) matching(finds []query.Find, into []int) []int {
	words := strings.Fields(fold(f.line.Value()))
	for i := range finds {
		if len(words) == 0 || i < len(f.inOrder) && hasAll(f.inOrder[i], words) {
			into = append(into, i)
		}
	}
	return into
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// take takes the texts of the finds in a document that was read, and reports
// whether any is new.
func (f *search) take(s *Screen, document string) bool {
	content, _ := s.work.Content(document)
	fresh := false
	about := ""
	for i := range s.results.finds {
		find := &s.results.finds[i]
		if find.Segment.Document != document {
			continue
		}
		key := passageKey{find.Segment.ID, find.Passage}
		if _, known := f.texts[key]; known || !content.Text.Holds(find.Passage) {
			continue
		}
		if about == "" {
			about = s.aboutDocument(document)
		}
		passage := find.Passage
		passage.To = min(passage.To, passage.From+mostSearched)
		code, _ := s.work.Analysis().Code(find.Segment.Code)
		f.texts[key] = fold(strings.Join([]string{
			content.Text.Slice(passage), about, speakerAt(content, find.Passage.From), code.Name, find.Segment.Coder,
		}, "\n"))
		fresh = true
	}
	if fresh {
		f.align(s.results.finds)
	}
	return fresh
}

// aboutDocument is what is known of a document, to be searched.
func (s *Screen) aboutDocument(id string) string {
	d, _ := s.work.Analysis().Document(id)
	parts := []string{d.Title}
	for _, value := range s.attributes[id] {
		parts = append(parts, value)
	}
	return strings.Join(parts, "\n")
}

// fold makes texts alike that differ in case, accents and spaces.
func fold(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return withoutAccents(text)
		}
	}
	return text
}

func withoutAccents(text string) string {
	var folded strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch {
		case r == '’':
			folded.WriteByte('\'')
		case !unicode.IsMark(r):
			folded.WriteRune(r)
		}
	}
	return folded.String()
}

// beginSearch lets what is typed narrow the passages.
func (s *Screen) beginSearch() tea.Cmd {
	s.search.typing = true
	s.search.line.Focus()
	if !s.search.wanted {
		s.search.wanted = true
		s.search.align(s.results.finds)
	}
	return s.readAll()
}

// readAll reads the documents whose passages cannot be searched yet.
func (s *Screen) readAll() tea.Cmd {
	var missing []string
	last := ""
	for i := range s.results.finds {
		find := &s.results.finds[i]
		if _, known := s.search.texts[passageKey{find.Segment.ID, find.Passage}]; !known && find.Segment.Document != last {
			last = find.Segment.Document
			missing = append(missing, last)
		}
	}
	s.enqueue(missing)
	return s.readNext()
}

// endSearch keeps what is typed.
func (s *Screen) endSearch() tea.Cmd {
	s.search.typing = false
	s.search.line.Blur()
	return nil
}

// clearSearch takes away what was typed.
func (s *Screen) clearSearch() tea.Cmd {
	s.search.line.SetValue("")
	s.narrow()
	return tea.Batch(s.endSearch(), s.readInSight())
}

// mostTyped bounds what is typed, in bytes.
const mostTyped = 200

// typed takes a key into what is searched.
func (s *Screen) typed(key tea.KeyMsg) tea.Cmd {
	if !s.search.typing {
		return nil
	}
	before := s.search.line.Value()
	if s.search.line.Update(key); len(s.search.line.Value()) > mostTyped {
		s.search.line.SetValue(before)
	}
	if s.search.line.Value() == before {
		return nil
	}
	s.list.selected, s.list.top = 0, 0
	s.narrow()
	return s.readInSight()
}
