package tableview_test

import (
	"iter"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/tableview"
	"fieldwork/forms/ui/uitest"
)

// TestWhatWasAskedLastWins: counts that end in another order do not matter.
func TestWhatWasAskedLastWins(t *testing.T) {
	a := fusion(t)
	screen := tableview.New(a.options())
	d := uitest.Start(t, screen, 120, 40)
	goTo(d, "q3")
	ask := func() tea.Cmd {
		action, _ := screen.Actions().Named("intervals")
		return action.Do()
	}
	first, second := ask(), ask()
	late := first()
	d.Shows("counting")
	d.Send(second(), late)
	d.Hides("counting", "from")
}

func TestNewAnswersAreCounted(t *testing.T) {
	a := fusion(t)
	d := a.start(t, 120, 40)
	goTo(d, "q3")
	look := func() {
		for wait, msg := range a.clock {
			if wait > 1e9 {
				d.Send(msg)
			}
		}
	}
	reads := a.reads
	look()
	if a.reads != reads {
		t.Error("the same answers were counted again")
	}
	a.interviews = append(a.interviews, a.interviews[0])
	a.standing = "later"
	look()
	d.Shows("65 respondents", "▸ 3")
	a.interviewsSaid = 1_000_000
	d.Press("r")
	a.interviews = a.interviews[:10]
	a.standing = "later still"
	look()
	d.Shows("changed since: r counts again", "65 respondents")
	d.Press("r")
	d.Shows("10 respondents")
	d.Hides("changed since")
}

// TestALargeStudySaysThatItCounts stops a count half-way to look at it.
func TestALargeStudySaysThatItCounts(t *testing.T) {
	a := fusion(t)
	a.interviewsSaid = 1_000_000
	options, reached, goOn := a.options(), make(chan struct{}), make(chan struct{})
	stops := false
	options.Interviews = func() iter.Seq2[forms.Interview, error] {
		return func(yield func(forms.Interview, error) bool) {
			for i, interview := range a.interviews {
				if i == 40 && stops {
					close(reached)
					<-goOn
				}
				if !yield(interview, nil) {
					return
				}
			}
		}
	}
	screen := tableview.New(options)
	d := uitest.Start(t, screen, 120, 40)
	stops = true
	action, _ := screen.Actions().Named("again")
	count, result := action.Do(), make(chan tea.Msg)
	go func() { result <- count() }()
	<-reached
	d.Shows("counting 40 of 1000000")
	close(goOn)
	d.Send(<-result)
	d.Hides("counting")
	d.Shows("64 respondents")
}
