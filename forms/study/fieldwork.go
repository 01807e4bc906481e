package study

import (
	"errors"
	"sync"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// Fieldwork is the calling of a study's cases, as it stands: the queue of what
// to call, and the progress against the sample. It is read once and then kept
// in step with the study, so that the next case and the board cost no reading.
// It holds no personal details beyond the lists that contacts are on. It is
// safe for concurrent use, and offers no case to two callers.
type Fieldwork struct {
	study *Study
	rules sample.Settings

	mu     sync.Mutex
	queue  *sample.Queue
	cases  []sample.Case
	places map[string]int      // of each case among cases, by ID
	lists  map[string][]string // of each contact
	// responses are those by whose answers the board counts, by instrument.
	responses map[string]*responses
}

// OpenFieldwork reads cases and contacts, and the complete interviews whose
// respondents name their lists, and gives back the cases that a crash left
// claimed. check is called now and then with the number of records
// read, and its error ends the reading; it may be nil.
func (s *Study) OpenFieldwork(check func(read int) error) (*Fieldwork, error) {
	rules, err := s.FieldworkSettings()
	if err != nil {
		return nil, err
	}
	f := &Fieldwork{
		study: s, rules: rules, places: make(map[string]int), lists: make(map[string][]string),
		responses: responsesBy(rules.ListQuestions),
	}
	s.casesInOrder.Lock()
	contacts, err := f.read(check)
	if err == nil {
		f.queue = sample.NewQueue(rules, s.now(), contacts, f.cases)
		s.follow(f)
	}
	s.casesInOrder.Unlock()
	if err != nil {
		return nil, err
	}
	return f, s.releaseAbandoned(f.cases)
}

// contactHead is what the queue and the board need of a contact.
type contactHead struct {
	ID        string   `json:"id"`
	TimeZone  string   `json:"time_zone"`
	Lists     []string `json:"lists"`
	DoNotCall bool     `json:"do_not_call"`
}

// contactHeads reads that much of the collection of contacts.
var contactHeads = store.NewIndex[contactHead](contacts.Name(), 1)

// checkRecords is how many records are read between two checks.
const checkRecords = 1000

func (f *Fieldwork) read(check func(int) error) (contacts []sample.Contact, err error) {
	read := 0
	count := func() error {
		read++
		if check == nil || read%checkRecords != 0 {
			return nil
		}
		return check(read)
	}
	for head, err := range following(f.study, contactHeads, "") {
		if err := errors.Join(err, count()); err != nil {
			return nil, err
		}
		contacts = append(contacts, sample.Contact{ID: head.ID, TimeZone: head.TimeZone, DoNotCall: head.DoNotCall})
		f.lists[head.ID] = head.Lists
	}
	for c, err := range f.study.Cases() {
		if err := errors.Join(err, count()); err != nil {
			return nil, err
		}
		f.put(c)
	}
	return contacts, f.readResponses(count)
}

// Rules are the settings that the fieldwork was opened with.
func (f *Fieldwork) Rules() sample.Settings { return f.rules }

// Take claims the next case for an interviewer: see sample.Queue.Next. ok is
// false if there is nothing to call now.
func (f *Fieldwork) Take(interviewer string, instruments ...string) (next sample.Next, ok bool, err error) {
	for {
		f.mu.Lock()
		next, ok = f.queue.Next(f.study.now(), instruments...)
		f.mu.Unlock()
		if !ok {
			return next, false, nil
		}
		claimed, err := f.study.ClaimCase(next.Case.ID, interviewer)
		if errors.Is(err, sample.ErrClaimed) || errors.Is(err, sample.ErrClosed) || errors.Is(err, ErrNoCase) {
			f.overtaken(next.Case.ID, claimed, err)
			continue
		}
		next.Case = claimed
		return next, err == nil, err
	}
}

// overtaken takes in a case that another caller had first, or that was taken
// out.
func (f *Fieldwork) overtaken(id string, latest sample.Case, err error) {
	if errors.Is(err, ErrNoCase) {
		f.caseGone(id)
		return
	}
	f.caseChanged(latest)
}

// Upcoming lists the cases that can be called now in the order of calling, at
// most limit of them.
func (f *Fieldwork) Upcoming(limit int, instruments ...string) []sample.Next {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.queue.List(f.study.now(), limit, instruments...)
}

// Soonest is when the next case can be called; ok is false if none ever can as
// things stand.
func (f *Fieldwork) Soonest(instruments ...string) (at time.Time, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.queue.Soonest(f.study.now(), instruments...)
}

// Standing says in one sentence why a case is not called now; "" if it can be.
func (f *Fieldwork) Standing(id string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.queue.Standing(id, f.study.now())
}

// Cases is how many cases there are, of all instruments.
func (f *Fieldwork) Cases() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.cases)
}

// Appointments lists the appointments of all open cases, in no order.
func (f *Fieldwork) Appointments() []sample.Appointment {
	f.mu.Lock()
	defer f.mu.Unlock()
	var list []sample.Appointment
	for i := range f.cases {
		if c := &f.cases[i]; c.State == sample.Appointed {
			list = append(list, sample.Appointment{Case: c.ID, Contact: c.Contact, At: c.Due})
		}
	}
	return list
}

func (f *Fieldwork) contactChanged(contact sample.Contact) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.queue.PutContact(contact)
	f.lists[contact.ID] = contact.Lists
}

func (f *Fieldwork) caseChanged(c sample.Case) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.queue.PutCase(c)
	f.put(c)
}

// put keeps a case that is new or has changed.
func (f *Fieldwork) put(c sample.Case) {
	if place, known := f.places[c.ID]; known {
		f.cases[place] = c
		return
	}
	f.places[c.ID] = len(f.cases)
	f.cases = append(f.cases, c)
}

func (f *Fieldwork) caseGone(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.queue.RemoveCase(id)
	place, known := f.places[id]
	if !known {
		return
	}
	last := len(f.cases) - 1
	f.cases[place] = f.cases[last]
	f.places[f.cases[place].ID] = place
	f.cases = f.cases[:last]
	delete(f.places, id)
}
