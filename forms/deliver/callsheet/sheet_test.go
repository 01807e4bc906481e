package callsheet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func TestFromTheQueueToTheFirstQuestion(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "enter")
	if _, asked := d.Shell.Top().(*questionnaire.Screen); !asked {
		t.Errorf("after two keys there is\n%s", d.Text())
	}
	o = openOffice(t, people, "fusion-guide")
	d = o.queue(80, 24)
	d.Press("n", "enter", "a")
	if _, asked := d.Shell.Top().(*guide.Screen); !asked {
		t.Errorf("after three keys there is\n%s", d.Text())
	}
	begun := o.all()[0]
	kept, err := o.Interview(begun.Interview)
	if err != nil || kept.Case != begun.ID {
		t.Fatalf("the interview is %+v, %v", kept, err)
	}
	want := forms.ConsentGiven{Version: "1", Language: "cy", At: tuesday, Interviewer: "anna",
		Given: map[string]bool{"take_part": true, "record": true, "quote": true}}
	if got := fmt.Sprint(*kept.Consent); got != fmt.Sprint(want) {
		t.Errorf("the consent is %s", got)
	}
}

// TestOutcomeAndNextCaseAreTwoKeys records every outcome that has a key.
func TestOutcomeAndNextCaseAreTwoKeys(t *testing.T) {
	o := openOffice(t, manyPeople(20), "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	var codes []string
	for _, outcome := range sample.Outcomes() {
		if outcome.Key == "" || outcome.NeedsTime || strings.Contains("1.1 1.2 2.12 suspended", outcome.Code) {
			continue
		}
		d.Press(outcome.Key)
		d.Shows("✓ ", outcome.Label)
		d.Press("enter")
		d.Shows("they answer")
		codes = append(codes, outcome.Code)
	}
	var recorded []string
	for _, call := range o.calls() {
		recorded = append(recorded, call.Outcome)
	}
	if fmt.Sprint(recorded) != fmt.Sprint(codes) || len(codes) != 11 {
		t.Errorf("recorded %v, want %v", recorded, codes)
	}
	if claimed := o.claimed(); len(claimed) != 1 {
		t.Errorf("%v are claimed", claimed)
	}
}

func TestTheHelpNamesEachOutcome(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	helps, keys := map[string]string{}, map[string]bool{}
	for _, action := range d.Shell.Top().Actions() {
		helps[action.Name] = action.Help
		for _, key := range action.Keys {
			keys[key] = true
		}
	}
	for name, want := range map[string]string{
		"outcome-2.112":                "Record 2.112 Refusal by the known respondent; the case is closed.",
		"outcome-" + sample.BusyCode:   "Record Busy; the case is called again.",
		"outcome-" + sample.DeviceCode: "Record Answering device, not known whose; the case is called again.",
	} {
		if helps[name] != want {
			t.Errorf("%s: %q, want %q", name, helps[name], want)
		}
	}
	if keys["q"] {
		t.Error("q, which leaves other screens, does something here")
	}
}

func TestTheRarerOutcomesAreFound(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "/")
	d.Type("quota")
	d.Press("enter")
	d.Shows("4.80 Quota filled. The case is closed.")
}

func manyPeople(count int) string {
	rows := []string{"name,organisation,role,phone,language,time_zone"}
	for i := range count {
		rows = append(rows, fmt.Sprintf("Person %03d,Museum %03d,Manager,01632 960%03d,,", i, i, i))
	}
	return strings.Join(rows, "\n")
}

func TestTheCallAsItIsRecorded(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	o.clock.at = o.clock.at.Add(2 * time.Minute)
	d.Press("t")
	d.Type("Ask for Elin")
	d.Press("enter", "n")
	d.Shows("✓ No answer yet. Call again from Tue 24 Nov 14:15.", "Remark: Ask for Elin")
	call := o.calls()[0]
	if !call.At.Equal(tuesday) || !call.Ended.Equal(tuesday.Add(2*time.Minute)) || call.Interviewer != "anna" ||
		call.Remark != "Ask for Elin" || call.Interview != "" || call.Consent != nil {
		t.Errorf("the call is %+v", call)
	}
}

