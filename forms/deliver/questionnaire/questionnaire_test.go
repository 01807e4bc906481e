package questionnaire

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// bench is a screen under test, with the study that it records in.
type bench struct {
	*uitest.Driver
	t        testing.TB
	study    *study.Study
	recorder *study.Recorder
	screen   *Screen
	engine   *faultyEngine
	waiting  []tea.Msg // what the screen asked to be told later
}

// faultyEngine fails as many updates as it is told to.
type faultyEngine struct {
	store.Engine
	failures int
}

var errDiskFull = errors.New("no space left on device")

func (e *faultyEngine) Update(f func(store.Tx) error) error {
	if e.failures > 0 {
		e.failures--
		return errDiskFull
	}
	return e.Engine.Update(f)
}

func start(t testing.TB, source string, width, height int) *bench {
	t.Helper()
	b := &bench{t: t, engine: &faultyEngine{Engine: storetest.OpenEngine(t)}}
	clock := func() time.Time { return storetest.Start }
	b.study = study.New(store.New(b.engine, "Ann", clock, storetest.Entropy(1)), clock)
	version, _, err := b.study.AddInstrument("test.yaml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	b.recorder, err = b.study.Begin(study.Beginning{Instrument: version.Name, Interviewer: "Ann", Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	b.show(width, height)
	return b
}

// show puts the interview on a new screen, as after a restart.
func (b *bench) show(width, height int) {
	b.t.Helper()
	interview := b.recorder.Interview()
	instrument, _, err := b.study.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		b.t.Fatal(err)
	}
	clock := func() time.Time { return storetest.Start }
	b.screen = New(deliver.NewSitting(instrument, b.recorder, clock), Options{
		Subject: "interview 1",
		After: func(_ time.Duration, msg tea.Msg) tea.Cmd {
			b.waiting = append(b.waiting, msg)
			return nil
		},
	})
	b.Driver = uitest.Start(b.t, b.screen, width, height)
}

// wait brings what the screen asked to be told later.
func (b *bench) wait() {
	waiting := b.waiting
	b.waiting = nil
	b.Send(waiting...)
}

// stored is an answer as it is on disk.
func (b *bench) stored(variable string) forms.Answer {
	b.t.Helper()
	interview, err := b.study.Interview(b.recorder.Interview().ID)
	if err != nil {
		b.t.Fatal(err)
	}
	return interview.Answers[variable]
}

func (b *bench) wantStored(variable, value string) {
	b.t.Helper()
	if got := b.stored(variable); got.Value != value {
		b.t.Errorf("%s is stored as %q, want %q", variable, got.Text(), value)
	}
}

func (b *bench) wantSeen(texts ...string) {
	b.t.Helper()
	for _, text := range texts {
		if !strings.Contains(b.Text(), text) {
			b.t.Errorf("%q is not on screen:\n%s", text, b.Text())
		}
	}
}

func (b *bench) status() forms.Status {
	b.t.Helper()
	interview, err := b.study.Interview(b.recorder.Interview().ID)
	if err != nil {
		b.t.Fatal(err)
	}
	return interview.Status
}

func fusion(t testing.TB) string {
	t.Helper()
	source, ok := library.Source("fusion-survey")
	if !ok {
		t.Fatal("the Fusion questionnaire does not ship")
	}
	return string(source)
}

// TestFusionWhole answers the whole Fusion questionnaire and counts the keys:
// apart from open texts, at most 1.3 for each answer.
func TestFusionWhole(t *testing.T) {
	b := start(t, fusion(t), 120, 40)
	keys := 0
	press := func(names string) {
		t.Helper()
		for _, name := range strings.Fields(names) {
			b.Press(name)
			keys++
		}
	}
	text := func(words, end string) {
		t.Helper()
		b.Type(words)
		b.Press(end)
	}
	text("Theatre Two", "enter")
	text("Director", "enter")
	press("enter")             // the introduction
	press("3 8 enter")         // q3: two partnerships
	press("2")                 // q4
	press("1 2 3 4 5")         // q5
	press("1 4 8")             // q6
	text("Our board", "enter") // q6, Other
	press("enter")
	press("1 2 3 4 5 1 2 3") // q7
	text("Money", "tab")
	press("1 2 3 4 5 1")           // q9
	press("9 8 7 6 5 4 3 2 enter") // q10, the last place fills itself
	text("Trust", "tab")
	press("7 6 5 4 3 2 enter") // q12
	text("Buses", "tab")
	b.wantSeen("Please check the answers")

	const items = 2 + 1 + 5 + 3 + 8 + 6 + 9 + 7
	t.Logf("%d keys for %d answers: %.2f", keys, items, float64(keys)/items)
	if float64(keys) > 1.3*items {
		t.Errorf("%d keys for %d answers", keys, items)
	}
	for variable, value := range map[string]string{
		"q1": "Theatre Two", "q2": "Director", "q3": "cardiff_merthyr swansea", "q4": "second_year",
		"q5_design": "strongly_agree", "q5_agencies": "strongly_disagree", "q6": "qualification access other",
		"q6_other": "Our board", "q7_resources": "sometimes", "q8": "Money", "q9_role": "strongly_agree",
		"q10": "la_links professionals quality sharing funding endorsement monitoring roles variety",
		"q11": "Trust", "q12": "wellbeing placements volunteering digital accredited family early_years", "q13": "Buses",
	} {
		b.wantStored(variable, value)
	}
	b.Press("c", "y")
	if b.status() != forms.Complete {
		t.Errorf("the interview is %s", b.status())
	}
}

// hangUp stands for a closed terminal.
func (b *bench) hangUp() { b.Send(ui.HangUp{}) }

// jump puts the interview at a question on a new screen, as if all questions
// had been on screen.
func (b *bench) jump(question string, width, height int) {
	b.t.Helper()
	if err := b.recorder.Record(study.Step{Position: question, Reached: forms.EndPosition}); err != nil {
		b.t.Fatal(err)
	}
	b.show(width, height)
}
