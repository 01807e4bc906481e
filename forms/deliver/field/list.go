package field

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// row is one line of a list: a choice with its number and mark. Long labels
// take several lines on screen.
type row struct {
	number string // the digits that pick it; "" for none
	mark   string
	label  string
	chosen bool
	dim    bool
}

// list draws rows one under the other, with a cursor, and remembers where each
// stands so that the mouse can find it.
type list struct {
	rows   []row
	cursor int // -1 for none
	focus  int // the row to keep in sight where there is no cursor
	// after is drawn under a row: the line in which words are typed.
	after map[int]string

	pane
}

// view draws the part of the list around the cursor.
func (l *list) view(width, height int) string {
	theme := ui.CurrentTheme()
	var lines []string
	var owner []int
	numberWidth := l.numberWidth()
	for i, r := range l.rows {
		lines = append(lines, l.rowLines(theme, i, r, numberWidth, width)...)
		if words, ok := l.after[i]; ok {
			lines = append(lines, strings.Split(words, "\n")...)
		}
		for len(owner) < len(lines) {
			owner = append(owner, i)
		}
	}
	focus := l.cursor
	if focus < 0 {
		focus = l.focus
	}
	return joinLines(l.show(lines, owner, focus, height))
}

func (l *list) rowLines(theme *ui.Theme, i int, r row, numberWidth, width int) []string {
	cursor := "  "
	if i == l.cursor {
		cursor = ui.MarkCursor + " "
	}
	prefix := cursor + leftPadded(r.number, numberWidth) + "  "
	if r.mark != "" {
		prefix += r.mark + " "
	}
	indent := strings.Repeat(" ", ui.Width(prefix))
	var lines []string
	for n, text := range ui.Wrap(r.label, max(8, width-len(indent))) {
		lead := indent
		if n == 0 {
			lead = prefix
		}
		line := lead + text
		switch {
		case i == l.cursor:
			line = theme.Accent.Render(line)
		case r.chosen:
			line = theme.Chosen.Render(line)
		case r.dim:
			line = theme.Dim.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

func (l *list) numberWidth() int {
	width := 0
	for _, r := range l.rows {
		width = max(width, len(r.number))
	}
	return width
}

// navigate moves the cursor for a key that does.
func (l *list) navigate(key tea.KeyMsg) {
	switch key.String() {
	case "up":
		l.move(-1)
	case "down":
		l.move(+1)
	case "home":
		l.move(-len(l.rows))
	case "end":
		l.move(len(l.rows))
	}
}

// move moves the cursor by a number of rows, within the list.
func (l *list) move(by int) {
	if len(l.rows) == 0 {
		return
	}
	if l.cursor < 0 && by < 0 {
		l.cursor = len(l.rows)
	}
	l.cursor = max(0, min(len(l.rows)-1, l.cursor+by))
}

func leftPadded(s string, width int) string {
	if len(s) >= width {
		return s
	}
	return strings.Repeat(" ", width-len(s)) + s
}
