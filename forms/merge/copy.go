package merge

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"fieldwork/store"
)

// ErrOtherStudy says that two files are not copies of one study: no entry of
// their logs is the same.
var ErrOtherStudy = errors.New("these are not copies of one study")

// Record is a record as a copy keeps it.
type Record struct {
	Version int
	Payload []byte
}

// Records are by kind and key.
type Records map[string]map[string]Record

func (r Records) put(kind, key string, record Record) {
	if r[kind] == nil {
		r[kind] = map[string]Record{}
	}
	r[kind][key] = record
}

// Copy is one of the two copies, as far as it differs from the other.
type Copy struct {
	// Tx reads the copy as it lies in its file.
	Tx store.Tx
	// Differs holds the records that the other copy does not have just so.
	Differs Records
	// Entries are those of its log that the other copy does not have, oldest
	// first.
	Entries []store.Entry

	adopted []store.Entry // the same as they lie in the file
	touches map[string]map[string]*Touch
}

// Has gives a record that the other copy does not have just so; ok is false
// where there is none.
func (c *Copy) Has(kind, key string) (record Record, ok bool) {
	record, ok = c.Differs[kind][key]
	return record, ok
}

// Merge is two copies that are being brought together.
type Merge struct {
	Ours, Theirs *Copy
	// Conflicts are what the rules have found so far.
	Conflicts []Conflict
	// Notices are sentences about what was settled without asking.
	Notices []string

	choices  Choices
	original Records // of ours
	merged   Records
	settled  []store.Entry
	carried  []carried
}

// carried are records of theirs that are written as they are.
type carried struct{ kind, prefix string }

// Compare reads in what two copies differ; the kinds named last are left out,
// and only what is carried of them changes. The transactions have to last
// until all is worked out. It fails with ErrOtherStudy, and as reading does.
func Compare(ours, theirs store.Tx, choices Choices, apart ...string) (*Merge, error) {
	m := &Merge{Ours: &Copy{Tx: ours, Differs: Records{}}, Theirs: &Copy{Tx: theirs, Differs: Records{}}, choices: choices, original: Records{}, merged: Records{}}
	if err := m.compareLogs(); err != nil {
		return nil, err
	}
	return m, m.compareRecords(apart)
}

// compareLogs goes through both logs side by side.
func (m *Merge) compareLogs() error {
	next, stop := pulled(store.Log(m.Ours.Tx, ""))
	defer stop()
	nextOther, stopOther := pulled(store.Log(m.Theirs.Tx, ""))
	defer stopOther()
	common := false
	ours, more, err := next()
	theirs, moreOther, errOther := nextOther()
	for more || moreOther {
		if err := errors.Join(err, errOther); err != nil {
			return err
		}
		switch {
		case !moreOther || more && ours.ID < theirs.ID:
			m.Ours.add(ours)
			ours, more, err = next()
		case !more || theirs.ID < ours.ID:
			m.Theirs.add(theirs)
			theirs, moreOther, errOther = nextOther()
		default:
			if ours.Kind != theirs.Kind || ours.Key != theirs.Key {
				return fmt.Errorf("%w: entry %s", ErrOtherStudy, ours.ID)
			}
			common = true
			ours, more, err = next()
			theirs, moreOther, errOther = nextOther()
		}
	}
	if err := errors.Join(err, errOther); err != nil || common {
		return err
	}
	return ErrOtherStudy
}

func (c *Copy) add(entry store.Entry) {
	c.adopted = append(c.adopted, entry)
	c.Entries = append(c.Entries, entry)
}

// compareRecords goes through all records of both side by side.
func (m *Merge) compareRecords(apart []string) error {
	next, stop := pulled(store.Everything(m.Ours.Tx))
	defer stop()
	nextOther, stopOther := pulled(store.Everything(m.Theirs.Tx))
	defer stopOther()
	ours, more, err := next()
	theirs, moreOther, errOther := nextOther()
	for more || moreOther {
		if err := errors.Join(err, errOther); err != nil {
			return err
		}
		order := place(ours, theirs)
		switch {
		case !moreOther || more && order < 0:
			m.Ours.keep(ours, apart)
			ours, more, err = next()
		case !more || order > 0:
			m.Theirs.keep(theirs, apart)
			theirs, moreOther, errOther = nextOther()
		default:
			if !bytes.Equal(ours.Payload, theirs.Payload) {
				m.Ours.keep(ours, apart)
				m.Theirs.keep(theirs, apart)
			}
			ours, more, err = next()
			theirs, moreOther, errOther = nextOther()
		}
	}
	for kind, records := range m.Ours.Differs {
		for key, record := range records {
			m.original.put(kind, key, record)
		}
	}
	return errors.Join(err, errOther)
}

// place orders records as they lie in a file: by name, NUL and key.
func place(a, b store.Raw) int {
	return bytes.Compare([]byte(a.Kind+"\x00"+a.Key), []byte(b.Kind+"\x00"+b.Key))
}

func (c *Copy) keep(raw store.Raw, apart []string) {
	if slices.Contains(apart, raw.Kind) {
		return
	}
	c.Differs.put(raw.Kind, raw.Key, Record{raw.Version, slices.Clone(raw.Payload)})
}

// prune forgets records that both copies have just so by now.
func (m *Merge) prune() {
	for kind, records := range m.Ours.Differs {
		for key, record := range records {
			if other, there := m.Theirs.Has(kind, key); there && bytes.Equal(record.Payload, other.Payload) {
				m.merged.put(kind, key, record)
				delete(records, key)
				delete(m.Theirs.Differs[kind], key)
			}
		}
	}
}
