package tableview

import (
	"context"
	"iter"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// Material is what answers are counted with.
type Material struct {
	// Forms are the versions of the questionnaire, the newest first; at least
	// one.
	Forms []tables.Form
	// Attributes are what is known of respondents beside their answers.
	Attributes []tables.Attribute
	// Population is of how many the respondents are a sample; 0 if it is not
	// known.
	Population int
	// Interviews is how many interviews there are, complete or not.
	Interviews int
	// Weights names the attributes that hold numbers.
	Weights []string
}

// File is what is written to a file.
type File struct {
	// Path is as it was typed; its ending is one of Options.Endings.
	Path string
	// Replace says that a file that is there already may go.
	Replace bool
	Title   string
	// Language is that of the labels.
	Language string
	Tables   []tables.Table
	Show     tables.Show
}

// Options of the screen of tables. Read, Interviews and Explain are needed.
type Options struct {
	// Form is the name of the questionnaire, and Title what people know it by.
	Form, Title string
	// Language is that of the labels at first; the questionnaire's own if it is
	// empty.
	Language string
	// Read reads what answers are counted with. It runs in a command.
	Read func(context.Context) (Material, error)
	// Interviews goes through the interviews. It runs in a command.
	Interviews func() iter.Seq2[forms.Interview, error]
	// Frame gives the table of the sample by list, with labels in a language;
	// there is false where there is no such sample. It runs in a command; nil if
	// there never is.
	Frame func(ctx context.Context, language string) (table tables.Table, there bool, err error)
	// Standing tells one state of the answers, and of what else is counted, from
	// another. It runs in a command every few seconds; nil if tables are only
	// counted anew when asked for.
	Standing func() (string, error)
	// Write writes tables to a file, whole or not at all, in the format of its
	// ending. Its error wraps fs.ErrExist where there is one that may not be
	// replaced. It runs in a command; nil if nothing can be written.
	Write func(context.Context, File) error
	// Endings are those of the files that can be written, such as ".csv", the
	// first being that which is proposed.
	Endings []string
	// Explain makes a sentence of an error.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if it
	// is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
}

// Screen is the tables as a screen.
type Screen struct {
	options  Options
	material Material

	asked    asked
	counting counting
	counted  counted

	show    tables.Show
	order   order
	missing bool // rows and columns of those who did not answer are shown

	questions ui.RowCursor
	// names are those of the tables in the list, and widestName is how wide.
	names      []string
	widestName int
	// inTable says that keys move in the table, and not in the list.
	inTable bool
	pane    pane
	shown   *shown
	// arranged are tables as they were shown since they were counted.
	arranged map[arrangement]*shown
	notes    ui.Passage
	chart    ui.Passage
	// seen says that the screen was drawn since the last look at the answers.
	seen bool
}

// pane is what stands beside the list of questions.
type pane int

const (
	bothPane pane = iota // the table, and the chart where there is room
	tablePane
	chartPane
	notesPane
)

// New makes the screen of tables. Nothing is read before Init.
func New(options Options) *Screen {
	if options.After == nil {
		options.After = ui.After
	}
	return &Screen{
		options: options, asked: asked{language: options.Language}, show: tables.CountsAndPercentages, missing: true, shown: &shown{},
	}
}

// Init counts for the first time, and begins to look for new answers.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.count(true), s.watch()) }

// Typing is false: what is typed goes into dialogs.
func (s *Screen) Typing() bool { return false }

// Update takes what was counted, and the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case countedMsg:
		if msg.screen == s {
			return s.take(msg)
		}
	case progressMsg:
		if msg.screen == s && s.counting.under(msg.number) {
			return s.tick()
		}
	case watchMsg:
		if msg.screen == s {
			return s.look()
		}
	case standingMsg:
		if msg.screen == s {
			return s.compare(msg)
		}
	case writtenMsg:
		if msg.screen == s {
			return s.written(msg)
		}
	case ui.ResumedMsg:
		return s.lookNow()
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

// close goes back, and counts no further.
func (s *Screen) close() tea.Cmd {
	s.counting.stop()
	return ui.Pop()
}

// Head says what is counted, and of whom.
func (s *Screen) Head() ui.Head {
	head := ui.Head{Left: []string{"Tables", s.formTitle()}}
	if by := s.crossing(); by != "" {
		head.Left = append(head.Left, "by "+by)
	}
	if s.counted.known {
		head.Right = append(head.Right, respondents(s.counted.respondents))
	}
	if state := s.counting.state(s.material.Interviews); state != "" {
		head.Right = append(head.Right, state)
	} else if s.counted.behind {
		head.Right = append(head.Right, "changed since: r counts again")
	}
	return head
}

// crossing is the label of what the tables that are shown are crossed with.
func (s *Screen) crossing() string {
	if t := s.shown.table; t != nil && t.By != nil {
		return t.By.Label
	}
	return ""
}
