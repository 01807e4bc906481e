package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// everyType is an instrument with a question of every type.
const everyType = `
settings:
  form_id: every-type
  form_title: {en: Every type, cy: Pob math}
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: draft}
  special_answers: [dont_know, refused]
choices:
  colours:
    - {name: red, label: {en: Red, cy: Coch}}
    - {name: green, label: {en: Green, cy: Gwyrdd}}
    - {name: other, label: {en: Other, cy: Arall}, open_text: true}
    - {name: none, label: {en: "None: not one", cy: Dim un}, exclusive: true}
  scale:
    - {name: low, label: Low}
    - {name: middle, label: Middle}
    - {name: high, label: High}
survey:
  - {type: note, name: hello, label: {en: "Hello.\n\nThank you.", cy: Helo.}}
  - {type: instruction, name: listen, label: Speak slowly.}
  - {type: text, name: who, number: "1", label: {en: Who are you?, cy: Pwy ydych chi?}, required: soft, hint: As they say it., guidance_hint: No surnames.}
  - {type: integer, name: age, number: "2", label: "How old is ${who}?", required: true, constraint: ". < 120", constraint_message: Nobody is so old.}
  - {type: decimal, name: height, number: "3", label: How tall?}
  - {type: date, name: day, number: "4", label: Which day?}
  - {type: time, name: hour, number: "5", label: Which hour?}
  - type: select_one
    name: one
    number: "6"
    label: Which colour?
    required: soft
    choices:
      - {name: red, label: Red}
      - {name: other, label: Other, open_text: true}
      - {name: back, label: Back to front}
  - {type: text, name: why_red, number: 6a, label: Why red?, relevant: "${one} = 'red'"}
  - {type: select_multiple, name: several, number: "7", label: Which colours?, choices: colours, max_choices: 2}
  - type: grid
    name: g
    number: "8"
    label: How much?
    choices: scale
    required: soft
    special_answers: [dont_know, refused, not_applicable]
    items:
      - {name: g_a, label: of A}
      - {name: g_b, label: of B}
      - {name: g_c, label: of C}
  - {type: rank, name: r, number: "9", label: In which order?, choices: scale}
  - {type: text, name: long, number: "10", label: Anything else?, multiline: true, required: soft}
`

// failing is an engine whose next Updates fail.
type failing struct {
	store.Engine
	updates int // how many more fail
}

var errDisk = errors.New("the disk is full")

func (f *failing) Update(change func(store.Tx) error) error {
	if f.updates > 0 {
		f.updates--
		return errDisk
	}
	return f.Engine.Update(change)
}

// desk is a study with one instrument and one interview in it.
type desk struct {
	t      *testing.T
	engine *failing
	study  *study.Study
	id     string
}

func openDesk(t *testing.T, source string) *desk {
	t.Helper()
	engine := &failing{Engine: storetest.OpenEngine(t)}
	clock := storetest.Clock(storetest.Start)
	d := &desk{t: t, engine: engine}
	d.study = study.New(store.New(engine, storetest.Author, clock, storetest.Entropy(1)), clock)
	version, _, err := d.study.AddInstrument("test.yaml", []byte(source))
	if err != nil {
		t.Fatalf("adding the instrument: %v", err)
	}
	recorder, err := d.study.Begin(study.Beginning{Instrument: version.Name, Mode: forms.Telephone})
	if err != nil {
		t.Fatalf("beginning: %v", err)
	}
	d.id = recorder.Interview().ID
	return d
}

// sitting goes on with the interview.
func (d *desk) sitting() *deliver.Sitting {
	d.t.Helper()
	recorder, err := d.study.Resume(d.id)
	if err != nil {
		d.t.Fatalf("resuming: %v", err)
	}
	interview := recorder.Interview()
	instrument, _, err := d.study.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		d.t.Fatalf("reading the instrument: %v", err)
	}
	return deliver.NewSitting(instrument, recorder, storetest.Clock(storetest.Start))
}

// run delivers the interview to typed lines, and gives what was printed.
func (d *desk) run(lines ...string) (printed string, status forms.Status) {
	d.t.Helper()
	printed, status, err := d.runFrom(strings.NewReader(strings.Join(lines, "\n") + "\n"))
	if err != nil {
		d.t.Fatalf("running: %v", err)
	}
	return printed, status
}

func (d *desk) runFrom(in io.Reader) (printed string, status forms.Status, err error) {
	d.t.Helper()
	var out bytes.Buffer
	deliverer := &plain.Deliverer{Sitting: d.sitting(), In: in, Out: &out}
	status, err = deliverer.Run(context.Background())
	if stored := d.interview().Status; err == nil && stored != status {
		d.t.Errorf("the interview was left %q, but %q is stored", status, stored)
	}
	return out.String(), status, err
}

func (d *desk) interview() forms.Interview {
	d.t.Helper()
	interview, err := d.study.Interview(d.id)
	if err != nil {
		d.t.Fatalf("reading the interview: %v", err)
	}
	return interview
}

// answers are the stored answers as expressions see them.
func (d *desk) answers() map[string]string {
	answers := make(map[string]string)
	for name, answer := range d.interview().Answers {
		answers[name] = answer.Text()
		if answer.Special != forms.NotSpecial {
			answers[name] = "/" + string(answer.Special)
		}
	}
	return answers
}

func wantPrinted(t *testing.T, printed string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(printed, part) {
			t.Errorf("%q was not printed in:\n%s", part, printed)
		}
	}
}
