package study

import (
	"fmt"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// importRecord stands for an import of responses. An import is too large for
// one transaction, so it is written in several; one that was cut off before it
// was finished is taken out when the study is opened again.
type importRecord struct {
	File       string    `json:"file"`
	Instrument string    `json:"instrument"`
	Version    int       `json:"version"`
	Started    time.Time `json:"started"`
	Responses  int       `json:"responses"`
	Finished   bool      `json:"finished"`
}

var imports = store.NewCollection[importRecord]("imports", 1)

// Import brings responses into the study, all of them or none.
type Import struct {
	study  *Study
	id     string
	record importRecord
}

// BeginImport starts an import of responses to a version of an instrument
// from a file, which is named in the change log.
func (s *Study) BeginImport(file string, version Version) (*Import, error) {
	im := &Import{study: s, id: s.store.NewID(), record: importRecord{
		File: file, Instrument: version.Name, Version: version.Version, Started: s.now().UTC(),
	}}
	err := s.store.Update(func(ch *store.Change) error { return imports.Put(ch, "begin-import", im.id, im.record) })
	return im, err
}

// giveUpImport is the word for it in the log.
const giveUpImport = "give-up-import"

// Add writes a batch of complete interviews; their IDs, instrument, mode and
// status are set here. Where one names a case, that is closed as complete, by a
// call with the remark RespondedAlone. After an error the import has to be
// given up. The error wraps ErrReferenceTaken, and for a case ErrNoCase,
// ErrOtherInstrument, ErrBegun, sample.ErrClaimed or sample.ErrClosed.
func (im *Import) Add(batch []forms.Interview) error {
	now := im.study.now().UTC()
	var added []forms.Interview
	err := im.study.changeCases(func(ch *store.Change) (closed []sample.Case, err error) {
		tally, err := tallyOf(ch, im.record.Instrument)
		if err != nil {
			return nil, err
		}
		rules, err := settingsIn(ch)
		if err != nil {
			return nil, err
		}
		for _, interview := range batch {
			im.stamp(&interview, now)
			if interview.Case != "" {
				tied, err := im.tie(ch, &rules, &interview)
				if err != nil {
					return nil, err
				}
				closed = append(closed, tied)
			}
			if err := recorded.Put(ch, "import", interview.ID, written{&interview, orderOf(&interview)}); err != nil {
				return nil, err
			}
			if err := im.refer(ch, interview); err != nil {
				return nil, err
			}
			added = append(added, interview)
		}
		tally.add(forms.Complete, len(batch))
		return closed, tallies.Put(ch, im.record.Instrument, tally)
	})
	if err != nil {
		return err
	}
	im.record.Responses += len(batch)
	im.study.tellCompleted(added...)
	return nil
}

// stamp makes a response an interview of the study.
func (im *Import) stamp(interview *forms.Interview, now time.Time) {
	interview.ID, interview.Import = im.study.store.NewID(), im.id
	interview.Instrument, interview.Version = im.record.Instrument, im.record.Version
	interview.Mode, interview.Status = forms.Imported, forms.Complete
	interview.Started, interview.Updated = interview.Submitted, now
}

func (im *Import) refer(ch *store.Change, interview forms.Interview) error {
	if interview.Reference == "" {
		return nil
	}
	if taken(ch, interview.Reference) {
		return fmt.Errorf("%w: %s", ErrReferenceTaken, interview.Reference)
	}
	return references.Put(ch, interview.Reference, interview.ID)
}

// Finish makes the import count. After an error it can be tried again, or the
// import be given up.
func (im *Import) Finish() error {
	finished := im.record
	finished.Finished = true
	return im.study.store.Update(func(ch *store.Change) error {
		return imports.Put(ch, "finish-import", im.id, finished)
	})
}

// GiveUp takes out everything that the import wrote, in the place of Finish.
func (im *Import) GiveUp() error { return im.study.takeOut(im.id) }

// taken reports whether an interview has an id, as its own or from a file.
func taken(tx store.Tx, id string) bool { return references.Has(tx, id) || interviews.Has(tx, id) }

// HasReference reports whether an interview of the study has this id: it came
// with it from a file, or it is its own.
func (s *Study) HasReference(reference string) (bool, error) {
	has := false
	err := s.store.View(func(tx store.Tx) error {
		has = taken(tx, reference)
		return nil
	})
	return has, err
}

// takeOut deletes the interviews of an import, batch by batch, and at last the
// import itself; the cases that they closed are as before. The interviews' IDs
// all come after that of the import.
func (s *Study) takeOut(id string) error {
	after := id
	for {
		read, err := page(s, interviews, after)
		if err != nil {
			return err
		}
		last := len(read) < batch
		err = s.changeCases(func(ch *store.Change) ([]sample.Case, error) {
			untied, err := deleteImported(ch, id, read)
			if err != nil || !last {
				return untied, err
			}
			return untied, imports.Delete(ch, giveUpImport, id)
		})
		if err != nil {
			return err
		}
		for _, record := range read {
			if record.Value.Import == id {
				s.tellNoInterview(record.Value.Instrument, record.Key)
			}
		}
		if last {
			return nil
		}
		after = read[len(read)-1].Key
	}
}

// deleteImported takes the interviews of an import out, and gives the cases
// that are open again.
func deleteImported(ch *store.Change, id string, page []store.Record[forms.Interview]) (untied []sample.Case, err error) {
	for _, record := range page {
		interview := record.Value
		if interview.Import != id {
			continue
		}
		if interview.Case != "" {
			opened, err := untie(ch, &interview)
			if err != nil {
				return nil, err
			}
			untied = append(untied, opened)
		}
		if err := interviews.Delete(ch, giveUpImport, record.Key); err != nil {
			return nil, err
		}
		if interview.Reference != "" {
			if err := references.Delete(ch, interview.Reference); err != nil {
				return nil, err
			}
		}
		tally, err := tallyOf(ch, interview.Instrument)
		if err != nil {
			return nil, err
		}
		tally.add(interview.Status, -1)
		if err := tallies.Put(ch, interview.Instrument, tally); err != nil {
			return nil, err
		}
	}
	return untied, nil
}
