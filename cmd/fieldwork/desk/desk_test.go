package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// busy is a study with three interviews to resume and two instruments.
func busy(t *testing.T) *bench {
	b := newBench(t, fusion(t), short)
	b.leave("fusion-survey", "q12", forms.Suspended, 21*time.Minute)
	b.clock.at = time.Date(2017, 3, 7, 16, 2, 0, 0, time.UTC)
	b.leave("fusion-survey", forms.EndPosition, forms.Suspended, 9*time.Minute)
	b.clock.at = time.Date(2017, 3, 8, 10, 42, 0, 0, time.UTC)
	b.leave("fusion-survey", "q7", forms.InProgress, 6*time.Minute)
	for range 7 {
		b.leave("fusion-survey", forms.EndPosition, forms.Complete, 0)
	}
	b.leave("short", "q2", forms.BrokenOff, 0)
	return b
}

func TestViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		name := fmt.Sprintf("%dx%d", size.width, size.height)
		t.Run(name, func(t *testing.T) {
			uitest.Start(t, busy(t).desk(), size.width, size.height).Golden("desk-" + name)
			uitest.Start(t, newBench(t).desk(), size.width, size.height).Golden("empty-" + name)
		})
	}
}

func TestResumeGoesOnWhereItStands(t *testing.T) {
	d := uitest.Start(t, busy(t).desk(), 80, 24)
	d.Press("down", "down", "enter")
	d.Shows("Q12 of 13", "Fusion stakeholder survey")
}

func TestSuspendedInterviewComesBackToTheDesk(t *testing.T) {
	b := newBench(t, short)
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Shows("Press n to begin one.")
	d.Press("n")
	d.Shows("Who is there?")
	d.Type("Ann\n")
	d.Shows("How many?")
	d.Press("ctrl+s", "1")
	d.Shows("1 interview to resume", "question 2 of 2")
	interview := b.all()[0]
	if interview.Status != forms.Suspended || interview.Answers["q1"].Value != "Ann" || interview.Interviewer != "anna" {
		t.Errorf("the interview was left as %+v", interview)
	}
	d.Press("r")
	d.Shows("How many?")
}

func TestKeysTypedAheadReachTheInterview(t *testing.T) {
	b := newBench(t, short)
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Type("nquick\n")
	d.Shows("How many?")
	if got := b.all()[0].Answers["q1"].Value; got != "quick" {
		t.Errorf("the first answer is %q", got)
	}
}

func TestNewInterviewAsksForInstrumentAndLanguage(t *testing.T) {
	b := newBench(t, fusion(t), short)
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Press("n")
	d.Shows("New interview", "Fusion stakeholder survey", "Short follow-up")
	d.Press("1")
	d.Shows("Language of the interview", "English", "Cymraeg (draft: nobody has reviewed it)")
	d.Press("2")
	d.Shows("Arolwg rhanddeiliaid Cyfuno")
	if got := b.all()[0].Language; got != "cy" {
		t.Errorf("the interview is in %q", got)
	}
}

func TestLeavingTheChoiceBeginsNothing(t *testing.T) {
	b := newBench(t, fusion(t))
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Press("n", "esc")
	d.Shows("No interview waits to be resumed.")
	if all := b.all(); len(all) != 0 {
		t.Errorf("there are %d interviews", len(all))
	}
}

func TestAnswersOfTheSelectedInterviewAreShown(t *testing.T) {
	d := uitest.Start(t, busy(t).desk(), 80, 24)
	d.Press("v")
	d.Shows("Answers so far", "Museum 001", "lines 1–")
	d.Press("end")
	d.Hides("Museum 001")
	d.Press("home", "esc")
	d.Shows("To do")
}

func TestQuestionsOfAnInstrumentAreShown(t *testing.T) {
	d := uitest.Start(t, newBench(t, fusion(t)).desk(), 80, 24)
	d.Press("i")
	d.Golden("instrument-80x24")
}

