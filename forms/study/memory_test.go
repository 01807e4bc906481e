package study_test

import (
	"bytes"
	"io"
	"iter"
	"slices"

	"fieldwork/store"
)

// memory is an engine without a disk, so that what the study does can be
// measured apart from it. It does not roll back.
type memory struct {
	keys   [][]byte
	values [][]byte
}

func (m *memory) View(read func(store.Tx) error) error     { return read(m) }
func (m *memory) Update(change func(store.Tx) error) error { return change(m) }
func (m *memory) Check() error                             { return nil }
func (m *memory) Backup(io.Writer) (int64, error)          { return 0, nil }
func (m *memory) Path() string                             { return "" }
func (m *memory) Close() error                             { return nil }

func (m *memory) find(key []byte) (int, bool) {
	return slices.BinarySearchFunc(m.keys, key, bytes.Compare)
}

func (m *memory) Get(key []byte) []byte {
	if i, found := m.find(key); found {
		return m.values[i]
	}
	return nil
}

func (m *memory) Put(key, value []byte) error {
	i, found := m.find(key)
	if !found {
		m.keys = slices.Insert(m.keys, i, bytes.Clone(key))
		m.values = slices.Insert(m.values, i, nil)
	}
	m.values[i] = append(make([]byte, 0, len(value)), value...)
	return nil
}

func (m *memory) Delete(key []byte) error {
	if i, found := m.find(key); found {
		m.keys, m.values = slices.Delete(m.keys, i, i+1), slices.Delete(m.values, i, i+1)
	}
	return nil
}

func (m *memory) between(from, to []byte) (first, last int) {
	first, _ = m.find(from)
	if to == nil {
		return first, len(m.keys)
	}
	last, _ = m.find(to)
	return first, last
}

// Range looks each key up anew, for what it gives may be written meanwhile.
func (m *memory) Range(from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		for {
			first, last := m.between(from, to)
			if first >= last {
				return
			}
			key := m.keys[first]
			if !yield(key, m.values[first]) {
				return
			}
			from = append(bytes.Clone(key), 0)
		}
	}
}

func (m *memory) Backward(from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		for {
			first, last := m.between(from, to)
			if first >= last {
				return
			}
			key := m.keys[last-1]
			if !yield(key, m.values[last-1]) {
				return
			}
			to = key
		}
	}
}
