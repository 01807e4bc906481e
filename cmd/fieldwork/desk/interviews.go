package desk

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// interviewList is the screen on which all interviews of a study are listed,
// newest first, and can be read.
type interviewList struct {
	options Options
	all     []listed // newest first
	read    time.Time
	// referenced is set if any came from a file that gave it an id.
	referenced bool
	loaded     bool
	stop       context.CancelFunc // ends what is being read
	filter     string
	found      []int // what the filter leaves of all; not used without one

	cursor cursor // among those that are listed
	// opening is set while answers are on their way; keys wait for them.
	opening bool
}

func newInterviewList(options Options) *interviewList { return &interviewList{options: options} }

// Init reads the interviews.
func (l *interviewList) Init() tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	return l.load(ctx)
}

// Typing is never so: the list has no line to type in.
func (l *interviewList) Typing() bool { return false }

// HoldsKeys keeps keys for the answers that are on their way.
func (l *interviewList) HoldsKeys() bool { return l.opening }

// Head is the study and the list, with the interviewer at the right.
func (l *interviewList) Head() ui.Head {
	return ui.Head{Left: []string{l.options.Name, "All interviews"}, Right: []string{l.options.Interviewer}}
}

// Update takes what was read, found or to be shown.
func (l *interviewList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case listedMsg:
		if msg.list == l {
			return l.take(msg)
		}
	case foundMsg:
		if msg.list == l {
			l.filter, l.found, l.cursor.selected = msg.filter, msg.found, 0
		}
	case textMsg:
		if msg.asker == l {
			l.opening = false
			return showText(msg, l.options.Explain)
		}
	case tea.MouseMsg:
		return l.mouse(msg)
	}
	return nil
}

func (l *interviewList) take(msg listedMsg) tea.Cmd {
	l.all, l.read, l.referenced, l.loaded = msg.all, msg.read, msg.referenced, true
	if msg.err != nil {
		return ui.Warn("Not all interviews could be read. " + l.options.Explain(msg.err))
	}
	return nil
}

// count is how many interviews are listed.
func (l *interviewList) count() int {
	if l.filter != "" {
		return len(l.found)
	}
	return len(l.all)
}

// at is one of the interviews that are listed.
func (l *interviewList) at(index int) *listed {
	if l.filter != "" {
		index = l.found[index]
	}
	return &l.all[index]
}

func (l *interviewList) move(by int) tea.Cmd {
	l.cursor.move(by, l.count())
	return nil
}

// open reads the answers of the selected interview.
func (l *interviewList) open() tea.Cmd {
	if l.count() == 0 {
		return nil
	}
	l.opening = true
	return readAnswers(l.options.Study, l, l.at(l.cursor.selected).id)
}

func (l *interviewList) askFilter() tea.Cmd {
	return ui.Open(ui.Prompt("Find interviews", "Words of what is listed, such as an ID, a name, complete or cy. Nothing lists all.", l.filter, false, l.find))
}

// leave goes back, and reads no further.
func (l *interviewList) leave() tea.Cmd {
	l.stop()
	return ui.Pop()
}

// mouse selects an interview, and opens the one that is selected.
func (l *interviewList) mouse(event tea.MouseMsg) tea.Cmd {
	if l.cursor.mouse(event, l.count(), l.opening) {
		return l.open()
	}
	return nil
}
