package agreementview

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/comparison"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// Options of the screen. Open may be nil, if documents cannot be opened.
type Options struct {
	Workspace *workspace.Workspace
	// Scope says what is compared, between just two coders; Manner how. No
	// intervals are drawn.
	Scope  comparison.Scope
	Manner comparison.Manner
	// Open opens a document at a passage.
	Open func(document string, at coding.Span) tea.Cmd
	// Explain makes a sentence of an error.
	Explain func(error) string
}

// Screen is the agreement of two coders as a screen.
type Screen struct {
	options Options
	work    *workspace.Workspace

	// material is what the list was made of, and found all disagreements in it.
	material *comparison.Material
	found    []comparison.Disagreement
	// shown are the places of those that are listed.
	shown  []int
	only   string // the ID of the code that is listed; empty for all
	cursor ui.RowCursor
	scroll ui.Passage

	comparing comparing
	codes     codeTable
	// seen says that the view was drawn since the last message, so that the
	// screen is on top.
	seen bool
}

// New makes the screen.
func New(options Options) *Screen {
	options.Manner.Samples = 0
	return &Screen{options: options, work: options.Workspace}
}

// Init begins to compare.
func (s *Screen) Init() tea.Cmd { return s.compare() }

// Typing is false: nothing is typed here.
func (s *Screen) Typing() bool { return false }

// HoldsKeys keeps keys back while a change is being saved or disagreements are
// being listed, so that a key lands on the disagreement that is seen.
func (s *Screen) HoldsKeys() bool { return s.work.Holding() || s.comparing.listing }

// Leave waits until what is being saved is on disk.
func (s *Screen) Leave() tea.Cmd { return s.work.Leave() }

// Update takes the messages of the workspace and what was compared, and the
// mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	before := s.work.Version()
	_, had := s.work.Content(s.comparing.awaited)
	cmd := s.work.Update(msg)
	if _, has := s.work.Content(s.comparing.awaited); has && !had && s.work.Version() == before+1 {
		s.comparing.version++ // a text was read, and nothing else is new
	}
	if s.seen && s.material != nil && s.comparing.version != s.work.Version() {
		cmd = tea.Batch(cmd, s.compare())
	}
	s.seen = false
	return tea.Batch(cmd, s.take(msg))
}

func (s *Screen) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case foundMsg:
		if msg.screen == s {
			return s.takeFound(msg)
		}
	case reportMsg:
		if msg.screen == s {
			return s.takeReport(msg)
		}
	case ui.ResumedMsg:
		return s.compare()
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

// mouse moves with the wheel and selects what is clicked.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	if s.codes.open {
		if s.codes.cursor.Mouse(msg) {
			return s.narrowToCode()
		}
		return nil
	}
	before := s.cursor.Selected()
	if s.cursor.Mouse(msg) && s.whyNotOpen() == "" {
		return s.openSource()
	}
	if s.cursor.Selected() != before {
		return s.selected()
	}
	return nil
}

// Head says who is compared and how much is left.
func (s *Screen) Head() ui.Head {
	documents := 0
	if s.material != nil {
		documents = len(s.material.Documents())
	}
	return ui.Head{
		Left: []string{"Agreement", s.first() + " and " + s.second()},
		Right: []string{
			codesystem.Counted(len(s.found), "disagreement", "disagreements"), codesystem.Counted(documents, "document", "documents"),
			s.work.Author().Coder,
		},
	}
}

func (s *Screen) first() string { return s.options.Scope.Coders[0] }

func (s *Screen) second() string { return s.options.Scope.Coders[1] }

// current is the disagreement that is selected; nil if there is none.
func (s *Screen) current() *comparison.Disagreement {
	if s.cursor.Selected() >= len(s.shown) {
		return nil
	}
	return &s.found[s.shown[s.cursor.Selected()]]
}

// codeOf is the name of the code of a disagreement.
func (s *Screen) codeOf(d *comparison.Disagreement) string {
	return cmp.Or(s.material.Codes()[d.Code].Name, "a code without a name")
}
