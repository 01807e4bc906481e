package view

import (
	"fmt"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// Marks of brackets, and those of brackets that the cursor is in.
var (
	lightBracket = bracket{begins: "┌", goesOn: "│", ends: "└", labelled: "├", alone: "["}
	heavyBracket = bracket{begins: "┏", goesOn: "┃", ends: "┗", labelled: "┣", alone: "["}
)

type bracket struct{ begins, goesOn, ends, labelled, alone string }

// margin draws the brackets of the rows in sight, from the top down.
type margin struct {
	screen *Screen
	panes  panes
	// near are the segments in sight, by their places in known.
	near     []segmentAt
	labelled map[segmentAt]bool
	here     map[string]bool // the segments that the cursor is in
	hidden   int             // how many segments had no lane in the row before
}

func (s *Screen) newMargin(p panes, sight coding.Span) *margin {
	m := &margin{screen: s, panes: p, labelled: map[segmentAt]bool{}, here: map[string]bool{}}
	if s.filter.uncoded {
		return m
	}
	m.near = s.known.in(sight)
	end := sight.To
	for _, i := range m.near {
		end = max(end, s.known.segment(i).To)
	}
	s.known.lanes.assign(s.known.shown, end, s.page.blocks, p.lanes, s.page.width)
	for _, each := range s.here() {
		m.here[each.ID] = true
	}
	return m
}

// line draws the margin of a row, which holds a passage.
func (m *margin) line(span coding.Span) string {
	cells := make([]string, m.panes.lanes)
	hidden, label, more := 0, noSegment, 0
	for _, i := range m.near {
		segment := m.screen.known.segment(i)
		if !segment.Overlaps(span) {
			continue
		}
		lane := m.screen.known.lanes.of[i.block][i.at]
		if lane < 0 {
			hidden++
			continue
		}
		cells[lane] = m.mark(segment, span, false)
		switch {
		case m.labelled[i]:
		case label == noSegment:
			label = i
		case segment.To <= span.To:
			more++
		}
	}
	var out strings.Builder
	if label != noSegment && m.panes.label > 0 {
		m.labelled[label] = true
		segment := m.screen.known.segment(label)
		cells[m.screen.known.lanes.of[label.block][label.at]] = m.mark(segment, span, true)
	}
	for _, cell := range cells {
		if cell == "" {
			cell = " "
		}
		out.WriteString(cell)
	}
	out.WriteByte(' ')
	if m.panes.label > 0 {
		m.label(&out, label, more, hidden)
		out.WriteByte(' ')
	}
	m.hidden = hidden
	return out.String()
}

// mark is the piece of a segment's bracket in a row.
func (m *margin) mark(segment *coding.Segment, span coding.Span, labelled bool) string {
	here := m.here[segment.ID]
	set := lightBracket
	if here {
		set = heavyBracket
	}
	begins, ends := segment.From >= span.From, segment.To <= span.To
	piece := set.goesOn
	switch {
	case begins && ends:
		piece = set.alone
	case begins:
		piece = set.begins
	case ends:
		piece = set.ends
	case labelled:
		piece = set.labelled
	}
	return m.pen(segment, here).of(piece)
}

func (m *margin) pen(segment *coding.Segment, here bool) pen {
	code, _ := m.screen.space.Analysis().Code(segment.Code)
	return m.screen.pens.ofCode(code, here)
}

// label writes the name of a segment's code, and how many more there are than
// are shown: those whose label has no row, and those that have no lane where
// their number changes.
func (m *margin) label(out *strings.Builder, label segmentAt, more, hidden int) {
	if hidden != m.hidden {
		more += hidden
	}
	count := ""
	if more > 0 {
		count = fmt.Sprintf("+%d", more)
	}
	room := m.panes.label
	if label == noSegment {
		out.WriteString(strings.Repeat(" ", max(room-len(count), 0)))
		m.screen.pens.dim.write(out, count)
		return
	}
	segment := m.screen.known.segment(label)
	code, _ := m.screen.space.Analysis().Code(segment.Code)
	quote := ""
	if segment.Quote {
		quote = "❝"
	}
	if _, noted := m.screen.space.Analysis().Memo(coding.OnSegment, segment.ID); noted {
		quote += "✎"
	}
	name := ui.Clip(quote+code.Name, room-len(count))
	m.pen(segment, m.here[segment.ID]).write(out, name)
	out.WriteString(strings.Repeat(" ", max(room-columnsOf(name)-len(count), 0)))
	m.screen.pens.dim.write(out, count)
}
