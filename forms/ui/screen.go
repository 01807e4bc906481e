package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen is what the shell shows. Screens are pointers: Update changes the
// screen in place.
//
// Messages other than keys and the mouse go to every screen of the stack, so a
// result reaches the screen that asked for it even when another lies on top;
// screens pass over messages they do not know.
type Screen interface {
	// Init is called once, when the screen is shown first.
	Init() tea.Cmd
	// Update takes a message. Keys arrive only when no action took them; a
	// paste (KeyMsg.Paste) arrives only while Typing. A mouse event counts
	// its position from the top left of the body.
	Update(tea.Msg) tea.Cmd
	// Actions is what can be done now.
	Actions() Actions
	// Typing reports whether characters go into a text now.
	Typing() bool
	// Head is the title line.
	Head() Head
	// Body draws the screen within width columns and height lines.
	Body(width, height int) string
}

// Head is the title line: where you are and for whom. Its parts are plain
// text; the shell makes them safe and clips the left side where room is short.
type Head struct {
	Left  []string
	Right []string
}

// KeyFirst is a screen that wants some keys before its actions get them. While
// text is typed only plain characters pass the actions by: where enter or the
// arrows belong to the text as well, the screen takes them here (see
// [Editor.TakesKey]). Keys that hold everywhere (help, palette, leaving) still
// go first.
type KeyFirst interface {
	TakesKey(tea.KeyMsg) bool
}

// KeyHolder is a screen that at times is not ready for the next key, as while
// an answer is being saved. Keys pressed while HoldsKeys is true are kept and
// given to the shell in order once it is false, so what is typed ahead lands on
// the next question and not on the one before.
type KeyHolder interface {
	HoldsKeys() bool
}

// Saver is a screen that changes what it shows at once, before it is on disk.
// While Saving is true the shell shows the frame from before, so that whatever
// is to be seen is kept; where that takes long it says so.
type Saver interface {
	Saving() bool
}

// Leaver is a screen that may hold something unsaved. Leave is called when the
// program is about to end: the user quits, the terminal hangs up, or it was
// asked to stop. It is called again when the user leaves once more after
// something could not be saved, and when the program broke off meanwhile, so
// saving twice must do no harm. The shell ends when a [LeftMsg] has come back for each Leaver
// whose Leave gave a command, or after [LeaveLimit]. The command may give the
// LeftMsg itself, or a message whose Update gives it.
type Leaver interface {
	Leave() tea.Cmd
}

// Unsaved is a screen that can tell whether saving what it holds has failed.
type Unsaved interface {
	NotSaved() bool
}

// LeaveLimit is how long the shell waits for screens to save when it ends.
const LeaveLimit = 2 * time.Second

// LeftMsg says that a screen has saved what it held, or why it could not.
// Where the user chose to quit, an error keeps the program open.
type LeftMsg struct{ Err error }

// ResumedMsg tells a screen that it is on top again, the one above it gone.
type ResumedMsg struct{}

// HangUp is sent when the terminal is gone or the program is told to stop:
// screens save and the program ends without asking.
type HangUp struct{}

type (
	pushMsg    struct{ screen Screen }
	replaceMsg struct{ screen Screen }
	popMsg     struct{}
	quitMsg    struct{}
)

// Push gives a command that puts a screen on top.
func Push(screen Screen) tea.Cmd {
	return func() tea.Msg { return pushMsg{screen} }
}

// Replace gives a command that puts a screen in place of the top one. The one
// beneath is not told.
func Replace(screen Screen) tea.Cmd {
	return func() tea.Msg { return replaceMsg{screen} }
}

// Pop gives a command that takes the top screen away and sends a [ResumedMsg]
// to the one beneath; without one beneath the program ends.
func Pop() tea.Cmd {
	return func() tea.Msg { return popMsg{} }
}

// Quit gives a command that ends the program once every screen has saved.
func Quit() tea.Cmd {
	return func() tea.Msg { return quitMsg{} }
}
