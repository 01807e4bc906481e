package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/library"
)

// TestTheReviewsTableByPartnership makes Table 2.2 of the second-year review:
// the sample and the completes of ten partnerships.
func TestTheReviewsTableByPartnership(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "fusion", "--form", "fusion-survey")
	line := []string{"contacts", "import", "--exclude", "${organisation} = 'Welsh Government'"}
	for _, list := range library.FusionContacts() {
		if err := os.WriteFile(list.File, list.CSV, 0o600); err != nil {
			t.Fatal(err)
		}
		line = append(line, list.File)
	}
	if err := os.WriteFile("responses.csv", library.FusionResponses(), 0o600); err != nil {
		t.Fatal(err)
	}
	a.do(exitDone, line...)
	a.do(exitDone, "cases", "make")
	a.do(exitDone, "responses", "import", "responses.csv", "--match", "q1=organisation", "--match-all")
	if got := a.out.String(); !strings.HasSuffix(got, "Imported 64 responses from responses.csv. 64 of 64 have a case.\n") {
		t.Errorf("the import says %s", got)
	}
	a.out.Reset()
	a.do(exitDone, "outcomes", "--lists", "q3", "--json")
	var report outcomesJSON
	if err := json.Unmarshal(a.out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	sampled, completes := map[string]int{}, map[string]int{}
	for _, row := range report.Lists {
		sampled[row.List], completes[row.List] = row.Sample, row.Completes
	}
	wantSampled := map[string]int{
		"caerphilly": 11, "carmarthenshire": 37, "conwy": 37, "cardiff_merthyr": 11, "flintshire": 26,
		"gwynedd": 10, "newport": 11, "swansea": 39, "torfaen": 24, "wrexham": 14,
	}
	wantCompletes := map[string]int{
		"caerphilly": 11, "carmarthenshire": 6, "conwy": 11, "cardiff_merthyr": 14, "flintshire": 10,
		"gwynedd": 4, "newport": 6, "swansea": 10, "torfaen": 15, "wrexham": 2,
	}
	if diff := cmp.Diff(wantSampled, sampled); diff != "" {
		t.Errorf("the sample (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantCompletes, completes); diff != "" {
		t.Errorf("the completes (-want +got):\n%s", diff)
	}
	if total := report.Total; total.Sample != 190 || total.Completes != 64 || report.Unsampled != 0 {
		t.Errorf("in total %+v, of whom %d in no sample", total, report.Unsampled)
	}
	a.do(exitDone, "verify")
}
