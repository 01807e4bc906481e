package view

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/units"
)

// takeUnit selects the unit under the cursor; where something is selected
// already it takes in the next. After a passage has been coded it begins anew
// behind it.
func (s *Screen) takeUnit(unit units.Unit) tea.Cmd {
	s.dragged = false
	switch {
	case s.done:
		at := s.units.Next(unit, max(s.selected.To-1, 0))
		at, ok := s.past(at, +1)
		if at >= s.text.Len() || !ok {
			return warn("There is no other " + unitNames[unit] + " after this.")
		}
		s.place.drop()
		s.choose(s.units, s.units.At(unit, at), false)
	case s.selected.Len() == 0:
		s.choose(s.units, s.units.At(unit, s.at), false)
	default:
		s.stretch(unit, +1)
	}
	return nil
}

// giveUnit takes the last unit off what is selected.
func (s *Screen) giveUnit(unit units.Unit) tea.Cmd {
	s.stretch(unit, -1)
	return nil
}

// stretch moves the end of what is selected at which the cursor is, outwards by
// a unit or inwards.
func (s *Screen) stretch(unit units.Unit, by int) {
	s.choose(s.units, s.stretched(s.selected, unit, by, s.atStart), s.atStart)
}

// stretched is a passage with one end moved by a unit, outwards or inwards, but
// never to nothing.
func (s *Screen) stretched(passage coding.Span, unit units.Unit, by int, start bool) coding.Span {
	if !start {
		return s.units.Extend(unit, passage, by)
	}
	from := s.units.Previous(unit, passage.From)
	if by < 0 {
		from = s.units.Next(unit, passage.From)
	}
	if from >= passage.To {
		return passage
	}
	return coding.Span{From: from, To: passage.To}
}

// grow selects the next larger unit around what is selected.
func (s *Screen) grow() tea.Cmd {
	before := s.selected
	if before.Len() == 0 {
		before = coding.Span{From: s.at, To: s.at}
	}
	grown, _ := s.units.Grow(before)
	if s.selected.Len() > 0 {
		s.grown = append(s.grown, s.selected)
	}
	keep := s.grown
	s.choose(s.units, grown, s.atStart)
	s.grown = keep
	return nil
}

// shrink goes back to what was selected before it grew; else it takes the last
// word off.
func (s *Screen) shrink() tea.Cmd {
	if last := len(s.grown) - 1; last >= 0 && s.selected.Covers(s.grown[last]) {
		passage, left := s.grown[last], s.grown[:last]
		s.choose(s.units, passage, s.atStart)
		s.grown = left
		return nil
	}
	return s.giveUnit(units.Word)
}

// toggleMarking lets moving select, or no longer.
func (s *Screen) toggleMarking() tea.Cmd {
	if s.marking {
		s.marking = false
		return nil
	}
	s.marking = true
	if s.selected.Len() == 0 {
		s.choose(s.units, s.units.At(units.Character, s.at), false)
	}
	s.done = false
	return nil
}

// extendTo selects up to a place, as moving does while selecting.
func (s *Screen) extendTo(at int) tea.Cmd {
	s.moveTo(s.units, s.legal(at), true)
	s.column, s.dragged = -1, false
	return nil
}

// extendRows selects up to the place so many rows further down.
func (s *Screen) extendRows(by int) tea.Cmd {
	marking := s.marking
	s.marking = true
	s.rows(by)
	s.marking = marking
	return nil
}

// otherEnd lets the cursor go to the other end of what is selected.
func (s *Screen) otherEnd() tea.Cmd {
	done := s.done
	s.choose(s.units, s.selected, !s.atStart)
	s.done = done
	return nil
}

// dropAll lets go of what is selected, but for the passage that the coder came to
// see, then of what was searched for, then goes back.
func (s *Screen) dropAll() tea.Cmd {
	switch {
	case s.selected.Len() > 0 && !s.arrived || s.marking:
		s.place.drop()
		return nil
	case s.search.pattern != "":
		s.clearSearch()
		return nil
	case s.filter != (filter{}):
		s.filter = filter{}
		return notify("All segments are shown again.")
	}
	s.remember()
	return tea.Sequence(s.hush(), s.space.KeepBookmarks(), leave())
}
