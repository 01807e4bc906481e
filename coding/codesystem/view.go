package codesystem

import (
	"strconv"
	"strings"

	"fieldwork/forms/ui"
)

const (
	// sideBySide is the least width, in columns, that has the description of the
	// selected code beside the tree.
	sideBySide = 70
	// narrowestTree and widestTree bound the tree beside the description.
	narrowestTree, widestTree = 40, 64
	columnGap                 = 3
	// indent is how far a code stands in from the one that it lies under, and
	// deepest how many levels are drawn apart.
	indent, deepest = 2, 8
	colourMark      = "■"
)

// Body draws the tree, and where there is room what describes the selected
// code beside it.
func (s *Screen) Body(width, height int) string {
	if len(s.outline.rows) == 0 {
		return strings.Join(ui.Wrap(s.empty(), ui.ReadingWidth(width)), "\n")
	}
	if width < sideBySide {
		return strings.Join(s.tree(width, height), "\n")
	}
	treeWidth := min(max(width*11/20, narrowestTree), widestTree)
	left := s.tree(treeWidth, height)
	right := s.details(width-treeWidth-columnGap, height)
	bar := " " + ui.CurrentTheme().Rule.Render("│") + " "
	lines := make([]string, max(len(left), len(right), height))
	for i := range lines {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		lines[i] = ui.Pad(line, treeWidth) + bar
		if i < len(right) {
			lines[i] += right[i]
		}
	}
	return strings.Join(lines, "\n")
}

func (s *Screen) empty() string {
	if s.options.Instruments == nil {
		return "There is no code yet. n makes the first one."
	}
	return "There is no code yet. n makes the first one; i makes some of the topics of a guide or the questions of a questionnaire."
}

// tree draws the rows that are in sight under a heading.
func (s *Screen) tree(width, height int) []string {
	counts := s.countWidths()
	heading := ui.Pad("  Code", width-counts.width()) + counts.heading()
	lines := []string{ui.CurrentTheme().Dim.Render(heading)}
	from, to := s.outline.cursor.Window(height-1, 1)
	for at := from; at < to; at++ {
		lines = append(lines, s.row(s.outline.rows[s.outline.shown[at]], at == s.outline.cursor.Selected(), width, counts))
	}
	return lines
}

// The headings of the counts.
const (
	ownHeading = "own"
	allHeading = "all"
)

// counts are the widths of the two columns of counts.
type counts struct{ own, all int }

func (s *Screen) countWidths() counts {
	c := counts{len(ownHeading), len(allHeading)}
	for i := range s.outline.rows {
		c.own = max(c.own, len(strconv.Itoa(s.outline.rows[i].own)))
		c.all = max(c.all, len(strconv.Itoa(s.outline.rows[i].all)))
	}
	return c
}

func (c counts) width() int { return 1 + c.own + 2 + c.all }

func (c counts) heading() string {
	return " " + right(ownHeading, c.own) + "  " + right(allHeading, c.all)
}

// of writes the counts of a row; the second where codes lie under it.
func (c counts) of(r row) string {
	all := ""
	if r.below > 0 {
		all = strconv.Itoa(r.all)
	}
	return " " + right(strconv.Itoa(r.own), c.own) + "  " + right(all, c.all)
}

// right sets a text at the right of a column.
func right(text string, width int) string {
	return strings.Repeat(" ", max(width-len(text), 0)) + text
}

// row draws one code.
func (s *Screen) row(r row, current bool, width int, c counts) string {
	theme := ui.CurrentTheme()
	cursor, style := "  ", theme.Accent.UnsetForeground().UnsetBold()
	if current {
		cursor, style = ui.MarkCursor+" ", theme.Accent
	}
	lead := strings.Repeat(" ", indent*min(r.depth, deepest)) + s.foldMark(r) + " "
	name := r.Name
	if r.Key > 0 {
		name = strconv.Itoa(r.Key) + " " + name
	}
	after := ""
	if r.ID == s.cut {
		after = " (cut)"
	}
	if _, there := s.work.Analysis().Memo("code", r.ID); there {
		after += " ✎"
	}
	room := max(width-c.width()-ui.Width(cursor+lead)-2-ui.Width(after), 0)
	text := style.Render(cursor+lead) + Style(r.Colour).Render(colourMark) + " " + style.Render(ui.Clip(name, room)) + theme.Dim.Render(after)
	return ui.Pad(text, width-c.width()) + c.of(r)
}

// foldMark says whether something lies under a code, and is hidden.
func (s *Screen) foldMark(r row) string {
	switch {
	case r.below == 0:
		return " "
	case s.outline.folded[r.ID]:
		return "▸"
	}
	return "▾"
}
