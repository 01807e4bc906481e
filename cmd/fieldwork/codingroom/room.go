// Package codingroom opens the screens on which a study is coded, and lets them
// open one another: the coding view of a document, the passages of a code, and
// the code system. They share one workspace.
package codingroom

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/project"
	"fieldwork/coding/themeview"
	"fieldwork/coding/view"
	"fieldwork/coding/workspace"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Options of a room. Study, Coder, Now and Explain are needed.
type Options struct {
	Study *study.Study
	// Coder is who codes.
	Coder   string
	Now     func() time.Time
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Player plays recordings; nil if none can be played.
	Player view.Player
	// Sound gives the whole path of a recording that was linked.
	Sound func(forms.Recording) string
}

// Room is the coding of a study while screens work on it.
type Room struct {
	options Options
	project *project.Project
	space   *workspace.Workspace
	// behind are the documents whose source has changed since a coder edited
	// them.
	behind map[string]bool
	// open are the documents of the coding views that lie on one another.
	open []string
}

// Open brings the documents up to date and reads what was coded. It waits for
// the disk. Nothing else may change the coding while the room is in use.
func Open(options Options) (*Room, error) {
	p := project.New(options.Study.Store(), options.Now)
	if _, err := p.BringUpToDate(options.Study); err != nil {
		return nil, err
	}
	analysis, err := p.Analysis()
	if err != nil {
		return nil, err
	}
	behind, err := p.Behind()
	if err != nil {
		return nil, err
	}
	bookmarks, err := p.Bookmarks(options.Coder)
	if err != nil {
		return nil, err
	}
	space := workspace.New(workspace.Options{
		Project: p, Analysis: analysis, Explain: options.Explain, Bookmarks: bookmarks,
		Author: coding.Author{Coder: options.Coder, NewID: options.Study.Store().NewID, Now: options.Now},
	})
	spareMemory()
	return &Room{options: options, project: p, space: space, behind: behind}, nil
}

// Document is the ID of the document that stands for an ID or a part of it; of
// none, the first that nobody has coded yet, or the first of all. The error
// wraps project.ErrNoDocument or project.ErrManyDocuments.
func (r *Room) Document(part string) (string, error) {
	if part != "" {
		found, err := r.project.Document(part)
		return found.ID, err
	}
	all := r.space.Analysis().Documents()
	for _, document := range all {
		if len(r.space.Analysis().Segments(document.ID)) == 0 {
			return document.ID, nil
		}
	}
	if len(all) == 0 {
		return "", project.ErrNoDocument
	}
	return all[0].ID, nil
}

// View is the coding view of a document, with a passage selected.
func (r *Room) View(document string, at coding.Span) ui.Screen {
	r.open = append(r.open, document)
	return view.New(view.Options{
		Workspace: r.space, Document: document, At: at, Explain: r.options.Explain, After: r.options.After,
		Behind: r.behind, Pick: r.pick, Player: r.options.Player, Recording: r.recording, Themes: r.Themes, Tree: r.Tree,
	})
}

// Themes opens the passages of a code.
func (r *Room) Themes(code string) tea.Cmd { return r.themesFrom(code, themeview.Beginning{}) }

// themesFrom opens the passages of a code, narrowed as they are to be at first.
func (r *Room) themesFrom(code string, begin themeview.Beginning) tea.Cmd {
	return ui.Push(themeview.New(themeview.Options{
		Workspace: r.space, Code: code, Begin: begin, Explain: r.options.Explain, Matrix: r.Matrix,
		Open:       func(document string, at coding.Span) tea.Cmd { return ui.Push(r.View(document, at)) },
		Attributes: r.attributes, Turns: r.project.Turns, Needed: func() []string { return r.open },
	}))
}

// Tree opens the code system.
func (r *Room) Tree() tea.Cmd {
	return ui.Push(codesystem.New(codesystem.Options{
		Workspace: r.space, Themes: r.Themes, Matrix: func() tea.Cmd { return r.Matrix("") }, Instruments: r.instruments, Explain: r.options.Explain,
	}))
}

// pick asks for another document, and opens it in place of the one on top.
func (r *Room) pick() tea.Cmd {
	return ui.Open(ui.Find("Documents", r.choices(), func(i int) tea.Cmd {
		return ui.Replace(r.View(r.space.Analysis().Documents()[i].ID, coding.Span{}))
	}))
}

// Pick asks for a document to begin with.
func (r *Room) Pick() tea.Cmd {
	return ui.Open(ui.Find("Documents", r.choices(), func(i int) tea.Cmd {
		return ui.Push(r.View(r.space.Analysis().Documents()[i].ID, coding.Span{}))
	}))
}

// choices are the documents with how much of them is coded.
func (r *Room) choices() []ui.Option {
	all, sees := r.space.Analysis().Documents(), r.space.Sees()
	options := make([]ui.Option, len(all))
	for i, document := range all {
		seen := 0
		for _, segment := range r.space.Analysis().Segments(document.ID) {
			if sees == nil || sees(&segment) {
				seen++
			}
		}
		options[i] = ui.Option{Label: document.Title, Detail: document.Kind.Words() + ", " + coded(seen)}
	}
	return options
}

func (r *Room) attributes() (map[string]coding.Attributes, error) {
	return r.project.Attributes(r.options.Study, r.space.Analysis().Documents()...)
}

func (r *Room) instruments() ([]*forms.Instrument, error) {
	versions, err := r.options.Study.Newest()
	if err != nil {
		return nil, err
	}
	var all []*forms.Instrument
	for _, version := range versions {
		in, _, err := r.options.Study.Instrument(version.Name, version.Version)
		if err != nil {
			return nil, err
		}
		all = append(all, in)
	}
	return all, nil
}

// recording is the file of the sound of the interview of a document.
func (r *Room) recording(document coding.Document) (string, error) {
	if document.Interview == "" {
		return "", nil
	}
	interview, err := r.options.Study.Interview(document.Interview)
	if err != nil {
		return "", err
	}
	for _, recording := range interview.Recordings {
		if recording.File != "" {
			return r.options.Sound(recording), nil
		}
	}
	return "", nil
}
