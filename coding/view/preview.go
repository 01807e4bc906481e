package view

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// passage is one that something is to be done with, before it is done.
type passage struct {
	document, title string
	coding.Content
	coding.Span
	left bool // it is left out
}

// preview shows passages before something is done with all of them; each can be
// left out. It is a dialog.
type preview struct {
	title    string
	verb     string // of the key: "code them"
	passages []passage
	cursor   ui.RowCursor
	pens     *pens
	do       func([]passage) tea.Cmd
}

func (s *Screen) openPreview(title, verb string, passages []passage, do func([]passage) tea.Cmd) tea.Cmd {
	if len(passages) == 0 {
		return warn("Nothing was found.")
	}
	p := &preview{title: title, verb: verb, passages: passages, pens: s.pens, do: do}
	p.cursor.SetCount(len(passages))
	return ui.Open(p)
}

// Title says what is shown, and how many.
func (p *preview) Title() string {
	left := 0
	for i := range p.passages {
		if p.passages[i].left {
			left++
		}
	}
	words := fmt.Sprintf("%s: %d", p.title, len(p.passages)-left)
	if left > 0 {
		words += fmt.Sprintf(", %d left out", left)
	}
	return words
}

// Hints are shown in the footer.
func (p *preview) Hints() ui.Actions {
	return ui.Actions{
		{Name: "do", Keys: []string{"enter"}, Label: p.verb, Hint: true},
		{Name: "cancel", Keys: []string{"esc"}, Label: "cancel", Hint: true},
		{Name: "leave-out", Keys: []string{"space"}, Label: "leave out", Hint: true},
	}
}

// Update takes keys and the mouse.
func (p *preview) Update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.MouseMsg:
		p.cursor.Mouse(msg)
	case tea.KeyMsg:
		return p.key(msg)
	}
	return nil, false
}

func (p *preview) key(key tea.KeyMsg) (tea.Cmd, bool) {
	if key.Paste {
		return nil, false
	}
	switch key.String() {
	case "esc":
		return nil, true
	case "enter":
		return p.all(), true
	case " ", "x":
		chosen := &p.passages[p.cursor.Selected()]
		chosen.left = !chosen.left
		p.cursor.Move(+1)
	case "up", "k":
		p.cursor.Move(-1)
	case "down", "j":
		p.cursor.Move(+1)
	case "pgup":
		p.cursor.Move(-p.cursor.Page())
	case "pgdown":
		p.cursor.Move(p.cursor.Page())
	case "home":
		p.cursor.Select(0)
	case "end":
		p.cursor.Select(len(p.passages))
	}
	return nil, false
}

// all does it with those that were not left out.
func (p *preview) all() tea.Cmd {
	var wanted []passage
	for _, each := range p.passages {
		if !each.left {
			wanted = append(wanted, each)
		}
	}
	if len(wanted) == 0 {
		return warn("All were left out, so nothing was done.")
	}
	return p.do(wanted)
}

// mostPreviewed is how many lines a preview takes at most.
const mostPreviewed = 16

// View draws a line for each passage: its document, and its words with those
// around them.
func (p *preview) View(width, height int) string {
	from, to := p.cursor.Window(min(height, mostPreviewed), 0)
	lines := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		lines = append(lines, p.line(&p.passages[i], width, i == p.cursor.Selected()))
	}
	return strings.Join(lines, "\n")
}

func (p *preview) line(each *passage, width int, current bool) string {
	const widestTitle = 24
	lead := "  "
	if current {
		lead = p.pens.accent.of(ui.MarkCursor + " ")
	}
	box := ui.MarkChecked
	if each.left {
		box = ui.MarkUnchecked
	}
	title := ui.Pad(p.pens.dim.of(ui.Clip(each.title, min(widestTitle, width/4))), min(widestTitle, width/4))
	lead += box + " " + title + "  "
	return lead + p.pens.inContext(each.Text, each.Span, width-columnsOf(lead))
}

// inContext is a passage with a few words before it and what fits after it, on
// one line.
func (p *pens) inContext(text *coding.Text, span coding.Span, width int) string {
	const before = 24
	from := max(span.From-before, 0)
	lead := oneLine(" " + text.Slice(coding.Span{From: from, To: span.From}) + "|")
	lead = strings.TrimSuffix(lead, "|")
	words := oneLine("|" + text.Slice(coding.Span{From: span.From, To: min(span.To, span.From+width)}) + "|")
	words = strings.TrimSuffix(strings.TrimPrefix(words, "|"), "|")
	rest := oneLine("|" + text.Slice(coding.Span{From: span.To, To: min(span.To+width, text.Len())}))
	rest = strings.TrimPrefix(rest, "|")
	if from > 0 {
		lead = "…" + lead
	}
	return ui.Fit(p.dim.of(lead)+p.hit.of(words)+p.dim.of(rest), width)
}
