package project

import (
	"errors"
	"fmt"
	"slices"

	"fieldwork/coding"
	"fieldwork/store"
)

// Errors of undoing.
var (
	// ErrNothingToUndo says that the coder has made no change that is not undone.
	ErrNothingToUndo = errors.New("there is nothing to undo")
	// ErrNothingToRedo says that no change was undone since the last was made.
	ErrNothingToRedo = errors.New("there is nothing to redo")
)

var (
	codes    = store.NewIndex[coding.Code]("codes", 1)
	segments = store.NewIndex[coding.Segment]("segments", 1).ReadBy(scanSegment)
	memos    = store.NewIndex[coding.Memo]("memos", 1)
	// editedDocuments and editedTurns write what the history tells of.
	editedDocuments = store.NewIndex[coding.Document](documents.Name(), 1)
	editedTurns     = store.NewIndex[[]coding.Turn](turns.Name(), 1)
)

// Analysis reads all that was coded.
func (p *Project) Analysis() (*coding.Analysis, error) {
	a := coding.NewAnalysis()
	err := p.store.View(func(tx store.Tx) error {
		heads, err := all(documents.All(tx))
		if err != nil {
			return err
		}
		tree, err := all(codes.All(tx))
		if err != nil {
			return err
		}
		coded, err := all(segments.All(tx))
		if err != nil {
			return err
		}
		written, err := all(memos.All(tx))
		if err != nil {
			return err
		}
		a.Load(heads, tree, coded, written)
		return nil
	})
	return a, err
}

// all gathers records. There may be very many, so that no list of them is
// copied to a longer one over and over.
func all[T any](records func(func(store.Record[T], error) bool)) ([]T, error) {
	const most = 1024
	var parts [][]T
	var list []T
	for record, err := range records {
		if err != nil {
			return nil, err
		}
		if list = append(list, record.Value); len(list) == most {
			parts, list = append(parts, list), make([]T, 0, most)
		}
	}
	return slices.Concat(append(parts, list)...), nil
}

// Do makes a change for a coder, on disk and in the analysis, both or neither.
// It fails with coding.ErrChanged where something is not as the change takes it
// to be.
func (p *Project) Do(a *coding.Analysis, coder string, change coding.Change) error {
	return both(a, change, func(moved []coding.Edit[coding.Segment]) error { return p.Save(coder, change, moved) })
}

// Save keeps a change that a coder has made in an analysis, where Apply gave
// how the segments have moved. Changes are to be saved in the order in which
// they were made.
func (p *Project) Save(coder string, change coding.Change, moved []coding.Edit[coding.Segment]) error {
	if change.Empty() {
		return nil
	}
	return p.save(&change, moved, func(ch *store.Change) error {
		if err := layAside(ch, coder); err != nil {
			return err
		}
		return addStep(ch, "code", p.store.NewID(), step{Coder: coder, At: p.now().UTC(), Change: change})
	})
}

// SaveStep keeps that a step was undone, or redone, as Save keeps a change.
func (p *Project) SaveStep(s Step, moved []coding.Edit[coding.Segment]) error {
	change, action := s.Change(), "undo"
	if s.redo {
		action = "redo"
	}
	head := headOf(&s.step)
	head.Undone = !s.redo
	return p.save(&change, moved, func(ch *store.Change) error { return putHead(ch, action, s.key, head) })
}

// Undo takes back the last change of a coder that is not undone, and gives its
// label. It fails with ErrNothingToUndo, and with coding.ErrChanged where
// something that it made has been changed by somebody else since.
func (p *Project) Undo(a *coding.Analysis, coder string) (label string, err error) {
	s, err := p.LastDone(coder)
	if err != nil {
		return "", err
	}
	return s.Label(), both(a, s.Change(), func(moved []coding.Edit[coding.Segment]) error { return p.SaveStep(s, moved) })
}

// Redo makes the change again that a coder undid last, and gives its label. It
// fails with ErrNothingToRedo, and as Undo does.
func (p *Project) Redo(a *coding.Analysis, coder string) (label string, err error) {
	s, err := p.LastUndone(coder)
	if err != nil {
		return "", err
	}
	return s.Label(), both(a, s.Change(), func(moved []coding.Edit[coding.Segment]) error { return p.SaveStep(s, moved) })
}

// both makes a change in an analysis and saves it. Where that fails the
// analysis is as it was.
func both(a *coding.Analysis, change coding.Change, save func(moved []coding.Edit[coding.Segment]) error) error {
	moved, err := a.Apply(&change)
	if err != nil {
		return err
	}
	if err = save(moved); err == nil {
		return nil
	}
	back := change.TakenBack(moved)
	if _, undoing := a.Apply(&back); undoing != nil {
		return fmt.Errorf("%w; and it could not be taken back: %w", err, undoing)
	}
	return err
}

// save writes what a change makes of the records, with what else is to be
// written.
func (p *Project) save(change *coding.Change, moved []coding.Edit[coding.Segment], note func(*store.Change) error) error {
	return p.store.Update(func(ch *store.Change) error { return errors.Join(write(ch, change, moved), note(ch)) })
}

// write writes what a change makes of the records.
func write(ch *store.Change, c *coding.Change, moved []coding.Edit[coding.Segment]) error {
	for document, edits := range c.TextsByDocument() {
		if err := writeTexts(ch, document, edits); err != nil {
			return err
		}
	}
	return errors.Join(
		writeAll(ch, segments, moved, segmentKey),
		writeAll(ch, codes, c.Codes, func(c coding.Code) string { return c.ID }),
		writeAll(ch, segments, c.Segments, segmentKey),
		writeAll(ch, memos, c.Memos, coding.Memo.Key),
		writeAll(ch, editedDocuments, c.Documents, func(d coding.Document) string { return d.ID }),
		writeTurns(ch, c.Turns),
	)
}

func writeAll[T any](ch *store.Change, into *store.Index[T], edits []coding.Edit[T], key func(T) string) error {
	for _, e := range edits {
		var err error
		if e.After != nil {
			err = into.Put(ch, key(*e.After), *e.After)
		} else {
			err = into.Delete(ch, key(*e.Before))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func writeTurns(ch *store.Change, edits []coding.Edit[coding.TurnList]) error {
	for _, e := range edits {
		if e.After == nil {
			continue // goes with its document
		}
		if err := editedTurns.Put(ch, e.After.Document, e.After.Turns); err != nil {
			return err
		}
	}
	return nil
}

// writeTexts edits the text of a document, with which its turns move.
func writeTexts(ch *store.Change, document string, edits []coding.TextEdit) error {
	text, spoken, err := content(ch, document)
	if err != nil {
		return err
	}
	after, err := coding.EditText(coding.NewText(text), edits)
	if err != nil {
		return err
	}
	return errors.Join(texts.Put(ch, "edit-text", document, after.String()), editedTurns.Put(ch, document, coding.MoveTurns(edits, spoken)))
}

// segmentKey lets the segments of a document stand together.
func segmentKey(s coding.Segment) string { return s.Document + "/" + s.ID }
