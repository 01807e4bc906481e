package merge

import (
	"bytes"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"

	"fieldwork/store"
)

// recordsKind is the kind of the records that tell of merges.
const recordsKind = "merges"

// mergeRecord is what the study keeps of a merge.
type mergeRecord struct {
	// Entries is how many entries of the other copy's log were taken in, and
	// People who had made them.
	Entries int      `json:"entries"`
	People  []string `json:"people,omitempty"`
	// Settled is how many conflicts were settled.
	Settled int `json:"settled,omitempty"`
}

var records = store.NewCollection[mergeRecord](recordsKind, 1)

// Nothing reports whether the other copy has nothing that is new here.
func (m *Merge) Nothing() bool {
	return !slices.ContainsFunc(m.Theirs.Entries, func(e store.Entry) bool { return e.Kind != recordsKind })
}

// Behind reports whether this copy has nothing of its own, so that the other
// can be taken as it is.
func (m *Merge) Behind() bool {
	return !slices.ContainsFunc(m.Ours.Entries, func(e store.Entry) bool { return e.Kind != recordsKind })
}

// TakeTheirs makes of ours what the other copy is.
func (m *Merge) TakeTheirs() {
	for _, kind := range m.Kinds() {
		for _, key := range m.Keys(kind) {
			if record, there := m.Theirs.Has(kind, key); there || kind != recordsKind {
				m.set(kind, key, record, there)
			}
		}
	}
}

// Bring lets a record that both copies have alike be merged as one that they do
// not have alike.
func (m *Merge) Bring(kind, key string, record Record) {
	for _, records := range []Records{m.Ours.Differs, m.Theirs.Differs, m.original} {
		records.put(kind, key, record)
	}
}

// Put says what becomes of a record.
func (m *Merge) Put(kind, key string, record Record) { m.merged.put(kind, key, record) }

// Drop says that a record is no more.
func (m *Merge) Drop(kind, key string) { delete(m.merged[kind], key) }

// TakeOut is Drop for a record that both copies may have alike.
func (m *Merge) TakeOut(kind, key string) {
	if _, differs := m.original[kind][key]; !differs {
		if raw, there := store.FindRaw(m.Ours.Tx, kind, key); there {
			m.original.put(kind, key, Record{raw.Version, slices.Clone(raw.Payload)})
		}
	}
	m.Drop(kind, key)
}

// Carry takes over all records of theirs of a kind whose keys begin with prefix,
// as they are, once the merge is written.
func (m *Merge) Carry(kind, prefix string) { m.carried = append(m.carried, carried{kind, prefix}) }

func (m *Merge) writeCarried(ch *store.Change, theirs store.Tx) error {
	for _, these := range m.carried {
		for key := range store.Of(theirs, these.kind, these.prefix) {
			raw, _ := store.FindRaw(theirs, these.kind, key)
			if err := ch.PutRaw(raw); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *Merge) set(kind, key string, record Record, there bool) {
	if there {
		m.Put(kind, key, record)
		return
	}
	m.Drop(kind, key)
}

// Found gives a record as it is in the merged study, as far as it is merged; of
// what the copies do not differ in, as both have it.
func (m *Merge) Found(kind, key string) (payload []byte, ok bool) {
	if record, there := m.merged[kind][key]; there {
		return record.Payload, true
	}
	if _, differs := m.original[kind][key]; differs {
		return nil, false
	}
	raw, there := store.FindRaw(m.Ours.Tx, kind, key)
	return raw.Payload, there
}

// All runs through the records of a kind as they are in the merged study, in no
// order.
func (m *Merge) All(kind string) iter.Seq2[string, []byte] { return m.AllOf(kind, "") }

// AllOf runs through the records of a kind whose keys begin with prefix, as All
// does.
func (m *Merge) AllOf(kind, prefix string) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for key, payload := range store.Of(m.Ours.Tx, kind, prefix) {
			_, merged := m.merged[kind][key]
			_, differs := m.original[kind][key]
			if !merged && !differs && !yield(key, payload) {
				return
			}
		}
		for _, key := range slices.Collect(maps.Keys(m.merged[kind])) {
			record, there := m.merged[kind][key]
			if there && strings.HasPrefix(key, prefix) && !yield(key, record.Payload) {
				return
			}
		}
	}
}

// Ask adds a conflict, and gives how it is settled.
func (m *Merge) Ask(c Conflict) Choice {
	m.Conflicts = append(m.Conflicts, c)
	if choice := m.choices[c.ID]; c.Allows(choice) {
		return choice
	}
	return Undecided
}

// AskOnce is Ask for what may have been asked already.
func (m *Merge) AskOnce(c Conflict) Choice {
	if !slices.ContainsFunc(m.Conflicts, func(asked Conflict) bool { return asked.ID == c.ID }) {
		return m.Ask(c)
	}
	if choice := m.choices[c.ID]; c.Allows(choice) {
		return choice
	}
	return Undecided
}

// Tell adds a sentence about what was settled without asking.
func (m *Merge) Tell(sentence string) {
	if !slices.Contains(m.Notices, sentence) {
		m.Notices = append(m.Notices, sentence)
	}
}

// Settled lets the log tell of a record that the merge itself has changed,
// beyond what either copy had done.
func (m *Merge) Settled(kind, key string, before, after []byte) {
	m.settled = append(m.settled, store.Entry{Action: "settle", Kind: kind, Key: key, Before: before, After: after})
}

// Write writes the merged study: the records, the entries of the other copy's
// log as they are, and what tells of the merge itself, by its ID. Neither copy
// may have changed since they were compared; theirs reads the other one.
func (m *Merge) Write(ch *store.Change, theirs store.Tx, id string) error {
	for kind, these := range m.original {
		for key := range these {
			if _, stays := m.merged[kind][key]; !stays {
				if err := ch.DeleteRaw(kind, key); err != nil {
					return err
				}
			}
		}
	}
	for kind, these := range m.merged {
		for key, record := range these {
			before, there := m.original[kind][key]
			if there && bytes.Equal(before.Payload, record.Payload) {
				continue
			}
			if err := ch.PutRaw(store.Raw{Kind: kind, Key: key, Version: record.Version, Payload: record.Payload}); err != nil {
				return err
			}
		}
	}
	if err := m.writeCarried(ch, theirs); err != nil {
		return err
	}
	for _, entry := range m.Theirs.adopted {
		if err := ch.Adopt(entry); err != nil {
			return err
		}
	}
	for _, entry := range m.settled {
		if err := ch.Settle(entry); err != nil {
			return err
		}
	}
	return records.Put(ch, "merge", id, mergeRecord{Entries: len(m.Theirs.adopted), People: m.People(), Settled: len(m.Conflicts)})
}

// Changes is how many changes the other copy brings.
func (m *Merge) Changes() int {
	count := 0
	for i := range m.Theirs.Entries {
		if m.Theirs.Entries[i].Kind != recordsKind {
			count++
		}
	}
	return count
}

// People lists who made the changes that the other copy brings.
func (m *Merge) People() []string {
	who := map[string]bool{}
	for i := range m.Theirs.Entries {
		who[m.Theirs.Entries[i].Who] = true
	}
	return slices.Sorted(maps.Keys(who))
}

// PathWords is a path as people read it.
func PathWords(path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(path, "/"), "/", ", "), "_", " ")
}

// pulled goes through a sequence step by step.
func pulled[T any](sequence iter.Seq2[T, error]) (next func() (value T, more bool, err error), stop func()) {
	pull, stop := iter.Pull2(sequence)
	return func() (T, bool, error) {
		value, err, more := pull()
		return value, more, errors.Join(err)
	}, stop
}
