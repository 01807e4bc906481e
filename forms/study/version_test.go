package study_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

// The file of version 1 stands for those that are in use. Once a version is
// out, its file is never made anew: what changes needs a migration.
var remake = flag.Bool("remake", false, "make the stored study file anew, while nobody has one yet")

const oldFile = "testdata/version-1.field.gz"

// makeOld fills a study with everything that version 1 keeps.
func makeOld(t *testing.T, s *study.Study) {
	t.Helper()
	fusion, ok := library.Source("fusion-survey")
	if !ok {
		t.Fatal("the questionnaire does not ship")
	}
	for _, file := range []string{source, strings.Replace(source, "label: Three", "label: The third", 1), string(fusion)} {
		if _, _, err := s.AddInstrument("file.yaml", []byte(file)); err != nil {
			t.Fatal(err)
		}
	}
	r, err := s.Begin(study.Beginning{Instrument: "visits", Version: 1, Interviewer: "Nia", Mode: forms.Telephone})
	if err != nil {
		t.Fatal(err)
	}
	record(t, r, answering("q1", "“first” <words>\nÿ"))
	record(t, r, study.Step{
		Action: "move", Position: "q2", Reached: "q2", Language: "cy",
		Spent: map[string]time.Duration{"q1": 1500 * time.Millisecond},
	})
	record(t, r, study.Step{
		Action: "remark", Remarks: map[string]string{"q2": "hesitates"},
		Answers: map[string]forms.Answer{"q2": {Special: forms.DontKnow}, "q3": {Value: "off the path"}},
	})
	record(t, r, study.Step{Action: "suspended", Status: forms.Suspended})
	record(t, start(t, s), study.Step{
		Action: "complete", Status: forms.Complete, Position: forms.EndPosition, Reached: forms.EndPosition,
		Answers: map[string]forms.Answer{"q2": {Value: "5"}},
	})
	im := beginImport(t, s, "responses.csv")
	if err := im.Add(responses(1, "old")); err != nil {
		t.Fatal(err)
	}
	if err := im.Finish(); err != nil {
		t.Fatal(err)
	}
	_ = beginImport(t, s, "cut.csv").Add(responses(1, "cut"))
}

func remakeOld(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.field")
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	makeOld(t, in(engine))
	storetest.CheckAndClose(t, engine)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var small bytes.Buffer
	w, _ := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(oldFile, small.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// openOld opens a copy of the stored file.
func openOld(t *testing.T) *study.Study {
	t.Helper()
	if *remake {
		remakeOld(t)
	}
	engine, err := bolt.Open(storetest.Unpacked(t, oldFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { storetest.CheckAndClose(t, engine) })
	clock := storetest.Clock(storetest.Start.AddDate(1, 0, 0))
	return study.New(store.New(engine, storetest.Author, clock, storetest.Entropy(9)), clock)
}

func TestAnOldFileReadsWhole(t *testing.T) {
	s := openOld(t)
	if n := len(entries(t, s)); n != 18 {
		t.Errorf("%d entries in the log", n)
	}
	files, err := s.Recover()
	if err != nil || len(files) != 1 || files[0] != "cut.csv" {
		t.Errorf("recovering takes out %v, %v", files, err)
	}
	list := all(t, s, "")
	if len(list) != 3 {
		t.Fatalf("%d interviews", len(list))
	}
	want := forms.Interview{
		ID: list[0].ID, Started: list[0].Started, Updated: list[0].Updated,
		Instrument: "visits", Version: 1, Case: "017", Interviewer: "Nia", Language: "cy", Mode: forms.Telephone,
		Status: forms.Suspended, Position: "q2", Reached: "q2",
		Answers: map[string]forms.Answer{
			"q1": {Value: "“first” <words>\nÿ"}, "q2": {Special: forms.DontKnow}, "q3": {Value: "off the path"},
		},
		Remarks: map[string]string{"q2": "hesitates"},
		Spent:   map[string]time.Duration{"q1": 1500 * time.Millisecond},
	}
	if diff := cmp.Diff(want, list[0]); diff != "" {
		t.Errorf("the suspended interview (-want +got):\n%s", diff)
	}
	if i := list[1]; i.Status != forms.Complete || i.Version != 2 || i.Submitted.IsZero() || i.Position != forms.EndPosition ||
		i.Answers["q2"].Value != "5" {
		t.Errorf("the complete interview is %+v", i)
	}
	if i, err := s.Interview("old-0"); err != nil || i.ID != list[2].ID || i.Mode != forms.Imported || i.Import == "" {
		t.Errorf("the imported interview is %+v, %v", i, err)
	}
	wantInStep(t, s)
}

func TestAnOldFileHasItsInstruments(t *testing.T) {
	s := openOld(t)
	versions, err := s.Versions()
	if err != nil || len(versions) != 3 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	for _, v := range versions {
		opened, _, err := s.Instrument(v.Name, v.Version)
		if err != nil {
			t.Fatalf("%s, version %d: %v", v.Name, v.Version, err)
		}
		text, _, err := s.InstrumentSource(v.Name, v.Version)
		if err != nil {
			t.Fatal(err)
		}
		loaded, faults := forms.Load("file.yaml", []byte(text))
		if len(faults) > 0 {
			t.Fatalf("%s, version %d does not load any more: %v", v.Name, v.Version, faults)
		}
		if got, want := names(opened), names(loaded); got != want {
			t.Errorf("%s, version %d asks %s, not %s", v.Name, v.Version, got, want)
		}
	}
	if versions[0].Name != "fusion-survey" || versions[0].Questions != 13 {
		t.Errorf("the first is %+v", versions[0])
	}
}

func names(in *forms.Instrument) string {
	var b strings.Builder
	for _, v := range in.Variables() {
		b.WriteString(v.Name + " ")
	}
	return b.String()
}

func TestAnOldInterviewGoesOn(t *testing.T) {
	s := openOld(t)
	heads, err := s.Resumable()
	if err != nil || len(heads) != 1 {
		t.Fatalf("%d interviews to resume, %v", len(heads), err)
	}
	r, err := s.Resume(heads[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	opened, _, err := s.Instrument(heads[0].Instrument, heads[0].Version)
	if err != nil {
		t.Fatal(err)
	}
	interview := r.Interview()
	state := flow.Restore(opened, &interview)
	if q := state.Current(); q == nil || q.Name != "q2" || len(state.OffPath()) != 1 {
		t.Errorf("it stands at %s", state.Position())
	}
	record(t, r, study.Step{Action: "complete", Status: forms.Complete})
	wantInStep(t, s)
}
