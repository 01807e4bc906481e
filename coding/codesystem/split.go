package codesystem

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// splitting chooses passages of a code that go to a new one.
type splitting struct {
	work     *workspace.Workspace
	code     coding.Code
	segments []coding.Segment
	chosen   map[string]bool
	cursor   ui.RowCursor
	// asked holds the documents whose texts were asked for: one that cannot be
	// read is not asked for again.
	asked map[string]bool
	// done is told of the new code.
	done func(code string)
}

// split opens the passages of the selected code to choose from.
func (s *Screen) split() tea.Cmd {
	current, _ := s.outline.current()
	segments := s.work.Analysis().SegmentsOf(current.ID)
	if sees := s.work.Sees(); sees != nil {
		segments = slices.DeleteFunc(segments, func(segment coding.Segment) bool { return !sees(&segment) })
	}
	p := &splitting{
		work: s.work, code: current.Code, segments: segments, chosen: map[string]bool{}, asked: map[string]bool{},
		done: func(code string) { s.outline.wanted = code; s.outline.built = false },
	}
	p.cursor.SetCount(len(p.segments))
	return ui.Push(p)
}

// around is how many passages on either side of the selected one have their
// texts read.
const around = 60

// Init reads the texts of the first passages.
func (p *splitting) Init() tea.Cmd { return p.load() }

// load reads the texts of the passages around the selected one.
func (p *splitting) load() tea.Cmd {
	var commands []tea.Cmd
	from, to := max(p.cursor.Selected()-around, 0), min(p.cursor.Selected()+around, len(p.segments))
	for _, s := range p.segments[from:to] {
		if !p.asked[s.Document] {
			p.asked[s.Document] = true
			commands = append(commands, p.work.Load(s.Document))
		}
	}
	return tea.Batch(commands...)
}

// Typing is false: the name is typed into a dialog.
func (p *splitting) Typing() bool { return false }

// HoldsKeys keeps keys back while a change is being saved.
func (p *splitting) HoldsKeys() bool { return p.work.Holding() }

// Saving is for [ui.Saver]: nothing is to be seen before it is on disk.
func (p *splitting) Saving() bool { return p.work.Holding() }

// Update takes the mouse, and texts that were read.
func (p *splitting) Update(msg tea.Msg) tea.Cmd {
	cmd := p.work.Update(msg)
	if mouse, ok := msg.(tea.MouseMsg); ok && p.cursor.Mouse(mouse) {
		p.choose()
	}
	return tea.Batch(cmd, p.load())
}

// Head names the code and counts what is chosen.
func (p *splitting) Head() ui.Head {
	return ui.Head{Left: []string{"Split “" + p.code.Name + "”"}, Right: []string{fmt.Sprintf("%d of %d chosen", len(p.chosen), len(p.segments))}}
}

// Actions is what can be done while choosing.
func (p *splitting) Actions() ui.Actions {
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd { p.cursor.Move(by); return p.load() }
	}
	why := ""
	if len(p.chosen) == 0 {
		why = "No passage is chosen; space chooses the selected one."
	}
	return ui.Actions{
		{Name: "choose", Keys: []string{"space", "x"}, Label: "choose", Section: sectionCode, Hint: true,
			Help: "Choose the passage or leave it, and go to the next.", Do: p.choose},
		{Name: "choose-all", Keys: []string{"a"}, Label: "all", Section: sectionCode, Hint: true,
			Help: "Choose all passages, or none if all are chosen.", Do: p.chooseAll},
		{Name: "split", Keys: []string{"enter"}, Label: "to a new code", Section: sectionCode, Hint: true,
			Help: "Name the new code that gets the chosen passages.", Do: p.name, Disabled: why},
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionMove, Help: "Select the next passage.", Do: step(+1)},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionMove, Help: "Select the passage before.", Do: step(-1)},
		{Name: "page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionMove, Help: "Go down by a window.", Do: step(p.cursor.Page())},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionMove, Help: "Go up by a window.", Do: step(-p.cursor.Page())},
		{Name: "first", Keys: []string{"home"}, Label: "first", Section: sectionMove, Help: "Select the first passage.", Do: step(-len(p.segments))},
		{Name: "last", Keys: []string{"end"}, Label: "last", Section: sectionMove, Help: "Select the last passage.", Do: step(len(p.segments))},
		{Name: "close", Keys: []string{"esc"}, Label: "cancel", Section: sectionAll, Hint: true, Help: "Leave the code as it is.", Do: ui.Pop},
	}
}

func (p *splitting) choose() tea.Cmd {
	id := p.segments[p.cursor.Selected()].ID
	if p.chosen[id] {
		delete(p.chosen, id)
	} else {
		p.chosen[id] = true
	}
	p.cursor.Move(+1)
	return p.load()
}

func (p *splitting) chooseAll() tea.Cmd {
	if len(p.chosen) == len(p.segments) {
		clear(p.chosen)
		return nil
	}
	for _, s := range p.segments {
		p.chosen[s.ID] = true
	}
	return nil
}

// name asks for the name of the new code, and splits.
func (p *splitting) name() tea.Cmd {
	label := "Name of the new code, for " + Counted(len(p.chosen), "passage", "passages")
	return ui.Open(ui.Prompt("Split “"+p.code.Name+"”", label, "", false, func(name string) tea.Cmd {
		var ids []string
		for _, s := range p.segments {
			if p.chosen[s.ID] {
				ids = append(ids, s.ID)
			}
		}
		c, fresh, err := p.work.Analysis().SplitCode(p.work.Author(), p.code.ID, name, ids...)
		cmd := p.work.Change(c, err)
		if err != nil {
			return cmd
		}
		p.done(fresh.ID)
		return tea.Batch(cmd, ui.Pop())
	}))
}

// Body draws the passages, one line each.
func (p *splitting) Body(width, height int) string {
	from, to := p.cursor.Window(height, 0)
	lines := make([]string, 0, to-from)
	for at := from; at < to; at++ {
		lines = append(lines, p.row(p.segments[at], at == p.cursor.Selected(), width))
	}
	return strings.Join(lines, "\n")
}

// mostShown is how many code points of a passage are shown.
const mostShown = 300

func (p *splitting) row(s coding.Segment, current bool, width int) string {
	theme := ui.CurrentTheme()
	lead, style := "  ", theme.Accent.UnsetForeground().UnsetBold()
	if current {
		lead, style = ui.MarkCursor+" ", theme.Accent
	}
	mark := ui.MarkUnchecked
	if p.chosen[s.ID] {
		mark = ui.MarkChecked
	}
	lead += mark + " "
	document, _ := p.work.Analysis().Document(s.Document)
	words := "…"
	if content, read := p.work.Content(s.Document); read && content.Text.Holds(s.Span) {
		shown := s.Span
		shown.To = min(shown.To, shown.From+mostShown)
		words = strings.Join(strings.Fields(content.Text.Slice(shown)), " ")
	}
	source := ui.Clip(document.Title, width/3)
	room := max(width-ui.Width(lead)-ui.Width(source)-2, 0)
	return style.Render(lead+ui.Pad(ui.Clip(words, room), room)) + "  " + theme.Dim.Render(source)
}
