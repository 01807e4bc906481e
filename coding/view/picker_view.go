package view

import (
	"fmt"
	"strings"

	"fieldwork/forms/ui"
)

// mostPicked is how many rows are shown at most.
const mostPicked = 10

// View draws what is typed, the codes found, and the one that would be made.
func (p *picker) View(width, height int) string {
	width = min(width, 100)
	p.shown = max(min(height-1, mostPicked), 1)
	p.top = max(min(p.top, p.cursor), p.cursor-p.shown+1, 0)
	count := fmt.Sprintf("%d of %d", len(p.found), len(p.rows))
	p.line.SetWidth(max(width-len(count)-3, 1))
	lines := []string{p.pens.accent.of("/ ") + p.line.View() + " " + p.pens.dim.of(count)}
	for i := p.top; i < p.top+p.shown; i++ {
		switch {
		case i < len(p.found):
			lines = append(lines, p.row(p.found[i], width, i == p.cursor))
		case i == len(p.found) && p.makes():
			lines = append(lines, p.newRow(width, i == p.cursor))
		default:
			lines = append(lines, "")
		}
	}
	return strings.Join(lines, "\n")
}

func (p *picker) row(i, width int, current bool) string {
	row := &p.rows[i]
	lead := "  "
	if current {
		lead = p.pens.accent.of(ui.MarkCursor + " ")
	}
	if len(p.chosen) > 0 {
		box := ui.MarkUnchecked
		if p.chosen[row.code.ID] {
			box = ui.MarkChecked
		}
		lead += box + " "
	}
	if row.key > 0 {
		lead += p.pens.key.of(fmt.Sprint(row.key)) + " "
	} else {
		lead += "  "
	}
	column := max(min(30, width/2), 1)
	name := ui.Pad(p.pens.ofCode(row.code, current).of(ui.Clip(row.code.Name, column)), column)
	about := row.code.Definition
	if row.path != "" {
		about = strings.TrimSuffix(row.path+" · "+about, " · ")
	}
	line := lead + name + "  "
	return line + p.pens.dim.of(ui.Clip(about, width-columnsOf(line)))
}

func (p *picker) newRow(width int, current bool) string {
	lead := "  "
	if current {
		lead = p.pens.accent.of(ui.MarkCursor + " ")
	}
	parent, name := p.fresh()
	words := "new code “" + name + "”"
	for i := range p.rows {
		if parent != "" && p.rows[i].code.ID == parent {
			words += " under " + p.rows[i].code.Name
		}
	}
	return lead + "+ " + p.pens.strong.of(ui.Clip(words, width-4))
}
