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
	"saves":       func() int { return runChild(savingDemo()) },
	"never saves": func() int { return runChild(neverSaving()) },
	"busy":        func() int { return runChild(&busy{demo: savingDemo()}) },
	"panics":      func() int { return runChild(&panicking{demo: savingDemo()}) },
}

// drawnSuffix ends the name of the file that grows with every message that a
// busy screen takes.
const drawnSuffix = ".drawn"

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

// panicking has a fault behind the key p, and one in a command behind c.
type panicking struct{ *demo }

func (p *panicking) Actions() ui.Actions {
	return append(p.demo.Actions(),
		ui.Action{Name: "panic", Keys: []string{"p"}, Label: "panic", Do: func() tea.Cmd { panic("a fault in Update") }},
		ui.Action{Name: "later", Keys: []string{"c"}, Label: "panic later", Do: func() tea.Cmd {
			return func() tea.Msg { panic("a fault in a command") }
		}},
	)
}
