package recruit

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// The instrument of the tests.
const visits = `
settings:
  form_id: visits
  form_title: Visits
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: draft}
survey:
  - {type: text, name: q1, label: {en: One, cy: Un}}
`

// bench is a study with contacts, to put on a screen.
type bench struct {
	*study.Study
	t    testing.TB
	disk *failing
}

// errDisk is what a failing disk gives.
var errDisk = errors.New("the disk is full")

// failing is an engine whose next Update fails once its function is done.
type failing struct {
	store.Engine
	next bool
}

func (f *failing) Update(change func(store.Tx) error) error {
	return f.Engine.Update(func(tx store.Tx) error {
		if err := change(tx); err != nil || !f.next {
			return err
		}
		f.next = false
		return errDisk
	})
}

// newBench makes a study with an instrument and the contacts of a list, whose
// first row is its heading.
func newBench(t testing.TB, rows ...string) *bench {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	disk := &failing{Engine: storetest.OpenEngine(t)}
	b := &bench{study.New(store.New(disk, "anna", clock, storetest.Entropy(1)), clock), t, disk}
	if _, _, err := b.AddInstrument("visits.yaml", []byte(visits)); err != nil {
		t.Fatal(err)
	}
	if len(rows) > 0 {
		b.bringIn("north", rows...)
	}
	return b
}

// bringIn imports a list.
func (b *bench) bringIn(list string, rows ...string) {
	b.t.Helper()
	sheet := sample.Sheet{File: list + ".csv", List: list}
	for line, row := range rows {
		var cells []sample.Cell
		for column, text := range strings.Split(row, ",") {
			cells = append(cells, sample.Cell{Text: text, Line: line + 1, Column: column + 1})
		}
		if line == 0 {
			sheet.Header = cells
		} else {
			sheet.Rows = append(sheet.Rows, cells)
		}
	}
	result, err := b.ImportContacts([]sample.Sheet{sheet}, "", nil)
	if err != nil {
		b.t.Fatalf("%v: %v", err, result.Refused())
	}
}

func (b *bench) options() Options {
	return Options{Study: b.Study, Name: "fusion", Interviewer: "anna", Explain: func(err error) string {
		return strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "."
	}}
}

// all gives the contacts of the study.
func (b *bench) all() []sample.Contact {
	b.t.Helper()
	var list []sample.Contact
	for contact, err := range b.Contacts() {
		if err != nil {
			b.t.Fatal(err)
		}
		list = append(list, contact)
	}
	return list
}

// cases gives the cases of the study.
func (b *bench) cases() []sample.Case {
	b.t.Helper()
	var list []sample.Case
	for c, err := range b.Cases() {
		if err != nil {
			b.t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}

// found is what a finder finds now.
func found(f *finder) foundMsg {
	return f.start(f.look()().(lookMsg))().(foundMsg)
}

// heading is that of the lists of the tests.
const heading = "name,organisation,role,email,phone,language,remit,funding"

// stakeholders is a study like that of the Fusion review, small.
func stakeholders(t testing.TB) *bench {
	rows := []string{heading}
	remits, fundings := []string{"National", "Regional", "LA based"}, []string{"LA", "Commercial", "Charity", "Not for profit"}
	names := []string{"Elin Rees", "Bo Lane", "Ann Hall", "Siân Ó’Neill", "Tomos Farrow", "Gwen Pryce", "Dai Probert"}
	for i := range 40 {
		kind := []string{"Theatre", "Museum", "Archive", "Community agency"}[i%4]
		rows = append(rows, fmt.Sprintf("%s %d,%s %03d,%s,p%d@o%d.example,01632 960%03d,%s,%s,%s",
			names[i%7], i, kind, i, []string{"Manager", "Artist"}[i%2], i, i, i, []string{"en", "cy"}[i%2], remits[i%3], fundings[i%4]))
	}
	b := newBench(t, rows...)
	b.bringIn("south", heading+",do_not_call", "Mair Ellis,Archive 900,Archivist,mair@a900.example,01632 960900,cy,Regional,LA,yes")
	return b
}

// tableGrid is Table 2.1 of the Fusion second-year review.
func tableGrid() sample.Grid {
	grid := sample.Grid{Row: "remit", Column: "funding"}
	for i, row := range []string{"National", "Regional", "LA based"} {
		for j, column := range []string{"LA", "Commercial", "Charity", "Not for profit"} {
			number := [][]int{{0, 0, 1, 0}, {2, 1, 0, 0}, {3, 1, 1, 1}}[i][j]
			grid.Targets = append(grid.Targets, sample.Target{Row: row, Column: column, Number: number})
		}
	}
	return grid
}

// record records a call on a case.
func (b *bench) record(id, outcome string, at time.Time) {
	b.t.Helper()
	if _, _, err := b.RecordCall(sample.Call{Case: id, Outcome: outcome, At: at, Interviewer: "anna", Remark: "Ask again"}); err != nil {
		b.t.Fatal(err)
	}
}

var (
	_ = []ui.KeyFirst{&contactList{}, &sampling{}}
	_ = []ui.KeyHolder{&contactList{}, &contactScreen{}, &sampling{}}
)
