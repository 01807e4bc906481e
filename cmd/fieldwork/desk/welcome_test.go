package desk

import (
	"errors"
	"slices"
	"testing"
	"time"

	"fieldwork/forms/ui/uitest"
)

// beginnings are ways to come by a study that note what they were asked.
func beginnings(t *testing.T, made *[]string, failure error) Beginnings {
	open := func(what ...string) (Options, error) {
		*made = what
		return newBench(t, short).desk().options, failure
	}
	return Beginnings{
		Forms: []string{"fusion-survey"},
		Make:  func(name string, forms []string) (Options, error) { return open(append([]string{name}, forms...)...) },
		Demo:  func() (Options, error) { return open("the demo") },
	}
}

func TestWelcomeMakesAStudy(t *testing.T) {
	for _, c := range []struct {
		keys func(*uitest.Driver)
		want []string
	}{
		{func(d *uitest.Driver) { d.Press("n"); d.Type("walk\n1") }, []string{"walk", "fusion-survey"}},
		{func(d *uitest.Driver) { d.Press("n"); d.Type(" walk \n2") }, []string{"walk"}},
		{func(d *uitest.Driver) { d.Press("d") }, []string{"the demo"}},
	} {
		var made []string
		d := uitest.Start(t, NewWelcome(beginnings(t, &made, nil)), 80, 24)
		c.keys(d)
		if !slices.Equal(made, c.want) {
			t.Errorf("%v was made, want %v", made, c.want)
		}
		d.Shows("Short follow-up", "No interview waits")
	}
}

func TestWelcomeView(t *testing.T) {
	var made []string
	d := uitest.Start(t, NewWelcome(beginnings(t, &made, nil)), 80, 24)
	d.Golden("welcome-80x24")
	d.Press("n")
	d.Type("\n")
	d.Shows("The study needs a name.")
	d.Press("q")
	if !d.Ended || made != nil {
		t.Errorf("ended %v, made %v", d.Ended, made)
	}
}

func TestWelcomeSaysWhyItCannot(t *testing.T) {
	var made []string
	d := uitest.Start(t, NewWelcome(beginnings(t, &made, errors.New("The disk is full."))), 80, 24)
	d.Press("d")
	d.Shows("! The disk is full.", "There is no study in this folder.")
	d.Press("q")
	if !d.Ended {
		t.Error("keys are still held after the failure")
	}
}

func TestWelcomeOffersTheStudiesThatAreHere(t *testing.T) {
	var made []string
	b := beginnings(t, &made, nil)
	now := time.Date(2017, 3, 1, 12, 0, 0, 0, time.UTC)
	b.Now = func() time.Time { return now }
	b.Studies = []Found{{"b.field", "b", now.Add(-time.Hour)}, {"a\x1b[2J.field", "a\x1b[2J", now.AddDate(0, 0, -1)}}
	failure := errors.New("It is open in another fieldwork.")
	b.Open = func(file string) (Options, error) {
		made = []string{file}
		return newBench(t, short).desk().options, failure
	}
	d := uitest.Start(t, NewWelcome(b), 80, 24)
	d.Golden("several-80x24")
	d.Press("1")
	d.Shows("! It is open in another fieldwork.", "This folder has several studies.")
	failure = nil
	d.Press("o", "2")
	d.Shows("Short follow-up", "No interview waits")
	if !slices.Equal(made, []string{"a\x1b[2J.field"}) {
		t.Errorf("%q was opened", made)
	}
}
