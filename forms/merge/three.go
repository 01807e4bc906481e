package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Kinds lists the kinds of which the copies have different records.
func (m *Merge) Kinds() []string {
	kinds := map[string]bool{}
	for _, records := range []Records{m.Ours.Differs, m.Theirs.Differs} {
		for kind, these := range records {
			if len(these) > 0 {
				kinds[kind] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(kinds))
}

// Keys lists the keys of the records of a kind that the copies do not have
// alike.
func (m *Merge) Keys(kind string) []string {
	keys := map[string]bool{}
	for key := range m.Ours.Differs[kind] {
		keys[key] = true
	}
	for key := range m.Theirs.Differs[kind] {
		keys[key] = true
	}
	return slices.Sorted(maps.Keys(keys))
}

// Kind merges all records of a kind by a rule.
func (m *Merge) Kind(rule *Rule) error {
	for _, key := range m.Keys(rule.Kind) {
		if err := m.Three(rule, key); err != nil {
			return err
		}
	}
	return nil
}

// Three merges a record, three ways: what one side has changed is taken, and
// what both have changed differently is a conflict.
func (m *Merge) Three(rule *Rule, key string) error {
	ours, isOurs := m.Ours.Has(rule.Kind, key)
	theirs, isTheirs := m.Theirs.Has(rule.Kind, key)
	if !isOurs || !isTheirs {
		m.oneSided(rule, key, isOurs)
		return nil
	}
	t := &three{Merge: m, rule: rule, key: key, ours: m.Ours.Touched(rule, key), theirs: m.Theirs.Touched(rule, key), sample: ours.Payload}
	value := t.merge("", ours.Payload, theirs.Payload)
	if rule.Normal != nil && value != nil {
		normal, err := rule.Normal(value)
		if err != nil {
			return fmt.Errorf("merging %s %q: %w", rule.Kind, key, err)
		}
		value = normal
	}
	m.Put(rule.Kind, key, Record{max(ours.Version, theirs.Version), value})
	return nil
}

// oneSided merges a record that only one side has: it is new there, or the
// other side has taken it out.
func (m *Merge) oneSided(rule *Rule, key string, isOurs bool) {
	holder, other := m.Ours, m.Theirs
	if !isOurs {
		holder, other = other, holder
	}
	record, _ := holder.Has(rule.Kind, key)
	changed, gone := holder.Touched(rule, key), other.Touched(rule, key)
	switch {
	case !gone.Changed("", nil):
		m.Put(rule.Kind, key, record)
	case !changed.Changed("", record.Payload):
		m.Drop(rule.Kind, key)
	default:
		t := &three{Merge: m, rule: rule, key: key, ours: m.Ours.Touched(rule, key), theirs: m.Theirs.Touched(rule, key), sample: record.Payload}
		f := Field{Ours: record.Payload}
		if !isOurs {
			f.Ours, f.Theirs = nil, f.Ours
		}
		if t.choose("", f) == nil {
			m.Drop(rule.Kind, key)
			return
		}
		m.Put(rule.Kind, key, record)
	}
}

// three is the merging of one record.
type three struct {
	*Merge
	rule         *Rule
	key          string
	ours, theirs *Touch
	sample       json.RawMessage // the record, to be named by
}

func (t *three) merge(path string, ours, theirs json.RawMessage) json.RawMessage {
	if bytes.Equal(ours, theirs) {
		return ours
	}
	o, isObject := object(ours)
	other, alsoObject := object(theirs)
	whole := t.rule.Whole != nil && t.rule.Whole(path)
	if !whole && isObject && alsoObject && (path != "" || ours != nil && theirs != nil) {
		return t.members(path, o, other)
	}
	f := Field{Ours: ours, Theirs: theirs}
	before, _ := t.ours.find(path)
	if !before.known {
		before, _ = t.theirs.find(path)
	}
	f.Base, f.Known = before.value, before.known
	changed, changedToo := t.ours.Changed(path, ours), t.theirs.Changed(path, theirs)
	switch {
	case changed && !changedToo:
		return ours
	case changedToo && !changed:
		return theirs
	}
	if !changed {
		return Earlier(ours, theirs)
	}
	return t.choose(path, f)
}

func (t *three) members(path string, ours, theirs map[string]json.RawMessage) json.RawMessage {
	merged := map[string]json.RawMessage{}
	for _, name := range names(ours, theirs) {
		if value := t.merge(path+"/"+name, ours[name], theirs[name]); value != nil {
			merged[name] = value
		}
	}
	if len(merged) == 0 && path != "" {
		return nil
	}
	written, _ := json.Marshal(merged) // each was read as JSON
	return written
}

// choose settles what both sides have changed.
func (t *three) choose(path string, f Field) json.RawMessage {
	if t.rule.Settle != nil {
		if value, ok := t.rule.Settle(path, f); ok {
			return value
		}
	}
	c := Conflict{
		ID: t.rule.Kind + "/" + t.key + path, What: t.what(path), Ours: t.version(t.ours, path, f.Ours), Theirs: t.version(t.theirs, path, f.Theirs),
	}
	var both json.RawMessage
	if t.rule.Join != nil {
		both, c.Joins = t.rule.Join(path, f.Ours, f.Theirs)
	}
	switch t.Ask(c) {
	case Theirs:
		return f.Theirs
	case Both:
		return both
	}
	return f.Ours
}

func (t *three) what(path string) string {
	what := t.rule.Kind + " " + t.key
	if t.rule.What != nil {
		what = t.rule.What(t.key, t.sample)
	}
	switch {
	case path == "":
		return what
	case t.rule.Part != nil:
		return what + ", " + t.rule.Part(path)
	}
	return what + ", " + PathWords(path)
}

func (t *three) version(touch *Touch, path string, value json.RawMessage) Version {
	var v Version
	if touch != nil {
		v.Who, v.At = touch.Last.Who, touch.Last.At
	}
	switch {
	case value == nil:
	case t.rule.Words != nil:
		v.Words = t.rule.Words(path, value)
	default:
		v.Words = Words(value)
	}
	return v
}
