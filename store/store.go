// Package store keeps typed records in an ordered key space, in transactions,
// and leaves an entry in an append-only log for every change. It knows no type
// of the domain and no file format: an Engine keeps the keys, a Collection
// turns records into values and back.
package store

import (
	"io"
	"iter"
	"time"

	"github.com/oklog/ulid/v2"
)

// MaxKeySize is the length in bytes of the longest key that a Tx takes.
const MaxKeySize = 32768

// Tx is a view of ordered keys. The slices that it hands out are valid only
// until the transaction ends and must not be changed. A Tx belongs to the
// goroutine that its function runs in.
type Tx interface {
	// Get gives the value of a key: nil when there is none, and an empty
	// slice that is not nil when the value is empty.
	Get(key []byte) []byte
	// Range runs through from <= key < to, ascending. A nil from is the
	// beginning, a nil to the end. Writing while it runs is allowed: what
	// lies ahead is seen as it is when it is reached.
	Range(from, to []byte) iter.Seq2[[]byte, []byte]
	// Backward runs through the same keys as Range, descending.
	Backward(from, to []byte) iter.Seq2[[]byte, []byte]
	// Put sets the value of a key; key and value are copied. It gives
	// ErrReadOnly in a View, and ErrKey for a key that is empty or longer
	// than MaxKeySize.
	Put(key, value []byte) error
	// Delete removes a key. It is no error when there is none. It gives
	// ErrReadOnly in a View.
	Delete(key []byte) error
}

// Engine keeps ordered keys in one file. It is safe for concurrent use: any
// number of Views run beside one Update, and each sees the keys as they were
// when it began. No method may be called from inside an Update of the same
// engine, and no Close from inside a View.
type Engine interface {
	// View runs a function on a view that does not change. The function's
	// error comes back as it is. It gives ErrDamaged when the file turns out
	// to be damaged.
	View(func(Tx) error) error
	// Update runs a function that may write, one at a time. All of it is on
	// disk when Update returns nil; nothing of it is kept when the function
	// or the disk fails. A panic of the function goes on after everything
	// has been rolled back. It gives ErrDamaged when the file turns out to be
	// damaged, and from then on for every Update.
	Update(func(Tx) error) error
	// Check reads the whole file and gives ErrDamaged with what it found.
	Check() error
	// Backup writes a consistent copy of the whole file, which can be opened
	// in its place, and gives the number of bytes written.
	Backup(w io.Writer) (int64, error)
	// Path is the file's name as it was opened.
	Path() string
	// Close ends the use of the file, after the transactions that run. A
	// second Close does nothing.
	Close() error
}

// Store joins an engine with an author, a clock and a source of ids. It is
// safe for concurrent use.
type Store struct {
	engine Engine
	author string
	now    func() time.Time
	ids    *idSource
}

// New makes a store in which author is who the log names for every change,
// now tells the time, and entropy is the randomness of ids (crypto/rand.Reader
// outside tests), of which each id takes at most ten bytes.
func New(engine Engine, author string, now func() time.Time, entropy io.Reader) *Store {
	return &Store{engine: engine, author: author, now: now, ids: newIDSource(entropy)}
}

// Engine gives the engine underneath.
func (s *Store) Engine() Engine { return s.engine }

// View runs a function on a view that does not change; see Engine.View.
func (s *Store) View(read func(Tx) error) error { return s.engine.View(read) }

// Update runs a function that reads and changes records. All its changes and
// their log entries are on disk when it returns nil, and none of them is kept
// when it returns an error or panics; see Engine.Update.
func (s *Store) Update(change func(*Change) error) error {
	return s.engine.Update(func(tx Tx) error {
		return change(&Change{Tx: reading{tx}, store: s, writing: tx})
	})
}

// NewID makes a new id: a ULID (github.com/ulid/spec), 26 letters and digits
// that sort by the time they were made, each greater than the one before it in
// this process, and unique across machines. It panics when the entropy that
// was given to New runs out.
func (s *Store) NewID() string {
	id, err := s.ids.next(s.now())
	if err != nil {
		panic(err)
	}
	return id.String()
}

// Change is a transaction that writes. Read through it as through any Tx; its
// own Put and Delete give ErrReadOnly, because a change is made through a
// Collection, which logs it.
type Change struct {
	Tx
	store   *Store
	writing Tx
	last    ulid.ULID
}

type reading struct{ Tx }

// Put is refused: the transaction only reads.
func (reading) Put(key, value []byte) error { return ErrReadOnly }

// Delete is refused: the transaction only reads.
func (reading) Delete(key []byte) error { return ErrReadOnly }
