package view

import (
	"context"
	"fmt"
	"sort"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/search"
	"fieldwork/forms/ui"
)

// mostHits is how many hits are kept to be shown and gone through; more are
// counted.
const mostHits = 200_000

// finding is the search in the document: what is searched for, and what was
// found.
type finding struct {
	line    *ui.Line
	typing  bool
	kind    search.Kind
	exact   bool // capitals are told from small letters
	pattern string
	hits    []coding.Span
	count   int
	fault   string // what is wrong with the pattern
	// outdated is set where the hits are of a text that was changed.
	outdated bool
	// waiting is set while keys wait for a search.
	waiting bool
	// ending is set from the key that ends the typing until the cursor is at
	// what was typed at last.
	ending bool
	from   int // where the cursor was when typing began
	number int // of the last search
	stop   context.CancelFunc
}

type (
	lookMsg struct {
		screen *Screen
		number int
	}
	foundMsg struct {
		screen *Screen
		number int
		hits   []coding.Span
		count  int
		err    error
	}
)

// beginSearch lets what is searched for be typed.
func (s *Screen) beginSearch() tea.Cmd {
	s.search.typing, s.search.from = true, s.at
	s.search.line.SetValue("")
	s.search.line.Focus()
	return nil
}

// typeSearch takes a key while what is searched for is typed.
func (s *Screen) typeSearch(key tea.KeyMsg) tea.Cmd {
	if s.search.line.Update(key); s.search.line.Changed() {
		return s.look()
	}
	return nil
}

// look asks for a search for what is typed, in place of one that still runs.
// The command only asks, so that typing waits for nothing.
func (s *Screen) look() tea.Cmd {
	s.search.stopLast()
	if s.search.typing {
		s.search.pattern = s.search.line.Value()
	}
	s.search.number++
	msg := lookMsg{s, s.search.number}
	return func() tea.Msg { return msg }
}

// lookAgain searches a text that has changed.
func (s *Screen) lookAgain() tea.Cmd {
	s.search.hits, s.search.count = nil, 0
	if s.search.pattern == "" {
		return nil
	}
	return s.look()
}

func (f *finding) stopLast() {
	if f.stop != nil {
		f.stop()
	}
}

// searched takes the messages of searches.
func (s *Screen) searched(msg tea.Msg) (cmd tea.Cmd, own bool) {
	switch msg := msg.(type) {
	case lookMsg:
		if msg.screen == s && msg.number == s.search.number {
			cmd = s.run()
		}
		return cmd, msg.screen == s
	case foundMsg:
		if msg.screen == s && msg.number == s.search.number {
			s.found(msg)
		}
		return nil, msg.screen == s
	}
	return nil, false
}

// run searches.
func (s *Screen) run() tea.Cmd {
	f := &s.search
	f.outdated = false
	if f.pattern == "" || s.text == nil {
		f.hits, f.count, f.fault, f.waiting = nil, 0, "", false
		return nil
	}
	f.waiting = !f.typing
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	words, mode, text := f.pattern, search.Mode{Kind: f.kind, MatchCase: f.exact}, s.text
	msg := foundMsg{screen: s, number: f.number}
	return func() tea.Msg {
		var pattern *search.Pattern
		if pattern, msg.err = search.Compile(words, mode); msg.err != nil {
			return msg
		}
		for hit := range pattern.All(text) {
			if msg.count%1024 == 0 && ctx.Err() != nil {
				return nil
			}
			if msg.count++; len(msg.hits) < mostHits {
				msg.hits = append(msg.hits, hit)
			}
		}
		return msg
	}
}

// found takes what was found, and while it is being typed goes to the first hit
// from where the cursor was.
func (s *Screen) found(msg foundMsg) {
	f := &s.search
	f.hits, f.count, f.fault, f.waiting = msg.hits, msg.count, "", false
	if msg.err != nil {
		f.fault = sentenceOf(msg.err)
	}
	if !f.typing && !f.ending {
		return
	}
	f.ending = false
	at := f.from
	if i, ok := f.after(f.from - 1); ok {
		at = f.hits[i].From
	}
	s.place.drop()
	s.at, s.dragged = s.legal(at), false
}

