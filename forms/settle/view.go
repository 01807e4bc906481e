package settle

import (
	"fmt"
	"strings"

	"fieldwork/forms/merge"
	"fieldwork/forms/ui"
)

const (
	// choiceWidth is that of the words that say how a conflict is settled.
	choiceWidth = 8
	// between is what stands between the two sides.
	between = " │ "
	// widestSide is how wide one side is drawn at most.
	widestSide = 76
)

// choiceWords say how a conflict is settled.
var choiceWords = map[merge.Choice]string{merge.Undecided: "–", merge.Ours: "ours", merge.Theirs: "theirs", merge.Both: "both"}

// standing says how many conflicts are settled.
func (s *Screen) standing() string {
	all := len(s.options.Conflicts)
	return fmt.Sprintf("%d of %d settled", all-s.open(), all)
}

// Body draws the list, and beneath it both sides of the conflict under the
// cursor.
func (s *Screen) Body(width, height int) string {
	theme := ui.CurrentTheme()
	room := max(min(len(s.options.Conflicts), height/3), 1)
	from, to := s.cursor.Window(room, 0)
	var lines []string
	for i := from; i < to; i++ {
		lines = append(lines, s.row(i, width))
	}
	lines = append(lines, "")
	what := ui.Wrap(ui.Safe(s.current().What), min(width, 2*widestSide))
	for _, line := range what[:min(len(what), 2)] {
		lines = append(lines, theme.Strong.Render(line))
	}
	lines = append(lines, "")
	sides := s.sides(width)
	lines = append(lines, sides[0])
	return strings.Join(append(lines, s.words.Window(sides[1:], max(height-len(lines)-1, 0))...), "\n")
}

// row is one conflict of the list.
func (s *Screen) row(i, width int) string {
	conflict := &s.options.Conflicts[i]
	mark, theme := " ", ui.CurrentTheme()
	if i == s.cursor.Selected() {
		mark = ui.MarkCursor
	}
	line := ui.Fit(mark+" "+ui.Pad(choiceWords[s.choices[conflict.ID]], choiceWidth)+ui.Safe(conflict.What), width)
	switch {
	case i == s.cursor.Selected():
		return theme.Accent.Render(line)
	case conflict.Allows(s.choices[conflict.ID]):
		return theme.Dim.Render(line)
	}
	return line
}

// sides are both sides of the conflict under the cursor, line by line; the first
// says whose they are.
func (s *Screen) sides(width int) []string {
	conflict := s.current()
	side := max(min((width-ui.Width(between))/2, widestSide), 1)
	ours, theirs := sideLines(conflict.Ours, side), sideLines(conflict.Theirs, side)
	theme := ui.CurrentTheme()
	lines := []string{
		ui.Pad(theme.Key.Render("a")+" "+theme.Strong.Render("ours"), side) + theme.Rule.Render(between) + theme.Key.Render("b") + " " + theme.Strong.Render("theirs"),
	}
	for i := range max(len(ours), len(theirs)) {
		lines = append(lines, ui.Pad(at(ours, i), side)+theme.Rule.Render(between)+at(theirs, i))
	}
	return lines
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// sideLines are one side: who and when, and what is there.
func sideLines(v merge.Version, width int) []string {
	theme := ui.CurrentTheme()
	by := v.Who
	if !v.At.IsZero() {
		by = strings.TrimSpace(by + "  " + v.At.Format("2 Jan 2006 15:04"))
	}
	if by == "" {
		by = "as it was"
	}
	lines := []string{theme.Dim.Render(ui.Fit(ui.Safe(by), width)), ""}
	if v.Words == "" {
		return append(lines, theme.Dim.Render("(nothing)"))
	}
	for paragraph := range strings.SplitSeq(v.Words, "\n") {
		lines = append(lines, ui.Wrap(ui.Safe(paragraph), width)...)
	}
	return lines
}
