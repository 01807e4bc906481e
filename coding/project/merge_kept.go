package project

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"fieldwork/forms/merge"
	"fieldwork/store"
)

// keptKinds are those of what is kept of projects of other programs, with what
// a conflict calls one of them.
var keptKinds = map[string]string{
	keptUsers.Name():     "A person in a project that was brought in",
	keptVariables.Name(): "A variable of a project that was brought in",
	keptSources.Name():   "A source that is kept for other programs",
	keptNotes.Name():     "A note of a project that was brought in",
	keptFiles.Name():     "A file that is kept for other programs",
}

// mergeKept merges what is kept to be given back to other programs. What both
// have brought in is kept once, with a step that stands.
func (c *codingMerge) mergeKept() error {
	for kind, what := range keptKinds {
		rule := &merge.Rule{
			Kind: kind, Whole: func(string) bool { return true },
			What:   func(string, json.RawMessage) string { return what },
			Words:  func(_ string, value json.RawMessage) string { return keptPartWords(value) },
			Settle: func(_ string, f merge.Field) (json.RawMessage, bool) { return c.settleKept(f) },
		}
		if err := c.Kind(rule); err != nil {
			return err
		}
	}
	return carryFiles(c.Merge)
}

// settleKept takes the part whose step stands, where only one does, and either
// where both are alike.
func (c *codingMerge) settleKept(f merge.Field) (json.RawMessage, bool) {
	var ours, theirs keptPart[json.RawMessage]
	if json.Unmarshal(f.Ours, &ours) != nil || json.Unmarshal(f.Theirs, &theirs) != nil {
		return nil, false
	}
	stands, standsToo := c.stands(ours.Step), c.stands(theirs.Step)
	switch {
	case stands && !standsToo:
		return f.Ours, true
	case standsToo && !stands:
		return f.Theirs, true
	}
	return merge.Earlier(f.Ours, f.Theirs), bytes.Equal(ours.Part, theirs.Part) || sameKeptFile(ours.Part, theirs.Part)
}

func (c *codingMerge) stands(step string) bool {
	var head stepHead
	payload, there := c.Found(heads.Name(), step)
	return !there || json.Unmarshal(payload, &head) != nil || !head.Undone
}

// sameKeptFile reports whether two parts are files of the same content.
func sameKeptFile(ours, theirs json.RawMessage) bool {
	var one, other keptFile
	return json.Unmarshal(ours, &one) == nil && json.Unmarshal(theirs, &other) == nil &&
		one.Digest != "" && one.Digest == other.Digest && one.Name == other.Name
}

func keptPartWords(value json.RawMessage) string {
	var kept keptPart[struct {
		Name string `json:"name"`
		Size int64  `json:"size"`
	}]
	_ = json.Unmarshal(value, &kept) // the words say less of what cannot be read
	if kept.Part.Size > 0 {
		return fmt.Sprintf("%s, %d bytes", kept.Part.Name, kept.Part.Size)
	}
	return kept.Part.Name
}

// carryFiles carries the contents of kept files over that only the other copy
// has. They may be large, so that they are not held in memory.
func carryFiles(m *merge.Merge) error {
	for key, payload := range m.All(keptFiles.Name()) {
		var kept keptPart[keptFile]
		if err := json.Unmarshal(payload, &kept); err != nil {
			return fmt.Errorf("merging the kept file %s: %w", key, err)
		}
		if _, there := store.FindRaw(m.Ours.Tx, fileParts.Name(), partKey(kept.Part.Parts, 0)); !there {
			m.Carry(fileParts.Name(), kept.Part.Parts+"/")
		}
	}
	return nil
}

// mergeBookmarks lets each coder go on where they worked last.
func mergeBookmarks(m *merge.Merge) {
	kind := bookmarks.Name()
	for _, key := range m.Keys(kind) {
		ours, isOurs := m.Ours.Has(kind, key)
		theirs, isTheirs := m.Theirs.Has(kind, key)
		coder := strings.TrimPrefix(key, ofCoder)
		last, other := lastBy(m.Ours, coder), lastBy(m.Theirs, coder)
		if !isOurs || isTheirs && (other > last || other == last && bytes.Compare(theirs.Payload, ours.Payload) < 0) {
			ours = theirs
		}
		m.Put(kind, key, ours)
	}
}

// lastBy is the ID of the last entry that somebody has made in one copy alone.
func lastBy(in *merge.Copy, who string) string {
	last := ""
	for i := range in.Entries {
		if in.Entries[i].Who == who {
			last = in.Entries[i].ID
		}
	}
	return last
}
