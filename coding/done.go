package coding

import (
	"maps"
	"slices"
	"strings"
)

// OnDone and OnBlind are the subjects of marks that are kept as memos, so that
// they are saved and undone as all coding is: that a coder has finished a
// document, and that the coders of the project do not see what others code.
const (
	OnDone  Subject = "done"
	OnBlind Subject = "blind"
)

// doneKey is what the mark of a coder on a document is found by.
func doneKey(document, coder string) string { return document + "/" + coder }

// Done reports whether a coder has marked a document as finished.
func (a *Analysis) Done(document, coder string) bool {
	_, done := a.Memo(OnDone, doneKey(document, coder))
	return done
}

// SetDone makes the change that marks a document as finished by who makes it,
// or takes the mark away.
func (a *Analysis) SetDone(by Author, document string, done bool) Change {
	title := a.documents[document].Title
	text, label, shown := "", "took up the coding of a document again", "took up the coding of "+title+" again"
	if done {
		text, label, shown = "done", "finished coding a document", "finished coding "+title
	}
	c := a.SetMemo(by, OnDone, doneKey(document, by.Coder), text)
	c.Label, c.Shown = label, shown
	return c
}

// isMark reports whether a memo is a mark, which nobody has written.
func (m Memo) isMark() bool { return m.Subject == OnDone || m.Subject == OnBlind }

// Finished counts the coders who have marked a document as finished, by its ID.
func (a *Analysis) Finished() map[string]int {
	counts := map[string]int{}
	for _, memo := range a.memos {
		if memo.Subject == OnDone {
			document, _, _ := strings.Cut(memo.ID, "/")
			counts[document]++
		}
	}
	return counts
}

// marksOn lists the marks of the coders who have finished a document.
func (a *Analysis) marksOn(document string) []Memo {
	var marks []Memo
	first := MemoKey(OnDone, doneKey(document, ""))
	for _, key := range slices.Sorted(maps.Keys(a.memos)) {
		if strings.HasPrefix(key, first) {
			marks = append(marks, a.memos[key])
		}
	}
	return marks
}

// Blind reports whether coders are not to see each other's segments in a
// document before both have finished it.
func (a *Analysis) Blind() bool {
	_, blind := a.Memo(OnBlind, "")
	return blind
}

// SetBlind makes the change that turns blind coding on or off.
func (a *Analysis) SetBlind(by Author, blind bool) Change {
	text, label := "", "turned blind coding off"
	if blind {
		text, label = "blind", "turned blind coding on"
	}
	c := a.SetMemo(by, OnBlind, "", text)
	c.Label = label
	return c
}

// Sees reports whether a coder may see the segments that another has made in a
// document.
func (a *Analysis) Sees(document, coder, other string) bool {
	return coder == other || !a.Blind() || a.Done(document, coder) && a.Done(document, other)
}

// SeenBy gives the test for the segments that a coder may see; nil where
// coding is not blind, so that all may be seen. It holds until the analysis is
// changed.
func (a *Analysis) SeenBy(coder string) func(*Segment) bool {
	if !a.Blind() {
		return nil
	}
	type pair struct{ document, other string }
	known := map[pair]bool{}
	return func(s *Segment) bool {
		of := pair{s.Document, s.Coder}
		seen, asked := known[of]
		if !asked {
			seen = a.Sees(s.Document, coder, s.Coder)
			known[of] = seen
		}
		return seen
	}
}

// CountsSeenBy gives how many of the segments that a coder may see have a code,
// those under it left out. It holds until the analysis is changed.
func (a *Analysis) CountsSeenBy(coder string) func(code string) int {
	sees := a.SeenBy(coder)
	if sees == nil {
		return a.Count
	}
	counts := map[string]int{}
	for document := range a.documents {
		for _, s := range a.Segments(document) {
			if sees(&s) {
				counts[s.Code]++
			}
		}
	}
	return func(code string) int { return counts[code] }
}
