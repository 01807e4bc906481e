package callsheet_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/library"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// tuesday is in calling hours.
var tuesday = time.Date(2026, time.November, 24, 10, 15, 0, 0, time.UTC)

// clock is a clock that goes on by a step whenever it is read.
type clock struct {
	at   time.Time
	step time.Duration
}

func (c *clock) now() time.Time {
	c.at = c.at.Add(c.step)
	return c.at
}

var errDisk = errors.New("the disk is full")

// failing is an engine whose next Updates fail, after so many good ones.
type failing struct {
	store.Engine
	good, next int
}

func (f *failing) Update(change func(store.Tx) error) error {
	switch {
	case f.next == 0:
	case f.good > 0:
		f.good--
	default:
		f.next--
		return errDisk
	}
	return f.Engine.Update(change)
}

// office is a study whose cases are called.
type office struct {
	*study.Study
	t         testing.TB
	engine    *failing
	clock     *clock
	fieldwork *study.Fieldwork
}

// people are the contacts of the tests.
const people = `name,organisation,role,phone,language,time_zone
Elin Rhys,Amgueddfa Werin,Curator,+44 29 2055 0101,cy,
Bo Lane,Newport Archive,Archivist,+44 1633 550102,en,
Ann Hall,Theatre 003,Director,+44 1792 550103,,
`

func openOffice(t testing.TB, contacts string, instruments ...string) *office {
	t.Helper()
	o := &office{t: t, engine: &failing{Engine: storetest.OpenEngine(t)}, clock: &clock{at: tuesday}}
	o.Study = study.New(store.New(o.engine, storetest.Author, o.clock.now, storetest.Entropy(1)), o.clock.now)
	o.importContacts(contacts)
	for _, name := range instruments {
		source, ok := library.Source(name)
		if !ok {
			source = []byte(name)
		}
		version, _, err := o.AddInstrument("test.yaml", source)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := o.MakeCases(version.Name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	o.openFieldwork()
	return o
}

func (o *office) importContacts(csv string) {
	o.t.Helper()
	lines := strings.Split(strings.TrimSpace(csv), "\n")
	sheet := sample.Sheet{File: "people.csv", List: "people"}
	for n, line := range lines {
		var cells []sample.Cell
		for i, text := range strings.Split(line, ",") {
			cells = append(cells, sample.Cell{Text: text, Line: n + 1, Column: i + 1})
		}
		if n == 0 {
			sheet.Header = cells
		} else {
			sheet.Rows = append(sheet.Rows, cells)
		}
	}
	if _, err := o.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) openFieldwork() {
	o.t.Helper()
	fieldwork, err := o.OpenFieldwork(nil)
	if err != nil {
		o.t.Fatal(err)
	}
	o.fieldwork = fieldwork
}

func (o *office) options() callsheet.Options {
	return callsheet.Options{
		Study: o.Study, Fieldwork: o.fieldwork, Interviewer: "anna", Now: o.clock.now,
		Explain: func(err error) string { return "It went wrong (" + err.Error() + ")." },
		After:   func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}
}

// queue shows the queue.
func (o *office) queue(width, height int) *uitest.Driver {
	o.t.Helper()
	return uitest.Start(o.t, callsheet.NewQueue(o.options()), width, height)
}

func (o *office) all() []sample.Case {
	o.t.Helper()
	var list []sample.Case
	for c, err := range o.Cases() {
		if err != nil {
			o.t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}

// claimed lists the IDs of the cases that are claimed.
func (o *office) claimed() []string {
	o.t.Helper()
	var ids []string
	for _, c := range o.all() {
		if c.Claim != nil {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// calls are those on all cases.
func (o *office) calls() []sample.Call {
	o.t.Helper()
	var list []sample.Call
	for _, c := range o.all() {
		calls, err := o.Calls(c.ID)
		if err != nil {
			o.t.Fatal(err)
		}
		list = append(list, calls...)
	}
	return list
}

// openAnew is the study as it is found after the program was killed.
func (o *office) openAnew() {
	o.t.Helper()
	o.Study = study.New(store.New(o.engine, storetest.Author, o.clock.now, storetest.Entropy(2)), o.clock.now)
	o.openFieldwork()
}

// sheet shows the call sheet of a case by itself.
func (o *office) sheet(taken sample.Next, width, height int) *uitest.Driver {
	o.t.Helper()
	return uitest.Start(o.t, callsheet.New(o.options(), taken), width, height)
}
