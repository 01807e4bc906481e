package guide

import (
	"errors"
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
	"fieldwork/forms/ui"
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

// fakeMedia knows one file.
type fakeMedia struct{ copied []string }

var errNoFile = errors.New("there is no such file")

func (m *fakeMedia) Stat(path string) (int64, error) {
	if path != "/sound/031.wav" {
		return 0, errNoFile
	}
	return 4_000_000, nil
}

func (m *fakeMedia) Copy(path string) (string, error) {
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

func TestNotesAreSavedAsTheyAreTyped(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("They run the museum")
	b.Shows("○ saving")
	b.wantNoted("q1")
	b.wait()
	b.Shows("● saved")
	b.wantNoted("q1", "They run the museum")
	b.Type("\nsince 2012")
	b.Press("ctrl+n")
	b.wantNoted("q1", "They run the museum", "since 2012")
	b.Shows("What is your role within the organisation?")
	b.wantOnDisk()
}

func TestTypingIsNeverHeldUpBySaving(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("one")
	b.screen.saver.Save()() // is on its way, and its news has not come
	if b.screen.HoldsKeys() {
		t.Error("keys have to wait for a save")
	}
	b.Type(" two")
	b.Shows("one two")
}

func TestCorrectingEarlierLines(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("first\nsecond\nthird")
	b.Press("up", "up", "home")
	b.Type("the ")
	b.Press("down", "end")
	b.Type(" one")
	b.Press("down", "down")
	b.Type("fourth")
	b.wait()
	b.wantNoted("q1", "the first", "second one", "third", "fourth")
}

func TestEnterWithinALinePartsIt(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("one two\nthree")
	b.Press("up", "home", "alt+right", "enter")
	b.wait()
	b.wantNoted("q1", "one", "two", "three")
	b.Press("backspace")
	b.wait()
	b.wantNoted("q1", "onetwo", "three")
	b.Press("end", "delete")
	b.wait()
	b.wantNoted("q1", "onetwothree")
}

func TestEnterAtTheEndOfALineGoesToTheNewest(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("first\nsecond")
	b.Press("up", "end", "enter")
	b.Type("third")
	b.wait()
	b.wantNoted("q1", "first", "second", "third")
}

func TestAnEmptiedLineGoesAway(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("first\nx\nthird")
	b.Press("up", "backspace")
	b.wait()
	b.wantNoted("q1", "first", "third")
	b.Type("second")
	b.wait()
	b.wantNoted("q1", "first", "second", "third")
	b.Type("   ")
	b.Press("ctrl+n", "ctrl+b")
	b.Press("up", "up", "end", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
	b.wait()
	b.wantNoted("q1", "first", "third")
}

func TestPasteOfSeveralLines(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("before after")
	b.Press("left", "left", "left", "left", "left")
	b.Paste("one\r\n\n two\x1b[2J\nthree ")
	b.wait()
	b.wantNoted("q1", "before one", " two␛[2J", "three after")
	b.Type("X")
	b.wait()
	b.wantNoted("q1", "before one", " two␛[2J", "three Xafter")
}

func TestStampsAndQuotes(t *testing.T) {
	b := start(t, 120, 40)
	b.pass(65 * time.Second)
	b.Type("a")
	b.pass(time.Minute)
	b.Press("ctrl+r")
	b.Shows("● rec 00:00")
	b.pass(30 * time.Second)
	b.Type("\nb")
	b.Press("ctrl+q")
	b.pass(40 * time.Minute)
	b.Type("\nc")
	b.wait()
	b.Shows("01:05   a", "00:30 ❝ b", "40:30   c", "● rec 40:30", "42:35 of 25–60")
	b.Press("ctrl+r")
	b.Hides("● rec")
	b.Press("enter", "ctrl+q")
	b.wantNoted("q1", "a", "“b”", "“c”")
	b.pass(20 * time.Minute)
	b.Shows("1:02:35 of 25–60 over")
}

func TestRecordingNeedsConsent(t *testing.T) {
	consent := agreed()
	consent.Given[forms.Record] = false
	b := startWith(t, fusion(t), consent, 80, 24)
	b.Press("ctrl+r")
	b.Shows("The respondent has not agreed to be recorded.")
	b.Press("ctrl+o")
	b.Shows("The respondent has not agreed to be recorded.")
	b.Press("ctrl+y", "2", "ctrl+r")
	b.Shows("● rec 00:00")
	b.Press("ctrl+y", "2")
	b.Shows("Their files are not")
	b.Press("y")
	b.Hides("● rec")
	b.wantOnDisk()
	if stored := b.stored(); stored.Consent.Allows(forms.Record) || len(stored.Recordings) != 0 {
		t.Errorf("stored are %+v and %+v", stored.Consent, stored.Recordings)
	}
}

func TestWithoutConsentToTakePartTheInterviewEnds(t *testing.T) {
	b := start(t, 80, 24)
	b.Type("said before")
	b.Press("ctrl+y", "1", "y")
	if stored := b.stored(); stored.Status != forms.BrokenOff || stored.Consent.Allows(forms.TakePart) {
		t.Errorf("the interview is %s with %+v", stored.Status, stored.Consent)
	}
	b.wantNoted("q1", "said before")
}

func TestLinkingAnAudioFile(t *testing.T) {
	b := start(t, 80, 24)
	b.pass(130 * time.Second)
	b.Press("ctrl+r")
	b.pass(time.Minute)
	b.Press("ctrl+o")
	b.Shows("The recording is running; stop it first")
	b.Press("ctrl+r", "ctrl+o")
	b.Type("/no/such")
	b.Press("enter")
	b.Shows("The file was not linked. there is no such file.")
	b.Press("ctrl+o")
	b.Type("'/sound/031.wav'\n")
	b.Shows("-2:10")
	b.Type("x\n")
	b.Shows("That is no place in a recording")
	b.Press("backspace")
	b.Type("\n")
	b.Shows("Leave the file where it is")
	b.Press("1")
	want := []forms.Recording{{Started: storetest.Start.Add(130 * time.Second), Stopped: storetest.Start.Add(190 * time.Second),
		File: "/sound/031.wav", Bytes: 4_000_000}}
	if difference := cmp.Diff(want, b.stored().Recordings); difference != "" {
		t.Errorf("recordings (-want +got):\n%s", difference)
	}
	b.Press("ctrl+o", "1")
	b.Type("/sound/031.wav\n")
	b.Press("backspace", "backspace", "backspace", "backspace")
	b.Type("0:35\n")
	b.Press("2")
	stored := b.stored()
	if len(stored.Recordings) != 2 || !stored.Recordings[0].Copied || stored.Recordings[0].File != "study-audio/031.wav" ||
		stored.Recordings[0].Offset != 35*time.Second {
		t.Errorf("recordings are %+v", stored.Recordings)
	}
	b.Press("ctrl+o", "2")
	if stored := b.stored(); len(stored.Recordings) != 1 || stored.Recordings[0].File != "/sound/031.wav" {
		t.Errorf("recordings are %+v", stored.Recordings)
	}
}

func TestProbesMarksAndGoingAnywhere(t *testing.T) {
	b := start(t, 120, 40)
	b.Type("half a li")
	b.Press("ctrl+g")
	b.Type("9")
	b.Press("enter")
	b.wantNoted("q1", "half a li")
	b.Press("alt+a", "alt+c", "alt+a", "alt+f")
	b.Shows("[x] c", "[ ] a", "[x] f", "2/6")
	b.Press("alt+g")
	b.Shows("This question has no probe “g”.")
	b.Press("ctrl+k")
	b.Shows("✓ Marked as covered.")
	b.Press("ctrl+x")
	b.Type("they left\n")
	b.Shows("– Not applicable: they left")
	b.wantOnDisk()
	b.Press("ctrl+x")
	b.Hides("– Not applicable")
	b.Press("ctrl+g")
	b.Type("entry point\n")
	b.Shows("How effective do you think")
	b.wantOnDisk()
	b.Press("pgup")
	b.Shows("main benefits (if any)")
	b.Press("ctrl+l")
	b.Shows("CY draft", "Beth, yn eich barn chi")
	b.wantOnDisk()
}

func TestRewordingAndAdding(t *testing.T) {
	b := start(t, 120, 40)
	b.Press("ctrl+n", "ctrl+e")
	b.Type(" Please tell me.\n")
	b.Shows("What is your role within the organisation? Please tell me.", "In the guide: What is your role within the organisation?")
	b.Press("ctrl+a")
	b.Type("And before that?\n")
	b.Shows("+1", "And before that?", "Added to the guide.")
	b.Type("a teacher")
	b.wait()
	b.Press("ctrl+e")
	for range "And before that?" {
		b.Press("backspace")
	}
	b.Press("enter")
	b.Shows("Something was noted on this question")
	b.wantNoted("+1", "a teacher")
	b.Press("ctrl+n", "ctrl+a")
	b.Type("Why there?\n")
	b.Press("ctrl+e")
	for range "Why there?" {
		b.Press("backspace")
	}
	b.Press("enter")
	b.Shows("Which Fusion Partnerships have you")
	b.Hides("+2")
	b.wantOnDisk()
	b.resume(120, 40)
	b.Shows("Which Fusion Partnerships have you")
	b.Press("ctrl+b")
	b.Shows("And before that?", "a teacher")
}

func TestCompletingAsksOnceAndTakesAFieldNote(t *testing.T) {
	b := start(t, 120, 40)
	b.Press("ctrl+n")
	b.Type("director")
	b.Press("ctrl+s", "1")
	b.Shows("Not covered yet: 1 Organisation, 3 Partnerships", "and 8 more")
	b.Press("y")
	if got := b.stored().Status; got != forms.Complete {
		t.Fatalf("the interview is %s", got)
	}
	b.Shows("Field note")
	b.Type("Line was bad.\nCall again")
	b.wait()
	if got := b.stored().FieldNote; got != "Line was bad.\nCall again" {
		t.Errorf("the field note is %q before it is done", got)
	}
	b.Type("!")
	b.Press("ctrl+s")
	if got := b.stored().FieldNote; got != "Line was bad.\nCall again!" || !b.Ended {
		t.Errorf("the field note is %q, ended %v", got, b.Ended)
	}
	b.wantNoted("q2", "director")
}

func TestTheFieldNoteMayStayAway(t *testing.T) {
	b := start(t, 80, 24)
	b.Press("ctrl+s", "3", "y")
	b.Shows("Field note")
	b.Type("never mind")
	b.wait()
	b.Press("esc", "y")
	if stored := b.stored(); stored.FieldNote != "" || stored.Status != forms.BrokenOff || !b.Ended {
		t.Errorf("left with %q, %s, ended %v", stored.FieldNote, stored.Status, b.Ended)
	}
}

func TestTheFieldNoteSurvivesAHangUp(t *testing.T) {
	b := start(t, 80, 24)
	b.Press("ctrl+s", "3", "y")
	b.Type("never mind")
	b.Send(ui.HangUp{})
	if stored := b.stored(); stored.FieldNote != "never mind" || stored.Status != forms.BrokenOff || !b.Ended {
		t.Errorf("left with %q, %s, ended %v", stored.FieldNote, stored.Status, b.Ended)
	}
}

func TestSuspendingAndHangingUp(t *testing.T) {
	b := start(t, 80, 24)
	b.Press("ctrl+n", "ctrl+r")
	b.Type("director")
	b.Press("ctrl+s", "2")
	if stored := b.stored(); stored.Status != forms.Suspended || !b.Ended || stored.Recordings[0].Stopped.IsZero() {
		t.Errorf("the interview is %+v, ended %v", stored, b.Ended)
	}
	b.resume(80, 24)
	b.Shows("What is your role", "director")
	b.Type("of the museum")
	b.Send(ui.HangUp{})
	b.wantNoted("q2", "director", "of the museum")
	if got := b.stored().Status; got != forms.Suspended || !b.Ended {
		t.Errorf("the interview is %s, ended %v", got, b.Ended)
	}
}

func TestWhatCannotBeSavedIsKeptAndTriedAgain(t *testing.T) {
	b := start(t, 80, 24)
	b.engine.failures = 100
	b.Type("kept")
	b.wait()
	b.Shows("NOT SAVED", "no space left on device.", "tried again every second")
	b.Type(" here")
	b.Shows("kept here", "NOT SAVED")
	b.engine.failures = 0
	b.wait()
	b.Shows("● saved")
	b.Hides("NOT SAVED")
	b.wantNoted("q1", "kept here")
	b.wantOnDisk()
}

func TestAnEndThatCannotBeSavedIsTriedAgain(t *testing.T) {
	b := start(t, 80, 24)
	b.engine.failures = 1
	b.Press("ctrl+s", "1", "y")
	b.Shows("NOT SAVED")
	b.wait()
	if got := b.stored().Status; got != forms.Complete {
		t.Errorf("the interview is %s", got)
	}
	b.Shows("Field note")
}

func TestTheMouse(t *testing.T) {
	b := start(t, 80, 24)
	b.Click(6, 10) // the ninth row of the list
	b.Shows("How does the Fusion Partnership work in")
	b.Click(40, 5)
	b.Shows("[x] a")
	b.Type("first\nsecond")
	row := rowOf(b, "first")
	b.Click(40, row)
	b.Type("!")
	b.wait()
	b.wantNoted("q9", "first!", "second")
	b.Click(6, 9)
	b.Send(tea.MouseMsg{X: 50, Y: 4, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	b.wantOnDisk()
}

func rowOf(b *bench, text string) int {
	for i, line := range strings.Split(b.Text(), "\n") {
		if strings.Contains(line, text) {
			return i
		}
	}
	b.t.Fatalf("%q is not shown", text)
	return 0
}
