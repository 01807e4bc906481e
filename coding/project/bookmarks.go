package project

import (
	"errors"

	"fieldwork/store"
)

// Bookmarks are how a coder left the work: they come back as they were, and are
// no part of what can be undone. A place is a code point of a document's text.
type Bookmarks struct {
	// Places are where each document was left, by its ID.
	Places map[string]int `json:"places,omitempty"`
	// Marks are the places that the coder has marked, by their letter.
	Marks map[string]Mark `json:"marks,omitempty"`
	// Keys are the codes of the hot keys, from the first; "" for a key without.
	Keys []string `json:"keys,omitempty"`
}

// Mark is a place in a document.
type Mark struct {
	Document string `json:"document"`
	At       int    `json:"at"`
}

// bookmarks leave no entries in the log, which tells of the study and not of
// where somebody was reading.
var bookmarks = store.NewIndex[Bookmarks]("bookmarks", 1)

// ofCoder begins the key of a coder's bookmarks, since a name may be empty.
const ofCoder = "of/"

// Bookmarks reads those of a coder; none where there are none yet.
func (p *Project) Bookmarks(coder string) (found Bookmarks, err error) {
	err = p.store.View(func(tx store.Tx) error {
		found, err = bookmarks.Get(tx, ofCoder+coder)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return found, err
}

// SaveBookmarks keeps those of a coder in place of the ones before.
func (p *Project) SaveBookmarks(coder string, b Bookmarks) error {
	return p.store.Update(func(ch *store.Change) error { return bookmarks.Put(ch, ofCoder+coder, b) })
}
