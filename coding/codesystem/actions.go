package codesystem

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

const (
	sectionMove  = "Move"
	sectionCode  = "Code"
	sectionTree  = "Tree"
	sectionAll   = "Code system"
	noCodeYet    = "There is no code yet; n makes one."
	nothingIsCut = "No code is cut; x cuts the selected one."
)

// pinKeys are the keys that pin a code, and unpin it.
var pinKeys = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}

// Actions is what can be done on the code system.
func (s *Screen) Actions() ui.Actions {
	actions := s.codeActions()
	actions = append(actions, s.treeActions()...)
	actions = append(actions, s.moveActions()...)
	return append(actions, s.wholeActions()...)
}

func (s *Screen) codeActions() ui.Actions {
	none := s.whyNoCode()
	return ui.Actions{
		{Name: "theme", Keys: []string{"enter"}, Label: "passages", Section: sectionCode, Hint: true,
			Help: "Show every passage that has the selected code.", Do: s.openTheme, Disabled: s.whyNoThemes()},
		{Name: "new", Keys: []string{"n"}, Label: "new", Section: sectionCode, Hint: true,
			Help: "Make a code after the selected one.", Do: s.addBeside},
		{Name: "new-under", Keys: []string{"N"}, Label: "new under", Section: sectionCode,
			Help: "Make a code under the selected one.", Do: s.addUnder, Disabled: none},
		{Name: "edit", Keys: []string{"e"}, Label: "edit", Section: sectionCode, Hint: true,
			Help: "Edit the name, the definition, when to use the code and when not, and its example.", Do: s.edit, Disabled: none},
		{Name: "rename", Keys: []string{"r"}, Label: "rename", Section: sectionCode,
			Help: "Change the name alone.", Do: s.rename, Disabled: none},
		{Name: "colour", Keys: []string{"o"}, Label: "colour", Section: sectionCode,
			Help: "Choose the colour of the code.", Do: s.colour, Disabled: none},
		{Name: "memo", Keys: []string{"m"}, Label: "memo", Section: sectionCode,
			Help: "Write the memo on the code.", Do: s.memo, Disabled: none},
		{Name: "pin", Keys: pinKeys, Label: "pin", Section: sectionCode,
			Help: "Pin the code to a hot key of the coding view; 0 unpins it.", Disabled: none},
		{Name: "merge", Keys: []string{"g"}, Label: "merge", Section: sectionCode, Hint: true,
			Help: "Give the passages of this code to another, and take this one away.", Do: s.merge, Disabled: s.whyNotMerge()},
		{Name: "split", Keys: []string{"s"}, Label: "split", Section: sectionCode, Hint: true,
			Help: "Choose passages of the code and give them to a new one beside it.", Do: s.split, Disabled: s.whyNotSplit()},
		{Name: "delete", Keys: []string{"d", "delete"}, Label: "delete", Section: sectionCode,
			Help: "Take the code away with all under it; what goes with it is counted first.", Do: s.delete, Disabled: none},
	}
}

func (s *Screen) treeActions() ui.Actions {
	none, nothing := s.whyNoCode(), s.whyNotPaste()
	return ui.Actions{
		{Name: "cut", Keys: []string{"x"}, Label: "cut", Section: sectionTree,
			Help: "Cut the code to put it elsewhere; it stays where it is until then.", Do: s.take, Disabled: none},
		{Name: "paste", Keys: []string{"p"}, Label: "put after", Section: sectionTree, Hint: s.cut != "",
			Help: "Put the code that was cut after the selected one.", Do: s.pasteAfter, Disabled: nothing},
		{Name: "paste-under", Keys: []string{"P"}, Label: "put under", Section: sectionTree, Hint: s.cut != "",
			Help: "Put the code that was cut under the selected one.", Do: s.pasteUnder, Disabled: nothing},
		{Name: "move-up", Keys: []string{"alt+up", "alt+k"}, Label: "move up", Section: sectionTree,
			Help: "Move the code before the one above.", Do: func() tea.Cmd { return s.shift(-1) }, Disabled: none},
		{Name: "move-down", Keys: []string{"alt+down", "alt+j"}, Label: "move down", Section: sectionTree,
			Help: "Move the code after the one below.", Do: func() tea.Cmd { return s.shift(+1) }, Disabled: none},
		{Name: "outdent", Keys: []string{"alt+left", "alt+h"}, Label: "move out", Section: sectionTree,
			Help: "Put the code beside the one that it lies under.", Do: s.outdent, Disabled: none},
		{Name: "indent", Keys: []string{"alt+right", "alt+l"}, Label: "move in", Section: sectionTree,
			Help: "Put the code under the one above.", Do: s.indent, Disabled: none},
	}
}

