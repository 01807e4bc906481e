package agreementview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionSettle = "Settle"
	sectionMove   = "Move"
	sectionShow   = "Show"
)

// Actions is what can be done now.
func (s *Screen) Actions() ui.Actions {
	if s.codes.open {
		return s.codeActions()
	}
	actions := s.settleActions()
	actions = append(actions, s.showActions()...)
	return append(actions, s.moveActions()...)
}

func (s *Screen) settleActions() ui.Actions {
	settle := func(how comparison.Settlement) func() tea.Cmd {
		return func() tea.Cmd { return s.settle(how) }
	}
	why := s.whyNotSettled()
	return ui.Actions{
		{Name: "keep-first", Keys: []string{"a"}, Label: "keep " + shortened(s.first()), Section: sectionSettle, Hint: true,
			Help: "Let both coders have what the first gave the code to.", Do: settle(comparison.First), Disabled: why},
		{Name: "keep-second", Keys: []string{"b"}, Label: "keep " + shortened(s.second()), Section: sectionSettle, Hint: true,
			Help: "Let both coders have what the second gave the code to.", Do: settle(comparison.Second), Disabled: why},
		{Name: "keep-both", Keys: []string{"o"}, Label: "both", Section: sectionSettle, Hint: true,
			Help: "Let both coders have all that either gave the code to, as one passage.", Do: settle(comparison.Both), Disabled: why},
		{Name: "keep-neither", Keys: []string{"n"}, Label: "neither", Section: sectionSettle, Hint: true,
			Help: "Take the code off the passage for both coders.", Do: settle(comparison.Neither), Disabled: why},
		{Name: "undo", Keys: []string{"u"}, Label: "undo", Section: sectionSettle, Hint: true,
			Help: "Take back your last change of the coding, and say what it was.", Do: s.step(s.work.Undo)},
		{Name: "redo", Keys: []string{"ctrl+r"}, Label: "redo", Section: sectionSettle,
			Help: "Make the change again that was undone last.", Do: s.step(s.work.Redo)},
	}
}

func (s *Screen) showActions() ui.Actions {
	noCodes := ""
	if s.material == nil || len(s.material.Codes()) == 0 {
		noCodes = "There is no code to compare."
	}
	return ui.Actions{
		{Name: "codes", Keys: []string{"tab", "c"}, Label: "codes", Section: sectionShow, Hint: true,
			Help: "See the agreement code by code, and list the disagreements on one.", Do: s.openCodes, Disabled: noCodes},
		{Name: "source", Keys: []string{"enter"}, Label: "source", Section: sectionShow, Hint: true,
			Help: "Show the passage in its document; esc there comes back.", Do: s.openSource, Disabled: s.whyNotOpen()},
		{Name: "close", Keys: []string{"esc"}, Label: "back", Section: sectionShow, Hint: true,
			Help: "List all codes again, then go back to where you came from.", Do: s.back},
	}
}

func (s *Screen) moveActions() ui.Actions {
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd { return s.move(by) }
	}
	scroll := func(pages int) func() tea.Cmd {
		return func() tea.Cmd { s.scroll.ScrollPages(pages); return nil }
	}
	none, short := s.whyNone(), ""
	if !s.scroll.Scrolls() {
		short = "All of the passage is in sight."
	}
	return ui.Actions{
		{Name: "next", Keys: []string{"space", "down", "j"}, Label: "next", Section: sectionMove, Hint: true,
			Help: "Leave this one as it is for now, and go to the next.", Do: step(+1), Disabled: none},
		{Name: "previous", Keys: []string{"up", "k"}, Label: "previous", Section: sectionMove,
			Help: "Go to the disagreement before.", Do: step(-1), Disabled: none},
		{Name: "page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionMove,
			Help: "Scroll a long passage down.", Do: scroll(+1), Disabled: short},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionMove,
			Help: "Scroll a long passage up.", Do: scroll(-1), Disabled: short},
		{Name: "first", Keys: []string{"home", "g"}, Label: "first", Section: sectionMove,
			Help: "Go to the worst disagreement.", Do: step(-len(s.shown)), Disabled: none},
		{Name: "last", Keys: []string{"end", "G"}, Label: "last", Section: sectionMove,
			Help: "Go to the least disagreement.", Do: step(len(s.shown)), Disabled: none},
	}
}

// longestLabel is how wide the name of a coder is in the footer.
const longestLabel = 12

func shortened(coder string) string { return ui.Clip(coder, longestLabel) }

func (s *Screen) whyNone() string {
	if s.current() == nil {
		return "There is no disagreement here."
	}
	return ""
}

func (s *Screen) whyNotSettled() string {
	if none := s.whyNone(); none != "" {
		return none
	}
	if _, read := s.content(); !read {
		return "The text is still being read."
	}
	return ""
}

func (s *Screen) whyNotOpen() string {
	if s.options.Open == nil {
		return "Documents cannot be opened from here."
	}
	return s.whyNone()
}

// settle settles the disagreement that is selected; the next takes its place.
func (s *Screen) settle(how comparison.Settlement) tea.Cmd {
	content, read := s.content()
	if !read {
		return nil
	}
	return s.work.Change(s.material.Settle(s.work.Analysis(), s.work.Author(), content.Text, s.current(), how))
}

// step undoes or redoes.
func (s *Screen) step(do func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		s.comparing.undoing = true
		return do()
	}
}

func (s *Screen) move(by int) tea.Cmd {
	s.cursor.Move(by)
	return s.selected()
}

func (s *Screen) openSource() tea.Cmd {
	d := s.current()
	return s.options.Open(d.Document.ID, d.Passage)
}

// back lists all codes first, then leaves.
func (s *Screen) back() tea.Cmd {
	if s.only == "" {
		return ui.Pop()
	}
	s.only = ""
	s.list()
	return s.selected()
}
