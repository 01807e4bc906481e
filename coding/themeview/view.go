package themeview

import (
	"fmt"
	"strings"

	"fieldwork/forms/ui"
)

const (
	// roomForCounts is the least width, in columns, that has the counts beside
	// the passages unasked.
	roomForCounts = 100
	// leastCounts and mostCounts bound the column of counts.
	leastCounts, mostCounts = 24, 36
	columnGap               = 3
	filterMark              = "/ "
)

// Body draws what is shown, the passages in sight, and the counts beside them.
func (s *Screen) Body(width, height int) string {
	s.counting.width, s.seen = width, true
	lines := s.top(width)
	room := max(height-len(lines), 0)
	if len(s.results.shown) == 0 {
		for _, line := range ui.Wrap(s.nothing(), ui.ReadingWidth(width)) {
			lines = append(lines, ui.CurrentTheme().Dim.Render(line))
		}
		return strings.Join(lines, "\n")
	}
	if !s.counting.open() {
		passages := s.list.window(width, room, len(lines), func(at int) []string { return s.quotation(at, width) })
		return strings.Join(append(lines, passages...), "\n")
	}
	column := min(max(width*3/10, leastCounts), mostCounts, max(width/2, 1))
	left := width - column - columnGap
	passages := s.list.window(left, room, len(lines), func(at int) []string { return s.quotation(at, left) })
	counts := s.countLines(column, room)
	bar := " " + ui.CurrentTheme().Rule.Render("│") + " "
	for i := range room {
		line := ""
		if i < len(passages) {
			line = passages[i]
		}
		line = ui.Pad(line, left) + bar
		if i < len(counts) {
			line += counts[i]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// top says which codes are combined, and what narrows the passages.
func (s *Screen) top(width int) []string {
	theme := ui.CurrentTheme()
	lines := []string{theme.Accent.Render(ui.Clip(s.results.words, width))}
	if narrowed := s.narrowed(); narrowed != "" {
		lines = append(lines, theme.Warning.UnsetForeground().Render(ui.Clip("Only "+narrowed, width)))
	}
	return append(lines, s.searchLine(width), "")
}

// searchLine shows what is typed, or what can be.
func (s *Screen) searchLine(width int) string {
	theme := ui.CurrentTheme()
	state := s.readingState()
	room := max(width-ui.Width(filterMark)-ui.Width(state)-2, 1)
	text := ""
	switch {
	case s.search.typing:
		s.search.line.SetWidth(room)
		text = theme.Accent.Render(filterMark) + s.search.line.View()
	case s.search.line.Value() != "":
		text = theme.Accent.Render(filterMark + ui.Clip(s.search.line.Value(), room))
	default:
		text = theme.Dim.Render(ui.Clip(filterMark+"finds words in the passages, their documents and speakers", room+ui.Width(filterMark)))
	}
	return ui.Fit(ui.Pad(text, max(width-ui.Width(state)-1, 0))+" "+theme.Dim.Render(state), width)
}

// readingState says how many documents are still to be read, or which passage
// is selected.
func (s *Screen) readingState() string {
	if left := len(s.reading.queue); left > 0 {
		return fmt.Sprintf("reading, %d to go", left)
	}
	if len(s.marked) > 0 {
		return fmt.Sprintf("%d marked", len(s.marked))
	}
	if len(s.results.shown) == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.list.selected+1, len(s.results.shown))
}

// narrowed says what narrows the passages besides what is typed.
func (s *Screen) narrowed() string {
	var parts []string
	if s.keep.Coder != "" {
		parts = append(parts, "coder "+s.keep.Coder)
	}
	if s.keep.Speaker != "" {
		parts = append(parts, "said by "+s.keep.Speaker)
	}
	if s.keep.Document != "" {
		d, _ := s.work.Analysis().Document(s.keep.Document)
		parts = append(parts, "document "+d.Title)
	}
	if s.keep.Among != nil {
		parts = append(parts, s.keep.AmongWords)
	}
	if s.keep.Language != "" {
		parts = append(parts, "language "+s.keep.Language)
	}
	if s.keep.Where != nil {
		parts = append(parts, s.keep.Where.Source())
	}
	if s.keep.Quote {
		parts = append(parts, "quotes")
	}
	if s.keep.Memo {
		parts = append(parts, "those with a memo")
	}
	return strings.Join(parts, sourceGap)
}

// nothing says why no passage is shown.
func (s *Screen) nothing() string {
	a := s.work.Analysis()
	c, known := a.Code(s.combination.first.Code)
	switch {
	case !known && a.Codes() == 0:
		return "There is no code yet. Make some in the coding view or the code system."
	case !known:
		return "There is no such code any more. t shows another theme."
	case len(s.reading.queue) > 0 || len(s.results.unread) > 0:
		return "Reading the documents…"
	case s.search.line.Value() != "":
		return "No passage has these words. Change them, or press esc to see all."
	case s.narrowed() != "":
		return "No passage is left. f changes what narrows them."
	case len(s.combination.parts) > 0:
		return "No passage meets this combination. Backspace takes the last code off again."
	}
	return "Nothing is coded as “" + c.Name + "” yet."
}

// sentence makes a sentence of an error's own words.
func sentence(err error) string {
	words := err.Error()
	return strings.ToUpper(words[:1]) + words[1:] + "."
}

// coders counts what each coder has coded that may be seen.
func (s *Screen) coders() map[string]int {
	a, sees := s.work.Analysis(), s.work.Sees()
	found := map[string]int{}
	for _, d := range a.Documents() {
		for _, segment := range a.Segments(d.ID) {
			if sees == nil || sees(&segment) {
				found[segment.Coder]++
			}
		}
	}
	return found
}
