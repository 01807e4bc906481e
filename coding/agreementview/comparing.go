package agreementview

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// comparing is what is being reckoned beside the screen.
type comparing struct {
	version int // of the workspace that the list is of
	// listing is set while the disagreements are being listed, serial counts how
	// often they were.
	listing bool
	serial  int
	// reckoning is set while the figures are being reckoned, stale when they have
	// to be again.
	reckoning, stale bool
	report           *comparison.Report
	why              string // there are no figures
	awaited          string // the document whose text is being read
	// undoing is set when a step was undone or redone, so that what came back is
	// selected.
	undoing bool
}

// foundMsg brings the disagreements.
type foundMsg struct {
	screen   *Screen
	serial   int
	material *comparison.Material
	found    []comparison.Disagreement
}

// reportMsg brings the figures.
type reportMsg struct {
	screen *Screen
	report *comparison.Report
	err    error
}

// compare takes what is compared as it is now, and gives the command that lists
// the disagreements.
func (s *Screen) compare() tea.Cmd {
	s.comparing.version = s.work.Version()
	material, err := comparison.Take(s.work.Analysis(), s.options.Scope)
	if err != nil {
		s.comparing.why = s.options.Explain(err)
		return ui.Warn(s.comparing.why)
	}
	s.comparing.listing = true
	s.comparing.serial++
	serial := s.comparing.serial
	return func() tea.Msg { return foundMsg{s, serial, material, material.Disagreements()} }
}

// takeFound takes the disagreements, and has the figures reckoned.
func (s *Screen) takeFound(msg foundMsg) tea.Cmd {
	if msg.serial != s.comparing.serial {
		return nil
	}
	s.comparing.listing = false
	before := s.found
	current := s.current()
	s.material, s.found = msg.material, msg.found
	s.list()
	switch {
	case s.comparing.undoing:
		s.comparing.undoing = false
		s.selectNew(before)
	case current != nil:
		s.selectSame(current)
	}
	return tea.Batch(s.selected(), s.reckon())
}

// list finds the disagreements that are listed.
func (s *Screen) list() {
	s.shown = s.shown[:0]
	for at := range s.found {
		if s.only == "" || s.material.Codes()[s.found[at].Code].ID == s.only {
			s.shown = append(s.shown, at)
		}
	}
	s.cursor.SetCount(len(s.shown))
	s.codes.cursor.SetCount(len(s.material.Codes()))
}

// same reports whether two disagreements are about one code and passage. Their
// codes may stand at other places by now.
func same(a, b *comparison.Disagreement) bool {
	return a.Document.ID == b.Document.ID && a.Passage == b.Passage && segmentCode(a) == segmentCode(b)
}

// segmentCode is the ID of the code of a disagreement.
func segmentCode(d *comparison.Disagreement) string { return slices.Concat(d.First, d.Second)[0].Code }

// selectSame stays with a disagreement, if it is listed still, else at its
// place.
func (s *Screen) selectSame(before *comparison.Disagreement) {
	for row, at := range s.shown {
		if same(&s.found[at], before) {
			s.cursor.Select(row)
			return
		}
	}
}

// selectNew selects the first disagreement that was not there before.
func (s *Screen) selectNew(before []comparison.Disagreement) {
	for row, at := range s.shown {
		if !slices.ContainsFunc(before, func(d comparison.Disagreement) bool { return same(&d, &s.found[at]) }) {
			s.cursor.Select(row)
			return
		}
	}
}

// reckon gives the command that reckons the figures. While one does, the next
// waits.
func (s *Screen) reckon() tea.Cmd {
	if s.comparing.reckoning {
		s.comparing.stale = true
		return nil
	}
	s.comparing.reckoning, s.comparing.stale = true, false
	material, manner, read := s.material, s.options.Manner, s.work.Read
	return func() tea.Msg {
		report, err := material.Report(manner, read, nil)
		return reportMsg{s, report, err}
	}
}

func (s *Screen) takeReport(msg reportMsg) tea.Cmd {
	s.comparing.reckoning = false
	if msg.err != nil {
		s.comparing.why = s.options.Explain(msg.err)
		return ui.Warn("The figures could not be reckoned. " + s.comparing.why)
	}
	s.comparing.report, s.comparing.why = msg.report, ""
	if s.comparing.stale {
		return s.reckon()
	}
	return nil
}

// selected reads the text of the disagreement that is selected, and lets go of
// others.
func (s *Screen) selected() tea.Cmd {
	s.scroll = ui.Passage{}
	d := s.current()
	if d == nil {
		return nil
	}
	s.comparing.awaited = d.Document.ID
	return s.work.Load(d.Document.ID)
}

// content is the text of the disagreement that is selected, and whether it holds
// that.
func (s *Screen) content() (coding.Content, bool) {
	d := s.current()
	if d == nil {
		return coding.Content{}, false
	}
	content, read := s.work.Content(d.Document.ID)
	return content, read && content.Text.Holds(d.Passage)
}
