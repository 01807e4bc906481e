package forms

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// NoteLine is one line that an interviewer wrote while a guide was delivered.
type NoteLine struct {
	// Question is the name of the question, of the guide or added, that was on
	// screen.
	Question string `json:"question"`
	// At is when the line was begun.
	At time.Time `json:"at"`
	// Elapsed is how long questions had been on screen by then.
	Elapsed time.Duration `json:"elapsed,omitempty"`
	Text    string        `json:"text"`
	// Quote marks what is to be quoted.
	Quote bool `json:"quote,omitempty"`
}

// Empty reports whether the line says nothing; such a note is not kept.
func (n NoteLine) Empty() bool { return n.Text == "" }

// AddedQuestion is a question that the interviewer put beyond the guide.
type AddedQuestion struct {
	Label string `json:"label"`
	// After is the question of the guide that it follows; empty at the start.
	After string    `json:"after,omitempty"`
	At    time.Time `json:"at"`
}

// Empty reports whether nothing is asked; such a question is not kept.
func (q AddedQuestion) Empty() bool { return q.Label == "" }

// ProbeKey is the name of a probe among all probes of a guide.
func ProbeKey(question, probe string) string { return question + "/" + probe }

// NotesOn lists the IDs of the notes on a question in the order in which they
// were begun.
func (i *Interview) NotesOn(question string) []string {
	return i.notesThat(func(n NoteLine) bool { return n.Question == question })
}

// AllNotes lists the IDs of all notes in the order in which they were begun.
func (i *Interview) AllNotes() []string { return i.notesThat(func(NoteLine) bool { return true }) }

func (i *Interview) notesThat(wanted func(NoteLine) bool) []string {
	var ids []string
	for id, note := range i.Notes {
		if wanted(note) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(i.Notes[a].At.Compare(i.Notes[b].At), cmp.Compare(a, b))
	})
	return ids
}

// AddedAfter lists the names of the questions that were added after one of the
// guide, or at the start for an empty name, in the order in which they were
// added.
func (i *Interview) AddedAfter(question string) []string {
	names := slices.DeleteFunc(slices.Collect(maps.Keys(i.Added)), func(name string) bool { return i.Added[name].After != question })
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(i.Added[a].At.Compare(i.Added[b].At), cmp.Compare(a, b))
	})
	return names
}
