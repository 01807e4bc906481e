package desk

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/cmd/fieldwork/codingroom"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/study"
	"fieldwork/forms/tableview"
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
	// Media looks at the audio files of guides; nil where none can be linked.
	Media guide.Media
	// Tables gives the options of the tables of a questionnaire; nil where they
	// cannot be shown.
	Tables func(study.Version) tableview.Options
	// Coding are the options of the room in which documents are coded.
	Coding codingroom.Options
	// Notices are sentences to begin with.
	Notices []string
}

// Desk is the root screen of a study.
type Desk struct {
	options  Options
	contents contents
	loaded   bool
	// fieldwork is the queue and the progress of the study, once it was read.
	fieldwork    *study.Fieldwork
	readingCases bool
	failure      error  // why the cases were not read
	tasks        []task // what is to be done, in the order of the list
	cursor       cursor // among the tasks
	// starting is set while another screen is on its way; keys wait for it.
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

// HoldsKeys keeps keys for the screen that is on its way.
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
	case casesMsg:
		if msg.desk == d {
			d.fieldwork, d.failure, d.readingCases = msg.fieldwork, msg.err, false
			return d.readContents()
		}
	case stoppedMsg:
		if msg.desk == d {
			return d.stopped(msg)
		}
	case roomMsg:
		if msg.desk == d {
			return d.entered(msg)
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
	if msg.contents.ahead {
		if !d.readingCases {
			return nil // all of it is on its way
		}
		msg.contents.documents = d.contents.documents
	}
	key := d.selected().key
	d.contents, d.loaded = msg.contents, true
	d.tasks = d.contents.tasks()
	d.cursor.selected = 0
	for i := range d.tasks {
		if d.tasks[i].key == key {
			d.cursor.selected = i
		}
	}
	if warning := d.contents.warning(d.options.Explain); warning != "" {
		return ui.Warn(warning)
	}
	return nil
}

// stopped lets keys go on where no other screen has come.
func (d *Desk) stopped(msg stoppedMsg) tea.Cmd {
	d.starting = false
	if msg.sentence == "" {
		return nil
	}
	return ui.Warn(msg.sentence)
}

// selected is the task under the cursor; the zero task if there is none.
func (d *Desk) selected() task {
	if d.cursor.selected < len(d.tasks) {
		return d.tasks[d.cursor.selected]
	}
	return task{}
}

func (d *Desk) move(by int) tea.Cmd {
	d.cursor.move(by, len(d.tasks))
	return nil
}

// mouse selects a task, and does the one that is selected.
func (d *Desk) mouse(event tea.MouseMsg) tea.Cmd {
	if d.cursor.mouse(event, len(d.tasks), d.starting) {
		return d.open()
	}
	return nil
}
