package view

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/units"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

// Options of a coding view. Workspace and Document are needed.
type Options struct {
	Workspace *workspace.Workspace
	// Document is the ID of the document that is opened.
	Document string
	// At is a passage that is selected and in sight at first; empty for none.
	At coding.Span
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if it
	// is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Behind are the documents, by their ID, whose source has changed since a coder
	// edited their text; nil for none.
	Behind map[string]bool
	// Pick opens a list of documents to go to another; nil if there is none.
	Pick func() tea.Cmd
	// Player plays the recordings; nil if none can be played.
	Player Player
	// Recording gives the file that a document was transcribed from; "" if it
	// is not known. It runs in a command.
	Recording func(document coding.Document) (file string, err error)
	// Themes opens the theme view of a code; nil if there is none.
	Themes func(code string) tea.Cmd
	// Tree opens the code system; nil if it cannot be opened.
	Tree func() tea.Cmd
}

// Screen is the coding view as a screen.
type Screen struct {
	options  Options
	space    *workspace.Workspace
	document string
	// page and units are of the text as it is now; nil until it has been read.
	page  *page
	units *units.Units
	text  *coding.Text // that they are of

	place
	back    []mark // where the coder jumped from
	pending func(tea.KeyMsg) tea.Cmd
	prompt  string // what a key is waited for

	filter  filter
	known   *known
	search  finding
	pens    *pens
	folds   folds
	tree    treePane
	layout  layout
	dragged bool
	// arriving is a passage to go to once the text has been read.
	arriving coding.Span
	playing  bool
	// gathering is set while passages are looked for that are shown before they
	// are changed; keys wait for them.
	gathering bool
}

// New makes a coding view. Nothing is read before Init.
func New(options Options) *Screen {
	if options.Explain == nil {
		options.Explain = func(err error) string { return err.Error() }
	}
	if options.After == nil {
		options.After = ui.After
	}
	s := &Screen{
		options: options, space: options.Workspace, document: options.Document, arriving: options.At,
		pens: newPens(), folds: folds{tree: true, details: true},
	}
	s.search.line = ui.NewLine()
	s.place.unit = units.Sentence
	s.settle()
	return s
}

// Init reads the text. A recording that another document plays stops.
func (s *Screen) Init() tea.Cmd {
	load := s.space.Load(s.document)
	s.settle()
	return tea.Batch(load, s.tellBehind(), s.hush())
}

// tellBehind says that the answer or the notes behind a document have changed
// though its text has not.
func (s *Screen) tellBehind() tea.Cmd {
	if !s.options.Behind[s.document] {
		return nil
	}
	document, _ := s.space.Analysis().Document(s.document)
	return warn("What was recorded in the interview has changed since this text was edited here, so the text was left as it is. " +
		"'fieldwork responses show " + document.Interview + "' shows what is recorded now.")
}

// Typing reports whether what is searched for is typed now.
func (s *Screen) Typing() bool { return s.search.typing }

// HoldsKeys is for [ui.KeyHolder]: keys wait while a change is being saved and
// until the text has been read.
func (s *Screen) HoldsKeys() bool { return s.space.Holding() || s.search.waiting || s.gathering }

// Saving is for [ui.Saver]: nothing is to be seen before it is on disk.
func (s *Screen) Saving() bool { return s.space.Holding() }

// Leave is for [ui.Leaver].
func (s *Screen) Leave() tea.Cmd {
	s.remember()
	return s.space.Leave()
}

// Update takes keys, the mouse, and what comes back from commands.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	cmd := s.update(msg)
	s.settle()
	if s.search.outdated && s.page != nil {
		s.search.outdated = false
		cmd = tea.Batch(cmd, s.lookAgain())
	}
	return cmd
}

func (s *Screen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return s.key(msg)
	case tea.MouseMsg:
		return s.mouse(msg)
	case ui.ResumedMsg:
		return s.space.Load(s.document)
	case gatheredMsg:
		return s.gathered(msg)
	case soundMsg:
		return s.sounded(msg)
	case goToMsg:
		if msg.screen == s {
			return s.jump(msg.document, msg.at)
		}
		return nil
	}
	if cmd, own := s.searched(msg); own {
		return cmd
	}
	return s.space.Update(msg)
}

// key takes a key that no action took.
func (s *Screen) key(key tea.KeyMsg) tea.Cmd {
	if s.pending != nil {
		take := s.pending
		s.pending, s.prompt = nil, ""
		if key.Type == tea.KeyEsc {
			return nil
		}
		return take(key)
	}
	if s.search.typing {
		return s.typeSearch(key)
	}
	if place, ok := hotKey(key); ok && s.page != nil {
		return s.putKey(place)
	}
	return nil
}

// hotKey is the hot key, counted from 0, that a key is.
func hotKey(key tea.KeyMsg) (place int, ok bool) {
	digit, ok := letterOf(key)
	return int(digit - '1'), ok && digit >= '1' && digit <= '9'
}

// TakesKey is for [ui.KeyFirst].
func (s *Screen) TakesKey(key tea.KeyMsg) bool {
	_, digit := hotKey(key)
	return s.pending != nil || s.search.typing && s.search.line.TakesKey(key) || digit && !s.search.typing && s.page != nil
}

// settle follows what has changed in the workspace: the text, and what is known
// of the segments and codes.
func (s *Screen) settle() {
	if content, there := s.space.Content(s.document); there && content.Text != s.text {
		s.takeText(content)
	}
	if s.page == nil {
		return
	}
	if s.known == nil || s.known.version != s.space.Version() || s.known.filter != s.filter || s.known.document != s.document {
		s.known = s.learn(s.page.content)
	}
	s.refold()
}

// takeText shows a text that is new, or was edited: the cursor stays on the
// words that it was on.
func (s *Screen) takeText(content coding.Content) {
	before, top := s.text, 0
	if before != nil {
		moved := newShift(before.String(), content.Text.String())
		top = moved.byte(s.page.top)
		s.place.move(moved.place(before, content.Text))
	}
	s.text, s.page, s.units = content.Text, newPage(content), units.New(content)
	s.page.top = max(min(top, len(content.Text.String())-1), 0)
	s.place.within(s.units, content.Text)
	if before == nil {
		s.arrive()
	}
	s.search.outdated = true
}

// wideHead is the width, in columns, from which the title line has room for more
// than the document.
const wideHead = 100

// Head says which document is shown, how far it has been coded, and who codes.
func (s *Screen) Head() ui.Head {
	s.settle()
	document, _ := s.space.Analysis().Document(s.document)
	head := ui.Head{Left: []string{document.Title}}
	if s.known != nil {
		head.Right = append(head.Right, s.known.progress(s.layout.width < wideHead))
	}
	if words := s.filter.words(s.space.Analysis()); words != "" {
		head.Right = append(head.Right, words)
	}
	if s.place.marking {
		head.Right = append(head.Right, "selecting")
	}
	if s.space.Analysis().Done(s.document, s.space.Author().Coder) {
		head.Right = append(head.Right, ui.MarkDone+" finished")
	}
	head.Right = append(head.Right, "coder: "+s.space.Author().Coder)
	return head
}
