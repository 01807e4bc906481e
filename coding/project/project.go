// Package project keeps the documents of a study on disk. Every change leaves
// an entry in the change log.
package project

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"fieldwork/coding"
	"fieldwork/store"
)

// Errors that callers tell apart.
var (
	// ErrNoDocument says that the study has no document of that ID.
	ErrNoDocument = errors.New("the study has no such document")
	// ErrManyDocuments says that a shortened ID fits several documents.
	ErrManyDocuments = errors.New("the IDs of several documents begin or end so")
)

// Project is the coding of a study in an open store. It is safe for concurrent
// use.
type Project struct {
	store *store.Store
	now   func() time.Time
}

// New gives the project in a store. The clock stamps what is made.
func New(s *store.Store, now func() time.Time) *Project { return &Project{store: s, now: now} }

var (
	documents = store.NewCollection[coding.Document]("documents", 1)
	// texts are kept apart from their documents, so that lists need not read
	// them.
	texts = store.NewTexts("document-texts")
	turns = store.NewCollection[[]coding.Turn]("document-turns", 1).ReadBy(scanTurns)
	// sources says which document was made from an interview, by the ID of the
	// interview and the kind of the document.
	sources = store.NewIndex[string]("documents-of-interviews", 1)
)

// Documents lists all documents in the order in which they were made.
func (p *Project) Documents() ([]coding.Document, error) {
	var list []coding.Document
	err := p.store.View(func(tx store.Tx) error {
		for record, err := range documents.All(tx) {
			if err != nil {
				return err
			}
			list = append(list, record.Value)
		}
		return nil
	})
	return list, err
}

// shortestPart is how many characters of an ID have to be given at least.
const shortestPart = 4

// Document finds a document with its text by its ID, or by the beginning or
// end of it, of four characters at least. The error wraps ErrNoDocument or
// ErrManyDocuments.
func (p *Project) Document(id string) (coding.Draft, error) {
	var found coding.Draft
	err := p.store.View(func(tx store.Tx) error {
		key, err := find(documents.Keys(tx), strings.ToUpper(id))
		if err != nil {
			return fmt.Errorf("%w: %s", err, id)
		}
		if found.Document, err = documents.Get(tx, key); err != nil {
			return err
		}
		found.Text, found.Turns, err = content(tx, key)
		return err
	})
	return found, err
}

func find(keys iter.Seq[string], part string) (string, error) {
	found := ""
	for key := range keys {
		switch {
		case key == part:
			return key, nil
		case len(part) < shortestPart || !strings.HasPrefix(key, part) && !strings.HasSuffix(key, part):
		case found != "":
			return "", ErrManyDocuments
		default:
			found = key
		}
	}
	if found == "" {
		return "", ErrNoDocument
	}
	return found, nil
}

// content reads the text of a document and its speaker turns.
func content(tx store.Tx, id string) (string, []coding.Turn, error) {
	text, err := texts.Get(tx, id)
	if err != nil {
		return "", nil, err
	}
	spoken, err := turns.Get(tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return text, nil, nil
	}
	return text, spoken, err
}

// putDocument writes a document that is new or made anew.
func putDocument(ch *store.Change, action string, draft *coding.Draft) error {
	length := store.Part{Name: "turns", After: len(draft.Turns)}
	return errors.Join(
		documents.Put(ch, action, draft.ID, draft.Document),
		texts.Put(ch, action, draft.ID, draft.Text),
		turns.PutPart(ch, action, draft.ID, draft.Turns, length),
	)
}

// Standing counts the documents, and those of them in which nothing is coded.
func (p *Project) Standing() (all, uncoded int, err error) {
	err = p.store.View(func(tx store.Tx) error {
		coded := make(map[string]bool)
		for key := range segments.Keys(tx) {
			document, _, _ := strings.Cut(key, "/")
			coded[document] = true
		}
		for key := range documents.Keys(tx) {
			all++
			if !coded[key] {
				uncoded++
			}
		}
		return nil
	})
	return all, uncoded, err
}
