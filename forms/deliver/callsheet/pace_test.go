package callsheet_test

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// TestTheTimesOnScreenGoOn lets half a minute pass by hand.
func TestTheTimesOnScreenGoOn(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	o.callOn(o.all()[0], sample.BusyCode, "", tuesday.Add(-10*time.Minute))
	options := o.options()
	var waiting []tea.Msg
	options.After = func(limit time.Duration, msg tea.Msg) tea.Cmd {
		if limit == 30*time.Second {
			waiting = append(waiting, msg)
		}
		return nil
	}
	d := uitest.Start(t, callsheet.NewQueue(options), 80, 24)
	d.Hides("Elin Rhys")
	d.Press("down")
	pass := func(by time.Duration) {
		o.clock.at = o.clock.at.Add(by)
		due := waiting
		waiting = nil
		d.Send(due...)
	}
	pass(20 * time.Minute)
	d.Shows("callback           Elin Rhys", "▸ fresh              Ann Hall")
	d.Press("n")
	d.Shows("there it is Tue 10:35")
	pass(time.Minute)
	d.Shows("there it is Tue 10:36")
	if len(waiting) != 2 {
		t.Errorf("%d screens wait for the next half minute", len(waiting))
	}
}

// TestKeysTypedAheadLandWhereTheyAreMeant sends keys before what the first of
// them set going has ended.
func TestKeysTypedAheadLandWhereTheyAreMeant(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	shell := ui.NewShell(callsheet.NewQueue(o.options()))
	shell.SetTimer(func(time.Duration, tea.Msg) tea.Cmd { return nil })
	d := uitest.Drive(t, shell)
	d.Run(shell.Init())
	d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	var commands []tea.Cmd
	for _, name := range []string{"n", "n", "enter", "b", "enter", "c"} {
		key, _ := ui.KeyNamed(name)
		_, cmd := shell.Update(key)
		commands = append(commands, cmd)
	}
	for _, cmd := range commands {
		d.Run(cmd)
	}
	var outcomes []string
	for _, call := range o.calls() {
		outcomes = append(outcomes, call.Outcome)
	}
	if len(outcomes) != 3 || outcomes[0] != sample.NoAnswerCode || outcomes[1] != sample.BusyCode || outcomes[2] != sample.CallbackCode {
		t.Errorf("recorded %v:\n%s", outcomes, d.Text())
	}
}

// TestKeysWaitForTheScreenOnItsWay looks at a screen when the news has come
// that another takes its place, and the other is not there yet: in a terminal
// keys can come in between.
func TestKeysWaitForTheScreenOnItsWay(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	queue := callsheet.NewQueue(o.options())
	var start func(ui.Screen, tea.Msg)
	start = func(screen ui.Screen, msg tea.Msg) {
		batch, several := msg.(tea.BatchMsg)
		if !several {
			screen.Update(msg)
		}
		for _, cmd := range batch {
			if cmd != nil {
				start(screen, cmd())
			}
		}
	}
	do := func(screen ui.Screen, name string) {
		for _, action := range screen.Actions() {
			if action.Name == name {
				screen.Update(action.Do()())
			}
		}
	}
	start(queue, queue.Init()())
	if queue.HoldsKeys() {
		t.Fatal("the queue holds keys before anything was done")
	}
	do(queue, "take")
	if !queue.HoldsKeys() {
		t.Error("the queue takes keys that are meant for the call sheet")
	}
	queue.Update(ui.ResumedMsg{})
	if queue.HoldsKeys() {
		t.Error("the queue takes no keys although it is on top again")
	}
	taken, ok, err := o.fieldwork.Take("anna")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	sheet := callsheet.New(o.options(), taken)
	start(sheet, sheet.Init()())
	if sheet.HoldsKeys() {
		t.Fatal("the call sheet holds keys before anything was done")
	}
	do(sheet, "back")
	if !sheet.HoldsKeys() || len(o.claimed()) != 1 {
		t.Errorf("the sheet holds keys: %v; claimed are %v, not only the first", sheet.HoldsKeys(), o.claimed())
	}
}
