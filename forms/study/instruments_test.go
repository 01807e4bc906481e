package study_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func TestAChangedInstrumentIsANewVersion(t *testing.T) {
	s := open(t)
	old := start(t, s)

	same, added, err := s.AddInstrument("again.yaml", []byte(source))
	if err != nil || added || same.Version != 1 {
		t.Errorf("the same file again is version %d, added: %v, %v", same.Version, added, err)
	}
	changed := strings.Replace(source, "label: Three", "label: The third", 1)
	second, added, err := s.AddInstrument("visits.yaml", []byte(changed))
	if err != nil || !added || second.Version != 2 {
		t.Errorf("the changed file is version %d, added: %v, %v", second.Version, added, err)
	}
	third, added, err := s.AddInstrument("visits.yaml", []byte(source))
	if err != nil || !added || third.Version != 3 {
		t.Errorf("the first file once more is version %d, added: %v, %v", third.Version, added, err)
	}
	if got := stored(t, s, old.Interview().ID).Version; got != 1 {
		t.Errorf("the interview of before is of version %d", got)
	}
	if got := start(t, s).Interview().Version; got != 3 {
		t.Errorf("a new interview is of version %d", got)
	}
	for version, want := range map[int]string{1: "Three", 2: "The third", 3: "Three", 0: "Three"} {
		in, described, err := s.Instrument("visits", version)
		if err != nil {
			t.Fatalf("version %d: %v", version, err)
		}
		if got := in.Question("q3").Label.In("en", "en"); got != want {
			t.Errorf("version %d asks %q", version, got)
		}
		if version > 0 && described.Version != version || version == 0 && described.Version != 3 {
			t.Errorf("version %d is described as %d", version, described.Version)
		}
		text, _, err := s.InstrumentSource("visits", version)
		if err != nil || strings.Contains(text, "The third") != (version == 2) {
			t.Errorf("the source of version %d: %v", version, err)
		}
	}
}

func TestInstrumentsAreListed(t *testing.T) {
	s := open(t)
	for _, name := range []string{"visits-2", "alpha", "visit"} {
		if _, _, err := s.AddInstrument(name, []byte(strings.Replace(source, "form_id: visits", "form_id: "+name, 1))); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := s.AddInstrument("alpha", []byte(strings.Replace(source, "form_id: visits", "form_id: alpha # changed", 1))); err != nil {
		t.Fatal(err)
	}
	if got := list(t, s.Versions); got != "alpha 1, alpha 2, visit 1, visits-2 1, visits 1" {
		t.Errorf("versions: %s", got)
	}
	if got := list(t, s.Newest); got != "alpha 2, visit 1, visits-2 1, visits 1" {
		t.Errorf("the newest: %s", got)
	}
	v, _, err := s.Instrument("visits", 0)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, _ := s.Instrument("visits", 1); again != v {
		t.Error("the instrument is read twice")
	}
}

func list(t *testing.T, versions func() ([]study.Version, error)) string {
	t.Helper()
	found, err := versions()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range found {
		if v.Questions != 3 || v.Kind != forms.Questionnaire || v.Language != "en" || len(v.Languages) != 2 {
			t.Errorf("described as %+v", v)
		}
		names = append(names, v.Name+" "+string(rune('0'+v.Version)))
	}
	return strings.Join(names, ", ")
}

func TestInstrumentsThatAreNotThere(t *testing.T) {
	s := open(t)
	for name, version := range map[string]int{"visits": 2, "visit": 0, "": 0, "visits/000001": 0, "\xff": 1} {
		_, _, err := s.Instrument(name, version)
		if name != "\xff" && !errors.Is(err, study.ErrNoInstrument) || err == nil {
			t.Errorf("%q, version %d: %v", name, version, err)
		}
	}
	if _, _, err := s.Instrument("visits", -1); !errors.Is(err, study.ErrNoInstrument) {
		t.Errorf("version -1: %v", err)
	}
	if _, _, err := s.InstrumentSource("nothing", 0); !errors.Is(err, study.ErrNoInstrument) {
		t.Errorf("the source: %v", err)
	}
	if r, err := s.Begin(study.Beginning{Instrument: "nothing"}); r != nil || !errors.Is(err, study.ErrNoInstrument) {
		t.Errorf("beginning gives %v, %v", r, err)
	}
}

func TestAFileWithFaultsAddsNothing(t *testing.T) {
	s := open(t)
	before := len(entries(t, s))
	_, added, err := s.AddInstrument("bad.yaml", []byte("settings: {}\n"))
	var faults forms.Faults
	if added || !errors.As(err, &faults) {
		t.Errorf("added: %v, %v", added, err)
	}
	if after := len(entries(t, s)); after != before {
		t.Errorf("%d entries in the log", after-before)
	}
}

func TestAFailedAddAddsNothing(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t), next: 1}
	s := in(engine)
	if v, added, err := s.AddInstrument("visits.yaml", []byte(source)); added || !errors.Is(err, errDisk) || v.Version != 0 {
		t.Errorf("added: %v, %+v, %v", added, v, err)
	}
	if v, added, err := s.AddInstrument("visits.yaml", []byte(source)); !added || err != nil || v.Version != 1 {
		t.Errorf("added: %v, version %d, %v", added, v.Version, err)
	}
}

