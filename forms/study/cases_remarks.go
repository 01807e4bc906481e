package study

import (
	"errors"
	"strings"

	"fieldwork/store"
)

// notedRemarks keeps, by the ID of a case, what is to be told to whoever calls
// it next, while nothing is recorded of the call in which it was noted. It may
// tell of the person, and is not logged.
var notedRemarks = store.NewCollection[string]("noted-remarks", 1)

// noteRemarkAction is the word for it in the log.
const noteRemarkAction = "note-remark"

// The log says that something was noted, or is so no more, and not what.
var (
	remarkNoted     = store.Part{Name: "remark", After: true}
	remarkForgotten = store.Part{Name: "remark", Before: true}
)

// NoteRemark keeps a remark on a case, named as Case takes it, until a call is
// recorded on it; an empty one takes it back. The error wraps ErrNoCase or
// ErrManyCases.
func (s *Study) NoteRemark(caseID, text string) error {
	return s.store.Update(func(ch *store.Change) error {
		c, err := caseIn(ch, caseID)
		if err != nil {
			return err
		}
		if strings.TrimSpace(text) == "" {
			return forgetRemark(ch, noteRemarkAction, c.ID)
		}
		return noteRemark(ch, noteRemarkAction, c.ID, text)
	})
}

// NotedRemark is what NoteRemark keeps on a case, named by its whole ID; empty
// where there is nothing.
func (s *Study) NotedRemark(caseID string) (string, error) {
	var text string
	err := s.store.View(func(tx store.Tx) (err error) {
		text, err = notedRemarks.Get(tx, caseID)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return text, err
}

// noteRemark keeps a remark on a case; an empty one leaves it as it is.
func noteRemark(ch *store.Change, action, caseID, text string) error {
	if text == "" {
		return nil
	}
	return notedRemarks.PutPart(ch, action, caseID, text, remarkNoted)
}

func forgetRemark(ch *store.Change, action, caseID string) error {
	if !notedRemarks.Has(ch, caseID) {
		return nil
	}
	return notedRemarks.DeletePart(ch, action, caseID, remarkForgotten)
}
