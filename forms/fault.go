package forms

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Fault is one thing that is wrong with an instrument, and where.
type Fault struct {
	// File is the name of the file as Load was given it; empty for an
	// instrument that comes from no file.
	File    string
	At      Position
	Message string
}

// String is the fault as "file:line:col: message"; what is not known of the
// place is left out.
func (f Fault) String() string {
	var place strings.Builder
	if f.File != "" {
		place.WriteString(f.File + ":")
	}
	if f.At.Line > 0 {
		fmt.Fprintf(&place, "%d:%d:", f.At.Line, f.At.Column)
	}
	if place.Len() == 0 {
		return f.Message
	}
	return place.String() + " " + f.Message
}

// Faults are all things that are wrong with an instrument, in the order of
// their places.
type Faults []Fault

// Error gives one line for each fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// maximumFaults bounds what a hostile file can make us say.
const maximumFaults = 1000

// sorted orders the faults by place and drops those that say the same twice.
func (fs Faults) sorted() Faults {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(fs)
}

// faultList collects faults up to maximumFaults.
type faultList struct {
	file   string
	faults Faults
}

// full reports that no more faults are taken.
func (l *faultList) full() bool { return len(l.faults) >= maximumFaults }

func (l *faultList) add(at Position, format string, arguments ...any) {
	if l.full() {
		return
	}
	message := strings.Map(visible, fmt.Sprintf(format, arguments...))
	l.faults = append(l.faults, Fault{File: l.file, At: at, Message: message})
}

// visible makes a control character one that can be seen.
func visible(r rune) rune {
	switch {
	case r < ' ':
		return '␀' + r
	case unicode.IsControl(r):
		return '�'
	}
	return r
}

// result gives what was collected in order; nil if nothing was.
func (l *faultList) result() Faults {
	if len(l.faults) == 0 {
		return nil
	}
	stopped := l.full()
	all := l.faults.sorted()
	if stopped {
		last := all[len(all)-1]
		all = append(all, Fault{File: last.File, At: last.At,
			Message: fmt.Sprintf("there are more faults; only %d are given", maximumFaults)})
	}
	return all
}
