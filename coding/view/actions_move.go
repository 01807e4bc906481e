package view

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/units"
	"fieldwork/forms/ui"
)

func (s *Screen) moveActions() ui.Actions {
	move := func(name string, key []string, help string, do func() tea.Cmd) ui.Action {
		return s.do(name, key, name, help, sectionMove, do)
	}
	by := func(name, back, forward, what string, unit units.Unit) ui.Actions {
		return ui.Actions{
			move("next-"+name, keys(forward), "Go to where the next "+what+" begins.", func() tea.Cmd { return s.next(unit) }),
			move("previous-"+name, keys(back), "Go back to where this or the "+what+" before begins.", func() tea.Cmd { return s.previous(unit) }),
		}
	}
	actions := ui.Actions{
		move("down", keys("j", "down"), "Go down a row.", func() tea.Cmd { return s.rows(+1) }),
		move("up", keys("k", "up"), "Go up a row.", func() tea.Cmd { return s.rows(-1) }),
		move("right", keys("l", "right"), "Go to the next character.", func() tea.Cmd { return s.next(units.Character) }),
		move("left", keys("h", "left"), "Go back a character.", func() tea.Cmd { return s.previous(units.Character) }),
	}
	actions = append(actions, by("word", "b", "w", "word", units.Word)...)
	actions = append(actions, by("sentence", "(", ")", "sentence", units.Sentence)...)
	actions = append(actions, by("paragraph", "{", "}", "paragraph", units.Paragraph)...)
	actions = append(actions, by("turn", "[", "]", "speaker turn", units.Turn)...)
	return append(actions,
		move("next-coded", keys("tab"), "Go to the next coded passage.", s.nextSegment),
		move("previous-coded", keys("shift+tab"), "Go to the coded passage before.", s.previousSegment),
		move("next-uncoded", keys("o"), "Go to the next passage without a code.", s.nextUncoded),
		move("previous-uncoded", keys("O"), "Go to the passage without a code before.", s.previousUncoded),
		move("half-page-down", keys("d", "pgdown", "ctrl+d", "space"), "Go down half a page.", func() tea.Cmd { return s.halfPage(+1) }),
		move("half-page-up", keys("D", "pgup", "ctrl+u"), "Go up half a page.", func() tea.Cmd { return s.halfPage(-1) }),
		move("row-start", keys("0", "home"), "Go to the start of the row.", func() tea.Cmd { return s.rowEnd(false) }),
		move("row-end", keys("$", "end"), "Go to the end of the row.", func() tea.Cmd { return s.rowEnd(true) }),
		move("start", keys("g"), "Go to the start of the text.", func() tea.Cmd { return s.pastFolds(0, +1) }),
		move("end", keys("G"), "Go to the end of the text.", func() tea.Cmd { return s.pastFolds(s.text.Len(), -1) }),
		move("set-mark", keys("\""), "Mark this place with a letter.", s.setMark),
		move("go-to-mark", keys("'"), "Go to a mark by its letter.", s.goToMark),
		unless(s.backWhy(), move("back", keys("backspace"), "Go back to where you were before a search, a mark or another document.", s.goBack)),
	)
}

func (s *Screen) backWhy() string {
	if len(s.back) == 0 {
		return "You have not jumped from anywhere."
	}
	return s.ready()
}

func (s *Screen) findActions() ui.Actions {
	hits := s.ready()
	if hits == "" && s.search.pattern == "" {
		hits = "Nothing is searched for. / searches in this document."
	}
	return ui.Actions{
		hinted(s.do("search", keys("/"), "search", "Search in this document as you type.", sectionSearch, s.beginSearch)),
		unless(hits, s.do("next-hit", keys("n"), "next hit", "Go to the next hit.", sectionSearch, s.nextHit)),
		unless(hits, s.do("previous-hit", keys("N"), "hit before", "Go to the hit before.", sectionSearch, s.previousHit)),
		s.do("search-all", keys("F"), "search all", "Search in all documents.", sectionSearch, s.searchAll),
	}
}

// searchActions is what can be done while what is searched for is typed.
func (s *Screen) searchActions() ui.Actions {
	const typing = "Search"
	return ui.Actions{
		{Name: "keep-search", Keys: keys("enter"), Label: "stay here", Help: "Stay at the hit; n and N go on.", Section: typing, Hint: true, Do: s.endSearch},
		{Name: "cancel-search", Keys: keys("esc"), Label: "cancel", Help: "Go back to where you were.", Section: typing, Hint: true, Do: s.cancelSearch},
		{Name: "search-kind", Keys: keys("tab"), Label: "plain, whole words, expression", Help: "Search for plain text, whole words or a regular expression.", Section: typing, Hint: true, Do: s.otherKind},
		{Name: "search-case", Keys: keys("alt+c"), Label: "capitals", Help: "Tell capitals from small letters, or not.", Section: typing, Hint: true, Do: s.otherCase},
		{Name: "search-down", Keys: keys("down", "ctrl+n"), Label: "next", Help: "Look at the next hit.", Section: typing, Do: s.nextHit},
		{Name: "search-up", Keys: keys("up", "ctrl+k"), Label: "before", Help: "Look at the hit before.", Section: typing, Do: s.previousHit},
	}
}
