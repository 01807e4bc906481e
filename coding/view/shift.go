package view

import "fieldwork/coding"

// shift is how places move where one text takes the place of another: what both
// begin with stays, and what lies behind moves with the end of the text.
type shift struct{ start, by int } // in bytes

func newShift(before, after string) shift {
	start := 0
	for start < min(len(before), len(after)) && before[start] == after[start] {
		start++
	}
	return shift{start, len(after) - len(before)}
}

// byte is where a byte of the text before has gone to.
func (s shift) byte(at int) int {
	if at <= s.start {
		return at
	}
	return max(at+s.by, s.start)
}

// place gives where a place of the text before has gone to; it may lie inside a
// character.
func (s shift) place(before, after *coding.Text) func(int) int {
	by := after.Len() - before.Len()
	return func(at int) int {
		if at > before.Len() || before.ByteAt(at) <= s.start {
			return at
		}
		return max(at+by, 0)
	}
}
