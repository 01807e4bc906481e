package themeview

import (
	"errors"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/forms/ui"
)

// chosen are the segments that are changed: those that are marked and shown, or
// the selected one.
func (s *Screen) chosen() []coding.Segment {
	var chosen []coding.Segment
	seen := map[string]bool{}
	if len(s.marked) > 0 {
		for _, at := range s.results.shown {
			segment := s.results.finds[at].Segment
			if s.marked[segment.ID] && !seen[segment.ID] {
				seen[segment.ID] = true
				chosen = append(chosen, segment)
			}
		}
		return chosen
	}
	if find, ok := s.selected(); ok {
		return append(chosen, find.Segment)
	}
	return nil
}

// mark marks the selected passage or takes the mark off, and goes to the next.
func (s *Screen) mark() tea.Cmd {
	find, _ := s.selected()
	if s.marked[find.Segment.ID] {
		delete(s.marked, find.Segment.ID)
	} else {
		s.marked[find.Segment.ID] = true
	}
	s.list.forget()
	return s.move(+1)
}

// markAll marks all passages that are shown, or none if all are marked.
func (s *Screen) markAll() tea.Cmd {
	missing := false
	for _, at := range s.results.shown {
		missing = missing || !s.marked[s.results.finds[at].Segment.ID]
	}
	clear(s.marked)
	if missing {
		for _, at := range s.results.shown {
			s.marked[s.results.finds[at].Segment.ID] = true
		}
	}
	s.list.forget()
	return nil
}

// change makes a change, after which nothing is marked.
func (s *Screen) change(c coding.Change, err error) tea.Cmd {
	cmd := s.work.Change(c, err)
	if err == nil {
		clear(s.marked)
	}
	s.refresh()
	s.list.forget()
	return tea.Batch(cmd, s.readInSight(), s.readUnread())
}

// uncode takes the code off the chosen passages.
func (s *Screen) uncode() tea.Cmd {
	var ids []string
	for _, segment := range s.chosen() {
		ids = append(ids, segment.ID)
	}
	return s.change(s.work.Analysis().Uncode(ids...))
}

// recode asks for the code that the chosen passages are to have instead.
func (s *Screen) recode() tea.Cmd {
	chosen := s.chosen()
	title := "Recode " + codesystem.Counted(len(chosen), "passage", "passages") + " to"
	return ui.Open(codesystem.PickCode(title, s.work.Analysis(), nil, func(code string) tea.Cmd {
		c, err := recoded(s.work.Analysis(), code, chosen)
		if err == nil {
			s.work.UseCode(code)
		}
		return s.change(c, err)
	}))
}

// recoded makes the change that gives segments another code. Those whose
// passage has it already are left as they are; it fails with coding.ErrCoded if
// all of them are.
func recoded(a *coding.Analysis, code string, segments []coding.Segment) (coding.Change, error) {
	var all coding.Change
	given := map[coding.Segment]bool{} // what the passages have been given, without ID and time
	for _, segment := range segments {
		passage := coding.Segment{Document: segment.Document, Span: segment.Span, Coder: segment.Coder}
		if given[passage] {
			continue
		}
		c, err := a.Recode(segment.ID, code)
		if errors.Is(err, coding.ErrCoded) {
			continue
		}
		if err != nil {
			return coding.Change{}, err
		}
		given[passage] = true
		all.Label = c.Label
		all.Segments = append(all.Segments, c.Segments...)
	}
	if len(all.Segments) == 0 {
		return coding.Change{}, coding.ErrCoded
	}
	if to, _ := a.Code(code); len(all.Segments) > 1 {
		all.Label = fmt.Sprintf("recoded %d passages to %s", len(all.Segments), to.Name)
	}
	return all, nil
}

// quote marks the chosen passages to be quoted, or takes the marks off if all
// have one.
func (s *Screen) quote() tea.Cmd {
	a, chosen := s.work.Analysis(), s.chosen()
	quoted := true
	for _, segment := range chosen {
		quoted = quoted && segment.Quote
	}
	var all coding.Change
	for _, segment := range chosen {
		if segment.Quote != quoted {
			continue
		}
		c, err := a.MarkQuote(segment.ID, !quoted)
		if err != nil {
			return s.change(c, err)
		}
		all.Label = c.Label
		all.Segments = append(all.Segments, c.Segments...)
	}
	if len(all.Segments) > 1 {
		all.Label += fmt.Sprintf(" and %d more", len(all.Segments)-1)
	}
	return s.change(all, nil)
}

// memo asks for the memo on the selected passage.
func (s *Screen) memo() tea.Cmd {
	find, _ := s.selected()
	before, _ := s.work.Analysis().Memo(coding.OnSegment, find.Segment.ID)
	return ui.Open(ui.Prompt("Memo on the passage", "", before.Text, true, func(text string) tea.Cmd {
		text = strings.TrimSpace(text)
		said := "Memo kept."
		switch {
		case text == before.Text:
			return nil
		case text == "":
			said = "Memo taken away."
		}
		return tea.Batch(s.change(s.work.Analysis().SetMemo(s.work.Author(), coding.OnSegment, find.Segment.ID, text), nil), ui.Notify(said))
	}))
}

// step takes a change back or makes it again. It may be one of texts.
func (s *Screen) step(find func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		s.textsEdited()
		return find()
	}
}
