package view

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/units"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

const (
	sectionCode   = "Code"
	sectionSelect = "Select"
	sectionMove   = "Move"
	sectionChange = "Change"
	sectionSearch = "Search"
	sectionShow   = "Show"
	sectionText   = "Text and sound"
)

// Why something cannot be done.
const (
	notRead         = "The document has not been read yet."
	nothingHere     = "There is no coded passage under the cursor."
	nothingSelected = "Nothing is selected. s selects the sentence, v lets moving select."
)

// Actions is what can be done in the coding view.
func (s *Screen) Actions() ui.Actions {
	if s.search.typing {
		return s.searchActions()
	}
	return slices.Concat(s.codeActions(), s.selectActions(), s.moveActions(), s.changeActions(),
		s.findActions(), s.textActions(), s.showActions())
}

// ready says why nothing can be done while there is no text.
func (s *Screen) ready() string {
	if s.page == nil {
		return notRead
	}
	return ""
}

// onSegment says why nothing can be done with a coded passage.
func (s *Screen) onSegment() string {
	if s.page == nil {
		return notRead
	}
	if _, ok := s.segment(); !ok {
		return nothingHere
	}
	return ""
}

// onSelection says why nothing can be done with what is selected.
func (s *Screen) onSelection() string {
	if s.page == nil {
		return notRead
	}
	if s.selected.Len() == 0 {
		return nothingSelected
	}
	return ""
}

// do is an action on the text.
func (s *Screen) do(name string, keys []string, label, help, section string, do func() tea.Cmd) ui.Action {
	return ui.Action{Name: name, Keys: keys, Label: label, Help: help, Section: section, Do: do, Disabled: s.ready()}
}

// keys are those of an action.
func keys(names ...string) []string { return names }

func hinted(a ui.Action) ui.Action {
	a.Hint = true
	return a
}

// unless is an action that cannot be done for a reason.
func unless(why string, a ui.Action) ui.Action {
	a.Disabled = why
	return a
}

func (s *Screen) codeActions() ui.Actions {
	actions := make(ui.Actions, 0, 2*workspace.MostKeys+6)
	actions = append(actions,
		hinted(s.do("find-code", keys("c"), "code", "Find a code by name, path or definition and put it; make it where nothing fits. tab ticks several.", sectionCode, s.pickCode)),
		unless(s.lastWhy(), hinted(s.do("last-code", keys("."), "again", "Put the code again that was used last.", sectionCode, s.putLast))),
		hinted(s.do("hot-keys", keys("1", "2", "3", "4", "5", "6", "7", "8", "9"), "by key", "Put the code of this key on what is selected, or on the sentence under the cursor. What each stands for is shown above the footer.", sectionCode, s.putByKey)),
		s.do("in-vivo", keys("i"), "in vivo", "Make a code of the words that are selected and put it on them.", sectionCode, s.putInVivo),
		unless(s.onSegment(), hinted(s.do("uncode", keys("x"), "uncode", "Take the code off the passage under the cursor.", sectionCode, s.asked(s.uncode)))),
		unless(s.onSegment(), s.do("uncode-all", keys("X"), "uncode all", "Take off all codes under the cursor that are yours.", sectionCode, s.uncodeAll)),
		s.do("code-many", keys("C"), "code many", "Code every hit of the search, or every turn of a speaker, after showing them.", sectionCode, s.codeMany),
		s.do("unit", keys("%"), "sentence or turn", "Choose what a code lands on while nothing is selected: the sentence, paragraph or turn.", sectionCode, s.nextUnit),
		s.do("pin", keys("#"), "pin to a key", "Pin the code under the cursor, or the last one, to a key from 1 to 9.", sectionCode, s.pin),
	)
	return actions
}

func (s *Screen) lastWhy() string {
	if s.page == nil {
		return notRead
	}
	if s.space.Keys().Last() == "" {
		return "No code has been used yet. c finds or makes one."
	}
	return ""
}

// nextUnit goes on from the sentence to the paragraph, the turn, and the word.
func (s *Screen) nextUnit() tea.Cmd {
	order := []units.Unit{units.Sentence, units.Paragraph, units.Turn, units.Word}
	at := slices.Index(order, s.place.unit)
	s.place.unit = order[(at+1)%len(order)]
	return notify("With nothing selected a code lands on the " + unitNames[s.place.unit] + ".")
}

func (s *Screen) selectActions() ui.Actions {
	take := func(unit units.Unit, key string) ui.Action {
		name := unitNames[unit]
		return s.do("select-"+name, keys(key), name, "Select the "+name+"; again, the next as well. After coding, the one behind.", sectionSelect,
			func() tea.Cmd { return s.takeUnit(unit) })
	}
	give := func(unit units.Unit, key string) ui.Action {
		name := unitNames[unit]
		return unless(s.onSelection(), s.do("unselect-"+name, keys(key), name+" less", "Take the last "+name+" off what is selected.", sectionSelect,
			func() tea.Cmd { return s.giveUnit(unit) }))
	}
	extend := func(name, key, help string, to func() tea.Cmd) ui.Action {
		return s.do(name, keys(key), name, help, sectionSelect, to)
	}
	return ui.Actions{
		hinted(take(units.Sentence, "s")), take(units.Word, "e"), take(units.Paragraph, "p"), take(units.Turn, "t"),
		give(units.Sentence, "S"), give(units.Word, "E"), give(units.Paragraph, "P"), give(units.Turn, "T"),
		s.do("grow", keys("+", "="), "grow", "Select the next larger unit around: word, sentence, paragraph, turn.", sectionSelect, s.grow),
		unless(s.onSelection(), s.do("shrink", keys("-"), "shrink", "Go back to what was selected before, or take a word off.", sectionSelect, s.shrink)),
		s.do("select", keys("v"), "select", "Let moving select, until v or esc.", sectionSelect, s.toggleMarking),
		unless(s.onSelection(), s.do("other-end", keys(";"), "other end", "Go to the other end of what is selected, to move that.", sectionSelect, s.otherEnd)),
		extend("extend-right", "shift+right", "Select a character more to the right.", func() tea.Cmd { return s.extendTo(s.units.Next(units.Character, s.at)) }),
		extend("extend-left", "shift+left", "Select a character more to the left.", func() tea.Cmd { return s.extendTo(s.units.Previous(units.Character, s.at)) }),
		extend("extend-down", "shift+down", "Select down to the next row.", func() tea.Cmd { return s.extendRows(+1) }),
		extend("extend-up", "shift+up", "Select up to the row above.", func() tea.Cmd { return s.extendRows(-1) }),
	}
}
