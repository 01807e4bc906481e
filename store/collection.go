package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

// Migration turns a payload of schema version From into one of From+1. It must
// not keep or change the bytes that it is given.
type Migration struct {
	From   int
	Change func(old []byte) ([]byte, error)
}

// Collection is a typed set of records under one name. It holds no state and
// is safe for concurrent use. Records are kept as JSON, so a field that JSON
// leaves out is not kept.
//
// A record's key is any UTF-8 text without NUL, up to MaxKeySize bytes
// together with the collection's name. In the file it is the name, a NUL, and
// the key, so that collections never overlap and keys sort by their bytes.
type Collection[T any] struct {
	name       string
	version    int
	migrations map[int]func([]byte) ([]byte, error)
	quick      func(payload []byte) (T, bool) // nil for none
}

// Appender is a value that writes its own JSON, which is stored as it is. It
// is for long records that are written often: encoding/json goes through what
// a MarshalJSON gives once more.
type Appender interface {
	// AppendJSON appends the value as JSON and gives the longer slice.
	AppendJSON([]byte) ([]byte, error)
}

func encode(value any) ([]byte, error) {
	if appender, ok := value.(Appender); ok {
		return appender.AppendJSON(nil)
	}
	return json.Marshal(value)
}

// Record is one record of a collection.
type Record[T any] struct {
	Key   string
	Value T
}

// Part is the piece of a record that a change was about. Before and After are
// logged as JSON; nil stands for nothing there.
type Part struct {
	Name          string
	Before, After any
}

// NewCollection makes a collection whose records have the given schema
// version, 1 or more. An older record is brought up through the migrations, one
// version at a time, whenever it is read. NewCollection panics when the name is
// empty, not UTF-8 or holds a NUL, and when migrations and version do not fit.
func NewCollection[T any](name string, version int, migrations ...Migration) *Collection[T] {
	if name == "" || !usable(name) || version < 1 {
		panic(fmt.Sprintf("store: no collection can be named %q with version %d", name, version))
	}
	c := &Collection[T]{name: name, version: version, migrations: map[int]func([]byte) ([]byte, error){}}
	for _, m := range migrations {
		if m.From < 1 || m.From >= version || c.migrations[m.From] != nil {
			panic(fmt.Sprintf("store: collection %q has no use for this migration from version %d", name, m.From))
		}
		c.migrations[m.From] = m.Change
	}
	return c
}

// ReadBy gives a collection that reads its records by a function of their
// JSON, at the collection's version: it is for records that are read by the ten
// thousand, of which encoding/json would make people wait. Where the function
// gives false, for a record that it does not know how to read, encoding/json
// reads it. The function must give what encoding/json gives, or false, and must
// not keep or change the bytes.
func (c *Collection[T]) ReadBy(quick func(payload []byte) (value T, ok bool)) *Collection[T] {
	reading := *c
	reading.quick = quick
	return &reading
}

// Name is the collection's name, which the log gives as an entry's Kind.
func (c *Collection[T]) Name() string { return c.name }

// Get reads a record. It gives ErrNotFound, ErrKey, ErrDamaged, ErrSealed, or
// ErrNewer for a record of a newer schema version.
func (c *Collection[T]) Get(tx Tx, key string) (T, error) {
	payload, err := c.payload(tx, key)
	if err != nil {
		var none T
		return none, err
	}
	return c.decode(key, payload)
}

// Has reports whether there is a record under the key.
func (c *Collection[T]) Has(tx Tx, key string) bool {
	at, err := c.place(key)
	return err == nil && tx.Get(at) != nil
}

// Count is the number of records.
func (c *Collection[T]) Count(tx Tx) int {
	n := 0
	for range tx.Range(c.from(""), c.end()) {
		n++
	}
	return n
}

// Keys runs through the keys of all records, without reading these.
func (c *Collection[T]) Keys(tx Tx) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := range tx.Range(c.from(""), c.end()) {
			if !yield(string(at[len(c.name)+1:])) {
				return
			}
		}
	}
}

