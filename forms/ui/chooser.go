package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// chooser is a list with a cursor that is narrowed by typing; Pick, the help
// and the palette are made of it.
type chooser struct {
	rows   []searched
	filter string
	found  []int // rows that match, in the order shown
	cursor int   // index into found
	top    int   // first of found that is shown
	page   int   // rows shown when drawn last
}

func newChooser(rows []searched) *chooser {
	c := &chooser{rows: rows, page: 1}
	c.refilter()
	return c
}

// longestFilter bounds what is typed into a filter, in characters.
const longestFilter = 64

// key moves the cursor or changes the filter and reports whether it did.
func (c *chooser) key(key tea.KeyMsg) bool {
	switch key.String() {
	case "up", "ctrl+k":
		c.move(-1)
	case "down", "ctrl+n":
		c.move(1)
	case "pgup":
		c.move(-c.page)
	case "pgdown":
		c.move(c.page)
	case "home":
		c.move(-len(c.found))
	case "end":
		c.move(len(c.found))
	case "backspace", "ctrl+h":
		if runes := []rune(c.filter); len(runes) > 0 {
			c.setFilter(string(runes[:len(runes)-1]))
		}
	case "ctrl+u":
		c.setFilter("")
	default:
		if !isPlainCharacter(key) {
			return false
		}
		if c.filter == "" && key.String() == "/" {
			return true // the mark before the filter, typed as if it opened it
		}
		if typed := c.filter + string(safeInput(key).Runes); len([]rune(typed)) <= longestFilter {
			c.setFilter(typed)
		}
	}
	return true
}

func (c *chooser) move(by int) {
	c.cursor = max(min(c.cursor+by, len(c.found)-1), 0)
}

func (c *chooser) setFilter(filter string) {
	c.filter = filter
	c.refilter()
}

// refilter finds the rows again, best match first.
func (c *chooser) refilter() {
	c.cursor, c.top = 0, 0
	c.found = c.found[:0]
	if typed := strings.TrimSpace(c.filter); typed != "" {
		c.found = ranked(c.rows, typed)
		return
	}
	for i := range c.rows {
		c.found = append(c.found, i)
	}
}

// chosen is the row under the cursor; false when no row matches.
func (c *chooser) chosen() (int, bool) {
	if len(c.found) == 0 {
		return 0, false
	}
	return c.found[c.cursor], true
}

// rowAt is the index into found of a line of the drawn rows.
func (c *chooser) rowAt(line int) (int, bool) {
	at := c.top + line
	return at, line >= 0 && line < c.page && at < len(c.found)
}

// view draws the filter and the rows; row draws one of them. It is as tall
// however few rows match, so that what stands above does not move.
func (c *chooser) view(width, height int, row func(i, width int, current bool) string) string {
	c.page = max(min(height-1, len(c.rows)), 1)
	c.scroll()
	lines := make([]string, c.page+1)
	lines[0] = c.filterLine(width)
	if len(c.found) == 0 {
		lines[1] = CurrentTheme().Dim.Render(Clip("  Nothing matches. Backspace widens the search.", width))
	}
	for i, at := range c.found[c.top:min(c.top+c.page, len(c.found))] {
		lines[i+1] = row(at, width, c.top+i == c.cursor)
	}
	return strings.Join(lines, "\n")
}

func (c *chooser) scroll() {
	c.top = min(c.top, c.cursor)
	c.top = max(c.top, c.cursor-c.page+1)
	c.top = max(min(c.top, len(c.found)-c.page), 0)
}

// filterLine shows what was typed, and how many rows there are to see.
func (c *chooser) filterLine(width int) string {
	theme := CurrentTheme()
	text := theme.Dim.Render("type to find")
	if c.filter != "" {
		text = Clip(c.filter, max(width-20, 1)) + theme.Cursor.Render(" ")
	}
	count := ""
	switch {
	case c.filter != "":
		count = fmt.Sprintf("%d of %d", len(c.found), len(c.rows))
	case len(c.rows) > c.page:
		count = strconv.Itoa(len(c.rows))
	}
	return Pad("/ "+text, max(width-Width(count), 0)) + count
}

// mouse moves with the wheel, and gives the index into found of the row that
// is clicked. The line of the filter is the first.
func (c *chooser) mouse(msg tea.MouseMsg) (at int, clicked bool) {
	if msg.Action != tea.MouseActionPress {
		return 0, false
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		c.move(-1)
	case tea.MouseButtonWheelDown:
		c.move(1)
	case tea.MouseButtonLeft:
		return c.rowAt(msg.Y - 1)
	}
	return 0, false
}
