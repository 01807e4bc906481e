package themeview

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

const (
	sectionMove    = "Move"
	sectionPassage = "Passage"
	sectionCombine = "Combine codes"
	sectionShow    = "Narrow and count"
	sectionTheme   = "Theme"
)

// Actions is what can be done on the theme view.
func (s *Screen) Actions() ui.Actions {
	if s.search.typing {
		return s.searchActions()
	}
	return slices.Concat(s.passageActions(), s.themeActions(), s.combineActions(), s.showActions(), s.moveActions())
}

// searchActions are those while words are typed.
func (s *Screen) searchActions() ui.Actions {
	return ui.Actions{
		{Name: "search-done", Keys: []string{"enter"}, Label: "keep these", Section: sectionShow, Hint: true,
			Help: "Keep the passages that have the words.", Do: s.endSearch},
		{Name: "search-clear", Keys: []string{"esc"}, Label: "all passages", Section: sectionShow, Hint: true,
			Help: "Take the words away.", Do: s.clearSearch},
		{Name: "down", Keys: []string{"down"}, Label: "down", Section: sectionMove,
			Help: "Select the next passage.", Do: func() tea.Cmd { return s.move(+1) }},
		{Name: "up", Keys: []string{"up"}, Label: "up", Section: sectionMove,
			Help: "Select the passage before.", Do: func() tea.Cmd { return s.move(-1) }},
	}
}

func (s *Screen) passageActions() ui.Actions {
	none := s.whyNoPassage()
	return ui.Actions{
		{Name: "open", Keys: []string{"enter"}, Label: "source", Section: sectionPassage, Hint: true,
			Help: "Show the passage in its document; esc there comes back to it here.", Do: s.open, Disabled: s.whyNotOpen()},
		{Name: "recode", Keys: []string{"c"}, Label: "recode", Section: sectionPassage, Hint: true,
			Help: "Give the passage, or those that are marked, another code.", Do: s.recode, Disabled: none},
		{Name: "uncode", Keys: []string{"x", "delete"}, Label: "uncode", Section: sectionPassage,
			Help: "Take the code off the passage, or off those that are marked.", Do: s.uncode, Disabled: none},
		{Name: "quote", Keys: []string{"q"}, Label: "quote", Section: sectionPassage,
			Help: "Mark the passage to be quoted in the report, or take the mark off.", Do: s.quote, Disabled: none},
		{Name: "memo", Keys: []string{"m"}, Label: "memo", Section: sectionPassage,
			Help: "Write the memo on the passage.", Do: s.memo, Disabled: none},
		{Name: "mark", Keys: []string{"space"}, Label: "mark", Section: sectionPassage,
			Help: "Mark the passage, so that several are changed at once, and go to the next.", Do: s.mark, Disabled: none},
		{Name: "mark-all", Keys: []string{"A"}, Label: "mark all", Section: sectionPassage,
			Help: "Mark all passages that are shown, or none.", Do: s.markAll, Disabled: none},
	}
}

func (s *Screen) combineActions() ui.Actions {
	combine := func(title string, operator query.Operator) func() tea.Cmd {
		return func() tea.Cmd { return s.combine(title, operator) }
	}
	noCode := ""
	if s.work.Analysis().Codes() == 0 {
		noCode = "There is no code yet."
	}
	nothing := ""
	if len(s.combination.parts) == 0 {
		nothing = "No other code is combined with this one."
	}
	return ui.Actions{
		{Name: "and", Keys: []string{"a"}, Label: "and", Section: sectionCombine, Hint: true,
			Help: "Keep only the words that have another code too.", Do: combine("And also coded as", query.And), Disabled: noCode},
		{Name: "or", Keys: []string{"o"}, Label: "or", Section: sectionCombine, Hint: true,
			Help: "Add the passages of another code.", Do: combine("Or coded as", query.Or), Disabled: noCode},
		{Name: "not", Keys: []string{"n"}, Label: "not", Section: sectionCombine, Hint: true,
			Help: "Leave out the passages that share words with another code.", Do: combine("But not coded as", query.Not), Disabled: noCode},
		{Name: "overlapping", Keys: []string{"v"}, Label: "overlapping", Section: sectionCombine,
			Help: "Keep the passages, whole, that share words with another code.", Do: combine("Overlapping with", query.Overlapping), Disabled: noCode},
		{Name: "near", Keys: []string{"w"}, Label: "within", Section: sectionCombine,
			Help: "Keep the passages that lie within some sentences, paragraphs or turns of another code.", Do: combine("Near to", query.Near), Disabled: noCode},
		{Name: "take-back", Keys: []string{"backspace"}, Label: "take back", Section: sectionCombine,
			Help: "Take the code off the combination that was added last.", Do: s.takeBack, Disabled: nothing},
		{Name: "branch", Keys: []string{"b"}, Label: "branch", Section: sectionCombine,
			Help: "Take the codes under the code that was added last in, or leave them out.", Do: s.toggleBranch, Disabled: s.whyNoBranch()},
		{Name: "theme", Keys: []string{"t"}, Label: "theme", Section: sectionCombine,
			Help: "Show another theme.", Do: s.chooseTheme, Disabled: noCode},
	}
}

