package matrixview

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

// reading reads what stands in the texts, and keeps no text.
type reading struct {
	known *themes.Reading
	// left are the documents that are still to be read.
	left []string
	// edition grows when what was read is no longer so.
	edition int
	away    bool
}

func (r *reading) forget() {
	r.known, r.left, r.away = themes.NewReading(), nil, false
	r.edition++
}

func (r *reading) state() string {
	if len(r.left) == 0 {
		return ""
	}
	return fmt.Sprintf("reading, %d to go", len(r.left))
}

// readMsg brings what was read of some documents.
type readMsg struct {
	screen  *Screen
	edition int
	fresh   *themes.Reading
	read    []string
	err     error
}

// readAtOnce is how many documents are read by one command.
const readAtOnce = 16

// needsTexts reports whether something is asked for that stands in the texts.
func (s *Screen) needsTexts() bool {
	return s.asked.across.inSentences() || s.matrix != nil && s.asked.measure == themes.Words
}

// read gives the command that reads the next texts that are needed.
func (s *Screen) read() tea.Cmd {
	if !s.needsTexts() || s.reading.away {
		return nil
	}
	s.reading.left = nil
	for _, d := range s.work.Analysis().Documents() {
		if !s.reading.known.Knows(d.ID) && len(s.work.Analysis().Segments(d.ID)) > 0 {
			s.reading.left = append(s.reading.left, d.ID)
		}
	}
	if len(s.reading.left) == 0 {
		return nil
	}
	s.reading.away = true
	next := slices.Clone(s.reading.left[:min(readAtOnce, len(s.reading.left))])
	segments := make([][]coding.Segment, len(next))
	for i, id := range next {
		segments[i] = slices.Clone(s.work.Analysis().Segments(id))
	}
	edition := s.reading.edition
	return func() tea.Msg {
		msg := readMsg{screen: s, edition: edition, fresh: themes.NewReading(), read: next}
		for i, id := range next {
			content, err := s.work.Read(id)
			if err != nil {
				msg.err = err
				return msg
			}
			msg.fresh.Read(id, content, segments[i])
		}
		return msg
	}
}

// takeRead takes in what was read, and reads on.
func (s *Screen) takeRead(msg readMsg) tea.Cmd {
	if msg.edition != s.reading.edition {
		return nil
	}
	s.reading.away = false
	if msg.err != nil {
		s.reading.left = nil
		return ui.Warn("A document could not be read, so that not all is counted. " + s.options.Explain(msg.err))
	}
	s.reading.known.Add(msg.fresh)
	cmd := s.read()
	if cmd == nil {
		s.make()
	}
	return cmd
}
