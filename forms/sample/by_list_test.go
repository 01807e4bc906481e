package sample_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// responseLists gives the partnerships that each respondent of the Fusion
// survey named.
func responseLists(t *testing.T) [][]string {
	t.Helper()
	file, err := os.Open("../library/fusion-responses.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil || records[0][5] != "q3" {
		t.Fatalf("question 3 is not where it was: %v", err)
	}
	var lists [][]string
	for _, record := range records[1:] {
		lists = append(lists, strings.Fields(record[5]))
	}
	return lists
}

// Table 2.2 of the Fusion second-year review: the sample is that of the lists,
// and the respondents say themselves which partnerships they belong to.
func TestFusionByPartnership(t *testing.T) {
	sheets := fusionSheets(t)
	result := imported(t, nil, filter(t, officials, sample.Columns(nil, sheets)), sheets...)
	var members []sample.Member
	for _, contact := range result.Changed {
		members = append(members, sample.Member{Lists: contact.Lists, Sampled: true})
	}
	for _, lists := range responseLists(t) {
		members = append(members, sample.Member{Lists: lists, Complete: true})
	}
	rows, total := sample.ByList(members)
	published := map[string][2]int{
		"caerphilly": {11, 11}, "carmarthenshire": {6, 37}, "cardiff_merthyr": {14, 11}, "conwy": {11, 37}, "flintshire": {10, 26},
		"gwynedd": {4, 10}, "newport": {6, 11}, "swansea": {10, 39}, "torfaen": {15, 24}, "wrexham": {2, 14},
	}
	got := map[string][2]int{}
	for _, row := range rows {
		got[row.List] = [2]int{row.Completes, row.Sample}
	}
	if diff := cmp.Diff(published, got); diff != "" {
		t.Error(diff)
	}
	if total.Completes != 64 || total.Sample != 190 || total.Rate().Percent(0) != "34%" {
		t.Errorf("the total is %+v, %s", total, total.Rate().Percent(0))
	}
}

func TestByListCountsAMemberOnceInTheTotal(t *testing.T) {
	rows, total := sample.ByList([]sample.Member{
		{Lists: []string{"b", "a", "b"}, Sampled: true, Complete: true}, {Lists: []string{"a"}, Sampled: true}, {Sampled: true},
	})
	want := []sample.ListRow{{"b", 1, 1}, {"a", 2, 1}, {"", 1, 0}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if total != (sample.ListRow{Sample: 3, Completes: 1}) || rows[1].Rate().Percent(1) != "50.0%" {
		t.Errorf("the total is %+v", total)
	}
	if rows, total = sample.ByList(nil); rows != nil || total.Rate().Percent(1) != "n/a" {
		t.Errorf("nobody is %+v, %+v", rows, total)
	}
}

func TestListsCoverTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		members := rapid.SliceOf(rapid.Custom(func(t *rapid.T) sample.Member {
			return sample.Member{
				Lists:    rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 4).Draw(t, "lists"),
				Sampled:  true,
				Complete: rapid.Bool().Draw(t, "complete"),
			}
		})).Draw(t, "members")
		rows, total := sample.ByList(members)
		places := 0
		for _, row := range rows {
			places += row.Sample
			if row.Sample > total.Sample || row.Completes > total.Completes || row.Completes > row.Sample {
				t.Fatalf("%+v is more than %+v", row, total)
			}
		}
		if total.Sample != len(members) || places < total.Sample {
			t.Fatalf("%d members are %d in all and %d by list", len(members), total.Sample, places)
		}
	})
}
