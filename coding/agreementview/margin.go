package agreementview

import (
	"github.com/charmbracelet/lipgloss"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// bracket is the pieces of a coder's bracket in the margin.
type bracket struct{ begins, goesOn, ends, several, alone string }

var brackets = [2]bracket{
	{begins: "┌", goesOn: "│", ends: "└", several: "├", alone: "["},
	{begins: "╔", goesOn: "║", ends: "╚", several: "╠", alone: "{"},
}

// coderPens are what the marks of the two coders are written with.
func coderPens() [2]lipgloss.Style {
	theme := ui.CurrentTheme()
	return [2]lipgloss.Style{theme.Accent, theme.Chosen}
}

// margin draws the brackets of both coders beside rows.
type margin struct {
	segments [2][]coding.Segment
	pens     [2]lipgloss.Style
}

func newMargin(d *comparison.Disagreement) *margin {
	return &margin{segments: [2][]coding.Segment{d.First, d.Second}, pens: coderPens()}
}

// of is the margin of a row.
func (m *margin) of(r row) string {
	out := ""
	for coder := range m.segments {
		piece := m.piece(coder, r.span)
		if piece == "" {
			out += " "
			continue
		}
		out += m.pens[coder].Render(piece)
	}
	return out + "  "
}

// piece is that of one coder's bracket beside a row; empty for none.
func (m *margin) piece(coder int, span coding.Span) string {
	set, piece := brackets[coder], ""
	for _, segment := range m.segments[coder] {
		if !segment.Overlaps(span) {
			continue
		}
		if piece != "" {
			return set.several
		}
		begins, ends := segment.From >= span.From, segment.To <= span.To
		switch {
		case begins && ends:
			piece = set.alone
		case begins:
			piece = set.begins
		case ends:
			piece = set.ends
		default:
			piece = set.goesOn
		}
	}
	return piece
}
