package project

import (
	"encoding/json"

	"fieldwork/coding"
	"fieldwork/forms/merge"
	"fieldwork/store"
)

// readTouches tells of each copy which codes, segments, memos and documents its
// steps have changed.
func (c *codingMerge) readTouches() {
	c.touchesOf(c.Ours, func(s *mergedStep) (own, other *sideStep) { return s.ours, s.theirs })
	c.touchesOf(c.Theirs, func(s *mergedStep) (own, other *sideStep) { return s.theirs, s.ours })
}

func (c *codingMerge) touchesOf(side *merge.Copy, of func(*mergedStep) (own, other *sideStep)) {
	all := touched{}
	for _, s := range c.steps {
		own, other := of(s)
		switch {
		case own == nil:
		case other == nil && !own.head.Undone:
			all.add(own, &own.Change)
		case other != nil && own.toggled.ID != "" && own.head.Undone != other.head.Undone:
			change := own.Change
			if own.head.Undone {
				change = change.Inverse()
			}
			all.add(own, &change)
		}
	}
	all.addLog(side.Entries)
	for _, kind := range []string{codes.Name(), segments.Name(), memos.Name(), documents.Name()} {
		side.SetTouches(kind, all[kind])
	}
}

// touched is what one copy has changed, by kind and key.
type touched map[string]map[string]*merge.Touch

func (t touched) at(kind, key string) *merge.Touch {
	if t[kind] == nil {
		t[kind] = map[string]*merge.Touch{}
	}
	if t[kind][key] == nil {
		t[kind][key] = &merge.Touch{}
	}
	return t[kind][key]
}

// add notes what a step has changed.
func (t touched) add(s *sideStep, c *coding.Change) {
	by := store.Entry{Who: s.Coder, At: s.At}
	addEdits(t, codes.Name(), by, c.Codes, func(c coding.Code) string { return c.ID })
	addEdits(t, memos.Name(), by, c.Memos, coding.Memo.Key)
	addEdits(t, documents.Name(), by, c.Documents, func(d coding.Document) string { return d.ID })
	for _, e := range c.Segments {
		t.addSegment(by, e)
	}
}

func addEdits[T any](t touched, kind string, by store.Entry, edits []coding.Edit[T], key func(T) string) {
	for _, e := range edits {
		named := e.After
		if named == nil {
			named = e.Before
		}
		touch := t.at(kind, key(*named))
		touch.Last = by
		touch.NoteDifference("", jsonOf(e.Before), jsonOf(e.After))
	}
}

// addSegment notes the change of a segment. Where it lay is not told: texts may
// have been edited since.
func (t touched) addSegment(by store.Entry, e coding.Edit[coding.Segment]) {
	named := e.After
	if named == nil {
		named = e.Before
	}
	touch := t.at(segments.Name(), segmentKey(*named))
	touch.Last = by
	if e.Before == nil {
		touch.Note("", nil)
		return
	}
	if e.After != nil && e.Before.Span != e.After.Span {
		touch.NoteUnknown("/passage")
		before := *e.Before
		before.Span = e.After.Span
		e.Before = &before
	}
	touch.NoteDifference("", lyingOf(e.Before), lyingOf(e.After))
}

// addLog notes what the log tells of records that it does not tell of as a
// rule: documents that were made, and what an earlier merge has settled.
func (t touched) addLog(entries []store.Entry) {
	for _, entry := range entries {
		switch entry.Kind {
		case codes.Name(), memos.Name(), documents.Name():
			touch := t.at(entry.Kind, entry.Key)
			touch.NoteDifference("", entry.Before, entry.After)
			touch.Last = store.Entry{Who: entry.Who, At: entry.At}
		case segments.Name():
			touch := t.at(entry.Kind, entry.Key)
			touch.NoteUnknown("")
			touch.Last = store.Entry{Who: entry.Who, At: entry.At}
		}
	}
}

func jsonOf[T any](value *T) json.RawMessage {
	if value == nil {
		return nil
	}
	written, _ := json.Marshal(value) // what was read can be written
	return written
}

// lying is a segment as it is merged: where it lies is one thing.
type lying struct {
	coding.Segment
	From    int    `json:"from,omitempty"`
	To      int    `json:"to,omitempty"`
	Passage [2]int `json:"passage"`
}

func lyingOf(s *coding.Segment) json.RawMessage {
	if s == nil {
		return nil
	}
	return jsonOf(&lying{Segment: *s, Passage: [2]int{s.From, s.To}})
}

// segmentOf writes a segment as it is kept.
func segmentOf(payload []byte) ([]byte, error) {
	var l lying
	if err := json.Unmarshal(payload, &l); err != nil {
		return nil, err
	}
	l.Span = coding.Span{From: l.Passage[0], To: l.Passage[1]}
	return json.Marshal(l.Segment)
}
