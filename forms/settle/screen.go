// Package settle is the screen on which somebody settles what two copies of a
// study have changed in different ways: each conflict with both sides next to
// one another. It writes nothing: what was chosen is asked of it when it is done.
package settle

import (
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/merge"
	"fieldwork/forms/ui"
)

// Options of the screen.
type Options struct {
	// Ours and Theirs name the two files.
	Ours, Theirs string
	Conflicts    []merge.Conflict
	// Choices are those that were made already.
	Choices merge.Choices
}

// Screen lists conflicts and settles them.
type Screen struct {
	options  Options
	choices  merge.Choices
	cursor   ui.RowCursor
	words    ui.Passage
	finished bool
}

// New makes the screen.
func New(options Options) *Screen {
	s := &Screen{options: options, choices: maps.Clone(options.Choices)}
	if s.choices == nil {
		s.choices = merge.Choices{}
	}
	s.cursor.SetCount(len(options.Conflicts))
	if i, found := s.openFrom(0); found {
		s.cursor.Select(i)
	}
	return s
}

// Choices give how conflicts were settled; finished is false where somebody left
// before saying that they are to count.
func (s *Screen) Choices() (choices merge.Choices, finished bool) { return s.choices, s.finished }

// Init does nothing: the conflicts are there.
func (s *Screen) Init() tea.Cmd { return nil }

// Typing is false: every key does something.
func (s *Screen) Typing() bool { return false }

// Update takes the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if event, ok := msg.(tea.MouseMsg); ok {
		s.cursor.Mouse(event)
	}
	return nil
}

// Head says how much is settled.
func (s *Screen) Head() ui.Head {
	return ui.Head{Left: []string{"Merge", s.options.Theirs + " into " + s.options.Ours}, Right: []string{s.standing()}}
}

func (s *Screen) current() *merge.Conflict { return &s.options.Conflicts[s.cursor.Selected()] }

// open counts the conflicts that are not settled yet.
func (s *Screen) open() int { return len(s.choices.Open(s.options.Conflicts)) }

// openFrom finds the next conflict that is not settled, from a row on and then
// from the top.
func (s *Screen) openFrom(row int) (int, bool) {
	count := len(s.options.Conflicts)
	for i := range count {
		at := (row + i) % count
		if !s.options.Conflicts[at].Allows(s.choices[s.options.Conflicts[at].ID]) {
			return at, true
		}
	}
	return 0, false
}

// settle settles the conflict under the cursor, and goes on to the next.
func (s *Screen) settle(choice merge.Choice) tea.Cmd {
	s.choices[s.current().ID] = choice
	return s.next()
}

func (s *Screen) next() tea.Cmd {
	s.words = ui.Passage{}
	if i, found := s.openFrom(s.cursor.Selected() + 1); found {
		s.cursor.Select(i)
	}
	return nil
}

// settleRest settles alike all that is not settled yet.
func (s *Screen) settleRest(choice merge.Choice) tea.Cmd {
	for _, conflict := range s.choices.Open(s.options.Conflicts) {
		s.choices[conflict.ID] = choice
	}
	return nil
}

func (s *Screen) finish() tea.Cmd {
	s.finished = true
	return ui.Quit()
}
