package view

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

func (l *hitList) move(by int) func() tea.Cmd {
	return func() tea.Cmd { l.cursor.Move(by); return l.read() }
}

// moveDocument goes to the next document, or back to the one before.
func (l *hitList) moveDocument(by int) func() tea.Cmd {
	return func() tea.Cmd {
		for i := l.cursor.Selected() + by; i >= 0 && i < len(l.rows); i += by {
			if l.rows[i].hit.Len() == 0 {
				l.cursor.Select(i)
				break
			}
		}
		return l.read()
	}
}

// open goes to the hit in its document.
func (l *hitList) open() tea.Cmd {
	if len(l.rows) == 0 {
		return nil
	}
	row := l.rows[l.cursor.Selected()]
	at := row.hit
	if at.Len() == 0 && l.cursor.Selected()+1 < len(l.rows) {
		at = l.rows[l.cursor.Selected()+1].hit
	}
	l.stop()
	view := l.view
	return tea.Sequence(ui.Pop(), func() tea.Msg {
		return goToMsg{view, row.document, coding.Span{From: at.From, To: at.From}}
	})
}

// close ends the search and goes back.
func (l *hitList) close() tea.Cmd {
	l.stop()
	return ui.Pop()
}

// Actions is what can be done with the list.
func (l *hitList) Actions() ui.Actions {
	const section = "Hits"
	none := ""
	if len(l.rows) == 0 {
		none = "Nothing was found yet."
	}
	return ui.Actions{
		{Name: "open", Keys: keys("enter"), Label: "go there", Help: "Go to the hit in its document.", Section: section, Hint: true, Do: l.open, Disabled: none},
		{Name: "down", Keys: keys("down", "j"), Label: "down", Help: "Go down.", Section: section, Do: l.move(+1)},
		{Name: "up", Keys: keys("up", "k"), Label: "up", Help: "Go up.", Section: section, Do: l.move(-1)},
		{Name: "next-document", Keys: keys("tab", "]"), Label: "next document", Help: "Go to the next document.", Section: section, Hint: true, Do: l.moveDocument(+1)},
		{Name: "previous-document", Keys: keys("shift+tab", "["), Label: "document before", Help: "Go to the document before.", Section: section, Do: l.moveDocument(-1)},
		{Name: "page-down", Keys: keys("pgdown", "d", "space"), Label: "page down", Help: "Go down a page.", Section: section, Do: func() tea.Cmd { return l.move(l.cursor.Page())() }},
		{Name: "page-up", Keys: keys("pgup", "D"), Label: "page up", Help: "Go up a page.", Section: section, Do: func() tea.Cmd { return l.move(-l.cursor.Page())() }},
		{Name: "close", Keys: keys("esc"), Label: "close", Help: "Go back to the text.", Section: section, Hint: true, Do: l.close},
	}
}

// Typing is false: the list has no text.
func (l *hitList) Typing() bool { return false }

// Head says what was searched for and how much was found.
func (l *hitList) Head() ui.Head {
	words := fmt.Sprintf("%d hits in %d documents", l.total, l.with)
	if !l.finished {
		words += fmt.Sprintf("   %d of %d looked through", l.done, l.all)
	}
	return ui.Head{Left: []string{"Search in all documents", "/" + l.words}, Right: []string{words}}
}

// Body draws the documents with their hits.
func (l *hitList) Body(width, height int) string {
	l.height = height
	if l.failure != nil {
		return l.view.pens.warning.of(ui.MarkWarning + " " + ui.Clip(l.view.options.Explain(l.failure), width-2))
	}
	if len(l.rows) == 0 {
		if l.finished {
			return "Nothing was found."
		}
		return "Searching…"
	}
	from, to := l.cursor.Window(height, 0)
	lines := make([]string, 0, height)
	for i := from; i < to; i++ {
		lines = append(lines, l.line(&l.rows[i], width, i == l.cursor.Selected()))
	}
	return strings.Join(lines, "\n")
}

func (l *hitList) line(row *hitRow, width int, current bool) string {
	pens := l.view.pens
	lead := "  "
	if current {
		lead = pens.accent.of(ui.MarkCursor + " ")
	}
	if row.hit.Len() == 0 {
		count := fmt.Sprintf("  %d", row.count)
		return lead + pens.strong.of(ui.Clip(row.title, width-2-len(count))) + pens.dim.of(count)
	}
	content, there := l.view.space.Content(row.document)
	if !there || !content.Text.Holds(row.hit) {
		return lead + "  …"
	}
	return lead + "  " + pens.inContext(content.Text, row.hit, width-4)
}
