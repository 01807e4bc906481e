package demo_test

import (
	"testing"
	"time"

	"fieldwork/cmd/fieldwork/demo"
	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// filled makes the demo as it stands at a time.
func filled(t *testing.T, now time.Time) (*study.Study, demo.Made) {
	t.Helper()
	clock := func() time.Time { return now }
	s := study.New(store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock)
	made, err := demo.Fill(s, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, made
}

// TestTheDemoHasSomebodyToCall makes the demo at odd hours too.
func TestTheDemoHasSomebodyToCall(t *testing.T) {
	for _, now := range []time.Time{
		time.Date(2026, 11, 21, 22, 36, 0, 0, time.UTC), time.Date(2027, 3, 28, 0, 59, 0, 0, time.UTC),
		time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), time.Date(2026, 1, 4, 3, 0, 0, 0, time.UTC),
	} {
		s, made := filled(t, now)
		if made.Contacts != 190 || made.Responses != 64 || made.Interviews != 2 || made.Calls < 190 {
			t.Errorf("at %v made are %+v", now, made)
		}
		f, err := s.OpenFieldwork(nil)
		if err != nil {
			t.Fatal(err)
		}
		if list := f.Upcoming(20); len(list) < 3 {
			t.Errorf("at %v there are %d to call", now, len(list))
		}
		appointments := 0
		for _, a := range f.Appointments() {
			if a.At.After(now) {
				appointments++
			}
		}
		if appointments < 3 {
			t.Errorf("at %v there are %d appointments to come", now, appointments)
		}
		heads, err := s.Resumable()
		if err != nil || len(heads) != 1 || heads[0].Case == "" || heads[0].Updated.After(now) {
			t.Errorf("at %v to be resumed are %+v, %v", now, heads, err)
		}
	}
}

func TestEveryCallOfTheDemoSaysThatItIsSynthetic(t *testing.T) {
	s, made := filled(t, storetest.Start)
	calls := 0
	for c, err := range s.Cases() {
		if err != nil {
			t.Fatal(err)
		}
		list, err := s.Calls(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, call := range list {
			calls++
			if call.Remark != "Synthetic: nobody was called." && call.Remark != study.RespondedAlone {
				t.Errorf("the call %+v does not", call)
			}
			if i > 0 && call.At.Before(list[i-1].At) {
				t.Errorf("the calls on %s are not in order", c.ID)
			}
		}
	}
	if calls != made.Calls+made.Responses {
		t.Errorf("there are %d calls, and it is said %d", calls, made.Calls+made.Responses)
	}
}

func TestTheSurveyOfTheDemoIsThatOfTheReview(t *testing.T) {
	s, _ := filled(t, storetest.Start)
	var all []sample.Case
	for c, err := range s.Cases() {
		if err != nil {
			t.Fatal(err)
		}
		if c.Instrument == "fusion-survey" {
			all = append(all, c)
		}
	}
	tally := sample.TallyCases(all)
	if len(all) != 190 || tally.ByCode[sample.CompleteCode] != 64 {
		t.Errorf("of %d cases %d are complete", len(all), tally.ByCode[sample.CompleteCode])
	}
	for interview, err := range s.Interviews("fusion-guide") {
		if err != nil {
			t.Fatal(err)
		}
		if !interview.Consent.Allows(forms.Record) || len(interview.Notes) < 5 {
			t.Errorf("the interview %+v", interview)
		}
	}
}
