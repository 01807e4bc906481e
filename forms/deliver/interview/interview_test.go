package interview_test

import (
	"errors"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver/consent"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/deliver/interview"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// base is a screen from which an interview is opened.
type base struct{}

func (b *base) Init() tea.Cmd          { return nil }
func (b *base) Update(tea.Msg) tea.Cmd { return nil }
func (b *base) Typing() bool           { return false }
func (b *base) Actions() ui.Actions    { return nil }
func (b *base) Head() ui.Head          { return ui.Head{Left: []string{"Beneath"}} }
func (b *base) Body(_, _ int) string   { return "" }

var errDisk = errors.New("the disk is full")

// failing is an engine whose next Updates fail.
type failing struct {
	store.Engine
	next int
}

func (f *failing) Update(change func(store.Tx) error) error {
	if f.next > 0 {
		f.next--
		return errDisk
	}
	return f.Engine.Update(change)
}

// bench is a study with both instruments of the library.
type bench struct {
	*study.Study
	engine  *failing
	options interview.Options
	*uitest.Driver
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{engine: &failing{Engine: storetest.OpenEngine(t)}}
	clock := storetest.Clock(storetest.Start)
	b.Study = study.New(store.New(b.engine, storetest.Author, clock, storetest.Entropy(1)), clock)
	for _, name := range []string{"fusion-survey", "fusion-guide"} {
		source, _ := library.Source(name)
		if _, _, err := b.AddInstrument(name+".yaml", source); err != nil {
			t.Fatal(err)
		}
	}
	b.options = interview.Options{
		Study: b.Study, Now: clock, Interviewer: "anna", After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}
	b.Driver = uitest.Start(t, &base{}, 80, 24)
	return b
}

func (b *bench) all(t *testing.T) []forms.Interview {
	t.Helper()
	var list []forms.Interview
	for kept, err := range b.Interviews("") {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, kept)
	}
	return list
}

func TestAQuestionnaireWithoutConsent(t *testing.T) {
	b := newBench(t)
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-survey", Language: "cy", Mode: forms.Telephone}))
	if _, asked := b.Shell.Top().(*questionnaire.Screen); !asked {
		t.Fatalf("there is\n%s", b.Text())
	}
	if kept := b.all(t)[0]; kept.Interviewer != "anna" || kept.Language != "cy" || kept.Mode != forms.Telephone || kept.Consent != nil {
		t.Errorf("the interview is %+v", kept)
	}
}

func TestAGuideAfterConsent(t *testing.T) {
	b := newBench(t)
	b.options.Subject = "Elin Rhys"
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-guide"}))
	if _, asked := b.Shell.Top().(*consent.Screen); !asked || len(b.all(t)) != 0 {
		t.Fatalf("there is\n%s", b.Text())
	}
	b.Shows("Elin Rhys")
	b.Press("l", "y", "n", "y")
	if _, asked := b.Shell.Top().(*guide.Screen); !asked {
		t.Fatalf("there is\n%s", b.Text())
	}
	kept := b.all(t)[0]
	if kept.Language != "cy" || kept.Consent == nil || kept.Consent.Given["record"] || !kept.Consent.Given["quote"] {
		t.Errorf("the interview is %+v", kept)
	}
	b.Shows("Elin Rhys")
}

func TestConsentThatWasGivenIsNotAskedAgain(t *testing.T) {
	b := newBench(t)
	given := &forms.ConsentGiven{Version: "1", Given: map[string]bool{forms.TakePart: true}}
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-guide", Consent: given}))
	if _, asked := b.Shell.Top().(*guide.Screen); !asked {
		t.Fatalf("there is\n%s", b.Text())
	}
}

func TestWithoutConsentThereIsNoInterview(t *testing.T) {
	b := newBench(t)
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-guide"}))
	b.Press("n", "enter")
	b.Shows("Beneath", "The respondent does not agree to take part.")
	var refused *forms.ConsentGiven
	b.options.Refused = func(given *forms.ConsentGiven) tea.Cmd {
		refused = given
		return ui.Notify("Refused.")
	}
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-guide"}))
	b.Press("n", "enter")
	b.Shows("Beneath", "Refused.")
	if refused == nil || refused.Allows(forms.TakePart) || len(b.all(t)) != 0 {
		t.Errorf("refused %+v, the interviews are %v", refused, b.all(t))
	}
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	b := newBench(t)
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "nothing"}))
	b.Shows("! The interview could not be opened. the study has no such instrument", "Beneath")
	b.engine.next = 1
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-survey"}))
	b.Shows("! The interview could not be opened. the disk is full.", "Beneath")
	b.Run(interview.Resume(b.options, "nothing"))
	b.Shows("the study has no such interview", "Beneath")
	b.Run(interview.Begin(b.options, study.Beginning{Instrument: "fusion-guide"}))
	b.engine.next = 1
	b.Press("a")
	b.Shows("the disk is full.", "Consent")
	b.Press("enter")
	if _, asked := b.Shell.Top().(*guide.Screen); !asked {
		t.Fatalf("the second try gives\n%s", b.Text())
	}
}

func TestResumingInAnotherLanguage(t *testing.T) {
	for form, leave := range map[string][]string{"fusion-survey": {"ctrl+s", "1"}, "fusion-guide": nil} {
		b := newBench(t)
		given := &forms.ConsentGiven{Given: map[string]bool{forms.TakePart: true}}
		b.Run(interview.Begin(b.options, study.Beginning{Instrument: form, Consent: given}))
		b.Press(leave...)
		id := b.all(t)[0].ID
		b.options.Language = "cy"
		b.Run(interview.Resume(b.options, id))
		b.Shows("CY", study.ShortID(id))
		if kept := b.all(t)[0]; kept.Language != "cy" || kept.Status != forms.InProgress {
			t.Errorf("%s: the interview is %s in %s", form, kept.Status, kept.Language)
		}
		b.engine.next = 1
		b.options.Language = "en"
		b.Run(interview.Resume(b.options, id))
		b.Shows("the disk is full.")
	}
}
