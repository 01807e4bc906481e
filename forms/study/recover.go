package study

import (
	"maps"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// leftOut is what unfinished imports have in the study while they could not be
// taken out: it does not count, and is passed over by what reads interviews.
type leftOut struct {
	imports map[string]bool        // by ID
	tallies map[string]Tally       // by instrument
	cases   map[string]sample.Case // as they are without it, by ID
}

// Unfinished lists the files of imports that were cut off before they were
// finished.
func (s *Study) Unfinished() (files []string, err error) {
	records, err := s.unfinished()
	for _, record := range records {
		files = append(files, record.Value.File)
	}
	return files, err
}

func (s *Study) unfinished() (records []store.Record[importRecord], err error) {
	err = s.store.View(func(tx store.Tx) error {
		for record, err := range imports.All(tx) {
			if err != nil {
				return err
			}
			if !record.Value.Finished {
				records = append(records, record)
			}
		}
		return nil
	})
	return records, err
}

// Recover takes out what imports wrote that were cut off before they were
// finished, and gives the files that they read. It is called when a study is
// opened. After an error the study can be read with LeaveOut, and Recover be
// called again.
func (s *Study) Recover() (files []string, err error) {
	records, err := s.unfinished()
	if err != nil {
		return nil, err
	}
	for _, record := range records {
		if err := s.takeOut(record.Key); err != nil {
			return files, err
		}
		files = append(files, record.Value.File)
	}
	return files, nil
}

// LeaveOut passes over the interviews of unfinished imports as though they had
// been taken out, in Interviews, Interview and Tally, and over what they made
// of cases in Cases, Case and Calls; what else there is does not know of it. It
// writes nothing.
func (s *Study) LeaveOut() error {
	records, err := s.unfinished()
	if err != nil || len(records) == 0 {
		return err
	}
	out := leftOut{imports: make(map[string]bool), tallies: make(map[string]Tally), cases: make(map[string]sample.Case)}
	for _, record := range records {
		out.imports[record.Key] = true
	}
	for interview, err := range following(s, interviews, records[0].Key) {
		if err != nil {
			return err
		}
		if !out.imports[interview.Import] {
			continue
		}
		out.count(interview)
		if err := s.leaveOutTie(&out, &interview); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left = out
	return nil
}

// leaveOutTie works out how the case of an interview is without it.
func (s *Study) leaveOutTie(out *leftOut, interview *forms.Interview) error {
	if interview.Case == "" {
		return nil
	}
	return s.store.View(func(tx store.Tx) error {
		tied, err := cases.Get(tx, interview.Case)
		if err != nil {
			return err
		}
		rules, err := settingsIn(tx)
		if err != nil {
			return err
		}
		out.cases[tied.ID], _, err = withoutResponse(tx, tied, interview.ID, &rules)
		return err
	})
}

// caseWithout is a case less what is left out of it.
func (o leftOut) caseWithout(c sample.Case) sample.Case {
	if without, tied := o.cases[c.ID]; tied {
		return without
	}
	return c
}

// callsWithout are calls on a case less those that are left out.
func (o leftOut) callsWithout(caseID string, made []sample.Call) []sample.Call {
	without, tied := o.cases[caseID]
	if !tied {
		return made
	}
	return made[:min(without.Attempts, len(made))] // a response comes after all calls
}

func (o leftOut) count(interview forms.Interview) {
	tally := o.tallies[interview.Instrument]
	if tally == nil {
		tally = Tally{}
		o.tallies[interview.Instrument] = tally
	}
	tally.add(interview.Status, +1)
}

// without is a tally less what is left out of it.
func (o leftOut) without(tally Tally, instrument string) Tally {
	tally = maps.Clone(tally)
	for status, count := range o.tallies[instrument] {
		tally.add(status, -count)
	}
	return tally
}

// leftOut is what does not count.
func (s *Study) leftOut() leftOut {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.left
}
