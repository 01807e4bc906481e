package callsheet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/sample"
	"fieldwork/forms/ui/uitest"
)

// sizes are the windows that the screens are made for.
var sizes = []struct{ width, height int }{{80, 24}, {120, 40}}

// callOn records a call on a case as somebody else would.
func (o *office) callOn(c sample.Case, code, remark string, at time.Time) {
	o.t.Helper()
	call := sample.Call{Case: c.ID, At: at, Interviewer: "bryn", Outcome: code, Remark: remark}
	if code == sample.AppointmentCode {
		call.Appointment = at.Add(24 * time.Hour)
	}
	if _, _, err := o.RecordCall(call); err != nil {
		o.t.Fatal(err)
	}
}

// history gives the first cases a past.
func (o *office) history() {
	o.t.Helper()
	all := o.all()
	o.callOn(all[0], sample.VoicemailCode, "", tuesday.AddDate(0, 0, -5))
	o.callOn(all[0], sample.NoAnswerCode, "Rang for two minutes; the switchboard closes at five.", tuesday.AddDate(0, 0, -4))
	o.callOn(all[0], sample.CallbackCode, "Ask for Elin, not for Mr Rhys.", tuesday.AddDate(0, 0, -3))
	o.callOn(all[1], sample.AppointmentCode, "", tuesday.Add(-24*time.Hour))
}

func TestGoldenScreens(t *testing.T) {
	steps := []struct {
		name string
		form string
		past bool
		keys []string
	}{
		{"queue", "fusion-survey", true, nil},
		{"sheet-fresh", "fusion-survey", false, []string{"n", "ctrl+l"}},
		{"sheet-fresh-cy", "fusion-survey", false, []string{"n"}},
		{"sheet-history", "fusion-guide", true, []string{"down", "enter"}},
		{"sheet-appointment", "fusion-survey", true, []string{"n"}},
		{"after-interview", "fusion-survey", false, []string{"n", "enter", "A", "enter", "ctrl+s", "1"}},
		{"after-outcome", "fusion-survey", false, []string{"n", "n"}},
		{"after-refusal", "fusion-survey", true, []string{"n", "r"}},
		{"appointment", "fusion-survey", true, []string{"n", "a", "W", "e", "d", "space", "1", "1"}},
		{"consent", "fusion-guide", false, []string{"n", "ctrl+l", "enter", "y"}},
		{"consent-cy", "fusion-guide", false, []string{"n", "enter"}},
		{"consent-refused", "fusion-guide", false, []string{"n", "ctrl+l", "enter", "n"}},
	}
	for _, step := range steps {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%d", step.name, size.width), func(t *testing.T) {
				o := openOffice(t, people, step.form)
				if step.past {
					o.history()
				}
				d := o.queue(size.width, size.height)
				d.Press(step.keys...)
				d.Golden(fmt.Sprintf("%s-%d", step.name, size.width))
			})
		}
	}
}

func TestTheQueueTellsInstrumentsApart(t *testing.T) {
	o := openOffice(t, people, "fusion-survey", "fusion-guide")
	d := o.queue(120, 40)
	d.Shows("Instrument", "Fusion interview guide", "6 in the queue")
	options := o.options()
	options.Instruments = []string{"fusion-guide"}
	d = uitest.Start(t, callsheet.NewQueue(options), 120, 40)
	d.Shows("3 in the queue")
	d.Hides("Fusion stakeholder survey")
}

func TestWarningsOnTheSheet(t *testing.T) {
	o := openOffice(t, "name,phone,language,do_not_call\nJo,,pl,\nAl,1,,yes", "fusion-survey")
	d := o.queue(80, 24)
	d.Press("n")
	d.Shows("no telephone number", "! The respondent's language is pl, which the instrument does not have.")
	d.Press("esc")
}

// hostilePeople have what a terminal would obey in every column.
const hostilePeople = "name,organisation,role,phone,language,time_zone\n" +
	"El\x1b[2Jin\u202e,Org\x1b]0;owned\x07,Ro\u0085le,\x1b[31m1,c\x1by,"

func TestHostileTextIsShownNotObeyed(t *testing.T) {
	o := openOffice(t, hostilePeople, "fusion-survey")
	o.callOn(o.all()[0], sample.NoAnswerCode, "re\x1b[2Jmark\nsecond\rline", tuesday.AddDate(0, 0, -5))
	for _, size := range sizes {
		d := o.queue(size.width, size.height)
		check := func() {
			t.Helper()
			if frame := d.Text(); strings.ContainsAny(frame, "\x1b\x07\r\u0085\u202e") {
				t.Errorf("sent to the terminal: %q", frame)
			}
		}
		check()
		d.Press("n")
		d.Shows("El␛[2Jin")
		check()
		d.Press("t")
		d.Paste("pas\x1b[2Jted")
		check()
		d.Press("enter", "a")
		d.Paste("\x1b[2J")
		check()
		d.Press("esc", "n")
		check()
		d.Press("u", "enter")
		check()
		d.Press("ctrl+s", "1", "esc", "2", "/")
		check()
		d.Press("esc")
	}
}

func TestScreensKeepToTheirSize(t *testing.T) {
	o := openOffice(t, hostilePeople+"\n"+strings.Repeat("Long name ", 30)+",Org,,,,", "fusion-guide")
	o.history()
	for width := 40; width <= 130; width += 20 {
		for height := 10; height <= 40; height += 5 {
			d := o.queue(width, height)
			for _, keys := range [][]string{nil, {"n"}, {"t", "x", "enter"}, {"a", "1"}, {"esc", "enter"}, {"n"}, {"esc", "n"}, {"u"}, {"esc", "y"}} {
				d.Press(keys...)
				checkFrame(t, d, width, height)
			}
			for len(o.claimed()) > 0 {
				if _, err := o.ReleaseCase(o.claimed()[0]); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func checkFrame(t *testing.T, d *uitest.Driver, width, height int) {
	t.Helper()
	lines := strings.Split(d.Text(), "\n")
	if len(lines) != height {
		t.Fatalf("%d lines in a window of %d by %d:\n%s", len(lines), width, height, d.Text())
	}
	body := strings.Split(d.Shell.Top().Body(width-2, height-4), "\n")
	if len(body) > height-4 {
		t.Fatalf("the body is %d lines high in a window of %d by %d", len(body), width, height)
	}
}

// TestNoKeyStandsForTwoThings looks at every state of the sheet.
func TestNoKeyStandsForTwoThings(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	d := o.queue(80, 24)
	check := func() {
		t.Helper()
		stands := map[string]string{}
		for _, action := range d.Shell.Top().Actions() {
			for _, key := range action.Keys {
				if other, twice := stands[key]; twice && action.Disabled == "" {
					t.Errorf("%s stands for %s and %s", key, other, action.Name)
				}
				stands[key] = action.Name
			}
		}
	}
	check()
	d.Press("n")
	check()
	leaveInterview(d, "1")
	check()
	d.Press("enter")
	check()
}

func TestALongHistoryLeavesRoomForWhatWasRecorded(t *testing.T) {
	o := openOffice(t, people, "fusion-survey")
	for day := range 7 {
		o.callOn(o.all()[0], sample.BusyCode, "A remark.\nIn three lines\nof its own.", tuesday.AddDate(0, 0, day-9))
	}
	d := o.queue(80, 24)
	d.Press("n")
	d.Shows("f Fault on the line", "Last call: Sat 21 Nov 10:15  Busy  (bryn)", "page down for more")
	d.Press("pgdown", "t", "x", "enter", "b")
	d.Shows("✓ Busy. That was attempt 8 of 8", "Remark: x")
}
