package study_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// listQuestion names, in the tests, the lists of a respondent.
const listQuestion = "q1"

// listed makes a study whose contacts are on lists, and whose respondents name
// theirs.
func listed(t testing.TB) *study.Study {
	t.Helper()
	s := filled(t, &memory{})
	importContacts(t, s, "", sheetOf("north coast", "name", "Ann", "Bea", "Cai"))
	importContacts(t, s, "", sheetOf("south", "name", "Bea", "Dai"))
	makeCases(t, s, nil, 4, 0)
	rules := sample.Defaults()
	rules.ListQuestions = map[string]string{"visits": listQuestion}
	if err := s.SetFieldworkSettings(rules); err != nil {
		t.Fatal(err)
	}
	return s
}

func byName(rows []sample.ListRow) []sample.ListRow {
	return slices.SortedFunc(slices.Values(rows), func(a, b sample.ListRow) int { return cmp.Compare(a.List, b.List) })
}

// wantBoardOf fails the test unless a board counts by list as the report of
// outcomes does.
func wantBoardOf(t testing.TB, s *study.Study, f *study.Fieldwork) {
	t.Helper()
	board, err := f.Board("visits")
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string][]string{}
	for contact, err := range s.Contacts() {
		if err != nil {
			t.Fatal(err)
		}
		lists[contact.ID] = contact.Lists
	}
	in := outcomes.Input{Instrument: "visits", Cases: allCases(t, s), Settings: f.Rules(), ListQuestion: listQuestion,
		Lists: func(contact string) []string { return lists[contact] }}
	for _, interview := range all(t, s, "visits") {
		if response, ok := sample.ResponseOf(&interview, "visits", listQuestion); ok {
			in.Responses = append(in.Responses, response)
		}
	}
	report := outcomes.Make(in)
	if diff := gocmp.Diff(byName(report.Lists), byName(board.ByList)); diff != "" {
		t.Fatalf("by list (-outcomes +board):\n%s", diff)
	}
	if report.Total != board.Total || report.Unsampled != board.Unsampled {
		t.Fatalf("in total the board has %+v and %d, the outcomes %+v and %d", board.Total, board.Unsampled, report.Total, report.Unsampled)
	}
}

func TestTheBoardCountsOnTheListsThatRespondentsName(t *testing.T) {
	s := listed(t)
	f := openFieldwork(t, s)
	c := allCases(t, s)[0]
	r, err := s.Begin(study.Beginning{Instrument: "visits", Case: c.ID})
	if err != nil {
		t.Fatal(err)
	}
	record(t, r, answering(listQuestion, "south north_coast west"))
	record(t, r, study.Step{Action: "complete", Status: forms.Complete})
	recordCall(t, s, sample.Call{Case: c.ID, Outcome: sample.CompleteCode, Interview: r.Interview().ID})
	board, err := f.Board("visits")
	want := []sample.ListRow{
		{List: "north coast", Sample: 3, Completes: 1}, {List: "south", Sample: 2, Completes: 1}, {List: "west", Completes: 1},
	}
	if diff := gocmp.Diff(want, byName(board.ByList)); err != nil || diff != "" {
		t.Errorf("the board (-want +got): %v\n%s", err, diff)
	}
	wantBoardOf(t, s, f)
	wantBoardOf(t, s, openFieldwork(t, s))
}

// TestTheBoardAgreesWithTheOutcomes works on a study at random, and compares a
// board that is kept in step with the report that reads everything.
func TestTheBoardAgreesWithTheOutcomes(t *testing.T) {
	named := []string{"", "south", "north_coast", "south west", "north_coast south"}
	rapid.Check(t, func(rt *rapid.T) {
		s := listed(t)
		f := openFieldwork(t, s)
		u := &use{t: t, study: s, cases: allCases(t, s)}
		answers := func(rt *rapid.T) map[string]forms.Answer {
			return map[string]forms.Answer{listQuestion: {Value: rapid.SampledFrom(named).Draw(rt, "named")}}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"call": u.call, "take back": u.takeBack,
			"interview": func(rt *rapid.T) {
				r, err := s.Begin(study.Beginning{Instrument: "visits", Case: rapid.SampledFrom([]string{"", u.pick(rt)}).Draw(rt, "of")})
				if err == nil {
					record(t, r, study.Step{Action: "answer", Answers: answers(rt), Status: rapid.SampledFrom([]forms.Status{forms.Complete, forms.Suspended}).Draw(rt, "status")})
				}
			},
			"import": func(rt *rapid.T) {
				im := beginImport(t, s, "r.csv")
				err := im.Add([]forms.Interview{{Submitted: storetest.Start, Case: u.pick(rt), Answers: answers(rt)}, {Answers: answers(rt)}})
				if err == nil && rapid.Bool().Draw(rt, "finished") {
					err = im.Finish()
				} else {
					err = im.GiveUp()
				}
				if err != nil {
					rt.Fatal(err)
				}
			},
			"": func(*rapid.T) { wantBoardOf(t, s, f) },
		})
		wantBoardOf(t, s, openFieldwork(t, s))
	})
}
