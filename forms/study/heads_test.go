package study_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// wantInStep compares what the study keeps for lists with what follows from
// its interviews.
func wantInStep(t testing.TB, s *study.Study) {
	t.Helper()
	tally, resumable := study.Tally{}, []study.Head{}
	for _, i := range all(t, s, "visits") {
		tally[i.Status]++
		if i.Status.Resumable() {
			resumable = append(resumable, study.Head{
				ID: i.ID, Instrument: i.Instrument, Version: i.Version, Case: i.Case, Interviewer: i.Interviewer,
				Language: i.Language, Status: i.Status, Started: i.Started, Updated: i.Updated,
				Position: i.Position, Elapsed: i.Elapsed(), Answered: len(i.Answers),
			})
		}
	}
	got, err := s.Tally("visits")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tally, got); diff != "" {
		t.Fatalf("the tally (-want +got):\n%s", diff)
	}
	slices.SortStableFunc(resumable, func(a, b study.Head) int { return b.Updated.Compare(a.Updated) })
	heads, err := s.Resumable()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(resumable, heads, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("to resume (-want +got):\n%s", diff)
	}
}

func TestListsKeepInStepWithInterviews(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := filled(t, &memory{})
		var recorders []*study.Recorder
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			switch what := rapid.IntRange(0, 4).Draw(rt, "what"); {
			case what == 0 || len(recorders) == 0:
				recorders = append(recorders, start(t, s))
			case what == 1:
				r := rapid.SampledFrom(recorders).Draw(rt, "ended")
				end := rapid.SampledFrom([]forms.Status{forms.Complete, forms.BrokenOff}).Draw(rt, "status")
				_ = r.Record(study.Step{Action: string(end), Status: end}) // some have ended already
			case what == 2:
				imported(t, s, rapid.IntRange(0, 3).Draw(rt, "responses"), rapid.Bool().Draw(rt, "given up"))
			default:
				_ = rapid.SampledFrom(recorders).Draw(rt, "recorder").Record(anyStep(rt))
			}
			wantInStep(t, s)
		}
	})
}

func imported(t testing.TB, s *study.Study, responses int, givenUp bool) {
	t.Helper()
	im, err := s.BeginImport("responses.csv", study.Version{Name: "visits", Version: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Add(make([]forms.Interview, responses)); err != nil {
		t.Fatal(err)
	}
	if givenUp {
		err = im.GiveUp()
	} else {
		err = im.Finish()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheTallyOfNothingIsEmpty(t *testing.T) {
	s := open(t)
	tally, err := s.Tally("nothing")
	if err != nil || tally == nil || len(tally) != 0 {
		t.Errorf("%v, %v", tally, err)
	}
}

// What follows from the interviews can be spoilt without harm to them.
func TestSpoiltListsDoNotStopAnInterview(t *testing.T) {
	s := open(t)
	r := start(t, s)
	tallies := store.NewIndex[study.Tally]("interview-tallies", 1)
	err := s.Store().Update(func(ch *store.Change) error { return tallies.Put(ch, "visits", nil) })
	if err != nil {
		t.Fatal(err)
	}
	start(t, s)
	if got := tallyOf(t, s); got[forms.InProgress] != 1 {
		t.Errorf("the tally is %v", got)
	}
	damage(t, s, "interviews-to-resume\x00"+r.Interview().ID)
	if heads, err := s.Resumable(); !errors.Is(err, store.ErrDamaged) || len(heads) != 1 || heads[0].ID == r.Interview().ID {
		t.Errorf("beside the spoilt one there are %+v, %v", heads, err)
	}
	record(t, r, answering("q1", "kept"))
	if got := stored(t, s, r.Interview().ID).Answers["q1"].Value; got != "kept" {
		t.Errorf("the answer is %q", got)
	}
	if heads, err := s.Resumable(); err != nil || len(heads) != 2 {
		t.Errorf("%d interviews to resume, %v", len(heads), err)
	}
}
