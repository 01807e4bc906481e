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
	for _, name := range []string{"n", "n", "enter", "b", "n", "c"} {
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
