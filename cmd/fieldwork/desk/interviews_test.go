package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// bringIn imports responses to an instrument, a minute apart.
func (b *bench) bringIn(t testing.TB, form string, count int) {
	t.Helper()
	_, version, err := b.Instrument(form, 0)
	if err != nil {
		t.Fatal(err)
	}
	target, err := b.BeginImport("responses.csv", version)
	if err != nil {
		t.Fatal(err)
	}
	const atOnce = 1000
	for first := 0; first < count; first += atOnce {
		var batch []forms.Interview
		for i := first; i < min(first+atOnce, count); i++ {
			batch = append(batch, forms.Interview{
				Reference: fmt.Sprintf("F%03d", i+1), Language: []string{"en", "cy"}[i%2],
				Submitted: time.Date(2017, 2, 1, 9, i, 0, 0, time.UTC),
				Answers:   map[string]forms.Answer{"q1": {Value: fmt.Sprintf("Museum %03d", i+1)}},
			})
		}
		if err := target.Add(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := target.Finish(); err != nil {
		t.Fatal(err)
	}
}

// mixed is a study with imported interviews and interviews of every status.
func mixed(t *testing.T) *bench {
	b := newBench(t, fusion(t), short)
	b.bringIn(t, "fusion-survey", 40)
	b.leave("fusion-survey", "q7", forms.Suspended, time.Minute)
	b.leave("short", "q1", forms.BrokenOff, time.Minute)
	b.leave("short", forms.EndPosition, forms.Complete, time.Minute)
	b.leave("short", "q2", forms.InProgress, time.Minute)
	return b
}

func TestAllInterviewsViews(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 40}} {
		d := uitest.Start(t, mixed(t).desk(), size.width, size.height)
		d.Press("a", "down")
		d.Golden(fmt.Sprintf("interviews-%dx%d", size.width, size.height))
	}
}

func TestEveryInterviewCanBeRead(t *testing.T) {
	d := uitest.Start(t, mixed(t).desk(), 80, 24)
	d.Press("a", "down", "enter")
	d.Shows("Answers, ", "complete", "Museum 001")
	d.Press("esc", "down", "v")
	d.Shows("broken off", "not reached")
	d.Press("esc")
	d.Shows("All interviews", "1–17 of 44")
	d.Press("end", "enter")
	d.Shows("Id in file    F001")
	d.Press("esc")
	d.Shows("28–44 of 44")
	d.Press("home", "pgdown", "pgdown", "up", "esc")
	d.Shows("To do")
}

func TestInterviewsAreFoundByWords(t *testing.T) {
	d := uitest.Start(t, mixed(t).desk(), 80, 24)
	d.Press("a", "/")
	d.Type("COMPLETE  short\n")
	d.Shows("1–1 of 1, newest first; of all 44 those with “COMPLETE short”")
	d.Press("enter")
	d.Shows("Short follow-up")
	d.Press("esc", "/")
	for range 20 {
		d.Press("backspace")
	}
	d.Type("F017\n")
	d.Shows("F017", "1–1 of 1")
	d.Press("/")
	d.Type("x\n")
	d.Shows("No interview has “F017x”. Press / to look for something else.")
	d.Press("enter")
	d.Shows("No interview is listed.")
	d.Press("/")
	for range 5 {
		d.Press("backspace")
	}
	d.Type("\n")
	d.Shows("1–17 of 44, newest first")
}

func TestMouseSelectsThenReads(t *testing.T) {
	d := uitest.Start(t, mixed(t).desk(), 80, 24)
	d.Press("a")
	const first = 3 // the line of the first interview in the window
	d.Click(10, first+2)
	if line := strings.Split(d.Text(), "\n")[first+2]; !strings.Contains(line, "▸") {
		t.Fatalf("the third interview is not selected: %q", line)
	}
	d.Send(tea.MouseMsg{X: 10, Y: first, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelUp})
	d.Click(10, first-1)
	d.Shows("All interviews")
	d.Click(10, first+1)
	d.Shows("Answers, ", "complete")
}

func TestNoInterviewIsListedInAnEmptyStudy(t *testing.T) {
	d := uitest.Start(t, newBench(t, short).desk(), 80, 24)
	d.Press("a")
	d.Shows("There is no interview yet. Press n to begin one.")
	l := newInterviewList(newBench(t, short).desk().options)
	d = uitest.Start(t, l, 80, 24)
	d.Shows("There is no interview yet. Go back, and press n to begin one.")
}

func TestReadingEndsWhenTheListIsLeft(t *testing.T) {
	b := mixed(t)
	l := newInterviewList(b.desk().options)
	read := l.Init()
	l.leave()
	if msg := read().(listedMsg); !errors.Is(msg.err, context.Canceled) || len(msg.all) > 0 {
		t.Errorf("%d interviews were read, %v", len(msg.all), msg.err)
	}
}

func TestHostileInterviewsAreListedSafely(t *testing.T) {
	b := newBench(t, hostile)
	b.bringIn(t, "hostile", 1)
	d := uitest.Start(t, b.desk(), 120, 40)
	d.Press("a", "/")
	d.Type("owned\n")
	if frame := d.View(); strings.Contains(frame, "\x1b]") || strings.Contains(frame, "\x1b[31m") {
		t.Errorf("the frame holds a sequence of the text: %q", frame)
	}
}

func TestTheListIsNeverTallerNorWiderThanAsked(t *testing.T) {
	l := newInterviewList(mixed(t).desk().options)
	l.take(l.Init()().(listedMsg))
	for _, filter := range []string{"", "complete", strings.Repeat("nothing ", 30)} {
		l.Update(l.find(filter)())
		for width := 10; width < 140; width += 7 {
			for height := 1; height < 50; height++ {
				lines := strings.Split(l.Body(width, height), "\n")
				if len(lines) > height {
					t.Errorf("at %dx%d it is %d lines tall", width, height, len(lines))
				}
				for _, line := range lines {
					if ui.Width(line) > width {
						t.Errorf("at %dx%d there is a line of %d columns: %q", width, height, ui.Width(line), line)
					}
				}
			}
		}
	}
}

func TestWhatIsBeforeADamagedInterviewIsListed(t *testing.T) {
	b := newBench(t, short)
	first, second := b.leave("short", "q2", forms.BrokenOff, 0), b.leave("short", "q2", forms.BrokenOff, 0)
	b.spoil("interviews\x00" + second)
	d := uitest.Start(t, newInterviewList(b.desk().options), 80, 24)
	d.Shows("! Not all interviews could be read. ", study.ShortID(first), "1–1 of 1")
	d.Hides(study.ShortID(second) + "  ")
}

// BenchmarkHundredThousandInterviews reads a large study for the list, looks
// for some of them, and draws it.
func BenchmarkHundredThousandInterviews(b *testing.B) {
	large := newBench(b, short)
	large.bringIn(b, "short", 100_000)
	l := newInterviewList(large.desk().options)
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			l.take(l.Init()().(listedMsg))
		}
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			l.find("complete F01")()
		}
	})
	b.Run("move and draw", func(b *testing.B) {
		for b.Loop() {
			l.move(+1)
			l.Body(120, 40)
		}
	})
}