// after is the first hit that begins behind a place, the first of all behind
// the last.
func (f *finding) after(place int) (i int, ok bool) {
	if len(f.hits) == 0 {
		return 0, false
	}
	i = sort.Search(len(f.hits), func(i int) bool { return f.hits[i].From > place })
	return i % len(f.hits), true
}

// endSearch keeps what was found; what was marked as selected is no more.
func (s *Screen) endSearch() tea.Cmd {
	s.search.typing = false
	if s.search.pattern == "" {
		return nil
	}
	s.search.waiting, s.search.ending = true, true // what is found so far may be of fewer letters
	s.back = append(s.back, mark{s.document, s.search.from})
	return s.look()
}

// cancelSearch goes back to where the search began.
func (s *Screen) cancelSearch() tea.Cmd {
	s.search.typing = false
	s.clearSearch()
	s.at, s.dragged = s.legal(s.search.from), false
	return nil
}

func (s *Screen) clearSearch() {
	s.search.stopLast()
	s.search.number++
	s.search.ending = false
	s.search.pattern, s.search.hits, s.search.count, s.search.fault, s.search.waiting = "", nil, 0, "", false
}

// nextHit goes to the next hit, after the last to the first.
func (s *Screen) nextHit() tea.Cmd {
	i, ok := s.search.after(s.at)
	if !ok {
		return warn("Nothing was found.")
	}
	back := s.search.hits[i].From <= s.at
	s.toPlace(s.search.hits[i].From)
	if back {
		return notify("From the beginning again.")
	}
	return nil
}

// previousHit goes to the hit before, before the first to the last.
func (s *Screen) previousHit() tea.Cmd {
	hits := s.search.hits
	if len(hits) == 0 {
		return warn("Nothing was found.")
	}
	i := sort.Search(len(hits), func(i int) bool { return hits[i].From >= s.at })
	s.toPlace(hits[(i+len(hits)-1)%len(hits)].From)
	if i == 0 {
		return notify("From the end again.")
	}
	return nil
}

// otherKind goes on from plain words to whole words, and to regular
// expressions.
func (s *Screen) otherKind() tea.Cmd {
	s.search.kind = (s.search.kind + 1) % (search.Regexp + 1)
	return s.look()
}

// otherCase tells capitals from small letters, or no longer.
func (s *Screen) otherCase() tea.Cmd {
	s.search.exact = !s.search.exact
	return s.look()
}

var kindNames = map[search.Kind]string{search.Plain: "plain", search.Word: "whole words", search.Regexp: "regular expression"}

// searchLine is the line in which what is searched for is typed.
func (s *Screen) searchLine(width int) string {
	how := kindNames[s.search.kind]
	if s.search.exact {
		how += ", capitals matter"
	}
	right := s.pens.dim.of(how) + "   " + s.searchWords()
	s.search.line.SetWidth(max(width-columnsOf(right)-4, 8))
	return s.pens.accent.of("/ ") + s.search.line.View() + "  " + right
}

// searchWords say how many hits there are, and which the cursor is on.
func (s *Screen) searchWords() string {
	f := &s.search
	switch {
	case f.pattern == "":
		return ""
	case f.fault != "":
		return s.pens.warning.of(ui.MarkWarning + " " + ui.Clip(f.fault, 40))
	case f.count == 0 && !f.outdated:
		return s.pens.warning.of("nothing found")
	}
	i := sort.Search(len(f.hits), func(i int) bool { return f.hits[i].From > s.at })
	words := fmt.Sprintf("%d of %d", i, f.count)
	if !f.typing {
		words = "/" + ui.Clip(f.pattern, 16) + " " + words
	}
	return s.pens.dim.of(words)
}

// sentenceOf makes a sentence of an error's own words.
func sentenceOf(err error) string {
	words := err.Error()
	return strings.ToUpper(words[:1]) + strings.TrimSuffix(words[1:], ".") + "."
}
