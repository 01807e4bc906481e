package coding

import (
	"cmp"
	"fmt"
	"strings"
)

// ErrUsed says that a change would leave something without what it needs: a
// passage without its code, a memo without what it is about, two codes of one
// name beside one another. It happens where others have worked on since what is
// now undone, or done again. It is an ErrChanged.
var ErrUsed = fmt.Errorf("%w: others have used what it takes away, or taken away what it needs", ErrChanged)

// outcome is what the records would be after a change.
type outcome struct {
	*Analysis
	change    *Change
	editCodes map[string]*Code // those that the change edits as they would be; nil for none
	documents map[string]*Document
	segments  map[string]*Segment
	memos     map[string]*Memo
}

// holds fails with ErrUsed where records would lack what they need after a
// change, each record of which is as the change takes it to be.
func (a *Analysis) holds(c *Change) error {
	o := &outcome{
		Analysis: a, change: c,
		editCodes: afterOf(c.Codes, func(c Code) string { return c.ID }),
		documents: afterOf(c.Documents, func(d Document) string { return d.ID }),
		segments:  afterOf(c.Segments, func(s Segment) string { return s.ID }),
		memos:     afterOf(c.Memos, Memo.Key),
	}
	return cmp.Or(o.segmentsHold(), o.codesHold(), o.documentsHold(), o.memosHold(), o.textsHold())
}

func afterOf[T any](edits []Edit[T], key func(T) string) map[string]*T {
	if len(edits) == 0 {
		return nil
	}
	after := make(map[string]*T, len(edits))
	for _, e := range edits {
		after[key(e.record())] = e.After
	}
	return after
}

// found gives a record as it would be.
func found[T any](edited map[string]*T, id string, before T, known bool) (T, bool) {
	after, there := edited[id]
	switch {
	case !there:
		return before, known
	case after == nil:
		return before, false
	}
	return *after, true
}

func (o *outcome) code(id string) (Code, bool) {
	before, known := o.Code(id)
	return found(o.editCodes, id, before, known)
}

func (o *outcome) document(id string) (Document, bool) {
	before, known := o.Document(id)
	return found(o.documents, id, before, known)
}

func (o *outcome) hasMemo(subject Subject, id string) bool {
	before, known := o.Memo(subject, id)
	_, there := found(o.memos, MemoKey(subject, id), before, known)
	return there
}

func used(what string) error { return fmt.Errorf("%w: a %s", ErrUsed, what) }

// segmentsHold looks at segments that are new or have another code, and at the
// memos on those that go.
func (o *outcome) segmentsHold() error {
	for _, e := range o.change.Segments {
		if e.After == nil {
			if o.hasMemo(OnSegment, e.Before.ID) {
				return used("passage")
			}
			continue
		}
		s := e.After
		document, there := o.document(s.Document)
		if !there || s.From < 0 || s.From >= s.To || s.To > document.Length {
			return used("document")
		}
		if e.Before != nil && e.Before.Code == s.Code {
			continue
		}
		if _, there := o.code(s.Code); !there {
			return used("code")
		}
	}
	return nil
}

// codesHold looks at codes that go, and at those that are new or have another
// name or place.
func (o *outcome) codesHold() error {
	for _, e := range o.change.Codes {
		var err error
		switch {
		case e.After == nil:
			err = o.codeGoes(e.Before.ID)
		case e.Before == nil || e.Before.Parent != e.After.Parent || e.Before.Name != e.After.Name || e.Before.Key != e.After.Key:
			err = o.codeFits(e.After)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// codeGoes fails where something would need a code that goes.
func (o *outcome) codeGoes(id string) error {
	uses := o.Count(id)
	for _, e := range o.change.Segments {
		if e.Before != nil && e.Before.Code == id {
			uses--
		}
		if e.After != nil && e.After.Code == id {
			uses++
		}
	}
	for _, child := range o.Children(id) {
		if after, there := o.code(child.ID); there && after.Parent == id {
			uses++
		}
	}
	for _, summary := range o.summariesUnder(id) {
		if o.hasMemo(summary.Subject, summary.ID) {
			uses++
		}
	}
	if uses > 0 || o.hasMemo(OnCode, id) {
		return used("code")
	}
	return nil
}

// codeFits fails where a code would lie under none, or under itself, or have the
// name or the hot key of one that the change is not about.
func (o *outcome) codeFits(code *Code) error {
	at, there := *code, true
	for steps := 0; at.Parent != "" && there; steps++ {
		if at, there = o.code(at.Parent); !there || at.ID == code.ID || steps > len(o.codes)+len(o.editCodes) {
			return used("code")
		}
	}
	for _, sibling := range o.Children(code.Parent) {
		if _, edited := o.editCodes[sibling.ID]; !edited && strings.EqualFold(sibling.Name, code.Name) {
			return used("code")
		}
	}
	if code.Key == 0 {
		return nil
	}
	for id, other := range o.codes {
		if _, edited := o.editCodes[id]; !edited && other.Key == code.Key {
			return used("hot key")
		}
	}
	return nil
}

// documentsHold looks at what would be left of documents that go.
func (o *outcome) documentsHold() error {
	for _, e := range o.change.Documents {
		if e.After != nil {
			continue
		}
		left := len(o.Segments(e.Before.ID))
		for _, s := range o.change.Segments {
			if s.Before != nil && s.Before.Document == e.Before.ID {
				left--
			}
		}
		if left > 0 || o.hasMemo(OnDocument, e.Before.ID) {
			return used("document")
		}
	}
	return nil
}

// memosHold looks for what new memos are about.
func (o *outcome) memosHold() error {
	for _, e := range o.change.Memos {
		if e.Before != nil || e.After == nil {
			continue
		}
		there := true
		switch id := e.After.ID; e.After.Subject {
		case OnCode:
			_, there = o.code(id)
		case OnDocument:
			_, there = o.document(id)
		case OnSegment:
			before, known := o.Segment(id)
			_, there = found(o.segments, id, before, known)
		case OnSummary:
			_, there = o.code(id[strings.LastIndexByte(id, '/')+1:])
		}
		if !there {
			return used("memo")
		}
	}
	return nil
}

// textsHold looks for passages all words of which an edit would take out,
// though the change does not name them.
func (o *outcome) textsHold() error {
	for document, edits := range o.change.TextsByDocument() {
		for _, s := range o.Segments(document) {
			if _, named := o.segments[s.ID]; !named && movedBy(edits, s.Span).Len() <= 0 {
				return used("passage")
			}
		}
	}
	return nil
}
