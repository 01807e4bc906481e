package view

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/units"
	"fieldwork/forms/ui"
)

func (s *Screen) changeActions() ui.Actions {
	segment := s.onSegment()
	change := func(name string, key []string, label, help string, do func() tea.Cmd) ui.Action {
		return unless(segment, s.do(name, key, label, help, sectionChange, do))
	}
	own := func(name string, key []string, label, help string, do func() tea.Cmd) ui.Action {
		return change(name, key, label, help, s.asked(do))
	}
	resize := func(name, key, help string, unit units.Unit, by int, start bool) ui.Action {
		return own(name, keys(key), name, help, func() tea.Cmd { return s.resize(unit, by, start) })
	}
	setWhy := s.ready()
	if setWhy == "" && s.resizing == "" {
		setWhy = "No passage is being chosen anew. z begins that."
	}
	return ui.Actions{
		unless(setWhy, hinted(s.do("set-passage", keys("enter"), "set the passage", "Let the segment cover what is selected now.", sectionChange, s.setResize))),
		hinted(s.do("undo", keys("u"), "undo", "Take your last change back, also one of an earlier day.", sectionChange, s.space.Undo)),
		s.do("redo", keys("U", "ctrl+r"), "redo", "Make the change again that was undone last.", sectionChange, s.space.Redo),
		own("recode", keys("r"), "recode", "Give the passage under the cursor another code.", s.recode),
		own("recode-key", keys("R"), "recode by key", "Give the passage under the cursor the code of a key.", s.recodeByKey),
		change("next-here", keys(","), "next here", "Of several codes under the cursor, let changes be about the next.", s.nextHere),
		own("choose-anew", keys("z"), "choose anew", "Select the passage of this segment, change what is selected, and press enter.", s.beginResize),
		resize("end-word-on", "alt+right", "Let the passage end a word later.", units.Word, +1, false),
		resize("end-word-back", "alt+left", "Let the passage end a word earlier.", units.Word, -1, false),
		resize("end-sentence-on", "alt+down", "Let the passage end a sentence later.", units.Sentence, +1, false),
		resize("end-sentence-back", "alt+up", "Let the passage end a sentence earlier.", units.Sentence, -1, false),
		resize("start-word-back", "ctrl+left", "Let the passage begin a word earlier.", units.Word, +1, true),
		resize("start-word-on", "ctrl+right", "Let the passage begin a word later.", units.Word, -1, true),
		resize("start-sentence-back", "ctrl+up", "Let the passage begin a sentence earlier.", units.Sentence, +1, true),
		resize("start-sentence-on", "ctrl+down", "Let the passage begin a sentence later.", units.Sentence, -1, true),
		own("split", keys("y"), "split", "Split the passage before the cursor.", s.split),
		own("join", keys("J"), "join", "Join the passage with the nearest of its code.", s.join),
		change("quote", keys("q"), "quote", "Mark the passage to be quoted in the report, or take the mark off.", s.quote),
		change("memo", keys("m"), "memo", "Write a memo on the passage under the cursor.", s.memoHere),
		s.do("memo-on", keys("M"), "memo on…", "Write a memo on the passage, its code, the document or the project.", sectionChange, s.memoAny),
		s.do("finish", keys("!"), "finished", "Mark the document as finished by you, or take it up again.", sectionChange, s.finish),
	}
}

func (s *Screen) textActions() ui.Actions {
	return ui.Actions{
		s.do("correct", keys("ctrl+e"), "correct", "Correct the words that are selected, or the word under the cursor. What is coded moves with the text.", sectionText, s.correct),
		s.do("insert", keys("I"), "insert", "Insert words before the cursor.", sectionText, s.insert),
		s.do("pseudonymise", keys("ctrl+n"), "pseudonymise", "Replace a name everywhere in all documents by a label, after showing each place.", sectionText, s.pseudonymise),
		unless(s.playWhy(), s.do("play", keys("a"), "play", "Play the recording from the turn under the cursor, or pause and go on.", sectionText, s.play)),
		unless(s.playWhy(), s.do("play-here", keys("alt+a"), "play from here", "Play the recording from the turn under the cursor, also while it plays.", sectionText, s.playHere)),
		unless(s.playWhy(), s.do("back-5", keys("A"), "back 5 s", "Go back five seconds in the recording.", sectionText, s.playBack)),
	}
}

func (s *Screen) showActions() ui.Actions {
	code := s.onSegment()
	if s.options.Themes == nil {
		code = "The theme view cannot be opened from here."
	}
	openWhy := func(missing bool, sentence string) string {
		if missing {
			return sentence
		}
		return ""
	}
	toggle := func(what *bool, first bool) func() tea.Cmd {
		return func() tea.Cmd {
			*what, s.folds.detailsFirst = !*what, first
			return nil
		}
	}
	details := func() tea.Cmd {
		folded := s.layout.details == 0
		s.folds.details, s.folds.detailsFirst = folded, folded
		return nil
	}
	return ui.Actions{
		s.do("filter", keys("f"), "filter", "Show one coder, one branch or what is uncoded; turn blind coding on or off.", sectionShow, s.chooseFilter),
		s.do("fold-tree", keys("\\"), "codes on, off", "Fold the codes away, or show them.", sectionShow, toggle(&s.folds.tree, false)),
		s.do("fold-details", keys("|"), "what is here on, off", "Fold away what is under the cursor, or show it; on a narrow window in place of the codes.", sectionShow, details),
		s.do("fold-branches", keys("Z"), "fold branches", "Show only the top of the code system, or all of it.", sectionShow, s.foldBranches),
		unless(code, s.do("theme", keys("K"), "theme", "Show everything that is filed under the code here.", sectionShow, func() tea.Cmd { return s.options.Themes(s.currentCode()) })),
		unless(openWhy(s.options.Tree == nil, "The code system cannot be opened from here."),
			s.do("code-system", keys("ctrl+o"), "code system", "Open the code system to tidy it.", sectionShow, func() tea.Cmd { return s.options.Tree() })),
		unless(openWhy(s.options.Pick == nil, "The documents cannot be listed from here."),
			s.do("documents", keys("ctrl+g"), "documents", "Go to another document.", sectionShow, func() tea.Cmd { return s.options.Pick() })),
		{Name: "close", Keys: keys("esc", "Q"), Label: "close", Section: sectionShow, Do: s.dropAll,
			Help: "Let go of what is selected, then of the search, then of the filter; then go back."},
	}
}

// foldBranches folds all branches of the code system, or unfolds them.
func (s *Screen) foldBranches() tea.Cmd {
	if len(s.folds.folded) > 0 {
		s.folds.folded = nil
	} else {
		s.folds.folded = map[string]bool{}
		for _, row := range s.known.tree {
			s.folds.folded[row.code.ID] = row.branches
		}
	}
	s.known = nil
	return nil
}

// recodeByKey waits for the key of the code that the segment is to have.
func (s *Screen) recodeByKey() tea.Cmd {
	s.await("Recode: press the key of the code, 1 to 9.", func(key tea.KeyMsg) tea.Cmd {
		digit, ok := letterOf(key)
		if !ok || digit < '1' || digit > '9' {
			return warn("A code has a key from 1 to 9.")
		}
		return s.recodeKey(int(digit - '1'))
	})
	return nil
}
