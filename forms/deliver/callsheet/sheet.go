package callsheet

import (
	"cmp"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// Sheet is the call sheet of one case at a time: whom to call, what to say,
// and one key for each outcome.
type Sheet struct {
	options  Options
	attempt  attempt.Attempt
	language string
	// loaded is set once the attempt was read; failure is why it was not.
	loaded  bool
	failure error
	// claimed is set while this sheet holds the claim of its case.
	claimed bool
	done    *recorded // the call, once it is recorded
	task    task
	leaving bool // the program ends once the task is done
	// unsaved is set while the remark is on the sheet and not on disk.
	unsaved bool
	shown   bool
	gone    bool // the screen beneath is about to be on top
	text    ui.Passage
	table   outcomeTable
}

// recorded is a call that is on disk, and its case as it left it.
type recorded struct {
	call sample.Call
	left sample.Case
}

// task is what is under way beside the screen. Keys wait for it.
type task int

const (
	idle     task = iota
	reading       // of respondent and case
	opening       // of the interview
	changing      // of the claim or the calls of the case
)

// New makes the call sheet of a case that was claimed for it, as
// study.Fieldwork.Take or study.Study.ClaimCase gives it.
func New(options Options, taken sample.Next) *Sheet {
	s := &Sheet{options: options.withDefaults()}
	s.start(taken)
	return s
}

// start turns the sheet to a case that was claimed for it.
func (s *Sheet) start(taken sample.Next) {
	*s = Sheet{
		options: s.options, leaving: s.leaving, shown: s.shown, claimed: true, task: reading,
		attempt: attempt.Begin(taken, s.options.Interviewer, s.options.Now()),
	}
}

// minuteMsg lets the time at the respondent's be drawn anew.
type minuteMsg struct{ sheet *Sheet }

// clockPace is how often the times on a screen are drawn anew.
const clockPace = 30 * time.Second

// Init reads the respondent and the case.
func (s *Sheet) Init() tea.Cmd {
	s.shown = true
	return tea.Batch(s.read(), s.tick())
}

func (s *Sheet) tick() tea.Cmd { return s.options.After(clockPace, minuteMsg{s}) }

// Typing is false: what is typed goes into dialogs.
func (s *Sheet) Typing() bool { return false }

// HoldsKeys keeps keys waiting while something is under way.
func (s *Sheet) HoldsKeys() bool { return s.task != idle || s.gone }

// Update takes what was read and recorded.
func (s *Sheet) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case sheetMsg:
		if msg.of() == s {
			return s.heed(msg)
		}
	case refusedMsg:
		if msg.sheet == s {
			s.attempt.Refusal = msg.given
		}
	case minuteMsg:
		if msg.sheet == s {
			return s.tick()
		}
	case ui.ResumedMsg:
		return s.read()
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

// sheetMsg is the news of a task of a sheet.
type sheetMsg interface{ of() *Sheet }

// news says of which sheet it is.
type news struct{ sheet *Sheet }

func (n news) of() *Sheet { return n.sheet }

type (
	readMsg struct {
		news
		attempt attempt.Attempt
		err     error
	}
	openedMsg   struct{ news }
	recordedMsg struct {
		news
		recorded
		err error
	}
	takenBackMsg struct {
		news
		back  bool // the call is no longer on disk
		claim bool // the case is claimed again
		err   error
	}
	notedMsg struct {
		news
		err error
	}
	amendedMsg struct {
		news
		call sample.Call
		err  error
	}
	closedMsg struct {
		news
		left sample.Case
		err  error
	}
	releasedMsg struct {
		news
		ending bool // with the program
		err    error
	}
	nextMsg struct {
		news
		next sample.Next
		ok   bool
		none string // why there is no next case
		err  error
	}
)

// heed takes the news of the task that was under way.
func (s *Sheet) heed(msg sheetMsg) tea.Cmd {
	s.task = idle
	switch msg := msg.(type) {
	case readMsg:
		return s.take(msg)
	case recordedMsg:
		return s.heedRecorded(msg)
	case takenBackMsg:
		return s.heedTakenBack(msg)
	case notedMsg:
		return s.heedNoted(msg)
	case amendedMsg:
		return s.heedAmended(msg)
	case closedMsg:
		return s.heedClosed(msg)
	case nextMsg:
		return s.heedNext(msg)
	case releasedMsg:
		return s.heedReleased(msg)
	}
	return nil
}

// read reads respondent and case, with what others have changed meanwhile.
func (s *Sheet) read() tea.Cmd {
	if s.done != nil {
		return nil
	}
	if !s.claimed {
		return s.claimAnew()
	}
	s.task = reading
	options, before := s.options, s.attempt
	return func() tea.Msg {
		after, err := before.Read(options.Study, options.Fieldwork)
		return readMsg{news{s}, after, err}
	}
}

// claimAnew claims the case after that went wrong when its call was taken back.
func (s *Sheet) claimAnew() tea.Cmd {
	s.task = changing
	kept, interviewer, id := s.options.Study, s.options.Interviewer, s.attempt.Case.ID
	return func() tea.Msg {
		_, err := kept.ClaimCase(id, interviewer)
		return takenBackMsg{news: news{s}, back: true, claim: err == nil, err: err}
	}
}

func (s *Sheet) take(msg readMsg) tea.Cmd {
	if s.failure = msg.err; msg.err != nil {
		return nil
	}
	msg.attempt.Refusal = s.attempt.Refusal
	if s.attempt = msg.attempt; !s.loaded || s.attempt.GoesOn() {
		s.language = cmp.Or(s.options.Language, s.attempt.Language())
	}
	s.loaded = true
	return nil
}
