package desk

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/flow"
	"fieldwork/forms/study"
)

// contents is what lies on the desk, as it was read from the study.
type contents struct {
	read        time.Time
	waiting     []waiting
	instruments []instrument
}

// interviews is how many interviews the study has.
func (c *contents) interviews() int {
	count := 0
	for _, in := range c.instruments {
		count += countsOf(in.tally).all()
	}
	return count
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
	tally   study.Tally
}

type loadedMsg struct {
	desk     *Desk
	contents contents
	err      error
}

// load reads the study.
func (d *Desk) load() tea.Cmd {
	kept, now := d.options.Study, d.options.Now
	return func() tea.Msg {
		read, err := read(kept, now())
		return loadedMsg{d, read, err}
	}
}

func read(s *study.Study, now time.Time) (contents, error) {
	all := contents{read: now}
	versions, err := s.Newest()
	if err != nil {
		return all, err
	}
	for _, v := range versions {
		tally, err := s.Tally(v.Name)
		if err != nil {
			return all, err
		}
		all.instruments = append(all.instruments, instrument{v, v.Title.In(v.Language, v.Language), tally})
	}
	heads, err := s.Resumable()
	if err != nil {
		return all, err
	}
	for _, head := range heads {
		entry, err := readWaiting(s, head)
		if err != nil {
			return all, err
		}
		all.waiting = append(all.waiting, entry)
	}
	return all, nil
}

func readWaiting(s *study.Study, head study.Head) (waiting, error) {
	in, _, err := s.Instrument(head.Instrument, head.Version)
	if err != nil {
		return waiting{}, err
	}
	interview, err := s.Interview(head.ID)
	if err != nil {
		return waiting{}, err
	}
	title := in.Title.In(in.DefaultLanguage, in.DefaultLanguage)
	return waiting{head, title, placeOf(flow.Restore(in, &interview))}, nil
}

// placeOf says where an interview stands.
func placeOf(state *flow.State) string {
	before, total := state.Progress()
	if state.Current() == nil {
		return "at the review"
	}
	return fmt.Sprintf("question %d of %d", min(before+1, total), total)
}
