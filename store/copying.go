package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/oklog/ulid/v2"
)

// Raw is a record as it lies in the file, whatever collection it is of.
type Raw struct {
	// Kind is the name of the collection, Key the record's key in it.
	Kind, Key string
	// Version is the schema version of the payload.
	Version int
	// Payload shares the memory of the transaction.
	Payload []byte
}

// Everything runs through the records of all collections, indexes and texts,
// by kind and key; the log is left out. A record that cannot be read comes with
// its kind and key and an error, and the rest follow.
func Everything(tx Tx) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		for at, envelope := range tx.Range([]byte(logEnd), nil) {
			if !yield(readRaw(at, envelope)) {
				return
			}
		}
	}
}

func readRaw(at, envelope []byte) (Raw, error) {
	kind, key, found := bytes.Cut(at, []byte{0})
	raw := Raw{Kind: string(kind), Key: string(key)}
	if !found {
		return raw, fmt.Errorf("%w: a record is named %q", ErrDamaged, at)
	}
	version, payload, err := disclose(envelope)
	if err != nil {
		return raw, fmt.Errorf("%s %q: %w", raw.Kind, raw.Key, err)
	}
	raw.Version, raw.Payload = int(version), payload
	return raw, nil
}

// FindRaw reads a record as it lies in the file; ok is false if there is none,
// or none that can be read.
func FindRaw(tx Tx, kind, key string) (raw Raw, ok bool) {
	at := rawPlace(kind, key)
	envelope := tx.Get(at)
	if envelope == nil {
		return Raw{}, false
	}
	raw, err := readRaw(at, envelope)
	return raw, err == nil
}

// PutRaw writes a record as it is, and leaves no entry in the log: it is for
// what the entries of another copy, which Adopt takes in, tell of.
func (ch *Change) PutRaw(raw Raw) error {
	if !usable(raw.Kind) || !usable(raw.Key) || raw.Kind == "" || raw.Version < 1 {
		return fmt.Errorf("%s %q: %w", raw.Kind, raw.Key, ErrKey)
	}
	return ch.writing.Put(rawPlace(raw.Kind, raw.Key), enclose(raw.Version, raw.Payload))
}

// DeleteRaw removes a record, as PutRaw writes one. It is no error when there
// is none.
func (ch *Change) DeleteRaw(kind, key string) error {
	if kind == "" {
		return fmt.Errorf("%q: %w", key, ErrKey)
	}
	return ch.writing.Delete(rawPlace(kind, key))
}

// ErrEntryTaken says that the log has another entry under an ID.
var ErrEntryTaken = errors.New("the log has another entry of this ID")

// Adopt takes an entry of the log of another copy of the study into this one,
// as it was and where its ID belongs. One that is there already stays. It gives
// ErrKey where the ID is none, and ErrEntryTaken.
func (ch *Change) Adopt(entry Entry) error {
	if _, err := ulid.ParseStrict(entry.ID); err != nil {
		return fmt.Errorf("log entry %q: %w", entry.ID, ErrKey)
	}
	payload, err := encode(entry)
	if err != nil {
		return fmt.Errorf("log entry %q: %w", entry.ID, err)
	}
	at := []byte(logNamespace + entry.ID)
	if there := ch.writing.Get(at); there != nil {
		if _, known, err := disclose(there); err != nil || !bytes.Equal(known, payload) {
			return fmt.Errorf("log entry %q: %w", entry.ID, ErrEntryTaken)
		}
		return nil
	}
	return ch.writing.Put(at, enclose(logVersion, payload))
}

// Settle leaves an entry in the log that tells of a record which PutRaw or
// DeleteRaw wrote.
func (ch *Change) Settle(entry Entry) error { return ch.log(entry) }

func rawPlace(kind, key string) []byte {
	return append(append(append(make([]byte, 0, len(kind)+1+len(key)), kind...), 0), key...)
}

// Of runs through the records of one kind whose keys begin with prefix as they
// lie in the file, by key. Those that cannot be read are passed over. The
// payloads share the memory of the transaction.
func Of(tx Tx, kind, prefix string) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for at, envelope := range tx.Range(rawPlace(kind, prefix), append([]byte(kind), 1)) {
			raw, err := readRaw(at, envelope)
			if !strings.HasPrefix(raw.Key, prefix) || err == nil && !yield(raw.Key, raw.Payload) {
				return
			}
		}
	}
}
