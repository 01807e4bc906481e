package bolt

import (
	"bytes"
	"fmt"
	"iter"

	"go.etcd.io/bbolt"

	"fieldwork/store"
)

// transaction is a bbolt transaction as a store.Tx. Panics of bbolt and memory
// faults in it unwind the function that uses it and end as ErrDamaged; see run.
type transaction struct {
	engine  *Engine
	tx      *bbolt.Tx
	records *bbolt.Bucket
	// inside is true while bbolt runs, so that a panic then is bbolt's. It
	// stays true after such a panic.
	inside bool
	// writes counts Puts and Deletes, each of which invalidates all cursors.
	writes int
	// read counts the bytes of the values that were read since memory was let go.
	read int
}

func (t *transaction) enter() {
	if t.inside {
		panic(swallowed)
	}
	t.inside = true
}

func (t *transaction) leave() { t.inside = false }

// Get implements store.Tx.
func (t *transaction) Get(key []byte) []byte {
	t.enter()
	value := t.records.Get(key)
	if value != nil {
		value = unsigned(key, value)
	}
	t.leave()
	t.hasRead(len(value))
	return value
}

// Put implements store.Tx.
func (t *transaction) Put(key, value []byte) error {
	if !t.tx.Writable() {
		return store.ErrReadOnly
	}
	if len(key) == 0 || len(key) > store.MaxKeySize {
		return fmt.Errorf("%w: it has %d bytes", store.ErrKey, len(key))
	}
	t.enter()
	t.writes++
	err := t.records.Put(key, signed(key, value))
	t.leave()
	return err
}

// Delete implements store.Tx.
func (t *transaction) Delete(key []byte) error {
	if !t.tx.Writable() {
		return store.ErrReadOnly
	}
	t.enter()
	t.writes++
	err := t.records.Delete(key)
	t.leave()
	return err
}

// Range implements store.Tx.
func (t *transaction) Range(from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		t.enter()
		cursor := t.records.Cursor()
		key, value := cursor.Seek(from)
		for key != nil && (to == nil || bytes.Compare(key, to) < 0) {
			value = unsigned(key, value)
			t.leave()
			t.hasRead(len(value))
			writes := t.writes
			if !yield(key, value) {
				return
			}
			t.enter()
			if t.writes == writes {
				key, value = cursor.Next()
			} else {
				key, value = after(cursor, key)
			}
		}
		t.leave()
	}
}

// Backward implements store.Tx.
func (t *transaction) Backward(from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		t.enter()
		cursor := t.records.Cursor()
		key, value := before(cursor, to)
		for key != nil && bytes.Compare(key, from) >= 0 {
			value = unsigned(key, value)
			t.leave()
			t.hasRead(len(value))
			if !yield(key, value) {
				return
			}
			t.enter()
			if t.writes == 0 {
				key, value = cursor.Prev()
			} else {
				key, value = before(cursor, key)
			}
		}
		t.leave()
	}
}

// after moves a cursor to the first key after one that may have gone.
func after(cursor *bbolt.Cursor, last []byte) (key, value []byte) {
	key, value = cursor.Seek(last)
	if bytes.Equal(key, last) {
		return cursor.Next()
	}
	return key, value
}

// before moves a cursor to the last key before one that need not be there, or
// to the very last for nil. Pages that this transaction has emptied lie in the
// way: on such a page Prev gives nil as at the beginning, but goes on from it
// when it is called again.
func before(cursor *bbolt.Cursor, bound []byte) (key, value []byte) {
	first, _ := cursor.First()
	if first == nil || bound != nil && bytes.Compare(first, bound) >= 0 {
		return nil, nil
	}
	if bound == nil {
		key, value = cursor.Last()
	} else if found, _ := cursor.Seek(bound); found != nil {
		key, value = cursor.Prev()
	} else {
		key, value = cursor.Last()
	}
	for key == nil {
		key, value = cursor.Prev()
	}
	return key, value
}
