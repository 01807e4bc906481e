package themeview

import (
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/forms/ui"
)

// turnsMsg brings the speaker turns of all documents.
type turnsMsg struct {
	screen *Screen
	turns  map[string][]coding.Turn
	// choose says that a speaker is to be chosen, not only followed.
	choose bool
	err    error
}

const anySpeaker = "any speaker"

// readTurns gives the command that reads who says what.
func (s *Screen) readTurns(choose bool) tea.Cmd {
	if s.options.Turns == nil {
		return ui.Warn("Who speaks is not known here.")
	}
	return ui.Await(func() tea.Msg {
		turns, err := s.options.Turns()
		return turnsMsg{s, turns, choose, err}
	})
}

// followTurns reads the turns again where the passages of a speaker are shown,
// for texts may have been edited.
func (s *Screen) followTurns() tea.Cmd {
	if s.keep.Speaker == "" {
		return nil
	}
	return s.readTurns(false)
}

// turnsOf are the turns of a document, those of its text where that was read.
func (s *Screen) turnsOf(document string) []coding.Turn {
	if content, there := s.work.Content(document); there {
		return content.Turns
	}
	return s.turns[document]
}

func (s *Screen) takeTurns(msg turnsMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("Who speaks could not be read. " + s.options.Explain(msg.err))
	}
	s.turns = msg.turns
	if msg.choose {
		return s.chooseSpeaker()
	}
	return s.again()
}

// chooseSpeaker asks whose words are shown.
func (s *Screen) chooseSpeaker() tea.Cmd {
	counts := map[string]int{}
	for _, turns := range s.turns {
		seen := map[string]bool{}
		for _, turn := range turns {
			if turn.Speaker != "" && !seen[turn.Speaker] {
				seen[turn.Speaker] = true
				counts[turn.Speaker]++
			}
		}
	}
	names := slices.Sorted(maps.Keys(counts))
	var options []ui.Option
	for _, name := range names {
		options = append(options, ui.Option{Label: name, Detail: codesystem.Counted(counts[name], "document", "documents")})
	}
	return s.keepOne(ui.Find, "Only passages said by", anySpeaker, &s.keep.Speaker, names, options)
}
