package sample_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldwork/forms/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// world is the contacts and cases of a test, kept beside a queue.
type world struct {
	settings sample.Settings
	contacts map[string]sample.Contact
	cases    map[string]sample.Case
}

func newWorld(settings sample.Settings) *world {
	return &world{settings: settings, contacts: map[string]sample.Contact{}, cases: map[string]sample.Case{}}
}

func (w *world) queue(now time.Time) *sample.Queue {
	var contacts []sample.Contact
	for _, contact := range w.contacts {
		contacts = append(contacts, contact)
	}
	var cases []sample.Case
	for _, c := range w.cases {
		cases = append(cases, c)
	}
	return sample.NewQueue(w.settings, now, contacts, cases)
}

// mayCall is the rules of the queue, one by one. An appointment that was made on
// the last attempt is kept: the respondent expects the call.
func (w *world) mayCall(c sample.Case, now time.Time) bool {
	contact, known := w.contacts[c.Contact]
	location := contact.Location(w.settings.Location())
	switch {
	case !known || contact.DoNotCall:
		return false
	case c.State == sample.Closed || c.Claim != nil:
		return false
	case c.Attempts >= w.settings.MaximumAttempts && c.State != sample.Appointed:
		return false
	case !w.settings.Hours.Open(now.In(location)):
		return false
	case c.State == sample.Callback && c.Due.After(now):
		return false
	case c.State == sample.Appointed && c.Due.Add(-w.settings.AppointmentLead).After(now):
		return false
	}
	for _, other := range w.cases {
		if other.Contact != c.Contact || other.ID == c.ID {
			continue
		}
		tooSoon := !other.LastCall.IsZero() && other.LastCall.Add(w.settings.Gap).After(now)
		if other.Claim != nil || other.Instrument != c.Instrument && tooSoon {
			return false
		}
	}
	return true
}

// list is what the queue is to give, worked out from scratch.
func (w *world) list(now time.Time, instruments ...string) []string {
	var callable []sample.Case
	for _, c := range w.cases {
		if w.mayCall(c, now) && (len(instruments) == 0 || slices.Contains(instruments, c.Instrument)) {
			callable = append(callable, c)
		}
	}
	key := func(c sample.Case) string {
		switch c.State {
		case sample.Appointed:
			return fmt.Sprintf("1 %s %03d %s", c.Due.UTC().Format(time.RFC3339), 100-c.Priority, c.ID)
		case sample.Callback:
			return fmt.Sprintf("2 %s %03d %s", c.Due.UTC().Format(time.RFC3339), 100-c.Priority, c.ID)
		}
		return fmt.Sprintf("3 %03d %s", 100-c.Priority, c.ID)
	}
	slices.SortFunc(callable, func(a, b sample.Case) int { return strings.Compare(key(a), key(b)) })
	var ids []string
	for _, c := range callable {
		ids = append(ids, c.ID)
	}
	return ids
}

func idsOf(list []sample.Next) []string {
	var ids []string
	for _, next := range list {
		ids = append(ids, next.Case.ID)
	}
	return ids
}

