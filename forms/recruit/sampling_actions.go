package recruit

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Actions is what can be done with the sample.
func (s *sampling) Actions() ui.Actions {
	if s.targets.open {
		return s.targetActions()
	}
	unread, none, gridless := "", "", ""
	switch {
	case !s.loaded:
		unread = "The contacts are still being read."
		none, gridless = unread, unread
	case len(s.finder.found) == 0:
		none = "No contact is listed."
	}
	if s.loaded && !s.pool.has() {
		gridless = "There is no grid yet; press n to make one."
	}
	if s.finder.typing {
		return append(s.finder.typingActions(), s.finder.moves(none)...)
	}
	actions := ui.Actions{
		{Name: "choose", Keys: []string{"enter", "space"}, Label: s.chooseLabel(), Section: sectionSample, Hint: true,
			Help: "Choose the selected contact, which makes their case, or take the choice back.", Do: s.toggle, Disabled: none},
		s.finder.findAction(),
		{Name: "read-contact", Keys: []string{"v"}, Label: "read", Section: sectionSample, Hint: true,
			Help: "Read and edit the selected contact.", Do: s.open, Disabled: none},
		{Name: "targets", Keys: []string{"t"}, Label: "targets", Section: sectionSample, Hint: true,
			Help: "Change how many are wanted in each cell.", Do: s.editTargets, Disabled: gridless},
		{Name: "make-grid", Keys: []string{"n"}, Label: "new grid", Section: sectionSample, Hint: !s.pool.has(),
			Help: "Make a grid over two columns of the contacts.", Do: s.makeGrid, Disabled: unread},
		{Name: "sort-again", Keys: []string{"s"}, Label: "sort", Section: sectionSample, Hint: true,
			Help: "List those who are still wanted first again, then those who are chosen.", Do: s.again, Disabled: none},
	}
	return append(append(actions, s.finder.moves(none)...), ui.Action{
		Name: "close-sample", Keys: []string{"esc", "q", "left"}, Label: "back", Section: sectionSample, Hint: true,
		Help: "List all contacts again; where all are listed, go back.", Do: s.leave})
}

// chooseLabel says what the key does to the selected contact.
func (s *sampling) chooseLabel() string {
	if place, ok := s.finder.selected(); ok && s.pool.caseOf[place] != nil {
		return "take back"
	}
	return "choose"
}

// targetActions are those of the grid while targets are typed.
func (s *sampling) targetActions() ui.Actions {
	return ui.Actions{
		{Name: "target-digits", Keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, Label: "how many are wanted",
			Section: sectionTargets, Help: "Type how many are wanted in the cell."},
		{Name: "target-next", Keys: []string{"enter", "tab"}, Label: "next cell", Section: sectionTargets, Hint: true,
			Help: "Keep the target and go to the next cell; after the last, go to the list.", Do: s.nextCell},
		{Name: "target-done", Keys: []string{"esc"}, Label: "done", Section: sectionTargets, Hint: true,
			Help: "Keep the target and go to the list.", Do: s.endTargets},
		{Name: "target-erase", Keys: []string{"backspace", "delete"}, Label: "erase", Section: sectionTargets, Hint: true,
			Help: "Delete the last digit, or what the cell holds.", Do: func() tea.Cmd { s.targets.erase(); return nil }},
		{Name: "target-left", Keys: []string{"left", "shift+tab"}, Label: "left", Section: sectionTargets, Hint: true,
			Help: "Keep the target and go a cell to the left.", Do: s.moveCell(0, -1)},
		{Name: "target-right", Keys: []string{"right"}, Label: "right", Section: sectionTargets, Hint: true,
			Help: "Keep the target and go a cell to the right.", Do: s.moveCell(0, 1)},
		{Name: "target-up", Keys: []string{"up"}, Label: "up", Section: sectionTargets, Hint: true,
			Help: "Keep the target and go a cell up.", Do: s.moveCell(-1, 0)},
		{Name: "target-down", Keys: []string{"down"}, Label: "down", Section: sectionTargets, Hint: true,
			Help: "Keep the target and go a cell down.", Do: s.moveCell(1, 0)},
	}
}
