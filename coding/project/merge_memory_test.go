package project_test

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"maps"
	"slices"

	"fieldwork/store"
)

// memory is an engine without a disk, of which copies are quickly made.
type memory struct {
	values map[string][]byte
	order  []string // the keys, sorted; nil where they are to be sorted anew
}

func newMemory() *memory { return &memory{values: map[string][]byte{}} }

// copied is a copy of all that is kept.
func (m *memory) copied() *memory { return &memory{values: maps.Clone(m.values)} }

func (m *memory) View(read func(store.Tx) error) error { return read(m) }

// Update rolls back as an engine has to.
func (m *memory) Update(change func(store.Tx) error) error {
	before := maps.Clone(m.values)
	err := change(m)
	if err != nil {
		m.values, m.order = before, nil
	}
	return err
}

func (m *memory) Check() error                    { return nil }
func (m *memory) Backup(io.Writer) (int64, error) { return 0, errors.ErrUnsupported }
func (m *memory) Path() string                    { return "" }
func (m *memory) Close() error                    { return nil }
func (m *memory) Get(key []byte) []byte           { return m.values[string(key)] }

func (m *memory) Put(key, value []byte) error {
	if _, there := m.values[string(key)]; !there {
		m.order = nil
	}
	m.values[string(key)] = append(make([]byte, 0, len(value)), value...)
	return nil
}

func (m *memory) Delete(key []byte) error {
	delete(m.values, string(key))
	m.order = nil
	return nil
}

func (m *memory) between(from, to []byte) []string {
	if m.order == nil {
		m.order = slices.Sorted(maps.Keys(m.values))
	}
	first, _ := slices.BinarySearch(m.order, string(from))
	last := len(m.order)
	if to != nil {
		last, _ = slices.BinarySearch(m.order, string(to))
	}
	return m.order[first:max(first, last)]
}

func (m *memory) Range(from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		for _, key := range slices.Clone(m.between(from, to)) {
			if value, there := m.values[key]; there && !yield([]byte(key), bytes.Clone(value)) {
				return
			}
		}
	}
}

func (m *memory) Backward(from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		for _, key := range slices.Backward(slices.Clone(m.between(from, to))) {
			if value, there := m.values[key]; there && !yield([]byte(key), bytes.Clone(value)) {
				return
			}
		}
	}
}
