package study_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func TestInterviewsAreFound(t *testing.T) {
	engine := storetest.OpenEngine(t)
	clock := storetest.Clock(storetest.Start)
	slow := func() time.Time { return clock().Add(24 * time.Hour) }
	s := study.New(store.New(engine, "me", slow, storetest.Entropy(2)), slow)
	if _, _, err := s.AddInstrument("visits.yaml", []byte(source)); err != nil {
		t.Fatal(err)
	}
	im, err := s.BeginImport("responses.csv", study.Version{Name: "visits", Version: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Add([]forms.Interview{{Reference: "r-1"}, {Reference: "cy/ë"}, {}}); err != nil {
		t.Fatal(err)
	}
	first, second := start(t, s).Interview().ID, start(t, s).Interview().ID
	shared := 0
	for shared < len(first) && first[shared] == second[shared] {
		shared++
	}
	for _, test := range []struct {
		id   string
		want string
		err  error
	}{
		{first, first, nil},
		{first[:shared+1], first, nil},
		{strings.ToLower(first[20:]), first, nil},
		{second[22:], second, nil},
		{first[:shared], "", study.ErrAmbiguous},
		{first[:4], "", study.ErrAmbiguous},
		{first[23:], "", study.ErrNoInterview},
		{first[1 : len(first)-1], "", study.ErrNoInterview},
		{first + "0", "", study.ErrNoInterview},
		{"", "", study.ErrNoInterview},
		{"r-2", "", study.ErrNoInterview},
		{"R-1", "", study.ErrNoInterview},
		{"\x00", "", study.ErrNoInterview},
		{"\xff\xff\xff\xff", "", study.ErrNoInterview},
		{strings.Repeat("x", store.MaxKeySize+1), "", study.ErrNoInterview},
	} {
		got, err := s.Interview(test.id)
		if got.ID != test.want || !errors.Is(err, test.err) {
			t.Errorf("%.40q finds %q, %.200v", test.id, got.ID, err)
		}
	}
	for _, reference := range []string{"r-1", "cy/ë"} {
		if got, err := s.Interview(reference); err != nil || got.Reference != reference {
			t.Errorf("%q finds %q, %v", reference, got.Reference, err)
		}
	}
}

// manyInterviews is more than are read in one transaction.
const manyInterviews = 1100

func TestInterviewsAreGoneThroughInOrder(t *testing.T) {
	s := filled(t, &memory{})
	for _, n := range []int{512, 1, 511, 76} { // 512, 513, 1024 and 1100 in all
		imported(t, s, n, false)
		wantInOrder(t, s)
	}
	if n := len(all(t, s, "")); n != manyInterviews {
		t.Errorf("%d interviews", n)
	}
	if n := len(all(t, s, "nothing")); n != 0 {
		t.Errorf("%d interviews of another instrument", n)
	}
	for range s.Interviews("") {
		break
	}
}

func wantInOrder(t *testing.T, s *study.Study) {
	t.Helper()
	tally, err := s.Tally("visits")
	if err != nil {
		t.Fatal(err)
	}
	list := all(t, s, "visits")
	if len(list) != tally[forms.Complete] {
		t.Errorf("%d interviews, not %d", len(list), tally[forms.Complete])
	}
	for i := 1; i < len(list); i++ {
		if list[i].ID <= list[i-1].ID {
			t.Fatalf("%s comes after %s", list[i].ID, list[i-1].ID)
		}
	}
}

func TestInterviewsChangeWhileTheyAreGoneThrough(t *testing.T) {
	s := open(t)
	last := start(t, s)
	imported(t, s, manyInterviews-1, false)
	seen, begun := map[string]bool{}, 0
	for interview, err := range s.Interviews("visits") {
		if err != nil {
			t.Fatal(err)
		}
		if seen[interview.ID] {
			t.Fatalf("%s comes twice", interview.ID)
		}
		if seen[interview.ID] = true; len(seen)%400 == 0 {
			record(t, last, answering("q1", "meanwhile"))
			start(t, s)
			begun++
		}
	}
	if len(seen) != manyInterviews+begun {
		t.Errorf("%d interviews, not %d", len(seen), manyInterviews+begun)
	}
}

// bundled lists the responses of all bundles, and the error behind them.
func bundled(s *study.Study, instrument string) (list []forms.Response, err error) {
	for bundle, err := range s.Bundles(instrument) {
		if err == nil {
			err = bundle.Each(func(r *forms.Response) error {
				kept := *r
				kept.Listed = slices.Clone(r.Listed)
				list = append(list, kept)
				return nil
			})
		}
		if err != nil {
			return list, err
		}
	}
	return list, nil
}

func TestBundlesHoldTheInterviews(t *testing.T) {
	s := open(t)
	imported(t, s, 300, false)
	record(t, start(t, s), answering("q1", "a cafe"))
	for _, instrument := range []string{"", "visits", "other"} {
		got, err := bundled(s, instrument)
		if err != nil {
			t.Fatal(err)
		}
		want := all(t, s, instrument)
		if len(got) != len(want) || instrument != "other" && len(got) != 301 {
			t.Fatalf("%s: %d responses of %d", instrument, len(got), len(want))
		}
		for i := range want {
			if diff := cmp.Diff(want[i].Listed(), got[i], cmpopts.EquateEmpty()); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}

func TestADamagedInterviewEndsTheBundles(t *testing.T) {
	s := open(t)
	first, second := start(t, s), start(t, s)
	damage(t, s, "interviews\x00"+second.Interview().ID)
	got, err := bundled(s, "")
	if len(got) != 1 || got[0].ID != first.Interview().ID || !errors.Is(err, store.ErrDamaged) {
		t.Errorf("%v, then %v", got, err)
	}
}

func TestADamagedInterviewIsTold(t *testing.T) {
	s := open(t)
	first, second, third := start(t, s), start(t, s), start(t, s)
	damage(t, s, "interviews\x00"+second.Interview().ID)
	var seen []string
	var told error
	for interview, err := range s.Interviews("") {
		if told = err; err == nil {
			seen = append(seen, interview.ID)
		}
	}
	if len(seen) != 1 || seen[0] != first.Interview().ID || !errors.Is(told, store.ErrDamaged) {
		t.Errorf("seen %v, then %v", seen, told)
	}
	record(t, third, answering("q1", "goes on"))
}

// A record whose ID is not its key, as a spoilt file may have it, must not
// lead in a circle.
func TestIDsThatLieDoNotLeadInACircle(t *testing.T) {
	s := filled(t, &memory{})
	imported(t, s, 600, false)
	interviews := store.NewCollection[forms.Interview]("interviews", 1)
	list := all(t, s, "")
	err := s.Store().Update(func(ch *store.Change) error {
		liar := list[511]
		key := liar.ID
		liar.ID = list[0].ID
		return interviews.Put(ch, "test", key, liar)
	})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for range s.Interviews("") {
		if n++; n > 600 {
			t.Fatal("there is no end to the interviews")
		}
	}
}
