package study_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

func beginImport(t testing.TB, s *study.Study, file string) *study.Import {
	t.Helper()
	im, err := s.BeginImport(file, study.Version{Name: "visits", Version: 1})
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// responses makes interviews with references that begin so.
func responses(n int, reference string) []forms.Interview {
	list := make([]forms.Interview, n)
	for i := range list {
		list[i].Submitted = storetest.Start.AddDate(0, 0, -i)
		list[i].Answers = map[string]forms.Answer{"q1": {Value: "x"}}
		if reference != "" {
			list[i].Reference = fmt.Sprintf("%s-%d", reference, i)
		}
	}
	return list
}

func tallyOf(t testing.TB, s *study.Study) study.Tally {
	t.Helper()
	tally, err := s.Tally("visits")
	if err != nil {
		t.Fatal(err)
	}
	return tally
}

func TestAnImportIsKept(t *testing.T) {
	s := open(t)
	im := beginImport(t, s, "responses.csv")
	for _, batch := range [][]forms.Interview{responses(3, "a"), nil, responses(2, "")} {
		if err := im.Add(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := im.Finish(); err != nil {
		t.Fatal(err)
	}
	if files, err := s.Recover(); err != nil || len(files) > 0 {
		t.Errorf("recovering takes out %v, %v", files, err)
	}
	list := all(t, s, "visits")
	if len(list) != 5 {
		t.Fatalf("%d interviews", len(list))
	}
	for _, i := range list {
		if i.Status != forms.Complete || i.Mode != forms.Imported || i.Import == "" || i.Version != 1 || i.Instrument != "visits" ||
			!i.Started.Equal(i.Submitted) || i.Updated.IsZero() || i.Answers["q1"].Value != "x" {
			t.Errorf("imported as %+v", i)
		}
	}
	for reference, want := range map[string]bool{"a-0": true, "a-2": true, "a-3": false, "": false} {
		if has, err := s.HasReference(reference); err != nil || has != want {
			t.Errorf("%q is there: %v, %v", reference, has, err)
		}
	}
	wantInStep(t, s)
}

func TestAReferenceIsTakenOnce(t *testing.T) {
	s := open(t)
	first := beginImport(t, s, "one.csv")
	if err := first.Add(responses(3, "a")); err != nil {
		t.Fatal(err)
	}
	if err := first.Finish(); err != nil {
		t.Fatal(err)
	}
	second := beginImport(t, s, "two.csv")
	if err := second.Add(responses(2, "b")); err != nil {
		t.Fatal(err)
	}
	if err := second.Add(append(responses(1, "c"), responses(1, "a")...)); !errors.Is(err, study.ErrReferenceTaken) {
		t.Errorf("the reference of another import: %v", err)
	}
	if err := second.Add(append(responses(1, "d"), responses(1, "d")...)); !errors.Is(err, study.ErrReferenceTaken) {
		t.Errorf("a reference twice in a batch: %v", err)
	}
	wantInStep(t, s)
	if err := second.GiveUp(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(study.Tally{forms.Complete: 3}, tallyOf(t, s)); diff != "" {
		t.Errorf("the tally (-want +got):\n%s", diff)
	}
	if has, _ := s.HasReference("b-0"); has {
		t.Error("a reference of what was given up is still taken")
	}
	if has, _ := s.HasReference("a-0"); !has {
		t.Error("a reference of the first import has gone")
	}
	wantInStep(t, s)
}

func TestAnImportThatWasCutOffIsTakenOut(t *testing.T) {
	engine := storetest.OpenEngine(t)
	s := filled(t, engine)
	kept := start(t, s)
	imported(t, s, 2, false)
	cut := beginImport(t, s, "cut.csv")
	for i := range 3 {
		if err := cut.Add(responses(500, fmt.Sprint("cut", i))); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			start(t, s)
		}
	}
	empty := beginImport(t, s, "empty.csv")
	_ = empty

	again := in(engine)
	files, err := again.Recover()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"cut.csv", "empty.csv"}, files); diff != "" {
		t.Errorf("taken out (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(study.Tally{forms.Complete: 2, forms.InProgress: 2}, tallyOf(t, again)); diff != "" {
		t.Errorf("the tally (-want +got):\n%s", diff)
	}
	if has, _ := again.HasReference("cut0-1"); has {
		t.Error("a reference of what was taken out is still taken")
	}
	stored(t, again, kept.Interview().ID)
	wantInStep(t, again)
	if files, err := again.Recover(); err != nil || len(files) > 0 {
		t.Errorf("recovering once more takes out %v, %v", files, err)
	}
}

func TestRecoveringIsItselfCutOff(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	cut := beginImport(t, s, "cut.csv")
	for i := range 2 {
		if err := cut.Add(responses(600, fmt.Sprint("cut", i))); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		engine.next = 1
		if _, err := s.Recover(); !errors.Is(err, errDisk) {
			t.Fatalf("the error is %v", err)
		}
		wantInStep(t, s)
	}
	if files, err := s.Recover(); err != nil || len(files) != 1 {
		t.Errorf("taken out: %v, %v", files, err)
	}
	if n := len(all(t, s, "")); n != 0 {
		t.Errorf("%d interviews are left", n)
	}
	wantInStep(t, s)
}

func TestAFailedFinishCanBeTriedAgain(t *testing.T) {
	engine := &failing{Engine: storetest.OpenEngine(t)}
	s := filled(t, engine)
	im := beginImport(t, s, "responses.csv")
	engine.next = 1
	if err := im.Add(responses(2, "a")); !errors.Is(err, errDisk) {
		t.Fatal(err)
	}
	if err := im.Add(responses(2, "a")); err != nil {
		t.Fatal(err)
	}
	engine.next = 1
	if err := im.Finish(); !errors.Is(err, errDisk) {
		t.Fatal(err)
	}
	if err := im.Finish(); err != nil {
		t.Fatal(err)
	}
	if files, err := s.Recover(); err != nil || len(files) > 0 {
		t.Errorf("taken out: %v, %v", files, err)
	}
	if n := len(all(t, s, "")); n != 2 {
		t.Errorf("%d interviews", n)
	}
}

// A response that was exported under the ID of its interview is not taken in
// again as a second one.
func TestAnIDOfTheStudyIsAReferenceTaken(t *testing.T) {
	s := filled(t, &memory{})
	id := start(t, s).Interview().ID
	if has, err := s.HasReference(id); err != nil || !has {
		t.Errorf("the study has the ID of its own interview: %v, %v", has, err)
	}
	version, err := s.Newest()
	if err != nil {
		t.Fatal(err)
	}
	im, err := s.BeginImport("responses.csv", version[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Add([]forms.Interview{{Reference: id}}); !errors.Is(err, study.ErrReferenceTaken) {
		t.Errorf("importing it again gives %v", err)
	}
}
