package study_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// smallGrid wants two contacts.
var smallGrid = sample.Grid{Row: "remit", Column: "funding", Targets: []sample.Target{
	{Row: "National", Column: "Charity", Number: 1}, {Row: "Regional", Column: "LA", Number: 1},
}}

func TestAnInstrumentKeepsItsGrid(t *testing.T) {
	s := open(t)
	if _, err := s.SamplingGrid("visits"); !errors.Is(err, study.ErrNoGrid) {
		t.Errorf("without a grid: %v", err)
	}
	before := len(entries(t, s))
	for range 2 {
		if err := s.SetSamplingGrid("visits", smallGrid); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.SamplingGrid("visits"); err != nil || !cmp.Equal(got, smallGrid) {
		t.Errorf("the grid is %+v, %v", got, err)
	}
	list := entries(t, s)[before:]
	if len(list) != 1 || list[0].Action != "set-sampling-grid" || list[0].Kind != "sampling-grids" || list[0].Key != "visits" {
		t.Errorf("the log has %+v", list)
	}
	if _, err := s.SamplingGrid(strings.Repeat("x", 1<<16)); !errors.Is(err, study.ErrNoGrid) {
		t.Errorf("a name that cannot be: %v", err)
	}
}

func TestAGridThatCannotBeIsNotKept(t *testing.T) {
	s := open(t)
	with := func(targets ...sample.Target) sample.Grid {
		return sample.Grid{Row: "remit", Column: "funding", Targets: targets}
	}
	var many []sample.Target
	for i := range study.MostGridValues + 1 {
		many = append(many, sample.Target{Row: fmt.Sprint(i), Column: "LA"})
	}
	for name, test := range map[string]struct {
		instrument string
		grid       sample.Grid
		want       error
	}{
		"no instrument": {"nothing", smallGrid, study.ErrNoInstrument},
		"no cell":       {"visits", with(), study.ErrGridRefused},
		"one column":    {"visits", sample.Grid{Row: "a", Column: "a"}, study.ErrGridRefused},
		"a name":        {"visits", sample.Grid{Row: "name", Column: "remit", Targets: smallGrid.Targets}, study.ErrGridRefused},
		"a phone":       {"visits", sample.Grid{Row: "remit", Column: "phone", Targets: smallGrid.Targets}, study.ErrGridRefused},
		"too many":      {"visits", with(many...), study.ErrGridRefused},
		"wants many":    {"visits", with(sample.Target{Row: "a", Column: "b", Number: study.MostWanted + 1}), study.ErrGridRefused},
		"long":          {"visits", with(sample.Target{Row: strings.Repeat("x", 201), Column: "b"}), study.ErrGridRefused},
		"no text":       {"visits", with(sample.Target{Row: "\xff", Column: "b"}), study.ErrGridRefused},
	} {
		if err := s.SetSamplingGrid(test.instrument, test.grid); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	if _, err := s.SamplingGrid("visits"); !errors.Is(err, study.ErrNoGrid) {
		t.Errorf("a grid was kept: %v", err)
	}
}

func TestAGridIsReadFromASheet(t *testing.T) {
	sheet := sheetOf("", `Delivery remit\Funding,LA,Commercial,Charity`, "National,,–,1", "Regional,2,1", " LA  based ,3,0,01")
	got, err := study.ReadGrid(sheet)
	if err != nil {
		t.Fatal(err)
	}
	want := sample.Grid{Row: "delivery_remit", Column: "funding"}
	for i, row := range []string{"National", "Regional", "LA based"} {
		for j, column := range []string{"LA", "Commercial", "Charity"} {
			want.Targets = append(want.Targets, sample.Target{Row: row, Column: column, Number: [][]int{{0, 0, 1}, {2, 1, 0}, {3, 0, 1}}[i][j]})
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsWrongWithAGridIsNamed(t *testing.T) {
	for want, rows := range map[string][]string{
		"grid.csv:1:1: the heading needs":                {`a\b`},
		"grid.csv:1:1: the first cell names two columns": {"remit,LA", "x,1"},
		"grid.csv:1:2: this heading is empty":            {`a\b,,LA`, "x,,1"},
		`grid.csv:2:2: "3*" is no target`:                {`a\b,LA`, "x,3*"},
		`grid.csv:2:2: "-1" is no target`:                {`a\b,LA`, "x,-1"},
		`grid.csv:2:2: "10000" is no target`:             {`a\b,LA`, "x,10000"},
		"grid.csv:2:1: the row has no value":             {`a\b,LA`, ",1"},
		"grid.csv:2:3: this cell stands under":           {`a\b,LA`, "x,1,2"},
		"two targets for X":                              {`a\b,LA`, "x,1", "X,2"},
		"tells who a contact is":                         {`name\b,LA`, "x,1"},
		"it has no cell":                                 {`a\b,LA`},
	} {
		sheet := sheetOf("grid", rows...)
		if _, err := study.ReadGrid(sheet); !errors.Is(err, sample.ErrSheet) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %s", rows, err, want)
		}
	}
	if _, err := study.ReadGrid(sample.Sheet{}); !errors.Is(err, sample.ErrSheet) {
		t.Errorf("nothing at all: %v", err)
	}
}

// FuzzReadGrid holds that a sheet is a grid that the study takes, or a fault
// that is fit to be told.
func FuzzReadGrid(f *testing.F) {
	f.Add(`remit\funding`, "LA", "National", "1")
	f.Add(`a\`, "\xff", "", "3*")
	s := open(f)
	f.Fuzz(func(t *testing.T, corner, column, row, number string) {
		cell := func(text string) sample.Cell { return sample.Cell{Text: text, Line: 1, Column: 1} }
		grid, err := study.ReadGrid(sample.Sheet{
			Header: []sample.Cell{cell(corner), cell(column)}, Rows: [][]sample.Cell{{}, {cell(row), cell(number)}},
		})
		if err == nil {
			err = s.SetSamplingGrid("visits", grid)
		} else if errors.Is(err, sample.ErrSheet) {
			if utf8.RuneCountInString(err.Error()) > 1000 {
				t.Errorf("a long fault: %q", err)
			}
			return
		}
		if err != nil {
			t.Errorf("%+v: %v", grid, err)
		}
	})
}

func chooseOne(t testing.TB, s *study.Study, contact string) sample.Case {
	t.Helper()
	c, err := s.ChooseContact("visits", contact)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestChoosingMakesACaseAndUnchoosingTakesItOut(t *testing.T) {
	s := open(t)
	threeContacts(t, s)
	people := allContacts(t, s)
	before := len(entries(t, s))
	made := chooseOne(t, s, study.ShortID(people[0].ID))
	if diff := cmp.Diff([]sample.Case{made}, allCases(t, s)); diff != "" || made.Contact != people[0].ID || made.State != sample.Fresh {
		t.Errorf("the case is %+v: %s", made, diff)
	}
	if err := s.UnchooseContact(made.ID); err != nil {
		t.Fatal(err)
	}
	if left := allCases(t, s); len(left) != 0 {
		t.Errorf("there are %+v", left)
	}
	var actions []string
	for _, entry := range entries(t, s)[before:] {
		actions = append(actions, entry.Action+" "+entry.Kind)
	}
	if diff := cmp.Diff([]string{"choose-contact cases", "unchoose-contact cases"}, actions); diff != "" {
		t.Error(diff)
	}
}

func TestWhoCannotBeChosenIsNot(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	threeContacts(t, s)
	people := allContacts(t, s)
	chooseOne(t, s, people[0].ID)
	engine.next = 1
	for _, test := range []struct {
		instrument, contact string
		want                error
	}{
		{"visits", people[1].ID, errDisk},
		{"nothing", people[1].ID, study.ErrNoInstrument},
		{"visits", "ZZZZZZ", study.ErrNoContact},
		{"visits", people[2].ID, study.ErrDoNotCall},
		{"visits", people[0].ID, study.ErrHasCase},
	} {
		if c, err := s.ChooseContact(test.instrument, test.contact); !errors.Is(err, test.want) || c.ID != "" {
			t.Errorf("%+v: %+v, %v", test, c, err)
		}
	}
	if left := allCases(t, s); len(left) != 1 {
		t.Errorf("there are %+v", left)
	}
}

func TestACaseThatWasWorkedOnIsNeverTakenOut(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	threeContacts(t, s)
	people := allContacts(t, s)
	first, second := chooseOne(t, s, people[0].ID), chooseOne(t, s, people[1].ID)
	engine.next = 1
	if err := s.UnchooseContact(first.ID); !errors.Is(err, errDisk) {
		t.Errorf("a full disk: %v", err)
	}
	if _, _, err := s.RecordCall(sample.Call{Case: first.ID, Outcome: sample.BusyCode}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ClaimCase(second.ID, "anna"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []sample.Case{first, second} {
		if err := s.UnchooseContact(c.ID); !errors.Is(err, study.ErrCaseBegun) {
			t.Errorf("%s: %v", c.ID, err)
		}
	}
	if _, err := s.ReleaseCase(second.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Begin(study.Beginning{Instrument: "visits", Case: second.ID}); err != nil {
		t.Fatal(err)
	}
	if err := s.UnchooseContact(second.ID); !errors.Is(err, study.ErrCaseBegun) {
		t.Errorf("a case with an interview: %v", err)
	}
	if err := s.UnchooseContact("ZZZZZZ"); !errors.Is(err, study.ErrNoCase) {
		t.Errorf("no case: %v", err)
	}
	if left := allCases(t, s); len(left) != 2 {
		t.Errorf("there are %+v", left)
	}
}