func TestTakingACallBackAndRemarkingOnIt(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "r")
	d.Shows("✓ 2.112 Refusal by the known respondent. The case is closed.")
	d.Press("u")
	d.Shows("The call is taken back.", "they answer")
	if calls, claimed := o.calls(), o.claimed(); len(calls) != 0 || len(claimed) != 1 || o.all()[0].State != sample.Fresh {
		t.Fatalf("there are %d calls, %v are claimed", len(calls), claimed)
	}
	d.Press("b", "t")
	d.Type("Engaged")
	d.Press("enter")
	d.Shows("✓ Busy.", "Remark: Engaged")
	calls := o.calls()
	if len(calls) != 1 || calls[0].Remark != "Engaged" || o.all()[0].Attempts != 1 || len(o.claimed()) != 0 {
		t.Errorf("the calls are %+v, %v", calls, o.claimed())
	}
	d.Press("esc")
	d.Shows("Call now")
}

func TestAppointmentsInPlainWords(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n", "a")
	d.Press("enter")
	d.Type("soon")
	d.Press("enter")
	if len(o.calls()) != 0 {
		t.Fatal("an appointment without a time is recorded")
	}
	d.Press("ctrl+u")
	d.Type("Thu 10")
	d.Shows("Thursday 26 November 2026 at 10:00 (GMT, Europe/London)")
	d.Press("enter")
	d.Shows("✓ Appointment made. Call on Thursday 26 November 2026 at 10:00")
	d.Press("enter", "a")
	d.Type("26/11 10:30")
	d.Shows("! That clashes with the appointment of case " + study.ShortID(o.all()[0].ID))
	d.Press("esc", "esc")
	if at := o.calls()[0].Appointment; !at.Equal(time.Date(2026, time.November, 26, 10, 0, 0, 0, time.UTC)) || len(o.calls()) != 1 {
		t.Errorf("the appointment is at %v", at)
	}
	if claimed := o.claimed(); len(claimed) != 0 {
		t.Errorf("%v are claimed", claimed)
	}
}

func TestAppointmentsAreInTheRespondentsTime(t *testing.T) {
	o := openOffice(t, "name,phone,time_zone\nJo,1,America/New_York", "fusion-survey")
	o.clock.at = o.clock.at.Add(5 * time.Hour) // 15:15 in London
	o.openFieldwork()
	d := o.queue(80, 24)
	d.Press("n")
	d.Shows("there it is Tue 10:15 EST")
	d.Press("a")
	d.Type("tomorrow 10")
	d.Shows("Wednesday 25 November 2026 at 10:00 (EST, America/New_York)")
	d.Press("enter")
	if at := o.calls()[0].Appointment; !at.Equal(time.Date(2026, time.November, 25, 15, 0, 0, 0, time.UTC)) {
		t.Errorf("the appointment is at %v", at)
	}
}

// leaveInterview begins the interview of the sheet on top and leaves it: 1
// suspends it, 2 breaks it off.
func leaveInterview(d *uitest.Driver, how string) {
	d.Press("enter")
	d.Type("Museum")
	d.Press("enter", "ctrl+s", how)
	if how == "2" {
		d.Press("y")
	}
}

func TestTheOutcomeOfAnInterviewIsPreset(t *testing.T) {
	for how, want := range map[string]sample.Call{
		"1": {Outcome: sample.SuspendedCode}, "2": {Outcome: sample.BreakOffCode},
	} {
		o := openOffice(t, people, "fusion-survey")
		d := o.queue(80, 24)
		d.Press("n")
		leaveInterview(d, how)
		d.Shows("1 of 13 questions answered", "⏎ record")
		d.Press("enter")
		call, c := o.calls()[0], o.all()[0]
		if call.Outcome != want.Outcome || call.Interview != c.Interview || call.Share != (sample.Share{Answered: 1, Applicable: 13}) {
			t.Errorf("the call is %+v", call)
		}
		if len(o.claimed()) != 0 {
			t.Error("the case is still claimed")
		}
	}
}

// TestAnInterviewWithoutAnOutcome is as a crash leaves it.
func TestAnInterviewWithoutAnOutcome(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	leaveInterview(d, "2")
	o.openAnew()
	if claimed := o.claimed(); len(claimed) != 0 {
		t.Fatalf("%v are claimed after a crash", claimed)
	}
	d = o.queue(80, 24)
	d.Press("n")
	d.Shows("The interview is broken off: 1 of 13", "⏎ record 2.12 Break-off")
	d.Press("enter")
	if call := o.calls()[0]; call.Outcome != sample.BreakOffCode || call.Interview == "" {
		t.Errorf("the call is %+v", call)
	}
}