func TestQueueOrder(t *testing.T) {
	now := monday(t)
	w := newWorld(sample.Defaults())
	add := func(id string, priority int, change func(*sample.Case)) {
		w.contacts[id] = sample.Contact{ID: id}
		c := sample.NewCase(id, id, "survey", priority, made)
		if change != nil {
			change(&c)
		}
		w.cases[id] = c
	}
	state := func(state sample.State, due time.Duration) func(*sample.Case) {
		return func(c *sample.Case) { c.State, c.Due, c.Attempts = state, now.Add(due), 1 }
	}
	add("fresh", 0, nil)
	add("later", 0, func(c *sample.Case) { c.Made = made.Add(time.Hour) })
	add("urgent", 5, nil)
	add("unimportant", -1, nil)
	add("callback", 0, state(sample.Callback, -time.Minute))
	add("older callback", 0, state(sample.Callback, -time.Hour))
	add("callback to come", 9, state(sample.Callback, time.Second))
	add("appointment", 0, state(sample.Appointed, 5*time.Minute))
	add("missed appointment", 0, state(sample.Appointed, -time.Hour))
	add("appointment to come", 9, state(sample.Appointed, 5*time.Minute+time.Second))
	add("closed", 9, state(sample.Closed, 0))
	add("promised", 0, func(c *sample.Case) { c.State, c.Due, c.Attempts = sample.Appointed, now.Add(time.Minute), 8 })
	add("tried enough", 9, func(c *sample.Case) { c.State, c.Attempts = sample.Callback, 8 })
	add("being called", 9, func(c *sample.Case) { c.Claim = &sample.Claim{Session: "s"} })
	list := w.queue(now).List(now, 100)
	want := []string{"missed appointment", "promised", "appointment", "older callback", "callback", "urgent", "fresh", "later", "unimportant"}
	if diff := cmp.Diff(want, idsOf(list)); diff != "" {
		t.Error(diff)
	}
	turns := []sample.Turn{1, 1, 1, 2, 2, 3, 4, 4, 4}
	for i, next := range list {
		if next.Turn != turns[i] {
			t.Errorf("%s has turn %d, want %d", next.Case.ID, next.Turn, turns[i])
		}
	}
	if next, ok := w.queue(now).Next(now); !ok || next.Case.ID != want[0] {
		t.Errorf("the next case is %+v", next)
	}
}

