package matrixview

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

// quoting holds the words of the passages that are in sight in the framework.
type quoting struct {
	words map[passage]string
	// read are the documents whose words are held.
	read    map[string]bool
	edition int
	away    bool
}

// passage is a segment where it lies.
type passage struct {
	segment string
	coding.Span
}

func (q *quoting) forget() {
	q.words, q.read, q.away = map[passage]string{}, map[string]bool{}, false
	q.edition++
}

// quotedMsg brings the words of the passages of some documents.
type quotedMsg struct {
	screen  *Screen
	edition int
	words   map[passage]string
	read    []string
	err     error
}

// mostQuoted is how many documents are held before all are forgotten.
const mostQuoted = 400

// quote gives the command that reads the words of the cases in sight, as far as
// they are not there yet.
func (s *Screen) quote() tea.Cmd {
	if s.framework == nil || s.quoting.away {
		return nil
	}
	next := s.unquoted()
	if len(next) == 0 {
		return nil
	}
	if len(s.quoting.read) > mostQuoted {
		s.quoting.forget()
	}
	s.quoting.away = true
	segments := make([][]coding.Segment, len(next))
	for i, id := range next {
		segments[i] = slices.Clone(s.work.Analysis().Segments(id))
	}
	edition := s.quoting.edition
	return func() tea.Msg {
		msg := quotedMsg{screen: s, edition: edition, words: map[passage]string{}, read: next}
		for i, id := range next {
			content, err := s.work.Read(id)
			if err != nil {
				msg.err = err
				return msg
			}
			for _, segment := range segments[i] {
				if content.Text.Holds(segment.Span) {
					msg.words[passage{segment.ID, segment.Span}] = strings.TrimSpace(content.Text.Slice(segment.Span))
				}
			}
		}
		return msg
	}
}

// unquoted are the next documents to be read of the cases in sight.
func (s *Screen) unquoted() []string {
	var next []string
	first := min(s.grid.top, s.grid.row)
	last := min(max(s.grid.top+s.grid.height, s.grid.row+1), len(s.framework.Cases))
	for _, row := range s.framework.Cells[min(first, last):last] {
		for _, cell := range row {
			for _, segment := range cell.Segments {
				if s.quoting.read[segment.Document] || slices.Contains(next, segment.Document) {
					continue
				}
				if next = append(next, segment.Document); len(next) == readAtOnce {
					return next
				}
			}
		}
	}
	return next
}

func (s *Screen) takeQuoted(msg quotedMsg) tea.Cmd {
	if msg.edition != s.quoting.edition {
		return nil
	}
	s.quoting.away = false
	for _, id := range msg.read {
		s.quoting.read[id] = true
	}
	for at, words := range msg.words {
		s.quoting.words[at] = words
	}
	if msg.err != nil {
		return ui.Warn("A document could not be read, so that its passages are counted only. " + s.options.Explain(msg.err))
	}
	return nil
}

// quotations are the words of a cell, each passage in quotation marks and once;
// empty as long as they are not read.
func (s *Screen) quotations(cell *themes.FrameworkCell) []string {
	var quotations []string
	seen := map[coding.Span]string{}
	for _, segment := range cell.Segments {
		words := s.quoting.words[passage{segment.ID, segment.Span}]
		if words == "" || seen[segment.Span] == segment.Document {
			continue
		}
		seen[segment.Span] = segment.Document
		quotations = append(quotations, "“"+words+"”")
	}
	return quotations
}
