package settle

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/merge"
	"fieldwork/forms/ui"
)

// The sections of the help.
const (
	settling = "Settle"
	moving   = "Move"
)

// Actions is what can be done.
func (s *Screen) Actions() ui.Actions {
	return append(s.settlingActions(), s.movingActions()...)
}

func (s *Screen) settlingActions() ui.Actions {
	whyNotBoth, whyNotYet, whyNoRest := "", "", ""
	if !s.current().Joins {
		whyNotBoth = "Only one of these can be kept."
	}
	if s.open() > 0 {
		whyNotYet = "Settle them all first: " + s.standing() + "."
	} else {
		whyNoRest = "All are settled."
	}
	return ui.Actions{
		{Name: "ours", Keys: []string{"a"}, Label: "keep ours", Help: "Keep what this copy has.", Section: settling, Hint: true,
			Do: func() tea.Cmd { return s.settle(merge.Ours) }},
		{Name: "theirs", Keys: []string{"b"}, Label: "keep theirs", Help: "Keep what the other copy has.", Section: settling, Hint: true,
			Do: func() tea.Cmd { return s.settle(merge.Theirs) }},
		{Name: "both", Keys: []string{"c"}, Label: "keep both", Help: "Keep both texts, one under the other.", Section: settling, Hint: true,
			Disabled: whyNotBoth, Do: func() tea.Cmd { return s.settle(merge.Both) }},
		{Name: "rest-ours", Keys: []string{"A"}, Label: "rest ours", Help: "Keep what this copy has of all that is not settled yet.", Section: settling,
			Disabled: whyNoRest, Do: func() tea.Cmd { return s.settleRest(merge.Ours) }},
		{Name: "rest-theirs", Keys: []string{"B"}, Label: "rest theirs", Help: "Keep what the other copy has of all that is not settled yet.", Section: settling,
			Disabled: whyNoRest, Do: func() tea.Cmd { return s.settleRest(merge.Theirs) }},
		{Name: "finish", Keys: []string{"enter"}, Label: "merge", Help: "Merge, as everything is settled. Nothing is written before.", Section: settling, Hint: true,
			Disabled: whyNotYet, Do: s.finish},
		{Name: "leave", Keys: []string{"esc"}, Label: "leave", Help: "Leave without merging: the study stays as it is.", Section: settling, Hint: true,
			Do: ui.Quit},
	}
}

func (s *Screen) movingActions() ui.Actions {
	whyNoNext := ""
	if s.open() == 0 {
		whyNoNext = "All are settled."
	}
	move := func(by func() int) func() tea.Cmd {
		return func() tea.Cmd {
			s.cursor.Move(by())
			s.words = ui.Passage{}
			return nil
		}
	}
	scroll := func(pages int) func() tea.Cmd {
		return func() tea.Cmd {
			s.words.ScrollPages(pages)
			return nil
		}
	}
	return ui.Actions{
		{Name: "next", Keys: []string{"space"}, Label: "next", Help: "Go to the next that is not settled.", Section: moving, Hint: true, Disabled: whyNoNext, Do: s.next},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Help: "Go up.", Section: moving, Do: move(func() int { return -1 })},
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Help: "Go down.", Section: moving, Do: move(func() int { return +1 })},
		{Name: "first", Keys: []string{"home", "g"}, Label: "first", Help: "Go to the first.", Section: moving, Do: move(func() int { return -len(s.options.Conflicts) })},
		{Name: "last", Keys: []string{"end", "G"}, Label: "last", Help: "Go to the last.", Section: moving, Do: move(func() int { return len(s.options.Conflicts) })},
		{Name: "words-up", Keys: []string{"pgup"}, Label: "read up", Help: "Read what stands above in both sides.", Section: moving, Do: scroll(-1)},
		{Name: "words-down", Keys: []string{"pgdown"}, Label: "read on", Help: "Read on in both sides.", Section: moving, Do: scroll(+1)},
	}
}