func TestManyInterviewsScroll(t *testing.T) {
	b := newBench(t, short)
	for i := range 40 {
		b.clock.at = b.clock.at.Add(time.Minute)
		b.leave("short", "q2", forms.Suspended, time.Duration(i)*time.Minute)
	}
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Shows("40 interviews to resume", "1–11 of 40", "Answers so far")
	for range 39 {
		d.Press("down")
	}
	d.Shows("30–40 of 40")
	d.Press("down")
	d.Shows("▸", " 0 min")
	d.Press("pgup", "pgup", "pgup", "pgup", "pgup")
	d.Shows("1–11 of 40", "39 min")
}

func TestMouseSelectsThenResumes(t *testing.T) {
	d := uitest.Start(t, busy(t).desk(), 80, 24)
	const first = 3 // the line of the first interview in the window
	d.Click(10, first+2)
	if line := strings.Split(d.Text(), "\n")[first+2]; !strings.Contains(line, "▸") {
		t.Fatalf("the third interview is not selected: %q", line)
	}
	d.Send(tea.MouseMsg{X: 10, Y: first, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelUp})
	d.Click(10, first+1)
	d.Shows("review")
}

func TestClicksBesideTheListDoNothing(t *testing.T) {
	d := uitest.Start(t, busy(t).desk(), 80, 24)
	before := d.Text()
	for line := range 22 {
		if line < 3 || line > 5 {
			d.Click(10, line)
		}
	}
	if got := d.Text(); got != before {
		t.Errorf("a click changed the desk to\n%s", got)
	}
}

func TestNoticesAreShownFirst(t *testing.T) {
	d := uitest.Start(t, newBench(t, short).desk("The import of a.csv had been cut off."), 80, 24)
	d.Shows("! The import of a.csv had been cut off.")
}

func TestQuit(t *testing.T) {
	for _, key := range []string{"q", "ctrl+q"} {
		d := uitest.Start(t, newBench(t, short).desk(), 80, 24)
		d.Press(key)
		if !d.Ended {
			t.Errorf("%s does not end the program", key)
		}
	}
}

func TestHostileTextNeverReachesTheTerminal(t *testing.T) {
	b := newBench(t, hostile, short)
	b.leave("hostile", "q1", forms.Suspended, 0)
	d := uitest.Start(t, b.desk(), 120, 40)
	for _, keys := range [][]string{nil, {"i"}, {"1"}, {"esc", "v"}} {
		d.Press(keys...)
		if frame := d.View(); strings.Contains(frame, "\x1b]") || strings.Contains(frame, "\x1b[31m") ||
			strings.Contains(frame, "\x1b[2J") || strings.Contains(frame, "\x1b[5m") {
			t.Errorf("after %v the frame holds a sequence of the text: %q", keys, frame)
		}
	}
}

func TestNeverTallerNorWiderThanAsked(t *testing.T) {
	desks := map[string]*bench{"busy": busy(t), "empty": newBench(t), "sampled": sampled(t), "still reading": sampled(t)}
	for name, b := range desks {
		d := b.desk()
		uitest.Start(t, d, 80, 24)
		if name == "still reading" {
			d.readingCases = true
			d.take(d.readContents()().(loadedMsg))
		}
		for width := 38; width < 140; width += 7 {
			for height := 6; height < 40; height++ {
				lines := strings.Split(d.Body(width, height), "\n")
				if len(lines) > height {
					t.Errorf("%s at %dx%d is %d lines tall", name, width, height, len(lines))
				}
				for _, line := range lines {
					if ui.Width(line) > width {
						t.Errorf("%s at %dx%d has a line of %d columns: %q", name, width, height, ui.Width(line), line)
					}
				}
			}
		}
	}
}

func TestWhen(t *testing.T) {
	now := time.Date(2017, 3, 1, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		ago  time.Duration
		want string
	}{
		{time.Minute, "today 08:59"},
		{10 * time.Hour, "yesterday 23:00"},
		{34 * time.Hour, "27 Feb 23:00"},
		{90 * 24 * time.Hour, "1 Dec 2016"},
	} {
		if got := when(now.Add(-c.ago), now); got != c.want {
			t.Errorf("%v ago is %q, want %q", c.ago, got, c.want)
		}
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		counts
		most, width int
		want        string
	}{
		{counts{0, 0, 0}, 0, 10, ""},
		{counts{5, 3, 2}, 10, 10, "█████▒▒▒░░"},
		{counts{1, 0, 0}, 1000, 10, "█"},
		{counts{0, 0, 4}, 8, 4, "░░"},
		{counts{64, 1, 0}, 65, 10, "█████████▒"},
		{counts{600, 1, 1}, 602, 6, "████▒░"},
	} {
		if got := c.bar(c.most, c.width); got != c.want {
			t.Errorf("%+v of %d in %d is %q, want %q", c.counts, c.most, c.width, got, c.want)
		}
	}
}

func TestBarShowsEverythingThereIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(0, 1000)
		c := counts{number.Draw(t, "complete"), number.Draw(t, "under way"), number.Draw(t, "broken off")}
		most := c.all() + number.Draw(t, "more")
		width := rapid.IntRange(3, 60).Draw(t, "width")
		bar := c.bar(most, width)
		if got := ui.Width(bar); got > width {
			t.Fatalf("the bar is %d columns wide, not %d", got, width)
		}
		for mark, n := range map[string]int{barComplete: c.complete, barUnderWay: c.underWay, barBrokenOff: c.brokenOff} {
			if strings.Contains(bar, mark) != (n > 0) {
				t.Fatalf("%q shows %+v", bar, c)
			}
		}
	})
}

func TestKeyReference(t *testing.T) {
	uitest.Golden(t, "keys", ui.Reference(newBench(t).desk().Actions(), newPage("", "").Actions(), NewWelcome(Beginnings{}).Actions()))
}

// sampled is a study with three contacts, each with a case.
func sampled(t *testing.T) *bench {
	t.Helper()
	b := newBench(t, short)
	sheet := sample.Sheet{File: "north.csv", List: "north", Header: cells("name,organisation"),
		Rows: [][]sample.Cell{cells("Elin Rees,Theatr"), cells("Bo Lane,Archif"), cells("Ann Hall,Oriel")}}
	if _, err := b.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.MakeCases("short", nil, 0); err != nil {
		t.Fatal(err)
	}
	return b
}

func cells(row string) []sample.Cell {
	var list []sample.Cell
	for i, text := range strings.Split(row, ",") {
		list = append(list, sample.Cell{Text: text, Line: 1, Column: i + 1})
	}
	return list
}

func TestWhoIsToBeCalledComesFirst(t *testing.T) {
	b := sampled(t)
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Shows("3 to call now", "▸ Call    now  Elin Rees, Theatr  not called yet", "Short follow-up", "0 of 3")
	d.Press("enter")
	d.Shows("Call sheet", "Elin Rees")
	d.Press("n", "esc")
	d.Shows("2 to call now", "Bo Lane, Archif")
	d.Press("c")
	d.Shows("Call now", "Bo Lane", "Ann Hall")
}

func TestAnAppointmentOfTodayAndItsInterviewAreOneTask(t *testing.T) {
	b := sampled(t)
	var first sample.Case
	for c, err := range b.Cases() {
		if err != nil {
			t.Fatal(err)
		}
		first = c
		break
	}
	recorder, err := b.Begin(study.Beginning{Instrument: "short", Case: first.ID, Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	if err := recorder.Record(study.Step{Action: "suspended", Status: forms.Suspended}); err != nil {
		t.Fatal(err)
	}
	call := sample.Call{Case: first.ID, At: b.clock.at, Outcome: sample.SuspendedCode, Appointment: b.clock.at.Add(2 * time.Hour)}
	if _, _, err := b.RecordCall(call); err != nil {
		t.Fatal(err)
	}
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Shows("▸ Call    11:00  Elin Rees, Theatr  appointment, interview begun", "1 interview to resume")
	d.Hides("Resume")
	d.Press("v")
	d.Shows("Answers so far")
}

func TestTheOtherScreensOpenFromTheDesk(t *testing.T) {
	for key, shows := range map[string]string{"b": "Board", "p": "Contacts", "s": "Purposive sample", "c": "Call now"} {
		d := uitest.Start(t, sampled(t).desk(), 80, 24)
		d.Press(key)
		d.Shows(shows)
		d.Press("esc")
		d.Shows("To do")
	}
	d := uitest.Start(t, newBench(t, short).desk(), 80, 24)
	d.Press("c")
	d.Shows("! The study has no case yet.")
}
