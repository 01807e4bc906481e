package ui

import (
	"strings"
)

// The window below which nothing sensible can be drawn, in columns and lines.
const (
	smallestWidth  = 40
	smallestHeight = 10
)

const (
	frameLines = 4 // title, rule, rule, footer
	bodyTop    = 2 // first line of the body, counted from 0
	margin     = 1 // columns left free on either side
)

// View draws the frame: title, rule, body, rule, footer. It is exactly as tall
// as the window and never wider. While a screen is saving it is the frame from
// before.
func (s *Shell) View() string {
	if s.width < 1 || s.height < 1 {
		return ""
	}
	if s.tooSmall() {
		return Guard(strings.Join(smallWords(s.width, s.height), "\n"))
	}
	if s.saving() && s.frame.drawn != "" {
		return s.frame.in(s.width, s.height)
	}
	s.frame.keep(s.draw(), s.width, s.height)
	return s.frame.drawn
}

func (s *Shell) draw() string {
	lines := make([]string, 0, s.height)
	lines = append(lines, titleLine(s.Top().Head(), s.width), rule(s.width))
	lines = append(lines, s.bodyLines()...)
	foot := append(s.lowerRule(), s.footer().line)
	lines = append(lines[:s.height-len(foot)], foot...)
	return Guard(strings.Join(lines, "\n"))
}

// tooSmall reports whether the window is too small to show a screen in.
func (s *Shell) tooSmall() bool { return s.width < smallestWidth || s.height < smallestHeight }

func smallWords(width, height int) []string {
	lines, _ := WrapFirst("The window is too small. 80 by 24 is comfortable; nothing is lost meanwhile.", width, height)
	return lines
}

// bodySize is the room of a screen's body. A notice of several lines makes it
// lower, so that nothing is hidden, unless it would be lower than in the
// smallest window.
func (s *Shell) bodySize() (width, height int) {
	height = s.height - frameLines + 1 - len(s.lowerRule())
	return s.width - 2*margin, max(height, smallestHeight-frameLines)
}

// bodyLines are the lines of the body, with the dialog over the last of them.
func (s *Shell) bodyLines() []string {
	width, height := s.bodySize()
	lines := block(s.Top().Body(width, height), width, height)
	for i := range lines {
		lines[i] = indented(lines[i])
	}
	dialog := s.dialog()
	if dialog == nil {
		return lines
	}
	over := dialogLines(dialog, width, height)
	top := height - len(over) - 1
	lines[top] = titledRule(dialog.Title(), s.width)
	for i, line := range over {
		lines[top+1+i] = indented(line)
	}
	return lines
}

// dialogLines are the lines of a dialog; one line above stays free for its
// title.
func dialogLines(dialog Dialog, width, height int) []string {
	lines := strings.Split(dialog.View(width, height-1), "\n")
	lines = lines[:min(len(lines), height-1)]
	for i := range lines {
		lines[i] = closed(Fit(Guard(lines[i]), width))
	}
	return lines
}

// block makes a drawn body exactly height lines of at most width columns. They
// are guarded before they are cut, because a symbol in place of a control takes
// a column that the control did not.
func block(drawn string, width, height int) []string {
	lines := make([]string, height)
	for i := 0; i < height; i++ {
		line, rest, more := strings.Cut(drawn, "\n")
		lines[i] = closed(Fit(Guard(line), width))
		if !more {
			break
		}
		drawn = rest
	}
	return lines
}

const resetStyle = "\x1b[0m"

// closed ends the colours of a line on the line itself.
func closed(line string) string {
	at := strings.LastIndex(line, "\x1b[")
	if at < 0 || strings.HasPrefix(line[at:], resetStyle) || strings.HasPrefix(line[at:], "\x1b[m") {
		return line
	}
	return line + resetStyle
}

func indented(line string) string {
	if line == "" {
		return ""
	}
	return " " + line
}

func rule(width int) string {
	return " " + CurrentTheme().Rule.Render(strings.Repeat("─", width-2*margin))
}

// titledRule is a rule with a title set into it.
func titledRule(title string, width int) string {
	theme := CurrentTheme()
	title = Clip(title, width-2*margin-6)
	rest := width - 2*margin - 4 - Width(title)
	return " " + theme.Rule.Render("──") + " " + theme.Title.Render(title) + " " +
		theme.Rule.Render(strings.Repeat("─", max(rest, 0)))
}

// headGap parts the entries of the title line and the footer.
const headGap = "   "

// titleLine puts the parts of a head to the left and to the right; the left
// side is clipped where room is short.
func titleLine(head Head, width int) string {
	room := width - 2*margin
	right := Clip(joinParts(head.Right), room*2/3)
	left := ""
	if len(head.Left) > 0 {
		left = Clip(joinParts(head.Left), max(room-Width(right)-len(headGap), 0))
		if right == "" {
			left = Clip(joinParts(head.Left), room)
		}
	}
	gap := room - Width(left) - Width(right)
	return " " + CurrentTheme().Title.Render(left) + strings.Repeat(" ", max(gap, 0)) + right
}

func joinParts(parts []string) string {
	return strings.Join(parts, headGap)
}
