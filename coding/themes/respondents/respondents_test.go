package respondents_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/coding/themes/respondents"
	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// TestOf finds who has refused to be quoted, and who is nobody that is known.
func TestOf(t *testing.T) {
	clock := storetest.Clock(storetest.Start)
	s := study.New(store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock)
	source, _ := library.Source("fusion-guide")
	_, _, err := s.AddInstrument("fusion-guide", source)
	begin := func(quoted bool) string {
		recorder, failed := s.Begin(study.Beginning{Instrument: "fusion-guide", Mode: forms.Telephone, Consent: &forms.ConsentGiven{
			Version: "1", Language: "en", Given: map[string]bool{forms.TakePart: true, forms.Record: true, forms.Quote: quoted},
		}})
		if failed != nil {
			t.Fatal(failed)
		}
		return recorder.Interview().ID
	}
	refused, agreed := begin(false), begin(true)
	if err != nil {
		t.Fatal(err)
	}
	got, err := respondents.Of(s, coding.Document{ID: "D1", Interview: refused}, coding.Document{ID: "D2", Interview: agreed}, coding.Document{ID: "D3"},
		coding.Document{ID: "D4", Case: "GONE", Interview: "GONE"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]themes.Respondent{"D1": {ID: refused, Unquotable: true}, "D2": {ID: agreed}, "D3": {ID: "D3"}, "D4": {ID: "GONE"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
