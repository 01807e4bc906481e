package project

import (
	"errors"
	"slices"
	"time"

	"fieldwork/coding"
	"fieldwork/store"
)

// step is a change in the history of the coding. It stays as it was made.
type step struct {
	Coder  string        `json:"coder"`
	At     time.Time     `json:"at"`
	Change coding.Change `json:"change"`
	// Undone and Aside are read of steps of version 1, which had no heads.
	Undone bool `json:"undone,omitempty"`
	Aside  bool `json:"aside,omitempty"`
}

// stepHead is what is looked for in the history: a step may hold thousands of
// segments, and most that are passed over are not wanted. A step that was
// undone can be redone until its coder makes another change, which lays it
// aside.
type stepHead struct {
	Coder string    `json:"coder"`
	At    time.Time `json:"at"`
	Label string    `json:"label"`
	// Edits says that the step edits texts.
	Edits  bool `json:"edits,omitempty"`
	Undone bool `json:"undone,omitempty"`
	Aside  bool `json:"aside,omitempty"`
}

var (
	// history holds every change that was made, in order. It is what the log
	// tells of coding: codes, segments, memos and texts follow from it.
	history = store.NewCollection[step]("coding-history", 2, store.Migration{From: 1, Change: asItIs})
	// heads holds the head of each step, under its key; a step that was made
	// before there were heads may have none.
	heads = store.NewCollection[stepHead]("coding-steps", 1)
	// newHeads writes what the history tells of.
	newHeads = store.NewIndex[stepHead](heads.Name(), 1)
)

// asItIs brings a step up from version 1, which differs in that there may be no
// head.
func asItIs(old []byte) ([]byte, error) { return old, nil }

func headOf(s *step) stepHead {
	return stepHead{Coder: s.Coder, At: s.At, Label: s.Change.Label, Edits: len(s.Change.Texts) > 0, Undone: s.Undone, Aside: s.Aside}
}

// addStep puts a step at the end of the history.
func addStep(ch *store.Change, action, key string, s step) error {
	return errors.Join(history.Put(ch, action, key, s), newHeads.Put(ch, key, headOf(&s)))
}

// putStep is addStep for a step of which the log tells the label only.
func putStep(ch *store.Change, action, key string, s step) error {
	label := store.Part{Name: "state", After: s.Change.Label}
	return errors.Join(history.PutPart(ch, action, key, s, label), newHeads.Put(ch, key, headOf(&s)))
}

// putHead writes what has become of a step.
func putHead(ch *store.Change, action, key string, head stepHead) error {
	return heads.PutPart(ch, action, key, head, store.Part{Name: "state", After: head.Label})
}

// headAt gives the head of a step, and whether it is kept.
func headAt(tx store.Tx, key string) (head stepHead, kept bool, err error) {
	head, err = heads.Get(tx, key)
	if !errors.Is(err, store.ErrNotFound) {
		return head, true, err
	}
	s, err := history.Get(tx, key)
	return headOf(&s), false, err
}

// layAside lets the steps that a coder has undone be redone no more. What it
// passes over has a head from then on.
func layAside(ch *store.Change, coder string) error {
	for key := range history.KeysBackward(ch) {
		head, kept, err := headAt(ch, key)
		if err == nil && !kept {
			err = newHeads.Put(ch, key, head)
		}
		switch {
		case err != nil:
			return err
		case head.Coder != coder || head.Aside:
			continue
		case !head.Undone:
			return nil
		}
		head.Aside = true
		if err := putHead(ch, "lay-aside", key, head); err != nil {
			return err
		}
	}
	return nil
}

// Step is a change in the history that can be undone, or redone.
type Step struct {
	key  string
	step step
	redo bool
	// since are the edits of texts that were made after it and stand.
	since []coding.TextEdit
}

// Label says what the change did, as its coder reads it.
func (s Step) Label() string { return s.step.Change.Says() }

// Redo reports whether the change is to be made again.
func (s Step) Redo() bool { return s.redo }

// Change is what is to be made: the change, or where it is undone its inverse,
// in the texts as they are now.
func (s Step) Change() coding.Change {
	change := s.step.Change.Rebased(s.since)
	if s.redo {
		return change
	}
	return change.Inverse()
}

// LastDone gives the last change of a coder that is not undone. It fails with
// ErrNothingToUndo.
func (p *Project) LastDone(coder string) (Step, error) { return p.lastStep(coder, false) }

// LastUndone gives the change that a coder undid last. It fails with
// ErrNothingToRedo.
func (p *Project) LastUndone(coder string) (Step, error) { return p.lastStep(coder, true) }

// lastStep gives the step of a coder that is to be undone, or redone.
func (p *Project) lastStep(coder string, redo bool) (Step, error) {
	found := Step{redo: redo}
	err := p.store.View(func(tx store.Tx) error {
		key, since, err := lookBack(tx, coder, redo)
		if err != nil {
			return err
		}
		if found.step, err = history.Get(tx, key); err != nil {
			return err
		}
		found.key = key
		for _, edit := range since {
			made, err := history.Get(tx, edit)
			if err != nil {
				return err
			}
			found.since = append(found.since, made.Change.Texts...)
		}
		return nil
	})
	return found, err
}

// lookBack finds the key of the step of a coder that is to be undone, or
// redone, and the keys of those after it that edit texts and stand.
func lookBack(tx store.Tx, coder string, redo bool) (key string, since []string, err error) {
	var edits []string // the last first
	for at := range history.KeysBackward(tx) {
		head, _, err := headAt(tx, at)
		if err != nil {
			return "", nil, err
		}
		own := head.Coder == coder
		if own && !head.Aside && head.Undone == redo {
			key, since = at, slices.Clone(edits)
		}
		if own && !head.Undone {
			break // those that were undone before it are found
		}
		if !head.Undone && head.Edits {
			edits = append(edits, at)
		}
	}
	slices.Reverse(since)
	switch {
	case key != "":
		return key, since, nil
	case redo:
		return "", nil, ErrNothingToRedo
	}
	return "", nil, ErrNothingToUndo
}
