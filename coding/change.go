package coding

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
)

// ErrChanged says that something is no longer as a change takes it to be, as
// when another coder has changed it since.
var ErrChanged = errors.New("it has changed since")

// Change is one step of coding, all of which is done or undone together.
type Change struct {
	// Label says in words what was done: "coded a passage as Links". It holds no
	// words of the texts and no titles, which may name people: the log tells it.
	Label string `json:"label"`
	// Shown says it to who codes, with the words: "coded “it became easier” as
	// Links". It is empty where the label says all.
	Shown     string           `json:"shown,omitempty"`
	Codes     []Edit[Code]     `json:"codes,omitempty"`
	Segments  []Edit[Segment]  `json:"segments,omitempty"`
	Memos     []Edit[Memo]     `json:"memos,omitempty"`
	Documents []Edit[Document] `json:"documents,omitempty"`
	// Texts are made one after the other, each in the text that the one before
	// it has left. Segments and speaker turns move with the text without being
	// named; only those are named that would not move back.
	Texts []TextEdit       `json:"texts,omitempty"`
	Turns []Edit[TurnList] `json:"turns,omitempty"`
}

// TurnList is the speaker turns of a document.
type TurnList struct {
	Document string `json:"document"`
	Turns    []Turn `json:"turns,omitempty"`
}

// Edit is what becomes of one record. Before is nil for one that is new, After
// for one that is taken out.
type Edit[T any] struct {
	Before *T `json:"before,omitempty"`
	After  *T `json:"after,omitempty"`
}

func made[T any](value T) Edit[T]            { return Edit[T]{After: &value} }
func taken[T any](value T) Edit[T]           { return Edit[T]{Before: &value} }
func changed[T any](before, after T) Edit[T] { return Edit[T]{Before: &before, After: &after} }

// record is the edit's record, as it was where it is taken out.
func (e Edit[T]) record() T {
	if e.After != nil {
		return *e.After
	}
	return *e.Before
}

// Says is what was done as the coder reads it.
func (c *Change) Says() string { return cmp.Or(c.Shown, c.Label) }

// Empty reports whether nothing is changed.
func (c *Change) Empty() bool {
	return len(c.Codes)+len(c.Segments)+len(c.Memos)+len(c.Documents)+len(c.Texts)+len(c.Turns) == 0
}

// TakenBack is the change that leads back at once from one that Apply has made,
// where it gave what moved. Unlike the inverse it brings every segment to the
// place where it was: one whose words another edit has cut into may not find back
// by the texts alone.
func (c *Change) TakenBack(moved []Edit[Segment]) Change {
	back := c.Inverse()
	back.Segments = append(back.Segments, inverse(moved)...)
	return back
}

// Inverse is the change that leads back.
func (c *Change) Inverse() Change {
	back := Change{
		Label: c.Label, Shown: c.Shown, Codes: inverse(c.Codes), Segments: inverse(c.Segments), Memos: inverse(c.Memos), Documents: inverse(c.Documents),
		Turns: inverse(c.Turns),
	}
	back.Texts = backwards(c.Texts)
	return back
}

func inverse[T any](edits []Edit[T]) []Edit[T] {
	var back []Edit[T]
	for _, e := range slices.Backward(edits) {
		back = append(back, Edit[T]{Before: e.After, After: e.Before})
	}
	return back
}

// Apply makes a change, or leaves all as it was: it fails with ErrChanged where
// a record is not as the change takes it to be, and with ErrUsed where others
// would lack what they need. The texts and their turns are
// the caller's. It gives how the segments have moved with a text, those left out
// that the change names.
func (a *Analysis) Apply(c *Change) (moved []Edit[Segment], err error) {
	if err := a.fits(c); err != nil {
		return nil, err
	}
	moved = a.moveSegments(c)
	for _, e := range c.Documents {
		apply(e, func(d Document) { a.documents[d.ID] = d }, func(d Document) { delete(a.documents, d.ID) })
	}
	for _, e := range c.Codes {
		apply(e, func(c Code) { a.codes[c.ID] = c }, func(c Code) { delete(a.codes, c.ID) })
	}
	for _, e := range c.Memos {
		apply(e, func(m Memo) { a.memos[m.Key()] = m }, func(m Memo) { delete(a.memos, m.Key()) })
	}
	a.applySegments(c.Segments)
	a.settle(c)
	return moved, nil
}

