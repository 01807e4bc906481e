package matrixview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/themes"
	"fieldwork/coding/themeview"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// Options of the screen of matrices.
type Options struct {
	Workspace *workspace.Workspace
	// Branch is the code that is shown at first with those under it; empty for
	// all codes.
	Branch string
	// Themes opens the passages of a code; nil if they cannot be seen.
	Themes func(code string, begin themeview.Beginning) tea.Cmd
	// Known reads what is known of every document and of who it comes from, by
	// its ID. It runs in a command; nil if nothing is known.
	Known func() (map[string]coding.Attributes, map[string]themes.Respondent, error)
	// Explain makes a sentence of an error.
	Explain func(error) string
}

// Screen is a matrix as a screen.
type Screen struct {
	options Options
	work    *workspace.Workspace

	attributes  map[string]coding.Attributes
	respondents map[string]themes.Respondent

	asked   asked
	reading reading
	quoting quoting
	// matrix and framework are what was made last; one of them is nil.
	matrix    *themes.Matrix
	framework *themes.Framework
	version   int
	grid      grid
	// seen says that the matrix was drawn since the last message: one that lies
	// beneath another screen is made anew when it is back on top.
	seen bool
}

// asked is what is to be shown.
type asked struct {
	across  across
	measure themes.Measure
	// sum lets each code count with all that lie under it.
	sum bool
	// branch is the code whose branch is shown; empty for all codes.
	branch string
	coder  string // empty for everybody
	// sorted is the column by which the rows are sorted; empty for the order of
	// the tree.
	sorted string
}

// New makes the screen of matrices.
func New(options Options) *Screen {
	s := &Screen{options: options, work: options.Workspace}
	s.asked = asked{across: across{kind: byAttribute, attribute: "kind"}, measure: themes.Segments, sum: true, branch: options.Branch}
	s.reading.forget()
	s.quoting.forget()
	s.make()
	return s
}

// knownMsg brings what is known of the documents.
type knownMsg struct {
	screen      *Screen
	attributes  map[string]coding.Attributes
	respondents map[string]themes.Respondent
	err         error
}

// Init reads what is known of the documents.
func (s *Screen) Init() tea.Cmd {
	if s.options.Known == nil {
		return nil
	}
	return func() tea.Msg {
		attributes, respondents, err := s.options.Known()
		return knownMsg{s, attributes, respondents, err}
	}
}

// Typing is false: what is typed goes into dialogs.
func (s *Screen) Typing() bool { return false }

// HoldsKeys keeps keys back while a change is being saved.
func (s *Screen) HoldsKeys() bool { return s.work.Holding() }

// Leave waits until what is being saved is on disk.
func (s *Screen) Leave() tea.Cmd { return s.work.Leave() }

// Update takes the workspace's messages, what was read, and the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	cmd := s.work.Update(msg)
	if s.seen && s.version != s.work.Version() {
		cmd = tea.Batch(cmd, s.again())
	}
	s.seen = false
	return tea.Batch(cmd, s.take(msg), s.quote())
}

func (s *Screen) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case knownMsg:
		if msg.screen == s {
			return s.takeKnown(msg)
		}
	case readMsg:
		if msg.screen == s {
			return s.takeRead(msg)
		}
	case quotedMsg:
		if msg.screen == s {
			return s.takeQuoted(msg)
		}
	case ui.ResumedMsg:
		if s.version != s.work.Version() {
			s.reading.forget()
			return s.again()
		}
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

func (s *Screen) takeKnown(msg knownMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("What is known of the documents could not be read. " + s.options.Explain(msg.err))
	}
	s.attributes, s.respondents = msg.attributes, msg.respondents
	return s.again()
}

// again makes the matrix anew, and reads the texts that it needs.
func (s *Screen) again() tea.Cmd {
	s.make()
	return tea.Batch(s.read(), s.quote())
}

// Head says what is shown, and of whose coding.
func (s *Screen) Head() ui.Head {
	right := []string{s.count()}
	if s.asked.coder != "" {
		right = append(right, "coded by "+s.asked.coder)
	}
	if state := s.reading.state(); state != "" {
		right = append(right, state)
	}
	return ui.Head{Left: []string{"Matrix", s.asked.across.words()}, Right: append(right, s.work.Author().Coder)}
}

// count says how large the matrix is.
func (s *Screen) count() string {
	if s.framework != nil {
		return codesystem.Counted(len(s.framework.Cases), "case", "cases")
	}
	return codesystem.Counted(len(s.matrix.Rows), "code", "codes")
}
