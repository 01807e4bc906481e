package store

import (
	"errors"
	"iter"
)

// Index is a collection of what follows from the records of others: counts,
// lists, lookups. It is written in the same transaction as those but leaves no
// log entries, since it could be worked out anew.
type Index[T any] struct {
	collection *Collection[T]
}

// NewIndex makes an index as NewCollection makes a collection.
func NewIndex[T any](name string, version int) *Index[T] {
	return &Index[T]{NewCollection[T](name, version)}
}

// ReadBy gives an index that reads its entries as Collection.ReadBy says.
func (x *Index[T]) ReadBy(quick func(payload []byte) (value T, ok bool)) *Index[T] {
	return &Index[T]{x.collection.ReadBy(quick)}
}

// Name is the name of the collection whose records it reads and writes.
func (x *Index[T]) Name() string { return x.collection.name }

// Get reads an entry, as Collection.Get does.
func (x *Index[T]) Get(tx Tx, key string) (T, error) { return x.collection.Get(tx, key) }

// Has reports whether there is an entry under the key.
func (x *Index[T]) Has(tx Tx, key string) bool { return x.collection.Has(tx, key) }

// Keys runs through the keys of all entries, without reading these.
func (x *Index[T]) Keys(tx Tx) iter.Seq[string] { return x.collection.Keys(tx) }

// All runs through all entries, by key, as Collection.All does.
func (x *Index[T]) All(tx Tx) iter.Seq2[Record[T], error] { return x.collection.All(tx) }

// Between runs through the entries with from <= key < to, as
// Collection.Between does.
func (x *Index[T]) Between(tx Tx, from, to string) iter.Seq2[Record[T], error] {
	return x.collection.Between(tx, from, to)
}

// Prefix runs through the entries whose keys begin with prefix, as
// Collection.Prefix does.
func (x *Index[T]) Prefix(tx Tx, prefix string) iter.Seq2[Record[T], error] {
	return x.collection.Prefix(tx, prefix)
}

// Put writes an entry, new or not.
func (x *Index[T]) Put(ch *Change, key string, value T) error {
	_, err := x.collection.write(ch, key, value)
	return err
}

// Delete removes an entry. It is no error when there is none.
func (x *Index[T]) Delete(ch *Change, key string) error {
	at, err := x.collection.place(key)
	if err != nil {
		return err
	}
	if err := ch.writing.Delete(at); err != nil && !errors.Is(err, ErrNotFound) {
		return x.collection.failure(key, err)
	}
	return nil
}
