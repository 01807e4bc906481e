package codesystem

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/workspace"
	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// Options of the code-system screen.
type Options struct {
	Workspace *workspace.Workspace
	// Themes opens what is filed under a code; nil if that cannot be seen.
	Themes func(code string) tea.Cmd
	// Matrix opens the matrices of codes; nil if they cannot be seen.
	Matrix func() tea.Cmd
	// Instruments reads the instruments of the study. It runs in a command; nil
	// if codes cannot be derived from any.
	Instruments func() ([]*forms.Instrument, error)
	// Explain makes a sentence of an error.
	Explain func(error) string
	// Code is selected at first; the first of the tree if it is empty.
	Code string
}

// Screen is the code system as a screen.
type Screen struct {
	options Options
	work    *workspace.Workspace
	outline outline
	// cut is the code that is to be put elsewhere; empty for none.
	cut string
}

// New makes the screen of a code system.
func New(options Options) *Screen {
	s := &Screen{options: options, work: options.Workspace}
	s.outline.folded = map[string]bool{}
	s.outline.wanted = options.Code
	s.refresh()
	return s
}

// Init does nothing: the analysis is there.
func (s *Screen) Init() tea.Cmd { return nil }

// Typing is false: what is typed goes into dialogs.
func (s *Screen) Typing() bool { return false }

// HoldsKeys keeps keys back while a change is being saved.
func (s *Screen) HoldsKeys() bool { return s.work.Holding() }

// Saving is for [ui.Saver]: nothing is to be seen before it is on disk.
func (s *Screen) Saving() bool { return s.work.Holding() }

// Leave waits until what is being saved is on disk.
func (s *Screen) Leave() tea.Cmd { return s.work.Leave() }

// Update takes the workspace's messages, the instruments that were read, keys
// and the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	cmd := s.work.Update(msg)
	s.refresh()
	switch msg := msg.(type) {
	case instrumentsMsg:
		if msg.screen == s {
			return tea.Batch(cmd, s.chooseInstrument(msg))
		}
	case tea.KeyMsg:
		return tea.Batch(cmd, s.pinKey(msg))
	case tea.MouseMsg:
		return tea.Batch(cmd, s.mouse(msg))
	}
	return cmd
}

// mouse selects a code; a click on the selected one opens its theme.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	if s.outline.cursor.Mouse(msg) && s.whyNoThemes() == "" {
		return s.openTheme()
	}
	return nil
}

// refresh lays the tree out again if something has changed.
func (s *Screen) refresh() {
	s.outline.update(s.work)
	if _, known := s.work.Analysis().Code(s.cut); !known {
		s.cut = ""
	}
}

// change makes a change, and lays the tree out with a code selected; the one
// that was if it is empty.
func (s *Screen) change(c coding.Change, err error, selected string) tea.Cmd {
	cmd := s.work.Change(c, err)
	if err == nil {
		s.outline.wanted = selected
	}
	s.refresh()
	return cmd
}

// Head says how many codes and segments there are.
func (s *Screen) Head() ui.Head {
	segments := 0
	for _, r := range s.outline.rows {
		segments += r.own
	}
	return ui.Head{
		Left: []string{"Code system"},
		Right: []string{
			Counted(len(s.outline.rows), "code", "codes"), Counted(segments, "passage", "passages"), s.work.Author().Coder,
		},
	}
}