// moveSegments lets the segments move with the texts that a change edits, those
// left out that it names.
func (a *Analysis) moveSegments(c *Change) []Edit[Segment] {
	if len(c.Texts) == 0 {
		return nil
	}
	named := make(map[string]bool, len(c.Segments))
	for _, e := range c.Segments {
		named[e.record().ID] = true
	}
	var moved []Edit[Segment]
	for document, edits := range c.TextsByDocument() {
		before := slices.Clone(a.Segments(document))
		after := slices.Clone(before)
		for i := range after {
			if named[after[i].ID] {
				continue
			}
			if span := movedBy(edits, before[i].Span); span != before[i].Span {
				after[i].Span = span
				a.homes[after[i].ID] = home{document, span}
				moved = append(moved, Edit[Segment]{Before: &before[i], After: &after[i]})
			}
		}
		if len(after) > 0 {
			a.shelfOf(document).fill(slices.SortedFunc(slices.Values(after), beforeSegment))
		}
	}
	return moved
}

// TextsByDocument gives the edits of each document's text, in order.
func (c *Change) TextsByDocument() map[string][]TextEdit {
	by := map[string][]TextEdit{}
	for _, e := range c.Texts {
		by[e.Document] = append(by[e.Document], e)
	}
	return by
}

func apply[T any](e Edit[T], put, drop func(T)) {
	if e.After != nil {
		put(*e.After)
		return
	}
	drop(*e.Before)
}

// manySegments is from how many edits on the segments of a document are sorted
// anew, rather than each put in its place.
const manySegments = 64

func (a *Analysis) applySegments(edits []Edit[Segment]) {
	if len(edits) < manySegments {
		for _, e := range edits {
			apply(e, a.putSegment, func(s Segment) { a.dropSegment(s.ID) })
		}
		return
	}
	byDocument := map[string]map[string]*Segment{}
	for _, e := range edits {
		s := e.record()
		if byDocument[s.Document] == nil {
			byDocument[s.Document] = map[string]*Segment{}
		}
		byDocument[s.Document][s.ID] = e.After
	}
	for document, after := range byDocument {
		a.replaceSegments(document, after)
	}
}

// replaceSegments puts segments of a document in and takes those out that are
// nil.
func (a *Analysis) replaceSegments(document string, after map[string]*Segment) {
	shelf := a.shelfOf(document)
	list := slices.DeleteFunc(slices.Clone(shelf.list()), func(s Segment) bool {
		_, named := after[s.ID]
		if named {
			delete(a.homes, s.ID)
			a.counts[s.Code]--
		}
		return named
	})
	for _, s := range after {
		if s != nil {
			list = append(list, *s)
			a.homes[s.ID] = home{document, s.Span}
			a.counts[s.Code]++
		}
	}
	slices.SortFunc(list, beforeSegment)
	shelf.fill(list)
}

// fits reports whether all is as a change takes it to be, and would hold together
// after it.
func (a *Analysis) fits(c *Change) error {
	segments := a.segmentsNamed(c.Segments)
	err := cmp.Or(
		check(c.Codes, func(c Code) (Code, bool) { return a.Code(c.ID) }, "code"),
		check(c.Segments, func(s Segment) (Segment, bool) { found, ok := segments[s.ID]; return found, ok }, "segment"),
		check(c.Memos, func(m Memo) (Memo, bool) { return a.Memo(m.Subject, m.ID) }, "memo"),
		check(c.Documents, func(d Document) (Document, bool) { return a.Document(d.ID) }, "document"),
	)
	if err != nil {
		return err
	}
	return a.holds(c)
}

// segmentsNamed finds the segments that edits are about.
func (a *Analysis) segmentsNamed(edits []Edit[Segment]) map[string]Segment {
	named := make(map[string]Segment, len(edits))
	if len(edits) < manySegments {
		for _, e := range edits {
			if s, known := a.Segment(e.record().ID); known {
				named[s.ID] = s
			}
		}
		return named
	}
	seen := map[string]bool{}
	for _, e := range edits {
		document := e.record().Document
		if seen[document] {
			continue
		}
		seen[document] = true
		for _, s := range a.Segments(document) {
			named[s.ID] = s
		}
	}
	return named
}

func check[T any](edits []Edit[T], find func(T) (T, bool), what string) error {
	for _, e := range edits {
		present, there := find(e.record())
		if there != (e.Before != nil) || there && !reflect.DeepEqual(present, *e.Before) {
			return fmt.Errorf("%w: a %s", ErrChanged, what)
		}
	}
	return nil
}
