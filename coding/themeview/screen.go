package themeview

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/query"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// Options of the theme view.
type Options struct {
	Workspace *workspace.Workspace
	// Code is what is shown at first, with the codes under it.
	Code string
	// Begin narrows what is shown at first.
	Begin Beginning
	// Open opens a document at a passage; nil if it cannot be opened.
	Open func(document string, at coding.Span) tea.Cmd
	// Matrix opens the matrices of a code and those that lie under it; nil if
	// they cannot be opened.
	Matrix func(code string) tea.Cmd
	// Attributes reads what is known of every document, by its ID. It runs in a
	// command; nil if nothing is known.
	Attributes func() (map[string]coding.Attributes, error)
	// Turns reads the speaker turns of every document, by its ID. It runs in a
	// command; nil if they are not known.
	Turns func() (map[string][]coding.Turn, error)
	// Needed lists the documents whose texts other screens need, which are not
	// let go of; nil for none.
	Needed func() []string
	// Explain makes a sentence of an error.
	Explain func(error) string
}

// Screen is the theme view as a screen.
type Screen struct {
	options Options
	work    *workspace.Workspace

	combination combination
	keep        query.Keep
	attributes  map[string]coding.Attributes
	// turns are those of every document, once a speaker was to be chosen.
	turns    map[string][]coding.Turn
	results  results
	search   search
	reading  reading
	list     list
	counting counting
	// marked holds the segments that are changed together.
	marked map[string]bool
	// seen says that the view was drawn since the last message: one that lies
	// beneath another screen finds its passages again when it is back on top.
	seen bool
}

// New makes the theme view of a code.
func New(options Options) *Screen {
	s := &Screen{
		options: options, work: options.Workspace, marked: map[string]bool{},
		search: newSearch(), reading: newReading(options.Workspace), list: list{blocks: map[int]block{}},
	}
	s.begin()
	s.refresh()
	return s
}

// attributesMsg brings what is known of the documents.
type attributesMsg struct {
	screen     *Screen
	attributes map[string]coding.Attributes
	err        error
}

// Init reads the texts of the first passages and those that nearness has to be
// counted in, and the attributes.
func (s *Screen) Init() tea.Cmd {
	return tea.Batch(s.readInSight(), s.readUnread(), s.readAttributes())
}

func (s *Screen) readAttributes() tea.Cmd {
	if s.options.Attributes == nil {
		return nil
	}
	return func() tea.Msg {
		attributes, err := s.options.Attributes()
		return attributesMsg{s, attributes, err}
	}
}

// Typing is true while a filter is typed.
func (s *Screen) Typing() bool { return s.search.typing }

// TakesKey gives the filter its keys while it is typed.
func (s *Screen) TakesKey(key tea.KeyMsg) bool { return s.search.typing && s.search.line.TakesKey(key) }

// HoldsKeys keeps keys back while a change is being saved.
func (s *Screen) HoldsKeys() bool { return s.work.Holding() }

// Saving is for [ui.Saver]: nothing is to be seen before it is on disk.
func (s *Screen) Saving() bool { return s.work.Holding() }

// Leave waits until what is being saved is on disk.
func (s *Screen) Leave() tea.Cmd { return s.work.Leave() }

// Update takes the workspace's messages, what was read, keys of the filter and
// the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	before, missing := s.work.Version(), s.missing()
	cmd := s.work.Update(msg)
	if s.missing() < missing && s.work.Version() == before+1 && s.results.version == before {
		s.results.version++ // a text was read, and nothing else is new
	}
	if s.seen && s.refresh() {
		cmd = tea.Batch(cmd, s.readUnread(), s.readUncounted())
	}
	s.seen = false
	return tea.Batch(cmd, s.take(msg))
}

func (s *Screen) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case attributesMsg:
		if msg.screen == s {
			return s.takeAttributes(msg)
		}
	case readMsg:
		if msg.screen == s {
			return s.takeText(msg)
		}
	case turnsMsg:
		if msg.screen == s {
			return s.takeTurns(msg)
		}
	case wordsMsg:
		if msg.screen == s {
			return s.takeWords(msg)
		}
	case placesMsg:
		if msg.screen == s {
			return s.takePlaces(msg)
		}
	case ui.ResumedMsg:
		return tea.Batch(s.resumed(), s.readAttributes(), s.followTurns())
	case tea.KeyMsg:
		return s.typed(msg)
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

func (s *Screen) takeAttributes(msg attributesMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("What is known of the documents could not be read. " + s.options.Explain(msg.err))
	}
	s.attributes = msg.attributes
	return s.again()
}

// resumed takes in what was changed on another screen.
func (s *Screen) resumed() tea.Cmd {
	s.textsEdited()
	return s.again()
}

// textsEdited lets go of all that was made of texts, since they may have been
// edited.
func (s *Screen) textsEdited() {
	s.reading.edited()
	s.search.edited()
	s.list.forget()
}

// Head says what is shown.
func (s *Screen) Head() ui.Head {
	title := "a code that is gone"
	if c, known := s.work.Analysis().Code(s.combination.first.Code); known {
		title = c.Name
	}
	return ui.Head{
		Left: []string{"Theme", title},
		Right: []string{
			codesystem.Counted(len(s.results.shown), "passage", "passages") + s.ofAll(), codesystem.Counted(s.results.documents, "document", "documents"),
			s.work.Author().Coder,
		},
	}
}

func (s *Screen) ofAll() string {
	if len(s.results.shown) == len(s.results.finds) {
		return ""
	}
	return fmt.Sprintf(" of %d", len(s.results.finds))
}