// KeysBackward runs through the same keys, from the last to the first.
func (c *Collection[T]) KeysBackward(tx Tx) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := range tx.Backward(c.from(""), c.end()) {
			if !yield(string(at[len(c.name)+1:])) {
				return
			}
		}
	}
}

// All runs through all records, by key. A record that cannot be read comes
// with its key and an error, and the rest follow.
func (c *Collection[T]) All(tx Tx) iter.Seq2[Record[T], error] {
	return c.records(tx.Range(c.from(""), c.end()))
}

// Prefix runs through the records whose keys begin with prefix, as All does.
func (c *Collection[T]) Prefix(tx Tx, prefix string) iter.Seq2[Record[T], error] {
	return func(yield func(Record[T], error) bool) {
		for record, err := range c.records(tx.Range(c.from(prefix), c.end())) {
			if !strings.HasPrefix(record.Key, prefix) || !yield(record, err) {
				return
			}
		}
	}
}

// Between runs through the records with from <= key < to, as All does; an
// empty to is the end.
func (c *Collection[T]) Between(tx Tx, from, to string) iter.Seq2[Record[T], error] {
	return c.records(tx.Range(c.from(from), c.to(to)))
}

// Backward runs through the same records as Between, from the last to the first.
func (c *Collection[T]) Backward(tx Tx, from, to string) iter.Seq2[Record[T], error] {
	return c.records(tx.Backward(c.from(from), c.to(to)))
}

// Payloads runs through the same records as Between without reading them: it
// gives their JSON at the collection's version, which is valid until the
// transaction ends and which Read reads.
func (c *Collection[T]) Payloads(tx Tx, from, to string) iter.Seq2[Record[[]byte], error] {
	return func(yield func(Record[[]byte], error) bool) {
		for at, envelope := range tx.Range(c.from(from), c.to(to)) {
			record := Record[[]byte]{Key: string(at[len(c.name)+1:])}
			var err error
			record.Value, err = c.open(record.Key, envelope)
			if !yield(record, err) {
				return
			}
		}
	}
}

// Read reads the JSON of a record that Payloads gave. The error wraps ErrDamaged.
func (c *Collection[T]) Read(key string, payload []byte) (T, error) { return c.decode(key, payload) }

func (c *Collection[T]) records(pairs iter.Seq2[[]byte, []byte]) iter.Seq2[Record[T], error] {
	return func(yield func(Record[T], error) bool) {
		for at, envelope := range pairs {
			record := Record[T]{Key: string(at[len(c.name)+1:])}
			payload, err := c.open(record.Key, envelope)
			if err == nil {
				record.Value, err = c.decode(record.Key, payload)
			}
			if !yield(record, err) {
				return
			}
		}
	}
}

// Put writes a record, new or not, and logs it whole, as it was and as it is.
// Action says in the log what was done. A record that cannot be read cannot be
// written over.
func (c *Collection[T]) Put(ch *Change, action, key string, value T) error {
	before, err := c.payload(ch.writing, key)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	before = append(json.RawMessage(nil), before...)
	after, err := c.write(ch, key, value)
	if err != nil {
		return err
	}
	return ch.log(Entry{Action: action, Kind: c.name, Key: key, Before: before, After: after})
}

// PutPart writes a record whole, but logs only the part of it that changed, so
// that many small changes of a long record keep the log short.
func (c *Collection[T]) PutPart(ch *Change, action, key string, value T, part Part) error {
	before, err := marshalPart(part.Before)
	if err != nil {
		return c.failure(key, err)
	}
	after, err := marshalPart(part.After)
	if err != nil {
		return c.failure(key, err)
	}
	if _, err := c.write(ch, key, value); err != nil {
		return err
	}
	return ch.log(Entry{Action: action, Kind: c.name, Key: key, Part: part.Name, Before: before, After: after})
}