// A version that cannot be read must not make way for another of its number.
func TestADamagedVersionIsNotWrittenOver(t *testing.T) {
	s := open(t)
	changed := strings.Replace(source, "label: Three", "label: The third", 1)
	if _, _, err := s.AddInstrument("visits.yaml", []byte(changed)); err != nil {
		t.Fatal(err)
	}
	damage(t, s, "instruments\x00visits/000002")
	another := strings.Replace(source, "label: Three", "label: The last", 1)
	if _, added, err := s.AddInstrument("visits.yaml", []byte(another)); added || !errors.Is(err, store.ErrDamaged) {
		t.Errorf("added: %v, %v", added, err)
	}
	if in, _, err := s.Instrument("visits", 1); err != nil || in.Question("q3").Label.In("en", "en") != "Three" {
		t.Errorf("version 1 is not what it was: %v", err)
	}
	if _, _, err := s.Instrument("visits", 2); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("version 2: %v", err)
	}
}

func TestAnInstrumentWithoutContentIsDamaged(t *testing.T) {
	s := open(t)
	contents := store.NewCollection[*struct{}]("instrument-contents", 1)
	err := s.Store().Update(func(ch *store.Change) error { return contents.Put(ch, "test", "visits/000001", nil) })
	if err != nil {
		t.Fatal(err)
	}
	if in, _, err := s.Instrument("visits", 0); in != nil || !errors.Is(err, store.ErrDamaged) {
		t.Errorf("the instrument is %v, %v", in, err)
	}
}

// damage spoils a record as a failing disk would.
// An older version must not pass for the newest where that cannot be read.
func TestADamagedVersionLeavesTheOtherInstruments(t *testing.T) {
	s := open(t)
	add := func(from, to string) {
		t.Helper()
		if _, _, err := s.AddInstrument("x.yaml", []byte(strings.Replace(source, from, to, 1))); err != nil {
			t.Fatal(err)
		}
	}
	add("label: One", "label: Won")
	add("form_id: visits", "form_id: calls")
	add("form_id: visits", "form_id: walks")
	for _, c := range []struct {
		damaged string
		want    []string
	}{
		{"instruments\x00visits/000001", []string{"calls", "visits", "walks"}},
		{"instruments\x00visits/000002", []string{"calls", "walks"}},
	} {
		damage(t, s, c.damaged)
		newest, err := s.Newest()
		var names []string
		for _, v := range newest {
			names = append(names, v.Name)
		}
		if !errors.Is(err, store.ErrDamaged) || !slices.Equal(names, c.want) {
			t.Errorf("with %q damaged the newest are %v, %v", c.damaged, names, err)
		}
	}
}

func damage(t *testing.T, s *study.Study, key string) {
	t.Helper()
	err := s.Store().Engine().Update(func(tx store.Tx) error {
		if tx.Get([]byte(key)) == nil {
			t.Fatalf("there is no record %q", key)
		}
		return tx.Put([]byte(key), []byte("spoilt"))
	})
	if err != nil {
		t.Fatal(err)
	}
}