func TestGoingOnWithAnInterview(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	leaveInterview(d, "1")
	d.Press("enter", "esc")
	o.clock.at = o.clock.at.Add(24 * time.Hour)
	d.Press("/")
	d.Type("Elin")
	d.Press("enter")
	d.Shows("The interview stands at question 2: 1 of 13", "⏎ go on", "in Cymraeg", "Last call: Tue 24 Nov 10:15  Interview to be continued  (anna)")
	d.Press("ctrl+l", "enter")
	d.Shows("Q2 of 13", " EN ")
	d.Press("ctrl+s", "1")
	d.Shows("⏎ record Interview to be continued")
	if kept, err := o.Interview(o.all()[0].Interview); err != nil || kept.Language != "en" {
		t.Errorf("the interview is %+v, %v", kept, err)
	}
	d.Press("n")
	if calls := o.calls(); len(calls) != 2 || calls[1].Outcome != sample.NoAnswerCode || calls[1].Interview == "" {
		t.Errorf("the calls are %+v", calls)
	}
}

func TestOutcomesOfAnInterviewNeedOne(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	for _, key := range []string{"i", "p", "k", "s"} {
		d.Press(key)
		d.Shows("There is no interview in this case yet.")
	}
	d.Press("/")
	d.Type("complete")
	d.Hides("1.1 Complete")
	d.Press("esc", "/")
	d.Type("unable")
	d.Press("enter")
	d.Shows("✓ 2.32 Physically or mentally unable. The case is closed.")
	if calls := o.calls(); len(calls) != 1 || calls[0].Outcome != "2.32" {
		t.Errorf("the calls are %+v", calls)
	}
}

func TestARefusedConsentIsKeptWithTheCall(t *testing.T) {
	o := openOffice(t, people, "fusion-guide")
	d := o.queue(80, 24)
	d.Press("n", "enter", "n")
	d.Shows("Without this the interview cannot start.")
	d.Press("enter")
	d.Shows("does not agree to take part", "⏎ record 2.112")
	d.Press("enter")
	call := o.calls()[0]
	if call.Outcome != "2.112" || call.Consent == nil || call.Consent.Given["take_part"] || call.Consent.Version != "1" || call.Interview != "" {
		t.Errorf("the call is %+v", call)
	}
	if o.all()[0].Interview != "" {
		t.Error("an interview was begun without consent")
	}
}

func TestARefusalThatIsTakenBackByTheRespondent(t *testing.T) {
	o := openOffice(t, people, "fusion-guide")
	d := o.queue(80, 24)
	d.Press("n", "enter", "n", "enter", "g", "a")
	if _, asked := d.Shell.Top().(*guide.Screen); !asked {
		t.Fatalf("there is no interview, but\n%s", d.Text())
	}
	d.Press("esc")
	if o.all()[0].Interview == "" {
		t.Error("the interview is not the case's")
	}
}

func TestNeverCallAgain(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	options := o.options()
	var marked []string
	options.DoNotCall = func(contact string) tea.Cmd {
		marked = append(marked, contact)
		return ui.Notify("Marked.")
	}
	d := uitest.Start(t, callsheet.NewQueue(options), 80, 24)
	d.Press("n", "n")
	d.Hides("never call again")
	d.Press("enter", "r")
	d.Shows("never call again")
	d.Press("d", "y")
	d.Shows("Marked.")
	if len(marked) != 1 || marked[0] != o.all()[1].Contact {
		t.Errorf("marked %v", marked)
	}
}

func TestTheGuideIsWordedBeforeTheCall(t *testing.T) {
	o := openOffice(t, people, "fusion-guide")
	d := o.queue(80, 24)
	d.Press("n", "w")
	if _, prepared := d.Shell.Top().(*guide.PreparationScreen); !prepared {
		t.Fatalf("there is\n%s", d.Text())
	}
	d.Press("esc", "enter", "a")
	if _, asked := d.Shell.Top().(*guide.Screen); !asked || len(o.claimed()) != 1 {
		t.Fatalf("there is\n%s", d.Text())
	}
}

func TestOutcomesByMouse(t *testing.T) {
	for label, want := range map[string]string{"Busy": sample.BusyCode, "4.30": "4.30"} {
		o := openOffice(t, people, "fusion-survey")
		d := o.queue(80, 24)
		d.Click(20, 5)
		d.Click(20, 5)
		d.Shows("Ann Hall   Director")
		for y, line := range strings.Split(d.Text(), "\n") {
			if before, _, found := strings.Cut(line, label); found {
				d.Click(ui.Width(before), y)
			}
		}
		d.Shows("✓ ")
		d.Click(5, 15)
		if calls := o.calls(); len(calls) != 1 || calls[0].Outcome != want {
			t.Errorf("%s: the calls are %+v", label, calls)
		}
	}
}