// A callback, or a gap, that ends at night is told as the next calling hours.
func TestStandingKeepsToCallingHours(t *testing.T) {
	now := monday(t)
	w := newWorld(sample.Defaults())
	w.contacts["a"] = sample.Contact{ID: "a", TimeZone: "America/New_York"}
	called := sample.NewCase("called", "a", "survey", 0, made)
	called.State, called.Attempts, called.LastCall, called.Due = sample.Callback, 1, now.Add(2*time.Hour), now.Add(18*time.Hour)
	w.cases["called"], w.cases["gap"] = called, sample.NewCase("gap", "a", "guide", 0, made)
	w.settings.Gap = 5 * 24 * time.Hour // ends on a Saturday before hours
	q := w.queue(now)
	for id, want := range map[string]string{
		"called": "The case is to be called back from Tuesday 24 November 2026 at 09:00 (EST, America/New_York).",
		"gap":    "The contact was called for another instrument; call again from Saturday 28 November 2026 at 10:00 (EST, America/New_York).",
	} {
		if got := q.Standing(id, now); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestCallableFrom(t *testing.T) {
	settings := sample.Defaults()
	sunday := time.Date(2026, 11, 22, 4, 2, 0, 0, time.UTC)
	zone := settings.Location()
	opening := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	if at := settings.CallableFrom(sunday, zone); !at.Equal(opening) {
		t.Errorf("on Sunday at night it is %s", at)
	}
	if at := settings.CallableFrom(opening.Add(time.Hour), zone); !at.Equal(opening.Add(time.Hour)) {
		t.Errorf("in calling hours it is %s", at)
	}
	settings.Hours = sample.Week{}
	if at := settings.CallableFrom(sunday, zone); !at.Equal(sunday) {
		t.Errorf("without calling hours it is %s", at)
	}
}

// A clock that is set back does not shorten the gap between two instruments.
func TestQueueWhenTheClockIsSetBack(t *testing.T) {
	now := monday(t)
	w := newWorld(sample.Defaults())
	w.contacts["a"] = sample.Contact{ID: "a"}
	survey := sample.NewCase("survey", "a", "survey", 0, made)
	survey.State, survey.Attempts, survey.LastCall, survey.Disposition = sample.Closed, 1, now.Add(-3*24*time.Hour), "1.1"
	w.cases["survey"], w.cases["guide"] = survey, sample.NewCase("guide", "a", "guide", 0, made)
	q := w.queue(now)
	for _, step := range []struct {
		days int
		want string
	}{{0, ""}, {4, "guide"}, {1, ""}, {4, "guide"}} {
		at := now.Add(time.Duration(step.days) * 24 * time.Hour)
		if got := strings.Join(idsOf(q.List(at, 9)), " "); got != step.want {
			t.Errorf("after %d days the queue is %q, want %q", step.days, got, step.want)
		}
		q.PutContact(w.contacts["a"])
	}
}

func TestStandingSaysWhyACaseIsNotCalled(t *testing.T) {
	now := monday(t)
	w := newWorld(sample.Defaults())
	for _, id := range []string{"a", "b", "c", "d"} {
		w.contacts[id] = sample.Contact{ID: id, DoNotCall: id == "d"}
	}
	w.contacts["far"] = sample.Contact{ID: "far", TimeZone: "Australia/Sydney"}
	add := func(id, contact, instrument string, change func(*sample.Case)) {
		c := sample.NewCase(id, contact, instrument, 0, made)
		change(&c)
		w.cases[id] = c
	}
	asleep := func(state sample.State, attempts int) func(*sample.Case) {
		return func(c *sample.Case) {
			c.State, c.Attempts, c.Due, c.LastCall = state, attempts, now.Add(time.Hour), now.Add(-time.Hour)
		}
	}
	add("callback", "a", "survey", asleep(sample.Callback, 1))
	add("gap", "a", "guide", func(*sample.Case) {})
	add("appointment", "b", "survey", asleep(sample.Appointed, 1))
	add("claimed", "c", "survey", func(c *sample.Case) { c.Claim = &sample.Claim{} })
	add("busy", "c", "guide", func(*sample.Case) {})
	add("barred", "d", "survey", func(*sample.Case) {})
	add("unknown", "nobody", "survey", func(*sample.Case) {})
	add("night", "far", "survey", func(*sample.Case) {})
	add("tried", "far", "other", asleep(sample.Callback, 9))
	add("closed", "far", "third", asleep(sample.Closed, 0))
	w.contacts["e"] = sample.Contact{ID: "e"}
	add("ready", "e", "survey", func(*sample.Case) {})
	delete(w.cases, "tried")
	q := w.queue(now)
	for id, want := range map[string]string{
		"callback":    "to be called back from Monday 23 November 2026 at 12:20",
		"gap":         "another instrument; call again from Monday 30 November 2026 at 10:20",
		"appointment": "The appointment is on Monday 23 November 2026 at 12:20",
		"claimed":     "The case is being called",
		"busy":        "The contact is being called for another case",
		"barred":      "must not be called",
		"unknown":     "is not known",
		"closed":      "is closed",
		"none":        "no such case",
	} {
		if got := q.Standing(id, now); !strings.Contains(got, want) {
			t.Errorf("%s is not called because %q, want %q", id, got, want)
		}
	}
	if got := q.Standing("ready", now); got != "" {
		t.Errorf("a case that can be called is not called because %q", got)
	}
	add("tried", "e", "survey", asleep(sample.Callback, 9))
	q.PutCase(w.cases["tried"])
	if got := q.Standing("tried", now); !strings.Contains(got, "9 of 8 attempts") {
		t.Errorf("a case that was tried enough is not called because %q", got)
	}
	w = newWorld(sample.Defaults())
	w.contacts["far"] = sample.Contact{ID: "far", TimeZone: "Australia/Sydney"}
	add("night", "far", "survey", func(*sample.Case) {})
	if got := w.queue(now).Standing("night", now); !strings.Contains(got, "begin on Tuesday 24 November 2026 at 09:00 (AEDT, Australia/Sydney)") {
		t.Errorf("a case where it is night is not called because %q", got)
	}
}

// The queue, kept in step with whatever happens, gives what the rules give
// when they are worked out from scratch.
func TestQueueFollowsItsRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		settings := sample.Defaults()
		settings.MaximumAttempts = 3
		settings.Gap = time.Duration(rapid.IntRange(0, 72).Draw(t, "gap")) * time.Hour
		settings.Hours = drawWeek(t)
		w := newWorld(settings)
		now := made
		q := w.queue(now)
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			now = happen(t, w, q, now)
			instruments := rapid.SampledFrom([][]string{nil, {"survey"}, {"guide"}, {"survey", "guide"}}).Draw(t, "instruments")
			want := w.list(now, instruments...)
			if diff := cmp.Diff(want, idsOf(q.List(now, 100, instruments...))); diff != "" {
				t.Fatalf("at %s: %s", now, diff)
			}
			if diff := cmp.Diff(want[:min(len(want), 2)], idsOf(q.List(now, 2, instruments...))); len(want) > 0 && diff != "" {
				t.Fatalf("at %s: %s", now, diff)
			}
			for id, c := range w.cases {
				if (q.Standing(id, now) == "") != w.mayCall(c, now) {
					t.Fatalf("%s may be called: %t, and stands %q", id, w.mayCall(c, now), q.Standing(id, now))
				}
			}
			checkSoonest(t, w, q, now)
		}
		if diff := cmp.Diff(idsOf(w.queue(now).List(now, 100)), idsOf(q.List(now, 100))); diff != "" {
			t.Fatalf("a queue made afresh differs: %s", diff)
		}
	})
}

