package units

import "sort"

// turnAfter finds the first turn that ends behind a place; for Everything the
// whole text.
func (u *Units) turnAfter(unit Unit, at int) (stretch, bool) {
	whole := stretch{0, len(u.text)}
	if unit == Everything || len(u.turns) == 0 {
		return whole, at < whole.to
	}
	place := u.places.PlaceOf(at)
	i := sort.Search(len(u.turns), func(i int) bool { return u.turns[i].To > place })
	if i == len(u.turns) {
		return stretch{}, false
	}
	return u.turn(i)
}

// turnBefore finds the last turn that begins before a place.
func (u *Units) turnBefore(unit Unit, at int) (stretch, bool) {
	whole := stretch{0, len(u.text)}
	if unit == Everything || len(u.turns) == 0 {
		return whole, at > 0 && whole.to > 0
	}
	place := at
	if at <= len(u.text) {
		place = u.places.PlaceOf(at)
	}
	i := sort.Search(len(u.turns), func(i int) bool { return u.turns[i].From >= place })
	if i == 0 {
		return stretch{}, false
	}
	return u.turn(i - 1)
}

func (u *Units) turn(i int) (stretch, bool) {
	s := stretch{u.byteAt(u.turns[i].From), u.byteAt(u.turns[i].To)}
	return s, s.from < s.to
}
