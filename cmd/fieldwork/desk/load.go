package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// What the warning calls records whose names are not known.
const (
	someInstrument = "an instrument"
	someInterview  = "an interview to resume"
	someCase       = "a case"
)

// contents is what lies on the desk, as it was read from the study.
type contents struct {
	read        time.Time
	waiting     []waiting
	instruments []instrument
	calling     calling
	documents   int
	uncoded     int // of the documents
	boards      []progress
	// ahead is set if the cases and the documents were still being read.
	ahead bool
	// unread names what could not be read, and why is the first reason.
	unread []string
	why    error
}

// miss notes that something could not be read, if it could not.
func (c *contents) miss(what string, err error) {
	if err == nil {
		return
	}
	if c.why == nil {
		c.why = err
	}
	if !slices.Contains(c.unread, what) {
		c.unread = append(c.unread, what)
	}
}

// warning says what could not be read and why; empty if all was read.
func (c *contents) warning(explain func(error) string) string {
	if len(c.unread) == 0 {
		return ""
	}
	return "Not read: " + strings.Join(c.unread, ", ") + ". " + explain(c.why)
}

// interviews is how many interviews the study has.
func (c *contents) interviews() int {
	count := 0
	for _, in := range c.instruments {
		count += countsOf(in.tally).all()
	}
	return count
}

// noInstrument says why there is no instrument.
func (c *contents) noInstrument() string {
	if slices.Contains(c.unread, someInstrument) {
		return "No instrument of the study could be read."
	}
	return "The study has no instrument yet. Leave, and add one with 'fieldwork form add FILE'."
}

// waiting is an interview that can be resumed.
type waiting struct {
	head  study.Head
	title string
	// place says where it stands: "question 7 of 13".
	place string
}

// instrument is the newest version of an instrument with its answers so far.
type instrument struct {
	version study.Version
	title   string
	tally   study.Tally // nil if it could not be read
}

type (
	loadedMsg struct {
		desk     *Desk
		contents contents
	}
	// casesMsg brings the queue and the progress of the study.
	casesMsg struct {
		desk      *Desk
		fieldwork *study.Fieldwork
		err       error
	}
)

// load reads the study. Its cases, which in a large study take a moment, are
// read beside the rest the first time, and the rest is shown meanwhile.
func (d *Desk) load() tea.Cmd {
	if d.fieldwork != nil || d.readingCases {
		return d.readContents()
	}
	d.readingCases = true
	return tea.Batch(d.readContents(), d.readFieldwork())
}

func (d *Desk) readFieldwork() tea.Cmd {
	kept := d.options.Study
	return func() tea.Msg {
		fieldwork, err := kept.OpenFieldwork(nil)
		return casesMsg{d, fieldwork, err}
	}
}

func (d *Desk) readContents() tea.Cmd {
	kept, now, fieldwork := d.options.Study, d.options.Now, d.fieldwork
	ahead, failure := d.readingCases, d.failure
	return func() tea.Msg {
		all := read(kept, now())
		if ahead {
			all.ahead = true
			all.calling.cases = atLeastOne(kept)
			return loadedMsg{d, all}
		}
		all.miss("the cases", failure)
		all.readCases(kept, fieldwork)
		all.readDocuments(kept, now)
		return loadedMsg{d, all}
	}
}

// atLeastOne is 1 if the study has any case, and 0 if it has none.
func atLeastOne(kept *study.Study) int {
	for range kept.Cases() {
		return 1
	}
	return 0
}

// read reads what can be read. The interviews themselves are not: what of them
// lies on the desk is known without.
func read(s *study.Study, now time.Time) contents {
	all := contents{read: now}
	versions, err := s.Newest()
	all.miss(someInstrument, err)
	for _, v := range versions {
		tally, err := s.Tally(v.Name)
		if err != nil {
			tally = nil
			all.miss("the number of answers to "+v.Name, err)
		}
		all.instruments = append(all.instruments, instrument{v, v.Title.In(v.Language, v.Language), tally})
	}
	heads, err := s.Resumable()
	all.miss(someInterview, err)
	for _, head := range heads {
		entry := waiting{head: head, title: head.Instrument}
		in, _, err := s.Instrument(head.Instrument, head.Version)
		if err == nil {
			entry.title, entry.place = in.Title.In(in.DefaultLanguage, in.DefaultLanguage), placeIn(in, head.Position)
		}
		all.miss(fmt.Sprintf("%s, version %d", head.Instrument, head.Version), err)
		all.waiting = append(all.waiting, entry)
	}
	return all
}

// placeIn says where in an instrument a position is; empty if the instrument
// does not have it. A note stands at the question after it.
func placeIn(in *forms.Instrument, position string) string {
	if position == forms.EndPosition {
		return "at the review"
	}
	at := in.Question(position)
	switch {
	case at == nil && in.Kind == forms.Guide && position != "":
		return "at an added question"
	case at == nil:
		return ""
	}
	number, last := "", ""
	for _, q := range in.Questions {
		if !q.Asks() {
			continue
		}
		last = q.Number
		if number == "" && q.Index() >= at.Index() {
			number = q.Number
		}
	}
	if number == "" {
		number = last
	}
	return ui.Safe(fmt.Sprintf("question %s of %s", number, last))
}
