package view

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// pen writes text in a style. What a style sends before and after a text is
// asked for once, since a page has hundreds of pieces.
type pen struct{ before, after string }

func newPen(style lipgloss.Style) pen {
	const sample = "x"
	before, after, _ := strings.Cut(style.Render(sample), sample)
	return pen{before, after}
}

func (p pen) write(out *strings.Builder, s string) {
	if s == "" {
		return
	}
	out.WriteString(p.before)
	out.WriteString(s)
	out.WriteString(p.after)
}

func (p pen) of(s string) string {
	if s == "" {
		return ""
	}
	return p.before + s + p.after
}

// pens are those that the view writes with.
type pens struct {
	plain, dim, strong, accent, rule, key, warning pen
	speaker, cursor, selected, selectedCursor      pen
	hit, current                                   pen
	colours                                        map[string]pen
	strongColours                                  map[string]pen
	colourless                                     bool
}

func newPens() *pens {
	style := lipgloss.NewStyle
	theme := ui.CurrentTheme()
	return &pens{
		dim: newPen(theme.Dim), strong: newPen(theme.Strong), accent: newPen(theme.Accent), rule: newPen(theme.Rule), key: newPen(theme.Key),
		warning: newPen(theme.Warning), speaker: newPen(theme.Strong), cursor: newPen(theme.Cursor),
		selected: newPen(style().Reverse(true)), selectedCursor: newPen(style().Bold(true).Underline(true)),
		hit: newPen(style().Bold(true).Underline(true)), current: newPen(style().Underline(true)),
		colours: map[string]pen{}, strongColours: map[string]pen{}, colourless: termenv.EnvNoColor(),
	}
}

// ofCode is the pen of a code's colour, one of the sixteen of the terminal;
// strong where the cursor is in what it marks.
func (p *pens) ofCode(code coding.Code, strong bool) pen {
	kept := p.colours
	if strong {
		kept = p.strongColours
	}
	made, known := kept[code.Colour]
	if !known {
		style := lipgloss.NewStyle().Bold(strong)
		if colour, ok := terminalColour(code.Colour); ok && !p.colourless {
			style = style.Foreground(colour)
		}
		made = newPen(style)
		kept[code.Colour] = made
	}
	return made
}

// terminalColour is the nearest of the sixteen colours of a terminal, black and
// white and their greys left out: they are those of the text.
func terminalColour(hex string) (lipgloss.Color, bool) {
	switch colour := termenv.ANSI.Color(hex).(type) {
	case termenv.ANSIColor:
		number := int(colour)
		if number == 0 || number == 7 || number == 8 || number == 15 {
			return "", false
		}
		return lipgloss.Color(colourNumbers[number]), true
	}
	return "", false
}

var colourNumbers = strings.Fields("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")
