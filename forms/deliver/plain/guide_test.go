package plain_test

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

const plainGuide = `
settings:
  form_id: visits
  form_title: {en: Visits, cy: Ymweliadau}
  kind: guide
  planned_minutes: {from: 25, to: 60}
  languages: {en: {name: English, status: reviewed}, cy: {name: Cymraeg, status: draft}}
consent:
  version: "1"
  text: May I?
  purposes:
    - {name: take_part, label: Part?, required: true}
    - {name: record, label: Record?}
survey:
  - {type: open, name: q1, label: {en: What do you do?, cy: Beth ydych chi'n ei wneud?}, topic: {en: Work, cy: Gwaith}}
  - type: open
    name: q2
    label: {en: How?, cy: Sut?}
    guidance_hint: Wait.
    probes:
      - {name: a, label: With whom?}
      - {name: b, condition: "If yes,", label: why?}
  - {type: open, name: q3, label: {en: Anything else?, cy: Rhywbeth arall?}}
`

// guideDesk is a study with one guide and one interview under it.
type guideDesk struct {
	t      *testing.T
	engine *failing
	study  *study.Study
	id     string
}

func openGuideDesk(t *testing.T, given map[string]bool) *guideDesk {
	t.Helper()
	d := &guideDesk{t: t, engine: &failing{Engine: storetest.OpenEngine(t)}}
	clock := storetest.Clock(storetest.Start)
	d.study = study.New(store.New(d.engine, storetest.Author, clock, storetest.Entropy(1)), clock)
	if _, _, err := d.study.AddInstrument("guide.yaml", []byte(plainGuide)); err != nil {
		t.Fatal(err)
	}
	recorder, err := d.study.Begin(study.Beginning{Instrument: "visits", Consent: &forms.ConsentGiven{Version: "1", Given: given}})
	if err != nil {
		t.Fatal(err)
	}
	d.id = recorder.Interview().ID
	return d
}

func (d *guideDesk) run(lines ...string) (printed string, status forms.Status) {
	d.t.Helper()
	printed, status, err := d.runFrom(strings.NewReader(strings.Join(lines, "\n") + "\n"))
	if err != nil {
		d.t.Fatalf("running: %v", err)
	}
	return printed, status
}

func (d *guideDesk) runFrom(in io.Reader) (printed string, status forms.Status, err error) {
	d.t.Helper()
	sitting, err := deliver.ResumeGuide(d.study, d.id, storetest.Clock(storetest.Start))
	if err != nil {
		d.t.Fatal(err)
	}
	var out bytes.Buffer
	deliverer := &plain.GuideDeliverer{Sitting: sitting, In: in, Out: &out, Study: d.study}
	status, err = deliverer.Run(context.Background())
	if stored := d.interview().Status; err == nil && stored != status {
		d.t.Errorf("the interview was left %q, but %q is stored", status, stored)
	}
	return out.String(), status, err
}

