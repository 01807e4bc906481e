package guide

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// goTo puts another question on screen, by its place, and saves what was noted
// on the one before.
func (s *Screen) goTo(place int) tea.Cmd {
	if place == s.sitting.Place() || !s.sitting.GoTo(place) {
		return nil
	}
	s.notes.toEnd()
	return s.saveNow()
}

func (s *Screen) next() tea.Cmd {
	if s.sitting.Place() == len(s.sitting.Entries())-1 {
		return ui.Notify("This is the last question. ctrl+s completes the interview.")
	}
	return s.goTo(s.sitting.Place() + 1)
}

func (s *Screen) back() tea.Cmd {
	if s.sitting.Place() == 0 {
		return ui.Notify("This is the first question.")
	}
	return s.goTo(s.sitting.Place() - 1)
}

// askGoTo lists all questions, to be found by number, topic or wording.
func (s *Screen) askGoTo() tea.Cmd {
	coverage := s.sitting.Coverage()
	options := make([]ui.Option, len(coverage))
	for i, c := range coverage {
		wording, _ := s.sitting.Wording(c.GuideEntry)
		title := ui.Clip(s.sitting.Title(c.GuideEntry), 40)
		options[i].Label = title
		if number := c.Number(); number != "" {
			options[i].Label = number + "  " + title
		}
		options[i].Detail = stateMark(c.State) + " " + deliver.OneLine(wording)
	}
	return ui.Open(ui.Find("Go to", options, s.goTo))
}

// nextLanguage goes on in the language after the present one.
func (s *Screen) nextLanguage() tea.Cmd {
	s.sitting.SetLanguage(s.sitting.FollowingLanguage().Code)
	return tea.Batch(s.saveNow(), s.warnOfDraft())
}

func (s *Screen) warnOfDraft() tea.Cmd {
	l, ok := s.sitting.Instrument().Language(s.sitting.Language())
	if !ok || l.Status != forms.Draft {
		return nil
	}
	return ui.Warn("The " + l.Name + " wording is a draft that nobody has reviewed yet.")
}

// fold puts the list of questions out of the way, or back.
func (s *Screen) fold() tea.Cmd {
	s.folded = !s.folded
	return nil
}

func (s *Screen) scrollBy(lines int) tea.Cmd {
	s.asking.scroll += lines
	return nil
}

// click marks the probe, or puts the cursor on the note, that is shown at a
// line of the body.
func (s *Screen) click(y int) tea.Cmd {
	if row := y - (s.drawn.height - s.drawn.notes); row >= 0 {
		s.notes.click(row, s.drawn.notes)
		return nil
	}
	if probe, found := s.asking.probeAt(y); found && y < s.drawn.asking {
		return s.toggleProbe(probe)
	}
	return nil
}