func (s *Screen) showActions() ui.Actions {
	return ui.Actions{
		{Name: "search", Keys: []string{"/"}, Label: "find", Section: sectionShow, Hint: true,
			Help: "Show only passages that have the words that are typed.", Do: s.beginSearch},
		{Name: "narrow", Keys: []string{"f"}, Label: "narrow", Section: sectionShow, Hint: true,
			Help: "Show only passages of some documents, one speaker, one coder, one language, or those marked as quotes or with a memo.", Do: s.chooseKeep},
		{Name: "count-by", Keys: []string{"y"}, Label: "count by", Section: sectionShow, Hint: true,
			Help: "Count the passages by document, code, coder or an attribute.", Do: s.chooseCounting},
		{Name: "count-what", Keys: []string{"Y"}, Label: "count what", Section: sectionShow,
			Help: "Count passages, words, documents or respondents, in turn. A word under two codes counts once.", Do: s.nextMeasure},
		{Name: "matrix", Keys: []string{"M"}, Label: "matrix", Section: sectionShow,
			Help: "Set the theme and the codes under it against an attribute, documents, one another or cases.",
			Do:   func() tea.Cmd { return s.options.Matrix(s.combination.first.Code) }, Disabled: s.whyNoMatrix()},
		{Name: "counts", Keys: []string{"tab"}, Label: "counts", Section: sectionShow,
			Help: "Open the column of counts, or close it.", Do: s.toggleCounts},
	}
}

func (s *Screen) moveActions() ui.Actions {
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd { return s.move(by) }
	}
	page, all := s.list.page(), len(s.results.shown)
	return ui.Actions{
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionMove, Help: "Select the next passage.", Do: step(+1)},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionMove, Help: "Select the passage before.", Do: step(-1)},
		{Name: "page-down", Keys: []string{"pgdown", "ctrl+d"}, Label: "page down", Section: sectionMove, Help: "Go down by a window.", Do: step(page)},
		{Name: "page-up", Keys: []string{"pgup", "ctrl+u"}, Label: "page up", Section: sectionMove, Help: "Go up by a window.", Do: step(-page)},
		{Name: "first", Keys: []string{"home", "g"}, Label: "first", Section: sectionMove, Help: "Select the first passage.", Do: step(-all)},
		{Name: "last", Keys: []string{"end", "G"}, Label: "last", Section: sectionMove, Help: "Select the last passage.", Do: step(all)},
	}
}

func (s *Screen) themeActions() ui.Actions {
	return ui.Actions{
		{Name: "undo", Keys: []string{"u"}, Label: "undo", Section: sectionTheme, Hint: true,
			Help: "Take back your last change of the coding, and say what it was.", Do: s.step(s.work.Undo)},
		{Name: "redo", Keys: []string{"ctrl+r"}, Label: "redo", Section: sectionTheme,
			Help: "Make the change again that was undone last.", Do: s.step(s.work.Redo)},
		{Name: "close", Keys: []string{"esc"}, Label: "back", Section: sectionTheme, Hint: true,
			Help: "Unmark what is marked, then take the words away, then go back to where you came from.", Do: s.back},
	}
}

func (s *Screen) whyNoMatrix() string {
	if s.options.Matrix == nil {
		return "Matrices cannot be opened from here."
	}
	return ""
}

func (s *Screen) whyNoPassage() string {
	if len(s.results.shown) == 0 {
		return "No passage is shown."
	}
	return ""
}

func (s *Screen) whyNotOpen() string {
	if s.options.Open == nil {
		return "Documents cannot be opened from here."
	}
	return s.whyNoPassage()
}
