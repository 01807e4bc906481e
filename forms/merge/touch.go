package merge

import (
	"bytes"
	"encoding/json"
	"strings"

	"fieldwork/store"
)

// Touch is what one copy has changed of a record since both copies were one.
type Touch struct {
	// Last is the last entry of the log that changed it, without its contents.
	Last store.Entry
	// before holds what was there before the first change, by path.
	before map[string]was
}

// was is a value as it was; known is false where the log does not tell.
type was struct {
	value json.RawMessage
	known bool
}

// Note adds that what lies at a path was changed: the names that lead to it
// from the whole record, with a slash before each, "" for the record itself.
// value is what was there before, nil for nothing.
func (t *Touch) Note(path string, value json.RawMessage) { t.note(path, was{value, true}) }

// NoteUnknown is Note where it is not known what was there.
func (t *Touch) NoteUnknown(path string) { t.note(path, was{}) }

func (t *Touch) note(path string, w was) {
	if _, noted := t.find(path); noted {
		return
	}
	if t.before == nil {
		t.before = map[string]was{}
	}
	t.before[path] = w
}

// NoteDifference notes all that differs between two values at a path.
func (t *Touch) NoteDifference(path string, before, after json.RawMessage) {
	if bytes.Equal(before, after) {
		return
	}
	old, isOld := object(before)
	fresh, isFresh := object(after)
	if path == "" && (before == nil || after == nil) || !isOld || !isFresh {
		t.Note(path, before)
		return
	}
	for _, name := range names(old, fresh) {
		t.NoteDifference(path+"/"+name, old[name], fresh[name])
	}
}

// find gives what was at a path before the first change of it or of what holds
// it.
func (t *Touch) find(path string) (before was, touched bool) {
	if t == nil {
		return was{}, false
	}
	if w, there := t.before[path]; there {
		return w, true
	}
	for upper := path; upper != ""; {
		cut := strings.LastIndexByte(upper, '/')
		upper = upper[:cut]
		if w, there := t.before[upper]; there {
			w.value = inside(w.value, path[cut:])
			return w, true
		}
	}
	return was{}, false
}

// Changed reports whether what lies at a path is not what it was: it was
// touched, and not given back what it had.
func (t *Touch) Changed(path string, now json.RawMessage) bool {
	if t == nil {
		return false
	}
	if before, touched := t.find(path); touched {
		return !before.known || !bytes.Equal(before.value, now)
	}
	for lower, before := range t.before {
		within, found := strings.CutPrefix(lower, path+"/")
		if found && (!before.known || !bytes.Equal(before.value, inside(now, within))) {
			return true
		}
	}
	return false
}

// inside is what lies at a path in a value.
func inside(value json.RawMessage, path string) json.RawMessage {
	for name := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		members, _ := object(value)
		value = members[name]
	}
	return value
}
