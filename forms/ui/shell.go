package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Shell is the root model of the program: a stack of screens, the dialogs over
// them, and the frame around both. A message is looked at in a fixed order:
// hang-up and leaving, size, the shell's own messages, then a dialog, the keys
// that hold everywhere, and the screen on top.
type Shell struct {
	screens []Screen
	dialogs []Dialog
	notice  Notice
	width   int
	height  int
	keys    keyQueue
	frame   keptFrame
	leaving *leaving
	// insisted is set once the user has been told that something could not be
	// saved: leaving again leaves all the same.
	insisted bool
	outcome  error
	after    func(time.Duration, tea.Msg) tea.Cmd
}

// NewShell makes a shell that shows a first screen. Before it knows the size of
// the window it draws nothing.
func NewShell(first Screen) *Shell {
	return &Shell{screens: []Screen{first}, after: After}
}

// SetTimer replaces the clock behind the shell's own time limits: after gives
// a command whose message comes when the time is over. Tests give one that
// never ends.
func (s *Shell) SetTimer(after func(limit time.Duration, message tea.Msg) tea.Cmd) {
	s.after = after
}

// After gives a command that brings a message once a time has passed.
func After(limit time.Duration, message tea.Msg) tea.Cmd {
	return tea.Tick(limit, func(time.Time) tea.Msg { return message })
}

// Top is the screen that is shown.
func (s *Shell) Top() Screen { return s.screens[len(s.screens)-1] }

// Init starts the first screen.
func (s *Shell) Init() tea.Cmd { return s.Top().Init() }

// Update takes a message and afterwards the keys that waited for it.
func (s *Shell) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := s.throughGate(msg)
	s.redraw()
	return s, join(join(cmd, s.releaseKeys()), s.watchSaving())
}

// throughGate takes a message, and lets keys wait for what follows from one that
// they have waited for.
func (s *Shell) throughGate(msg tea.Msg) tea.Cmd {
	gated, ok := msg.(gatedMsg)
	switch {
	case !ok:
		return s.update(msg)
	case ofBubbleTea(gated.msg):
		gated.gate.taken()
		return func() tea.Msg { return gated.msg }
	}
	defer gated.gate.taken()
	if gated.msg == nil {
		return nil
	}
	cmd := s.update(gated.msg)
	if s.keys.gate == gated.gate {
		return gated.gate.through(cmd)
	}
	return cmd
}

func (s *Shell) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case HangUp:
		return s.leave(true)
	case LeftMsg:
		return s.left(msg)
	case leaveLimitMsg:
		return s.leaveLimitReached()
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
		return nil
	case settledMsg:
		s.keys.settled(msg, s.screenHolds())
		return nil
	case savingLongMsg:
		s.frame.long = s.frame.spell == msg.spell
		return nil
	case awaitMsg:
		return msg.cmd
	case tea.KeyMsg:
		return s.takeKeys(msg)
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return s.own(msg)
}

// own handles the messages of Push, Replace, Pop, Quit, Open and Notify; any other goes
// to every screen.
func (s *Shell) own(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case Notice:
		s.notice = msg
		return nil
	case openMsg:
		s.dialogs = append(s.dialogs, msg.dialog)
		return nil
	case pushMsg:
		s.screens = append(s.screens, msg.screen)
		return msg.screen.Init()
	case replaceMsg:
		s.screens[len(s.screens)-1] = msg.screen
		return msg.screen.Init()
	case popMsg:
		return s.pop()
	case quitMsg:
		return s.leave(false)
	}
	return s.tellScreens(msg)
}

func (s *Shell) pop() tea.Cmd {
	if len(s.screens) == 1 {
		return s.leave(false)
	}
	s.screens = s.screens[:len(s.screens)-1]
	return s.Top().Update(ResumedMsg{})
}

func (s *Shell) tellScreens(msg tea.Msg) tea.Cmd {
	var commands tea.Cmd
	for i := len(s.screens) - 1; i >= 0; i-- {
		commands = join(s.screens[i].Update(msg), commands)
	}
	return commands
}

func (s *Shell) dialog() Dialog {
	if len(s.dialogs) == 0 {
		return nil
	}
	return s.dialogs[len(s.dialogs)-1]
}

// toDialog gives a message to the dialog on top and takes the dialog away when
// it is done.
func (s *Shell) toDialog(dialog Dialog, msg tea.Msg) tea.Cmd {
	cmd, done := dialog.Update(msg)
	if done {
		s.dialogs = s.dialogs[:len(s.dialogs)-1]
	}
	return cmd
}

// join is tea.Batch of two commands that leaves a single one as it is.
func join(first, second tea.Cmd) tea.Cmd {
	switch {
	case first == nil:
		return second
	case second == nil:
		return first
	}
	return tea.Batch(first, second)
}