func (d *guideDesk) interview() forms.Interview {
	d.t.Helper()
	interview, err := d.study.Interview(d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	return interview
}

func (d *guideDesk) noted(question string) []string {
	d.t.Helper()
	interview := d.interview()
	var texts []string
	for _, id := range interview.NotesOn(question) {
		texts = append(texts, interview.Notes[id].Text)
	}
	return texts
}

func all(yes ...string) map[string]bool {
	given := map[string]bool{}
	for _, purpose := range yes {
		given[purpose] = true
	}
	return given
}

func TestGuideLineByLine(t *testing.T) {
	d := openGuideDesk(t, all(forms.TakePart, forms.Record))
	printed, status := d.run("runs a museum", "//since 2012", "", "/quote", "/next", "/probe a, c", "/p B", "with the council",
		"/correct with the county council", "/go 3", "/n/a no time", "/add Why not?", "tired", "/reword Why not now?", "/back",
		"/language cy", "/list", "/record", "/record", "/covered", "/nonsense", "/go 9", "/complete", "Line was bad.", "Call again.", ".")
	wantPrinted(t, printed, "Visits", "It is planned to take 25 to 60 minutes.", "Question 1\nWhat do you do?",
		"Type a note, or /next", "(to quote): /since 2012", "(interviewer: Wait.)", "Probe b: If yes, why?", "This question has no probe c.",
		"Probe b (covered)", "with the county council", "It does not apply: no time", "Question +1 (added)\nWhy not?", "Why not now?",
		"Language: Cymraeg.", "Rhywbeth arall?", "1: Gwaith, covered", "2: Sut?, covered, 2 of 2 probes", "3: Rhywbeth arall?, not applicable",
		"The clock of the recording runs.", "There is no such command.", "There is no question 9.", "The field note is saved.")
	if status != forms.Complete {
		t.Errorf("left %s", status)
	}
	if difference := cmp.Diff([]string{"runs a museum", "/since 2012"}, d.noted("q1")); difference != "" {
		t.Errorf("notes (-want +got):\n%s", difference)
	}
	if difference := cmp.Diff([]string{"with the county council"}, d.noted("q2")); difference != "" {
		t.Errorf("notes (-want +got):\n%s", difference)
	}
	got := d.interview()
	if got.FieldNote != "Line was bad.\nCall again." || got.NotPut["q3"] != "no time" || got.Added["+1"].Label != "Why not now?" || got.Language != "cy" {
		t.Errorf("stored is %+v", got)
	}
}

func TestGuideAsksBeforeItEnds(t *testing.T) {
	d := openGuideDesk(t, all(forms.TakePart))
	printed, status := d.run("/complete", "yes please", "/record", "/consent", "/consent record yes", "/record", "/consent take_part no", "yes", ".")
	wantPrinted(t, printed, "Not covered yet: 1 Work, 2 How?, 3 Anything else?.", "That line was not taken as a note.",
		"The respondent has not agreed to be recorded.", "record: not agreed. Record?", "record: agreed.", "Without this the interview cannot go on.")
	if status != forms.BrokenOff || d.interview().Consent.Allows(forms.TakePart) || len(d.interview().Notes) != 0 {
		t.Errorf("left %s with %+v", status, d.interview().Consent)
	}
}

func TestGuideIsSuspendedWhenTheInputEnds(t *testing.T) {
	d := openGuideDesk(t, all(forms.TakePart))
	if _, status := d.run("/next", "half"); status != forms.Suspended {
		t.Errorf("left %s", status)
	}
	printed, _ := d.run("/suspend")
	wantPrinted(t, printed, "Question 2\nHow?", "half")
}

func TestGuideDoesNotGoOnWithoutSaving(t *testing.T) {
	d := openGuideDesk(t, all(forms.TakePart))
	if printed, _ := d.run("/again"); !strings.Contains(printed, "What do you do?") {
		t.Error("the question is not printed again")
	}
	in := linesThen([]string{"kept", "lost", "", "after"}, func() { d.engine.updates = 1 })
	printed, _, err := d.runFrom(in)
	if err != nil {
		t.Fatal(err)
	}
	wantPrinted(t, printed, "NOT SAVED", "That line was not taken.", "Saved.")
	if difference := cmp.Diff([]string{"kept", "after"}, d.noted("q1")); difference != "" {
		t.Errorf("notes (-want +got):\n%s", difference)
	}
}

// linesThen gives lines, and does something as the first is read.
func linesThen(lines []string, do func()) io.Reader {
	return io.MultiReader(readerFunc(func([]byte) (int, error) {
		do()
		return 0, io.EOF
	}), strings.NewReader(strings.Join(lines, "\n")+"\n"))
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// TestRandomGuideLines types anything: it never fails, prints no control
// character, and leaves on disk just the notes that it was given.
func TestRandomGuideLines(t *testing.T) {
	vocabulary := []string{"/next", "/back", "/go 2", "/probe a", "/probe zz", "/quote", "/covered", "/x why", "/x -", "/reword so", "/reword -",
		"/add more", "/language", "/language xx", "/record", "/consent", "/consent record no", "/list", "/help", "/again", "", "note", "\x1b[2J", "/\x1b"}
	rapid.Check(t, func(r *rapid.T) {
		d := openGuideDesk(t, all(forms.TakePart, forms.Record))
		lines := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 20).Draw(r, "lines")
		printed, status := d.run(lines...)
		if status != forms.Suspended {
			r.Fatalf("left %s", status)
		}
		if strings.ContainsAny(printed, "\x1b\a\r") {
			r.Fatalf("a control character is printed: %q", printed)
		}
		want := len(slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return line != "note" && line != "\x1b[2J" }))
		if got := len(d.interview().Notes); got != want {
			r.Fatalf("%d notes are stored of %d", got, want)
		}
	})
}
