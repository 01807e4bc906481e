package store

import (
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"github.com/oklog/ulid/v2"
)

// Entry is one change in the log.
type Entry struct {
	// ID is a ULID; ids order the log, each greater than the one before it
	// in the file, also when the clock has gone back.
	ID string `json:"id"`
	// At is the time by the clock of the machine, in UTC.
	At time.Time `json:"at"`
	// Who made the change.
	Who string `json:"who"`
	// Action says what was done.
	Action string `json:"action"`
	// Kind is the name of the collection, Key the record's key in it.
	Kind string `json:"kind"`
	Key  string `json:"key"`
	// Part names the piece of the record that Before and After are about;
	// empty when they are about the whole.
	Part string `json:"part,omitempty"`
	// Before is nil for what was not there, After for what is there no more.
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// Log entries lie under the one name that no collection has, the empty one:
// a NUL and the entry's ID. Their payload is the Entry as JSON.
const (
	logVersion   = 1
	logNamespace = "\x00"
	logEnd       = "\x01"
)

// Log runs through the entries after the one with the given ID, oldest first;
// all of them when afterID is empty. An entry that cannot be read comes with
// its ID and an error, and the rest follow.
func Log(tx Tx, afterID string) iter.Seq2[Entry, error] {
	from := logNamespace
	if afterID != "" {
		from = logNamespace + afterID + "\x00"
	}
	return entries(tx.Range([]byte(from), []byte(logEnd)))
}

// LogBackward runs through all entries as Log does, newest first.
func LogBackward(tx Tx) iter.Seq2[Entry, error] {
	return entries(tx.Backward([]byte(logNamespace), []byte(logEnd)))
}

func entries(pairs iter.Seq2[[]byte, []byte]) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for key, envelope := range pairs {
			if !yield(readEntry(string(key[len(logNamespace):]), envelope)) {
				return
			}
		}
	}
}

func readEntry(id string, envelope []byte) (Entry, error) {
	version, payload, err := disclose(envelope)
	if err == nil && version > logVersion {
		err = fmt.Errorf("%w: schema version %d", ErrNewer, version)
	}
	var entry Entry
	if err == nil {
		if problem := json.Unmarshal(payload, &entry); problem != nil {
			err = fmt.Errorf("%w: %w", ErrDamaged, problem)
		} else if entry.ID != id {
			err = fmt.Errorf("%w: it calls itself %q", ErrDamaged, entry.ID)
		}
	}
	if err != nil {
		return Entry{ID: id}, fmt.Errorf("log entry %q: %w", id, err)
	}
	return entry, nil
}

// log appends an entry for a change of this transaction.
func (ch *Change) log(entry Entry) error {
	now := ch.store.now()
	id, err := ch.nextID(now)
	if err != nil {
		return err
	}
	entry.ID, entry.At, entry.Who = id.String(), now.UTC(), ch.store.author
	payload, err := json.Marshal(entry)
	if err != nil {
		return fmt.Errorf("log entry for %s %q: %w", entry.Kind, entry.Key, err)
	}
	ch.last = id
	return ch.writing.Put([]byte(logNamespace+entry.ID), enclose(logVersion, payload))
}

func (ch *Change) nextID(now time.Time) (ulid.ULID, error) {
	if ch.last.IsZero() {
		for key := range ch.writing.Backward([]byte(logNamespace), []byte(logEnd)) {
			last, err := ulid.ParseStrict(string(key[len(logNamespace):]))
			if err != nil {
				return last, fmt.Errorf("%w: the log's last entry is named %q", ErrDamaged, key)
			}
			ch.last = last
			break
		}
	}
	return ch.store.ids.nextAfter(ch.last, now)
}
