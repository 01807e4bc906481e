package view

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// picker finds a code by its name, its path or its definition, and makes one
// where nothing fits. It is a dialog.
type picker struct {
	title string
	rows  []pickRow
	line  *ui.Line
	found []int // the rows that match, the best first
	// cursor is the place in found; behind the last stands the code that would
	// be made.
	cursor, top, shown int
	pens               *pens
	use                func(codes ...string) tea.Cmd
	make               func(parent, name string) tea.Cmd
	chosen             map[string]bool // codes that were ticked, to be put together
}

// pickRow is a code in the picker, and what it is found by.
type pickRow struct {
	code             coding.Code
	path             string // of the codes above it
	name, definition string // folded
	folded           string // path and name
	key              int
}

// openPicker asks for a code; those with a hot key come first.
func (s *Screen) openPicker(title string, use func(codes ...string) tea.Cmd, make func(parent, name string) tea.Cmd) tea.Cmd {
	p := &picker{title: title, line: ui.NewLine(), pens: s.pens, use: use, make: make, chosen: map[string]bool{}}
	a := s.space.Analysis()
	keyOf := map[string]int{}
	for i := range workspace.MostKeys {
		if code, known := a.Code(s.space.Keys().Code(i)); known {
			keyOf[code.ID] = i + 1
			p.rows = append(p.rows, newPickRow(a, code, i+1))
		}
	}
	for _, code := range a.Tree() {
		if keyOf[code.ID] == 0 {
			p.rows = append(p.rows, newPickRow(a, code, 0))
		}
	}
	p.filter()
	return ui.Open(p)
}

func newPickRow(a *coding.Analysis, code coding.Code, key int) pickRow {
	path := a.Path(code.ID)
	above := coding.PathWords(path[:len(path)-1])
	return pickRow{
		code: code, path: above, key: key, name: strings.ToLower(code.Name), folded: strings.ToLower(above + " " + code.Name),
		definition: strings.ToLower(code.Definition + " " + code.Include),
	}
}

// Title stands in the rule above the dialog.
func (p *picker) Title() string { return p.title }

// Hints are shown in the footer.
func (p *picker) Hints() ui.Actions {
	return ui.Actions{
		{Name: "use", Keys: []string{"enter"}, Label: "use", Hint: true},
		{Name: "cancel", Keys: []string{"esc"}, Label: "cancel", Hint: true},
		{Name: "new", Keys: []string{"alt+enter"}, Label: "make what is typed", Hint: true},
		{Name: "tick", Keys: []string{"tab"}, Label: "tick several", Hint: true},
	}
}

// Update takes keys and the mouse.
func (p *picker) Update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return p.key(msg)
	case tea.MouseMsg:
		return p.mouse(msg)
	}
	return nil, false
}

func (p *picker) key(key tea.KeyMsg) (tea.Cmd, bool) {
	switch key.String() {
	case "esc":
		return nil, true
	case "enter":
		return p.pick(p.cursor)
	case "alt+enter":
		return p.pick(len(p.found))
	case "up", "ctrl+k":
		p.move(-1)
	case "down", "ctrl+n":
		p.move(+1)
	case "pgup":
		p.cursor = max(p.cursor-p.shown, 0)
	case "pgdown":
		p.cursor = min(p.cursor+p.shown, p.last())
	case "tab":
		p.tick()
	default:
		if p.line.Update(key); p.line.Changed() {
			p.filter()
		}
	}
	return nil, false
}

// tick marks the code under the cursor to be put with others.
func (p *picker) tick() {
	if p.cursor < len(p.found) {
		id := p.rows[p.found[p.cursor]].code.ID
		p.chosen[id] = !p.chosen[id]
		p.move(+1)
	}
}

// last is the lowest row: the code that would be made, where one would.
func (p *picker) last() int {
	if p.makes() {
		return len(p.found)
	}
	return max(len(p.found)-1, 0)
}

// move goes round and round, for the code that would be made is the last.
func (p *picker) move(by int) { p.cursor = (p.cursor + by + p.last() + 1) % (p.last() + 1) }

// makes reports whether what is typed could be a new code.
func (p *picker) makes() bool {
	_, name := p.fresh()
	return p.make != nil && name != ""
}

// fresh is the code that would be made of what is typed: its parent, "" for the
// top, and its name. "benefits/Trust" lies under Benefits.
func (p *picker) fresh() (parent, name string) {
	typed := strings.TrimSpace(p.line.Value())
	above, below, parted := strings.Cut(typed, "/")
	if !parted {
		return "", typed
	}
	above = strings.ToLower(strings.TrimSpace(above))
	for _, row := range p.rows {
		if row.name == above {
			return row.code.ID, strings.TrimSpace(below)
		}
	}
	return "", typed
}

// pick uses a row of those found, with those ticked, or makes a code.
func (p *picker) pick(at int) (tea.Cmd, bool) {
	if at >= len(p.found) {
		if !p.makes() {
			return nil, false
		}
		return p.make(p.fresh()), true
	}
	var codes []string
	for _, row := range p.rows {
		if p.chosen[row.code.ID] {
			codes = append(codes, row.code.ID)
		}
	}
	if len(codes) == 0 {
		codes = []string{p.rows[p.found[at]].code.ID}
	}
	return p.use(codes...), true
}

func (p *picker) filter() {
	p.found = rankRows(p.rows, p.line.Value())
	p.cursor, p.top = 0, 0
}

func (p *picker) mouse(msg tea.MouseMsg) (tea.Cmd, bool) {
	if msg.Action != tea.MouseActionPress {
		return nil, false
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		p.cursor = max(p.cursor-1, 0)
	case tea.MouseButtonWheelDown:
		p.cursor = min(p.cursor+1, p.last())
	case tea.MouseButtonLeft:
		if at := p.top + msg.Y - 1; msg.Y > 0 && at <= p.last() {
			return p.pick(at)
		}
	}
	return nil, false
}
