package project

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/transcript"
	"fieldwork/store"
)

// ErrNoText says that a document has no text, so that there is nothing to code.
var ErrNoText = errors.New("the document has no text")

// Origin says which file a document came from, and what was made of it.
type Origin struct {
	// File is the name of the file, without its folder.
	File string `json:"file"`
	// Digest is the SHA-256 of the file, in hexadecimal.
	Digest   string              `json:"digest"`
	Bytes    int64               `json:"bytes"`
	Format   transcript.Format   `json:"format,omitempty"`
	Encoding transcript.Encoding `json:"encoding,omitempty"`
	// Notices say what was changed, dropped or in doubt.
	Notices []Notice `json:"notices,omitempty"`
	// Labels are the words of the file that became speakers and times.
	Labels []Label `json:"labels,omitempty"`
}

// Notice is transcript.Notice as it is kept.
type Notice struct {
	Line     int    `json:"line,omitempty"`
	Sentence string `json:"sentence"`
}

// Label is transcript.Label as it is kept.
type Label struct {
	At    int    `json:"at"`
	Line  int    `json:"line,omitempty"`
	Words string `json:"words"`
}

// OriginOf says of a file where a document came from that was read of it.
func OriginOf(file string, content []byte, read *transcript.Result) Origin {
	origin := Origin{File: file, Digest: digestOf(content), Bytes: int64(len(content)), Format: read.Format, Encoding: read.Encoding}
	for _, notice := range read.Notices {
		origin.Notices = append(origin.Notices, Notice(notice))
	}
	for _, label := range read.Labels {
		origin.Labels = append(origin.Labels, Label(label))
	}
	return origin
}

func digestOf[T string | []byte](content T) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// loggedOrigin is what the log tells of an origin; labels may name people.
type loggedOrigin struct {
	File   string `json:"file"`
	Digest string `json:"digest"`
	Bytes  int64  `json:"bytes"`
}

var (
	origins = store.NewCollection[Origin]("document-origins", 1)
	// fromFiles lists the documents that came from a file, by its digest.
	fromFiles = store.NewIndex[[]string]("documents-of-files", 1)
)

// addDocument is the word for it in the log.
const addDocument = "add-document"

// AddDocuments keeps documents that came from one file, all of them or none,
// and gives them as they are kept, with their IDs and times. The log tells of
// them, but not their text. It fails with ErrNoText.
func (p *Project) AddDocuments(drafts []coding.Draft, origin Origin) ([]coding.Document, error) {
	var added []coding.Document
	err := p.store.Update(func(ch *store.Change) error {
		added = make([]coding.Document, 0, len(drafts))
		ids, err := fromFiles.Get(ch, origin.Digest)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		for _, draft := range drafts {
			if draft.Text == "" {
				return ErrNoText
			}
			draft.ID, draft.Made = p.store.NewID(), p.now().UTC().Round(0)
			draft.Length = coding.NewText(draft.Text).Len()
			part := store.Part{Name: "origin", After: loggedOrigin{origin.File, origin.Digest, origin.Bytes}}
			if err := errors.Join(putDocument(ch, addDocument, &draft), origins.PutPart(ch, addDocument, draft.ID, origin, part)); err != nil {
				return err
			}
			added, ids = append(added, draft.Document), append(ids, draft.ID)
		}
		return fromFiles.Put(ch, origin.Digest, ids)
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// FromFile lists the documents of the study that came from a file of just this
// content.
func (p *Project) FromFile(content []byte) ([]coding.Document, error) {
	var found []coding.Document
	err := p.store.View(func(tx store.Tx) error {
		ids, err := fromFiles.Get(tx, digestOf(content))
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		for _, id := range slices.Sorted(slices.Values(ids)) {
			document, missing := documents.Get(tx, id)
			switch {
			case errors.Is(missing, store.ErrNotFound): // taken out since
			case missing != nil:
				return missing
			default:
				found = append(found, document)
			}
		}
		return err
	})
	return found, err
}

// Origin says which file a document came from; ok is false for one that did not
// come from a file.
func (p *Project) Origin(id string) (origin Origin, ok bool, err error) {
	err = p.store.View(func(tx store.Tx) error {
		origin, err = origins.Get(tx, id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return origin, false, nil
	}
	return origin, err == nil, err
}
