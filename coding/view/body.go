package view

import (
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// layout is where things were drawn last, for the mouse.
type layout struct {
	panes
	width, height int
	textLeft      int // the first column of the text
	rows          []point
	keyLine       int      // the body's line on which the hot keys begin
	keySpans      []keyRun // where each is
}

// keyRun is where a hot key was drawn.
type keyRun struct{ line, from, to, place int }

// cursorRoom is what stays free of the text for the cursor after a row.
const cursorRoom = 1

// paneRule parts two panes.
const paneRule = " │ "

// Body draws the screen: the panes, and below them the hot keys and what a code
// would land on.
func (s *Screen) Body(width, height int) string {
	s.settle()
	if s.page == nil {
		return "Reading the document…"
	}
	p := arrange(width, s.folds.tree, s.folds.details, s.folds.detailsFirst)
	status := s.statusLines(p, width, height)
	rows := max(height-len(status), 1)
	s.page.resize(p.text-cursorRoom, rows)
	s.layout.panes, s.layout.width, s.layout.height = p, width, rows
	s.layout.keyLine = rows
	if !s.dragged {
		s.page.show(s.text.ByteAt(s.at))
	}
	lines := s.beside(p, rows)
	return strings.Join(append(lines, status...), "\n")
}

// beside draws the panes side by side.
func (s *Screen) beside(p panes, height int) []string {
	rule := s.pens.rule.of(paneRule)
	text := s.textLines(p)
	var tree, details []string
	if p.tree > 0 {
		tree = s.treeLines(p.tree, height)
	}
	if p.details > 0 {
		details = s.detailLines(p.details, height)
	}
	s.layout.textLeft = p.gutter()
	if p.tree > 0 {
		s.layout.textLeft += p.tree + paneGap
	}
	lines := make([]string, height)
	for i := range lines {
		var line strings.Builder
		if p.tree > 0 {
			line.WriteString(ui.Pad(at(tree, i), p.tree))
			line.WriteString(rule)
		}
		if p.details > 0 {
			line.WriteString(ui.Pad(at(text, i), p.gutter()+p.text))
			line.WriteString(rule)
			line.WriteString(ui.Fit(at(details, i), p.details))
		} else {
			line.WriteString(at(text, i))
		}
		lines[i] = line.String()
	}
	return lines
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// textLines draws the text in sight with the margin before it.
func (s *Screen) textLines(p panes) []string {
	s.layout.rows = s.page.sight()
	if s.text.Len() == 0 {
		return []string{s.pens.dim.of("This document is empty.")}
	}
	first, last := s.page.row(s.layout.rows[0]), s.page.row(s.layout.rows[len(s.layout.rows)-1])
	sight := coding.Span{From: s.text.PlaceOf(first.from), To: s.text.PlaceOf(last.to)}
	margin, ink := s.newMargin(p, sight), s.newInk(sight)
	lines := make([]string, 0, len(s.layout.rows))
	from := sight.From
	for _, point := range s.layout.rows {
		if folded, ok := s.page.foldOf(point); ok {
			lines = append(lines, strings.Repeat(" ", p.gutter())+s.pens.dim.of(ui.Clip(s.page.folds.words(folded), p.text)))
			from = folded.passage.To
			continue
		}
		row := s.page.row(point)
		words, to := s.inked(ink, point, row, from)
		lines = append(lines, margin.line(coding.Span{From: from, To: to})+words)
		from = to
	}
	return lines
}