func (s *Screen) moveActions() ui.Actions {
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd { s.outline.cursor.Move(by); return nil }
	}
	page, all := s.outline.cursor.Page(), len(s.outline.shown)
	return ui.Actions{
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionMove, Help: "Select the next code.", Do: step(+1)},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionMove, Help: "Select the code before.", Do: step(-1)},
		{Name: "unfold", Keys: []string{"right", "l"}, Label: "unfold", Section: sectionMove,
			Help: "Show what lies under the code; then go to the first of it.", Do: s.right},
		{Name: "fold", Keys: []string{"left", "h"}, Label: "fold", Section: sectionMove,
			Help: "Hide what lies under the code; then go to the one that it lies under.", Do: s.left},
		{Name: "fold-all", Keys: []string{"z"}, Label: "fold all", Section: sectionMove,
			Help: "Hide all branches.", Do: func() tea.Cmd { s.outline.foldAll(true); return nil }},
		{Name: "unfold-all", Keys: []string{"Z"}, Label: "unfold all", Section: sectionMove,
			Help: "Show all branches.", Do: func() tea.Cmd { s.outline.foldAll(false); return nil }},
		{Name: "page-down", Keys: []string{"pgdown", "ctrl+d"}, Label: "page down", Section: sectionMove, Help: "Go down by a window.", Do: step(page)},
		{Name: "page-up", Keys: []string{"pgup", "ctrl+u"}, Label: "page up", Section: sectionMove, Help: "Go up by a window.", Do: step(-page)},
		{Name: "first", Keys: []string{"home"}, Label: "first", Section: sectionMove, Help: "Select the first code.", Do: step(-all)},
		{Name: "last", Keys: []string{"end", "G"}, Label: "last", Section: sectionMove, Help: "Select the last code.", Do: step(all)},
		{Name: "find", Keys: []string{"/", "f"}, Label: "find", Section: sectionMove, Hint: true,
			Help: "Find a code by its name, path or definition.", Do: s.find, Disabled: s.whyNoCode()},
	}
}

func (s *Screen) wholeActions() ui.Actions {
	return ui.Actions{
		{Name: "undo", Keys: []string{"u"}, Label: "undo", Section: sectionAll, Hint: true,
			Help: "Take back your last change of the coding, and say what it was.", Do: s.work.Undo},
		{Name: "redo", Keys: []string{"ctrl+r"}, Label: "redo", Section: sectionAll,
			Help: "Make the change again that was undone last.", Do: s.work.Redo},
		{Name: "matrix", Keys: []string{"M"}, Label: "matrix", Section: sectionAll,
			Help: "Set the codes against an attribute, documents, one another or cases.", Do: s.options.Matrix, Disabled: s.whyNoMatrix()},
		{Name: "derive", Keys: []string{"i"}, Label: "derive", Section: sectionAll,
			Help: "Make codes of the topics of a guide or the questions of a questionnaire.", Do: s.derive, Disabled: s.whyNotDerive()},
		{Name: "release", Keys: []string{"esc"}, Label: "leave it", Section: sectionAll, Hint: s.cut != "",
			Help: "Leave the code that was cut where it is.", Do: s.release, Disabled: s.whyNotPaste()},
		{Name: "close", Keys: []string{"esc"}, Label: "close", Section: sectionAll, Hint: s.cut == "",
			Help: "Go back to where you came from.", Do: ui.Pop},
	}
}

func (s *Screen) whyNoCode() string {
	if len(s.outline.rows) == 0 {
		return noCodeYet
	}
	return ""
}

func (s *Screen) whyNoThemes() string {
	if s.options.Themes == nil {
		return "Passages cannot be shown from here."
	}
	return s.whyNoCode()
}

func (s *Screen) whyNoMatrix() string {
	if s.options.Matrix == nil {
		return "Matrices cannot be shown from here."
	}
	return s.whyNoCode()
}

func (s *Screen) whyNotMerge() string {
	if len(s.outline.rows) < 2 {
		return "There is no other code to merge it into."
	}
	return ""
}

func (s *Screen) whyNotSplit() string {
	current, ok := s.outline.current()
	switch {
	case !ok:
		return noCodeYet
	case current.own < 1:
		return "The code has no passage of its own to split off."
	}
	return ""
}

func (s *Screen) whyNotPaste() string {
	if s.cut == "" {
		return nothingIsCut
	}
	return ""
}

func (s *Screen) whyNotDerive() string {
	if s.options.Instruments == nil {
		return "Codes cannot be derived from here."
	}
	return ""
}

// right unfolds the selected code, or goes to the first under it.
func (s *Screen) right() tea.Cmd {
	current, ok := s.outline.current()
	switch {
	case !ok || current.below == 0:
	case s.outline.folded[current.ID]:
		s.outline.fold(current.ID, false)
	default:
		s.outline.cursor.Move(+1)
	}
	return nil
}

// left folds the selected code, or goes to the one that it lies under.
func (s *Screen) left() tea.Cmd {
	current, ok := s.outline.current()
	switch {
	case !ok:
	case current.below > 0 && !s.outline.folded[current.ID]:
		s.outline.fold(current.ID, true)
	case current.Parent != "":
		s.outline.reveal(s.work.Analysis(), current.Parent)
	}
	return nil
}

// TakesKey takes the digits that pin.
func (s *Screen) TakesKey(key tea.KeyMsg) bool { return s.whyNoCode() == "" && digitOf(key) >= 0 }

// pinKey pins the selected code with a digit.
func (s *Screen) pinKey(key tea.KeyMsg) tea.Cmd {
	if digit := digitOf(key); digit >= 0 {
		return s.pin(digit)
	}
	return nil
}

// digitOf is the digit that a key is; -1 for none.
func digitOf(key tea.KeyMsg) int {
	name := key.String()
	if key.Paste || len(name) != 1 || name[0] < '0' || name[0] > '9' {
		return -1
	}
	return int(name[0] - '0')
}
