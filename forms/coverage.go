package forms

import (
	"cmp"
	"maps"
	"slices"
)

// CoverageState is how far a question of a guide has come in an interview.
type CoverageState string

// A question is untouched until something is noted on it or a probe of it is
// covered, begun from then on, covered when all was asked that has to be, and
// not put when it does not apply to the respondent.
const (
	Untouched CoverageState = "untouched"
	Begun     CoverageState = "begun"
	Covered   CoverageState = "covered"
	NotPut    CoverageState = "not_put"
)

// GuideEntry is a question, note or instruction of a guide, or a question that
// was added to it in an interview.
type GuideEntry struct {
	Name string
	// Question is nil for one that was added.
	Question *Question
	// Added is set for one that was added.
	Added AddedQuestion
}

// Asks reports whether the respondent is asked something here, and not only
// told, or the interviewer reminded.
func (e GuideEntry) Asks() bool { return e.Question == nil || e.Question.Asks() }

// Probes are the probes of the question; one that was added has none.
func (e GuideEntry) Probes() []*Probe {
	if e.Question == nil {
		return nil
	}
	return e.Question.Probes
}

// Number is what the entry is called by in lists: the number of the question;
// the name of one that was added, such as "+1"; empty for what has none.
func (e GuideEntry) Number() string {
	if e.Question == nil {
		return e.Name
	}
	return e.Question.Number
}

// GuideEntries lists what a guide holds in an interview, in the order of the
// guide, each question followed by those that were added after it. Those added
// after a question that the guide does not have stand at the end.
func (in *Instrument) GuideEntries(i *Interview) []GuideEntry {
	entries := make([]GuideEntry, 0, len(in.Questions)+len(i.Added))
	placed := map[string]bool{}
	add := func(names []string) {
		for _, name := range names {
			if !placed[name] {
				entries = append(entries, GuideEntry{Name: name, Added: i.Added[name]})
				placed[name] = true
			}
		}
	}
	add(i.AddedAfter(""))
	for _, q := range in.Questions {
		if q.Shown() {
			entries = append(entries, GuideEntry{Name: q.Name, Question: q})
			add(i.AddedAfter(q.Name))
		}
	}
	add(slices.SortedFunc(maps.Keys(i.Added), func(a, b string) int {
		return cmp.Or(i.Added[a].At.Compare(i.Added[b].At), cmp.Compare(a, b))
	}))
	return entries
}

// Coverage is how far one entry of a guide has come.
type Coverage struct {
	GuideEntry
	State CoverageState
	// Notes is how many lines were noted on it.
	Notes int
	// Probed is how many of its probes are covered.
	Probed int
}

// GuideCoverage tells of every entry of a guide how far it has come in an
// interview, in the order of GuideEntries. A question is covered once it was
// marked so, or has a note and no probe is left but such as are put only under
// a condition.
func (in *Instrument) GuideCoverage(i *Interview) []Coverage {
	notes := make(map[string]int)
	for _, note := range i.Notes {
		notes[note.Question]++
	}
	entries := in.GuideEntries(i)
	all := make([]Coverage, len(entries))
	for n, entry := range entries {
		all[n] = coverageOf(entry, i, notes[entry.Name])
	}
	return all
}

func coverageOf(entry GuideEntry, i *Interview, notes int) Coverage {
	c := Coverage{GuideEntry: entry, Notes: notes, State: Untouched}
	left := 0
	for _, probe := range entry.Probes() {
		_, probed := i.Probed[ProbeKey(entry.Name, probe.Name)]
		switch {
		case probed:
			c.Probed++
		case probe.Condition.Empty():
			left++
		}
	}
	_, marked := i.Covered[entry.Name]
	_, notPut := i.NotPut[entry.Name]
	switch {
	case notPut:
		c.State = NotPut
	case marked || notes > 0 && left == 0:
		c.State = Covered
	case notes > 0 || c.Probed > 0:
		c.State = Begun
	}
	return c
}

// GuideShare is how many questions of a guide were answered in an interview,
// if only in part, and how many apply to the respondent. Questions that were
// added count; notes and instructions do not.
func GuideShare(in *Instrument, i *Interview) (answered, applicable int) {
	for _, c := range in.GuideCoverage(i) {
		if !c.Asks() || c.State == NotPut {
			continue
		}
		applicable++
		if c.State != Untouched {
			answered++
		}
	}
	return answered, applicable
}