// Delete removes a record and logs it as it was. It gives ErrNotFound when
// there is none.
func (c *Collection[T]) Delete(ch *Change, action, key string) error {
	before, err := c.payload(ch.writing, key)
	if err != nil {
		return err
	}
	before = append(json.RawMessage(nil), before...)
	at, _ := c.place(key)
	if err := ch.writing.Delete(at); err != nil {
		return c.failure(key, err)
	}
	return ch.log(Entry{Action: action, Kind: c.name, Key: key, Before: before})
}

// DeletePart removes a record, but logs only a part of it, where the whole is
// not for the log. It gives ErrNotFound when there is none.
func (c *Collection[T]) DeletePart(ch *Change, action, key string, part Part) error {
	if _, err := c.payload(ch.writing, key); err != nil {
		return err
	}
	before, err := marshalPart(part.Before)
	if err != nil {
		return c.failure(key, err)
	}
	at, _ := c.place(key)
	if err := ch.writing.Delete(at); err != nil {
		return c.failure(key, err)
	}
	return ch.log(Entry{Action: action, Kind: c.name, Key: key, Part: part.Name, Before: before})
}

func (c *Collection[T]) write(ch *Change, key string, value T) (json.RawMessage, error) {
	at, err := c.place(key)
	if err != nil {
		return nil, err
	}
	payload, err := encode(value)
	if err != nil {
		return nil, c.failure(key, err)
	}
	if err := ch.writing.Put(at, enclose(c.version, payload)); err != nil {
		return nil, c.failure(key, err)
	}
	return payload, nil
}

func marshalPart(v any) (json.RawMessage, error) {
	if v == nil {
		return nil, nil
	}
	return json.Marshal(v)
}

// payload reads a record's JSON at the collection's version; it shares the
// transaction's memory.
func (c *Collection[T]) payload(tx Tx, key string) ([]byte, error) {
	at, err := c.place(key)
	if err != nil {
		return nil, err
	}
	envelope := tx.Get(at)
	if envelope == nil {
		return nil, c.failure(key, ErrNotFound)
	}
	return c.open(key, envelope)
}

func (c *Collection[T]) open(key string, envelope []byte) ([]byte, error) {
	version, payload, err := disclose(envelope)
	if err != nil {
		return nil, c.failure(key, err)
	}
	if version > uint64(c.version) {
		return nil, c.failure(key, fmt.Errorf("%w: schema version %d, known up to %d", ErrNewer, version, c.version))
	}
	for v := int(version); v < c.version; v++ {
		migrate := c.migrations[v]
		if migrate == nil {
			return nil, c.failure(key, fmt.Errorf("%w: no way up from schema version %d", ErrDamaged, v))
		}
		if payload, err = migrate(payload); err != nil {
			return nil, c.failure(key, fmt.Errorf("bringing it up from schema version %d: %w", v, err))
		}
	}
	return payload, nil
}

func (c *Collection[T]) decode(key string, payload []byte) (T, error) {
	if c.quick != nil {
		if value, ok := c.quick(payload); ok {
			return value, nil
		}
	}
	var value T
	if err := json.Unmarshal(payload, &value); err != nil {
		var none T
		return none, c.failure(key, fmt.Errorf("%w: %w", ErrDamaged, err))
	}
	return value, nil
}

func (c *Collection[T]) failure(key string, err error) error {
	return fmt.Errorf("%s %q: %w", c.name, key, err)
}

func (c *Collection[T]) place(key string) ([]byte, error) {
	if !usable(key) || len(c.name)+1+len(key) > MaxKeySize {
		return nil, c.failure(key, ErrKey)
	}
	return c.from(key), nil
}

func (c *Collection[T]) from(key string) []byte {
	return append(append(append(make([]byte, 0, len(c.name)+1+len(key)), c.name...), 0), key...)
}

func (c *Collection[T]) to(key string) []byte {
	if key == "" {
		return c.end()
	}
	return c.from(key)
}

func (c *Collection[T]) end() []byte { return append([]byte(c.name), 1) }

func usable(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }
