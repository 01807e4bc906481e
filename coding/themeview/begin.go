package themeview

import "fieldwork/coding/query"

// Beginning narrows what a theme view shows at first. The zero Beginning leaves
// all passages of the code and of those under it.
type Beginning struct {
	// Alone leaves the codes under the code out.
	Alone bool
	// With is combined with the code; nil for nothing.
	With *Combined
	// Keep narrows the passages.
	Keep query.Keep
}

// Combined is a code that is combined with another.
type Combined struct {
	Operator query.Operator
	Theme    query.Theme
	// Unit and Within are for query.Near.
	Unit   query.Unit
	Within int
}

// begin takes over what is to be shown at first.
func (s *Screen) begin() {
	begin := &s.options.Begin
	s.combination.first = s.themeOf(s.options.Code)
	if begin.Alone {
		s.combination.first.Branch = false
	}
	if with := begin.With; with != nil {
		s.combination.parts = []part{{operator: with.Operator, theme: with.Theme, unit: with.Unit, within: with.Within}}
	}
	s.keep = begin.Keep
}
