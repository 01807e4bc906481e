package ui_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

const (
	// childVariable names, in the environment, the program that the test
	// binary is to be in place of its tests.
	childVariable = "FIELDWORK_UI_TEST_PROGRAM"
	// reportVariable is the file in which the program tells what became of it.
	reportVariable = "FIELDWORK_UI_TEST_REPORT"
)

// childPrograms are the programs that tests run in a terminal of their own.
var childPrograms = map[string]func() int{
	"saves":          func() int { return runChild(savingDemo()) },
	"never saves":    func() int { return runChild(neverSaving()) },
	"busy":           func() int { return runChild(&busy{demo: savingDemo()}) },
	"panics":         func() int { return runChild(&panicking{demo: savingDemo()}) },
	"panics at once": func() int { return runChild(&panicking{demo: savingDemo(), inInit: true}) },
}

// drawnSuffix ends the name of the file that grows with every message that a
// busy screen takes.
const drawnSuffix = ".drawn"

// errorSuffix ends the name of the file that holds the error of Run.
const errorSuffix = ".error"

// report adds a line to what the program tells.
func report(line string) { addLine(os.Getenv(reportVariable), line) }

func addLine(path, line string) {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	fmt.Fprintln(file, line)
}

func runChild(screen ui.Screen) int {
	err := ui.Run(ui.NewShell(screen), ui.RunOptions{})
	for name, sentinel := range map[string]error{
		"hung up": ui.ErrHungUp, "not saved": ui.ErrNotSaved, "fault": ui.ErrFault, "no terminal": ui.ErrNoTerminal,
	} {
		if errors.Is(err, sentinel) {
			report(name)
		}
	}
	if err != nil {
		addLine(os.Getenv(reportVariable)+errorSuffix, err.Error())
	}
	report("ended")
	return 0
}

func savingDemo() *demo {
	screen := newDemo()
	screen.leave = func() tea.Cmd {
		return func() tea.Msg { report("saved"); return ui.LeftMsg{} }
	}
	return screen
}

func neverSaving() *demo {
	screen := newDemo()
	screen.leave = func() tea.Cmd { return func() tea.Msg { return nil } }
	return screen
}

// busy draws something else all the time.
type busy struct {
	*demo
	count int
}

type busyTick struct{}

func (b *busy) Init() tea.Cmd {
	return tea.Tick(time.Millisecond, func(time.Time) tea.Msg { return busyTick{} })
}

func (b *busy) Update(msg tea.Msg) tea.Cmd {
	if _, tick := msg.(busyTick); tick {
		b.count++
		addLine(os.Getenv(reportVariable)+drawnSuffix, "")
		return b.Init()
	}
	return b.demo.Update(msg)
}

func (b *busy) Body(width, height int) string {
	line := strings.Repeat(fmt.Sprint(b.count%10), width)
	return strings.TrimSuffix(strings.Repeat(line+"\n", height), "\n")
}

// panicking has faults behind its keys, or one as soon as it is shown.
type panicking struct {
	*demo
	inInit, inView bool
}

func (p *panicking) Init() tea.Cmd {
	if p.inInit {
		panic("a fault in Init")
	}
	return nil
}

func (p *panicking) Body(width, height int) string {
	if p.inView {
		panic("a fault in View")
	}
	return p.demo.Body(width, height)
}

func (p *panicking) Actions() ui.Actions {
	fails := func(where string) tea.Cmd {
		return func() tea.Msg { panic("a fault " + where) }
	}
	nothing := func() tea.Msg { return nil }
	action := func(key string, do func() tea.Cmd) ui.Action {
		return ui.Action{Name: "fail " + key, Keys: []string{key}, Label: "fail", Do: do}
	}
	return append(p.demo.Actions(),
		action("p", func() tea.Cmd { panic("a fault in Update") }),
		action("c", func() tea.Cmd { return fails("in a command") }),
		action("b", func() tea.Cmd { return tea.Batch(nothing, tea.Batch(nothing, fails("in one of several commands"))) }),
		action("s", func() tea.Cmd {
			return tea.Sequence(nothing, tea.Sequence(nothing, fails("in one of a sequence of commands")))
		}),
		action("v", func() tea.Cmd { p.inView = true; return nil }),
	)
}
