package themeview

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"fieldwork/coding/codesystem"
	"fieldwork/coding/query"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/chart"
)

// by is what passages are counted by, where it is no attribute.
type by int

const (
	byDocument by = iota
	byCode
	byCoder
	byAttribute
)

// byNames are what is counted by, as people read it.
var byNames = []string{byDocument: "document", byCode: "code", byCoder: "coder"}

// counting is the column of counts.
type counting struct {
	by      by
	name    string // of the attribute
	measure measure
	// shut and opened say that the column was closed or opened by hand; else
	// the width decides.
	shut, opened bool
	width        int // of the window when it was drawn last
	stale        bool
	bars         []chart.Bar
}

// attribute is the attribute that is counted by; empty for none.
func (c *counting) attribute() string {
	if c.by != byAttribute {
		return ""
	}
	return c.name
}

// title names what is counted, and by what.
func (c *counting) title() string {
	name := c.name
	if c.by != byAttribute {
		name = byNames[c.by]
	}
	return measureTitles[c.measure] + " by " + name
}

// measureTitles begin the title of the column.
var measureTitles = [measures]string{"Passages", "Words", "Documents", "Respondents"}

const notKnown = "not known"

// counts gives the bars, the longest first.
func (s *Screen) counts() []chart.Bar {
	if !s.counting.stale {
		return s.counting.bars
	}
	s.counting.stale = false
	numbers := s.tally().numbers
	keys := slices.Collect(maps.Keys(numbers))
	labels := make(map[string]string, len(keys))
	for _, key := range keys {
		labels[key] = s.countLabel(key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(numbers[b], numbers[a]), cmp.Compare(labels[a], labels[b]), cmp.Compare(a, b))
	})
	s.counting.bars = make([]chart.Bar, len(keys))
	for i, key := range keys {
		s.counting.bars[i] = chart.Bar{Label: labels[key], Value: float64(numbers[key]), Text: strconv.Itoa(numbers[key])}
	}
	return s.counting.bars
}

// countedUnder is the key that a passage is counted under.
func (s *Screen) countedUnder(find *query.Find) string {
	switch s.counting.by {
	case byDocument:
		return find.Segment.Document
	case byCode:
		return find.Segment.Code
	case byCoder:
		return find.Segment.Coder
	}
	d, _ := s.work.Analysis().Document(find.Segment.Document)
	return query.Column(&d, s.attributes[d.ID], s.counting.name)
}

// countLabel is what is shown for a key.
func (s *Screen) countLabel(key string) string {
	label := key
	switch s.counting.by {
	case byDocument:
		d, _ := s.work.Analysis().Document(key)
		label = d.Title
	case byCode:
		c, _ := s.work.Analysis().Code(key)
		label = c.Name
	}
	return cmp.Or(label, notKnown)
}

// chooseCounting asks what passages are counted by.
func (s *Screen) chooseCounting() tea.Cmd {
	var options []ui.Option
	for _, name := range byNames {
		options = append(options, ui.Option{Label: name})
	}
	columns := query.Columns(s.attributes)[1:] // the title is the document
	for _, name := range columns {
		options = append(options, ui.Option{Label: name, Detail: "attribute"})
	}
	return ui.Open(ui.Find("Count by", options, func(i int) tea.Cmd {
		s.counting.by, s.counting.name = by(min(i, int(byAttribute))), ""
		if i >= len(byNames) {
			s.counting.name = columns[i-len(byNames)]
		}
		s.counting.stale, s.counting.shut, s.counting.opened = true, false, true
		s.list.forget()
		return nil
	}))
}

// toggleCounts opens the column of counts, or closes it.
func (s *Screen) toggleCounts() tea.Cmd {
	open := s.counting.open()
	s.counting.shut, s.counting.opened = open, !open
	return nil
}

// open reports whether the column is shown.
func (c *counting) open() bool { return !c.shut && (c.opened || c.width >= roomForCounts) }

// countLines draws the counts in a room.
func (s *Screen) countLines(width, room int) []string {
	bars := s.counts()
	theme := ui.CurrentTheme()
	lines := []string{theme.Strong.Render(ui.Clip(s.counting.title(), width))}
	shown := min(len(bars), max(room-1, 0))
	if shown < len(bars) {
		shown = max(shown-1, 0)
	}
	lines = append(lines, chart.Bars(toldApart(bars[:shown], width*2/5), chart.BarOptions{Width: width})...)
	if left := len(bars) - shown; left > 0 {
		lines = append(lines, theme.Dim.Render(ui.Clip(codesystem.Counted(left, "more", "more"), width)))
	}
	return lines[:min(len(lines), max(room, 0))]
}

// toldApart are bars of which those whose labels would be cut to the same words
// are cut in the middle, for they may differ at the end.
func toldApart(bars []chart.Bar, width int) []chart.Bar {
	alike := map[string]int{}
	for i := range bars {
		alike[ui.Clip(bars[i].Label, width)]++
	}
	apart := slices.Clone(bars)
	for i := range apart {
		if label := &apart[i].Label; alike[ui.Clip(*label, width)] > 1 {
			*label = cutInside(*label, width)
		}
	}
	return apart
}

// cutInside makes a text safe and takes out of its middle what does not fit a
// width.
func cutInside(text string, width int) string {
	text = ui.Safe(text)
	all, end := ui.Width(text), width/2
	if all <= width {
		return text
	}
	return ui.Fit(text, width-end) + ansi.TruncateLeft(text, all-end, "")
}
