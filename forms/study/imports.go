package study

import (
	"fmt"
	"time"

	"fieldwork/forms"
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

// Add writes a batch of complete interviews; their IDs, instrument, mode and
// status are set here. After an error the import has to be given up.
func (im *Import) Add(batch []forms.Interview) error {
	now := im.study.now().UTC()
	err := im.study.store.Update(func(ch *store.Change) error {
		tally, err := tallyOf(ch, im.record.Instrument)
		if err != nil {
			return err
		}
		for _, interview := range batch {
			interview.ID = im.study.store.NewID()
			interview.Import = im.id
			interview.Instrument, interview.Version = im.record.Instrument, im.record.Version
			interview.Mode, interview.Status = forms.Imported, forms.Complete
			interview.Started, interview.Updated = interview.Submitted, now
			if err := interviews.Put(ch, "import", interview.ID, interview); err != nil {
				return err
			}
			if err := im.refer(ch, interview); err != nil {
				return err
			}
		}
		tally.add(forms.Complete, len(batch))
		return tallies.Put(ch, im.record.Instrument, tally)
	})
	if err == nil {
		im.record.Responses += len(batch)
	}
	return err
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
// import itself. The interviews' IDs all come after that of the import.
func (s *Study) takeOut(id string) error {
	after := id
	for {
		read, err := page(s, interviews, after)
		if err != nil {
			return err
		}
		last := len(read) < batch
		err = s.store.Update(func(ch *store.Change) error {
			if err := deleteImported(ch, id, read); err != nil || !last {
				return err
			}
			return imports.Delete(ch, "give-up-import", id)
		})
		if err != nil || last {
			return err
		}
		after = read[len(read)-1].Key
	}
}

func deleteImported(ch *store.Change, id string, page []store.Record[forms.Interview]) error {
	for _, record := range page {
		interview := record.Value
		if interview.Import != id {
			continue
		}
		if err := interviews.Delete(ch, "give-up-import", record.Key); err != nil {
			return err
		}
		if interview.Reference != "" {
			if err := references.Delete(ch, interview.Reference); err != nil {
				return err
			}
		}
		tally, err := tallyOf(ch, interview.Instrument)
		if err != nil {
			return err
		}
		tally.add(interview.Status, -1)
		if err := tallies.Put(ch, interview.Instrument, tally); err != nil {
			return err
		}
	}
	return nil
}
