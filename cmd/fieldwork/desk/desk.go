package desk

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Options of the desk.
type Options struct {
	Study *study.Study
	// Name is what the study is called.
	Name string
	// Interviewer is who works at the desk.
	Interviewer string
	// Confirm makes a single choice wait for Enter after its digit.
	Confirm bool
	Now     func() time.Time
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; tea.Tick if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Notices are sentences to begin with.
	Notices []string
}

// Desk is the root screen of a study.
type Desk struct {
	options  Options
	contents contents
	loaded   bool
	cursor   cursor // among the interviews to resume
	// starting is set while an interview is on its way to the screen; keys
	// wait for it.
	starting bool
}

// New makes the desk of a study.
func New(options Options) *Desk {
	options.Explain = explainer(options.Explain)
	return &Desk{options: options}
}

// explainer is what makes sentences of errors.
func explainer(explain func(error) string) func(error) string {
	if explain != nil {
		return explain
	}
	return error.Error
}

// Init reads the study.
func (d *Desk) Init() tea.Cmd {
	cmds := []tea.Cmd{d.load()}
	for _, notice := range d.options.Notices {
		cmds = append(cmds, ui.Warn(notice))
	}
	return tea.Batch(cmds...)
}

// Typing is false: nothing is typed at the desk.
func (d *Desk) Typing() bool { return false }

// HoldsKeys keeps keys for the interview that is on its way.
func (d *Desk) HoldsKeys() bool { return d.starting }

// Head names the study and who works on it.
func (d *Desk) Head() ui.Head {
	return ui.Head{Left: []string{d.options.Name}, Right: []string{d.options.Interviewer}}
}

// Update takes what was read and the news of other screens.
func (d *Desk) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		if msg.desk == d {
			return d.take(msg)
		}
	case startedMsg:
		if msg.desk == d {
			return d.started(msg)
		}
	case textMsg:
		if msg.asker == d {
			return showText(msg, d.options.Explain)
		}
	case ui.ResumedMsg:
		d.starting = false
		return d.load()
	case tea.MouseMsg:
		return d.mouse(msg)
	}
	return nil
}

// take puts on the desk what was read.
func (d *Desk) take(msg loadedMsg) tea.Cmd {
	id := d.selectedID()
	d.contents, d.loaded = msg.contents, true
	d.cursor.selected = 0
	for i, waiting := range d.contents.waiting {
		if waiting.head.ID == id {
			d.cursor.selected = i
		}
	}
	if warning := d.contents.warning(d.options.Explain); warning != "" {
		return ui.Warn(warning)
	}
	return nil
}

// selectedID is the ID of the interview under the cursor, or empty.
func (d *Desk) selectedID() string {
	if d.cursor.selected < len(d.contents.waiting) {
		return d.contents.waiting[d.cursor.selected].head.ID
	}
	return ""
}

func (d *Desk) move(by int) tea.Cmd {
	d.cursor.move(by, len(d.contents.waiting))
	return nil
}

// mouse selects an interview, and resumes the one that is selected.
func (d *Desk) mouse(event tea.MouseMsg) tea.Cmd {
	if d.cursor.mouse(event, len(d.contents.waiting), d.starting) {
		return d.resume()
	}
	return nil
}
