package desk

import (
	"fmt"
	"regexp"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// page is a screen on which a text is read.
type page struct {
	title string
	text  string
	lines []string // wrapped to width
	width int
	top   int // the first line that is shown
	shown int // how many lines are shown
}

func newPage(title, text string) *page {
	return &page{title: title, text: strings.TrimRight(text, "\n"), shown: 1}
}

// Init has nothing to load.
func (p *page) Init() tea.Cmd { return nil }

// Typing is never so: a page is only read.
func (p *page) Typing() bool { return false }

// Head is the title of the page.
func (p *page) Head() ui.Head { return ui.Head{Left: []string{p.title}} }

// Update scrolls with the wheel of the mouse.
func (p *page) Update(msg tea.Msg) tea.Cmd {
	event, ok := msg.(tea.MouseMsg)
	if !ok || event.Action != tea.MouseActionPress {
		return nil
	}
	const notch = 3
	switch event.Button {
	case tea.MouseButtonWheelUp:
		p.scroll(-notch)
	case tea.MouseButtonWheelDown:
		p.scroll(notch)
	}
	return nil
}

// Actions are the ways to scroll.
func (p *page) Actions() ui.Actions {
	by := func(lines func() int) func() tea.Cmd {
		return func() tea.Cmd {
			p.scroll(lines())
			return nil
		}
	}
	return ui.Actions{
		{Name: "close", Keys: []string{"esc", "q", "left"}, Label: "back", Section: sectionText, Hint: true,
			Help: "Go back.", Do: ui.Pop},
		{Name: "line-up", Keys: []string{"up", "k"}, Label: "up", Section: sectionText, Hint: true,
			Help: "Scroll a line up.", Do: by(func() int { return -1 })},
		{Name: "line-down", Keys: []string{"down", "j"}, Label: "down", Section: sectionText, Hint: true,
			Help: "Scroll a line down.", Do: by(func() int { return +1 })},
		{Name: "text-page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionText,
			Help: "Scroll a page up.", Do: by(func() int { return -p.shown })},
		{Name: "text-page-down", Keys: []string{"pgdown", "space"}, Label: "page", Section: sectionText,
			Help: "Scroll a page down.", Do: by(func() int { return p.shown })},
		{Name: "text-start", Keys: []string{"home", "g"}, Label: "start", Section: sectionText,
			Help: "Go to the start of the text.", Do: by(func() int { return -len(p.lines) })},
		{Name: "text-end", Keys: []string{"end", "G"}, Label: "end", Section: sectionText,
			Help: "Go to the end of the text.", Do: by(func() int { return len(p.lines) })},
	}
}

func (p *page) scroll(by int) {
	p.top = max(min(p.top+by, len(p.lines)-p.shown), 0)
}

// Body draws the lines in sight, and under a text that is longer where they
// stand. The text is wrapped anew only when the width changes.
func (p *page) Body(width, height int) string {
	if width = ui.ReadingWidth(width); width != p.width {
		p.width, p.lines = width, wrapped(p.text, width)
	}
	p.shown = max(height, 1)
	place := ""
	if len(p.lines) > height {
		p.shown = max(height-2, 1)
		p.scroll(0)
		place = "\n\n" + ui.CurrentTheme().Dim.Render(fmt.Sprintf("lines %d–%d of %d", p.top+1, p.top+p.shown, len(p.lines)))
	}
	p.scroll(0)
	return strings.Join(p.lines[p.top:min(p.top+p.shown, len(p.lines))], "\n") + place
}

// lineStart is what stands before the text of a line: space, and a number,
// mark or name that is set off.
var lineStart = regexp.MustCompile(`^ *(\S+ {2,}|→ )?`)

// wrapped breaks a text, so that the later lines of a paragraph stand under
// its text.
func wrapped(text string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		start := lineStart.FindString(line)
		hang := ui.Width(start)
		if hang > width/2 {
			start, hang = "", 0
		}
		for i, part := range ui.Wrap(line[len(start):], width-hang) {
			if i > 0 {
				start = strings.Repeat(" ", hang)
			}
			lines = append(lines, start+part)
		}
	}
	return lines
}
