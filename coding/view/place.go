package view

import (
	"fieldwork/coding"
	"fieldwork/coding/units"
)

// place is where the cursor is, and what is selected.
type place struct {
	at int // the code point that the cursor is on
	// selected is empty where nothing is.
	selected coding.Span
	// atStart says that the cursor is at the start of what is selected, where
	// moving grows and shrinks it.
	atStart bool
	// marking lets moving select.
	marking bool
	// arrived says that what is selected is only the passage that the coder came
	// to see.
	arrived bool
	// done says that what is selected has been coded: selecting begins anew
	// after it.
	done bool
	// unit is what is coded while nothing is selected.
	unit units.Unit
	// current is the segment that changes are about, of those under the cursor.
	current string
	// resizing is the segment whose passage is being chosen anew.
	resizing string
	// grown are the passages that the selection has grown from, the last last.
	grown []coding.Span
	// column is where going up and down aims at; -1 for where the cursor is.
	column int
}

// move follows an edited text.
func (p *place) move(to func(int) int) {
	p.at, p.grown = to(p.at), nil
	if p.selected.Len() > 0 {
		p.selected = coding.Span{From: to(p.selected.From), To: to(p.selected.To)}
	}
}

// within keeps the place within a text that has changed.
func (p *place) within(u *units.Units, text *coding.Text) {
	last := max(text.Len()-1, 0)
	p.at = min(p.at, last)
	if p.at > 0 {
		p.at = u.At(units.Character, p.at).From
	}
	if p.selected.To = min(p.selected.To, text.Len()); p.selected.Len() <= 0 {
		p.drop()
		return
	}
	p.selected = u.Snap(p.selected)
}

// drop lets go of what is selected.
func (p *place) drop() {
	p.selected, p.grown, p.resizing = coding.Span{}, nil, ""
	p.atStart, p.marking, p.done, p.arrived = false, false, false, false
}

// choose selects a passage, the cursor on its last character, or on its first.
func (p *place) choose(u *units.Units, passage coding.Span, atStart bool) {
	if passage.Len() <= 0 {
		return
	}
	p.selected, p.atStart, p.done, p.column, p.grown, p.arrived = passage, atStart, false, -1, nil, false
	p.at = passage.From
	if !atStart {
		p.at = u.At(units.Character, passage.To-1).From
	}
}

// moveTo puts the cursor on a character. What is selected grows to it, or is
// let go of.
func (p *place) moveTo(u *units.Units, at int, selecting bool) {
	p.current = ""
	if !selecting {
		p.drop()
		p.at = at
		return
	}
	here := u.At(units.Character, p.at)
	fixed := here
	switch {
	case p.selected.Len() == 0:
	case p.atStart:
		fixed = u.At(units.Character, p.selected.To-1)
	default:
		fixed = u.At(units.Character, p.selected.From)
	}
	there := u.At(units.Character, at)
	p.atStart = there.From < fixed.From
	p.selected = coding.Span{From: min(fixed.From, there.From), To: max(fixed.To, there.To)}
	p.at, p.done, p.arrived = there.From, false, false
}
