package desk

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/ui/uitest"
)

func TestADamagedInterviewLeavesTheDesk(t *testing.T) {
	b := newBench(t, short)
	b.leave("short", forms.EndPosition, forms.Suspended, time.Minute)
	b.spoil("interviews\x00" + b.leave("short", "q2", forms.Suspended, time.Minute))
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Shows("2 interviews to resume", "question 2 of 2", "at the review", "Short follow-up")
	d.Hides("Reading the study", "!")
	d.Press("enter")
	d.Shows("! The interview could not be opened. It went wrong (", "2 interviews to resume")
	d.Press("v")
	d.Shows("! This could not be read. It went wrong (")
	d.Press("down", "enter")
	d.Shows("review")
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	for _, c := range []struct {
		name, key     string
		shows, absent []string
	}{
		{"an instrument", "instruments\x00short/000001",
			[]string{"! Not read: an instrument, short, version 1. It went wrong (", "2 interviews to resume", "Fusion stakeholder survey"},
			[]string{"Short follow-up"}},
		{"what is asked", "instrument-contents\x00short/000001",
			[]string{"! Not read: short, version 1. It went wrong (", "2 interviews to resume", "question 7 of 13", "Short follow-up"},
			[]string{"question 2 of 2"}},
		{"a tally", "interview-tallies\x00short",
			[]string{"! Not read: the number of answers to short. It went wrong (", "2 interviews to resume", "question 2 of 2"}, nil},
		{"an interview to resume", "interviews-to-resume\x00",
			[]string{"! Not read: an interview to resume. It went wrong (", "1 interview to resume", "question 7 of 13", "Short follow-up"},
			[]string{"question 2 of 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t, fusion(t), short)
			b.leave("fusion-survey", "q7", forms.Suspended, 0)
			id := b.leave("short", "q2", forms.Suspended, 0)
			if strings.HasSuffix(c.key, "\x00") {
				c.key += id
			}
			b.spoil(c.key)
			b.Study = b.again() // what it had read is forgotten
			d := uitest.Start(t, b.desk(), 120, 40)
			d.Shows(c.shows...)
			d.Hides(append(c.absent, "Reading the study")...)
		})
	}
}

func TestNothingThatCanBeReadIsNotNothing(t *testing.T) {
	b := newBench(t, short)
	id := b.leave("short", "q2", forms.Suspended, 0)
	b.spoil("instruments\x00short/000001")
	b.spoil("interviews-to-resume\x00" + id)
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Shows("! Not read: an instrument, an interview to resume.", "No instrument of the study could be read.")
	d.Press("n")
	d.Shows("No instrument of the study could be read.")
	b = newBench(t, short)
	b.spoil("interviews-to-resume\x00" + b.leave("short", "q2", forms.Suspended, 0))
	uitest.Start(t, b.desk(), 80, 24).Shows("No interview to resume could be read.", "Short follow-up")
}

// Numbers are the instrument's own.
func TestPlaces(t *testing.T) {
	in, faults := forms.Load("places.yaml", []byte(`
settings:
  form_id: places
  languages: {en: {name: English, status: reviewed}}
survey:
  - {type: note, name: hello, label: Hello.}
  - {type: text, name: first, label: One}
  - {type: text, name: second, label: Two, number: "7"}
  - {type: note, name: between, label: And now.}
  - {type: text, name: third, label: Three, number: "7b\e[2J"}
  - {type: note, name: goodbye, label: Goodbye.}
`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for position, want := range map[string]string{
		"hello": "question 1 of 7b␛[2J", "first": "question 1 of 7b␛[2J", "second": "question 7 of 7b␛[2J",
		"between": "question 7b␛[2J of 7b␛[2J", "goodbye": "question 7b␛[2J of 7b␛[2J",
		forms.EndPosition: "at the review", "gone": "", "": "",
	} {
		if got := placeIn(in, position); got != want {
			t.Errorf("at %q it says %q, want %q", position, got, want)
		}
	}
}

func TestAGuideAsksForConsentFirst(t *testing.T) {
	guide, ok := library.Source("fusion-guide")
	if !ok {
		t.Fatal("the library has no fusion-guide")
	}
	b := newBench(t, string(guide))
	d := uitest.Start(t, b.desk(), 80, 24)
	d.Press("n", "1")
	d.Shows("Are you happy to take part?", "Fusion interview guide")
	if all := b.all(); len(all) > 0 {
		t.Errorf("%d interviews were begun", len(all))
	}
	d.Press("esc", "i")
	d.Shows("25 to 60 minutes", "Consent, version 1")
}

// TestTheDeskDoesNotWaitForTheCases looks at the desk before the cases were
// read, and after.
func TestTheDeskDoesNotWaitForTheCases(t *testing.T) {
	b := sampled(t)
	b.leave("short", "q2", forms.Suspended, time.Minute)
	desk := b.desk()
	d := uitest.Start(t, held{desk}, 80, 24)
	desk.readingCases = true
	d.Run(desk.readContents())
	d.Shows("▸ Call      The cases are still being read.", "Resume", "question 2 of 2", "Progress")
	d.Press("enter")
	d.Shows("To do", "The cases are still being read.")
	d.Press("b")
	d.Shows("The cases are still being read.", "To do")
	late := desk.readContents()
	d.Run(desk.readFieldwork())
	d.Shows("▸ Call", "now", "not called yet", "0 of 3", "Resume")
	d.Run(late)
	d.Press("k")
	d.Shows("not called yet", "0 of 3")
	d.Hides("still being read")
}

// held is a desk that reads nothing of its own accord.
type held struct{ *Desk }

func (held) Init() tea.Cmd { return nil }
