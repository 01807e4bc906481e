package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"unicode/utf8"
)

// Texts is a set of long texts under one name, each kept as it is, so that it
// can be read and searched where it lies. The log tells the length and the
// digest of a text, not the text. It is safe for concurrent use.
type Texts struct {
	records *Collection[string]
}

// NewTexts makes a set of texts; the name is that of a collection.
func NewTexts(name string) *Texts { return &Texts{NewCollection[string](name, 1)} }

// TextEntry is what the log tells of a text.
type TextEntry struct {
	// Bytes is the length.
	Bytes int `json:"bytes"`
	// SHA256 is the digest, in hexadecimal.
	SHA256 string `json:"sha256"`
}

// Get reads a text. It gives ErrNotFound, ErrKey, ErrDamaged, ErrSealed or
// ErrNewer.
func (t *Texts) Get(tx Tx, key string) (string, error) {
	shared, err := t.Shared(tx, key)
	return string(shared), err
}

// Shared reads a text as Get does, in the memory of the transaction: it must
// not be changed, nor kept after the transaction has ended.
func (t *Texts) Shared(tx Tx, key string) ([]byte, error) { return t.records.payload(tx, key) }

// Put writes a text, new or not, which has to be UTF-8.
func (t *Texts) Put(ch *Change, action, key, text string) error {
	if !utf8.ValidString(text) {
		return t.records.failure(key, errors.New("the text is not UTF-8"))
	}
	before, err := t.records.payload(ch.writing, key)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	entry := Entry{Action: action, Kind: t.records.name, Key: key, Part: "text"}
	if err == nil {
		if entry.Before, err = marshalPart(textEntry(before)); err != nil {
			return err
		}
	}
	if entry.After, err = marshalPart(textEntry([]byte(text))); err != nil {
		return err
	}
	at, err := t.records.place(key)
	if err != nil {
		return err
	}
	if err := ch.writing.Put(at, enclose(t.records.version, []byte(text))); err != nil {
		return t.records.failure(key, err)
	}
	return ch.log(entry)
}

// Delete removes a text. It gives ErrNotFound when there is none.
func (t *Texts) Delete(ch *Change, action, key string) error {
	before, err := t.records.payload(ch.writing, key)
	if err != nil {
		return err
	}
	return t.records.DeletePart(ch, action, key, Part{Name: "text", Before: textEntry(bytes.Clone(before))})
}

func textEntry(text []byte) TextEntry {
	digest := sha256.Sum256(text)
	return TextEntry{Bytes: len(text), SHA256: hex.EncodeToString(digest[:])}
}