// happen does something to the world and to the queue, and gives the time.
func happen(t *rapid.T, w *world, q *sample.Queue, now time.Time) time.Time {
	id := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "6"}).Draw(t, "case")
	person := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "contact")
	c, known := w.cases[id]
	switch rapid.IntRange(0, 9).Draw(t, "what happens") {
	case 0, 1:
		contact := sample.Contact{ID: person, DoNotCall: rapid.IntRange(0, 5).Draw(t, "barred") == 0,
			TimeZone: rapid.SampledFrom([]string{"", "America/New_York", "Nowhere"}).Draw(t, "zone")}
		w.contacts[person] = contact
		q.PutContact(contact)
		return now
	case 2, 3:
		c = sample.NewCase(id, person, rapid.SampledFrom([]string{"survey", "guide"}).Draw(t, "instrument"),
			rapid.IntRange(-1, 2).Draw(t, "priority"), made)
	case 4, 5, 6:
		next, ok := q.Next(now)
		if !ok {
			return now.Add(6 * time.Hour)
		}
		outcome := rapid.SampledFrom(sample.Outcomes()[:12]).Draw(t, "outcome")
		call := sample.Call{At: now, Outcome: outcome.Code}
		if outcome.NeedsTime {
			call.Appointment = now.Add(time.Duration(rapid.IntRange(1, 48).Draw(t, "appointment")) * time.Hour)
		}
		var err error
		if c, err = next.Case.After(call, &w.settings); err != nil {
			t.Fatal(err)
		}
	case 7:
		if !known {
			return now
		}
		if c.Claim != nil {
			c = c.Released()
		} else if c.State != sample.Closed {
			c, _ = c.Claimed(sample.Claim{Session: "s"})
		}
	case 8:
		delete(w.cases, id)
		q.RemoveCase(id)
		return now
	case 9:
		return now.Add(time.Duration(rapid.IntRange(-60, 90).Draw(t, "hours")) * time.Hour)
	}
	w.cases[c.ID] = c
	q.PutCase(c)
	return now
}

// checkSoonest checks that a case can be called at the soonest time and none a
// moment before.
func checkSoonest(t *rapid.T, w *world, q *sample.Queue, now time.Time) {
	at, ok := q.Soonest(now)
	switch {
	case !ok:
		if list := w.list(now); len(list) > 0 {
			t.Fatalf("none can be called ever, and %v can", list)
		}
	case len(w.list(at)) == 0:
		t.Fatalf("the soonest is %s, when none can be called", at)
	case at.After(now) && len(w.list(at.Add(-time.Second))) > 0:
		t.Fatalf("the soonest is %s, and %v can be called before", at, w.list(at.Add(-time.Second)))
	case !at.After(now) && len(w.list(now)) == 0:
		t.Fatalf("the soonest is now, when none can be called")
	}
}
