package guide

import (
	"errors"
	"path"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// bench is a screen under test, with the study that it records in.
type bench struct {
	*uitest.Driver
	t       testing.TB
	now     time.Time
	engine  *faultyEngine
	study   *study.Study
	id      string
	screen  *Screen
	media   *fakeMedia
	waiting []tea.Msg // what the screen asked to be told later
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

// fakeMedia knows one file, in the folder that it is in.
type fakeMedia struct{ copied []string }

var errNoFile = errors.New("there is no such file")

func (m *fakeMedia) Find(file string) (string, int64, error) {
	whole := path.Join("/sound", strings.TrimPrefix(file, "/sound"))
	if whole != "/sound/031.wav" {
		return "", 0, errNoFile
	}
	return whole, 4_000_000, nil
}

func (m *fakeMedia) Copy(_, path string) (string, error) {
	m.copied = append(m.copied, path)
	return "study-audio/031.wav", nil
}

// agreed is consent to all that the Fusion guide asks for.
func agreed() *forms.ConsentGiven {
	return &forms.ConsentGiven{Version: "1", Language: "en", At: storetest.Start,
		Given: map[string]bool{forms.TakePart: true, forms.Record: true, forms.Quote: true}}
}

func fusion(t testing.TB) string {
	t.Helper()
	source, ok := library.Source("fusion-guide")
	if !ok {
		t.Fatal("the Fusion guide does not ship")
	}
	return string(source)
}

func start(t testing.TB, width, height int) *bench {
	t.Helper()
	return startWith(t, fusion(t), agreed(), width, height)
}

func startWith(t testing.TB, source string, consent *forms.ConsentGiven, width, height int) *bench {
	t.Helper()
	b := &bench{t: t, now: storetest.Start, engine: &faultyEngine{Engine: storetest.OpenEngine(t)}, media: &fakeMedia{}}
	b.study = study.New(store.New(b.engine, "Ann", b.clock, storetest.Entropy(1)), b.clock)
	version, _, err := b.study.AddInstrument("test.yaml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	sitting, err := deliver.BeginGuide(b.study, study.Beginning{
		Instrument: version.Name, Interviewer: "Ann", Mode: forms.Telephone, Consent: consent,
	}, b.clock)
	if err != nil {
		t.Fatal(err)
	}
	b.id = sitting.Interview().ID
	b.show(sitting, width, height)
	return b
}

func (b *bench) clock() time.Time { return b.now }

func (b *bench) pass(d time.Duration) { b.now = b.now.Add(d) }

func (b *bench) show(sitting *deliver.GuideSitting, width, height int) {
	b.waiting = nil
	b.screen = New(sitting, Options{
		Study: b.study, Subject: "case 031", Media: b.media,
		After: func(_ time.Duration, msg tea.Msg) tea.Cmd {
			b.waiting = append(b.waiting, msg)
			return nil
		},
	})
	b.Driver = uitest.Start(b.t, b.screen, width, height)
}

// resume puts the interview on a new screen as it is on disk, as after the
// program was killed.
func (b *bench) resume(width, height int) {
	b.t.Helper()
	sitting, err := deliver.ResumeGuide(b.study, b.id, b.clock)
	if err != nil {
		b.t.Fatal(err)
	}
	b.show(sitting, width, height)
}

// wait brings what the screen asked to be told later.
func (b *bench) wait() {
	waiting := b.waiting
	b.waiting = nil
	b.Send(waiting...)
}

func (b *bench) stored() forms.Interview {
	b.t.Helper()
	interview, err := b.study.Interview(b.id)
	if err != nil {
		b.t.Fatal(err)
	}
	return interview
}

// noted is the texts of the stored notes on a question, quotes in quotation
// marks.
func (b *bench) noted(question string) []string {
	b.t.Helper()
	stored := b.stored()
	var texts []string
	for _, id := range stored.NotesOn(question) {
		text := stored.Notes[id].Text
		if stored.Notes[id].Quote {
			text = "“" + text + "”"
		}
		texts = append(texts, text)
	}
	return texts
}

func (b *bench) wantNoted(question string, texts ...string) {
	b.t.Helper()
	if difference := cmp.Diff(texts, b.noted(question), cmpopts.EquateEmpty()); difference != "" {
		b.t.Errorf("notes on %s (-want +got):\n%s", question, difference)
	}
}

// wantOnDisk fails unless everything that is shown is on disk.
func (b *bench) wantOnDisk() {
	b.t.Helper()
	stored := b.stored()
	difference := cmp.Diff(*b.screen.sitting.Interview(), stored, cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(forms.Interview{}, "Updated", "Position", "Reached", "Status", "Submitted"))
	if difference != "" {
		b.t.Fatalf("what is shown is not what is on disk (-shown +disk):\n%s", difference)
	}
	if current := b.screen.sitting.Current().Name; stored.Position != current {
		b.t.Fatalf("the interview would be resumed at %s, not at %s", stored.Position, current)
	}
}

func TestAMarkToQuoteSaysThatNobodyAgreed(t *testing.T) {
	refused := agreed()
	refused.Given[forms.Quote] = false
	b := startWith(t, fusion(t), refused, 80, 24)
	b.Type("we lend people")
	b.Press("ctrl+q")
	b.Shows("❝ we lend people", "! The respondent has not agreed to be quoted")
}
