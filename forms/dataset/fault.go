package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fieldwork/forms"
)

// mostFaults is how many faults of a file are told; the rest are counted.
const mostFaults = 20

// Refusal is the error of a file that the instrument does not allow. Nothing
// of the file was written.
type Refusal struct {
	// Faults are the first faults, in the order of the file.
	Faults []forms.Fault
	// More is the number of faults that are not among them.
	More int
}

// Error gives one line for each fault, as "file:line:column: message".
func (r *Refusal) Error() string {
	lines := make([]string, 0, len(r.Faults)+1)
	for _, fault := range r.Faults {
		lines = append(lines, fault.String())
	}
	switch {
	case r.More == 1:
		lines = append(lines, "There is 1 more fault.")
	case r.More > 1:
		lines = append(lines, fmt.Sprintf("There are %d more faults.", r.More))
	}
	return strings.Join(lines, "\n")
}

// faultList collects the faults of a file.
type faultList struct {
	file    string
	refusal Refusal
}

// add notes a fault. Its message is made safe to show.
func (l *faultList) add(line, column int, message string) {
	if len(l.refusal.Faults) == mostFaults {
		l.refusal.More++
		return
	}
	l.refusal.Faults = append(l.refusal.Faults, forms.Fault{
		File: l.file, At: forms.Position{Line: line, Column: column}, Message: visible(message),
	})
}

// count is the number of faults so far.
func (l *faultList) count() int { return len(l.refusal.Faults) + l.refusal.More }

// sortFrom puts the faults from an index on in the order of the file.
func (l *faultList) sortFrom(index int) {
	slices.SortStableFunc(l.refusal.Faults[min(index, len(l.refusal.Faults)):], func(a, b forms.Fault) int {
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
}

// err is the refusal; nil if there are no faults.
func (l *faultList) err() error {
	if l.count() == 0 {
		return nil
	}
	return &l.refusal
}

// longestQuote is the number of characters of a cell that a message quotes.
const longestQuote = 60

// short cuts a text to what a message quotes.
func short(text string) string {
	if len(text) <= longestQuote {
		return text
	}
	if runes := []rune(text[:min(len(text), 4*longestQuote+4)]); len(runes) > longestQuote {
		return string(runes[:longestQuote]) + "…"
	}
	return text
}

// visible puts a sign in the place of every character that a terminal would
// not show or would obey, and makes one line of the text.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ':
			return '\u2400' + r
		case r == 0x7F:
			return '\u2421'
		case !unicode.IsGraphic(r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
