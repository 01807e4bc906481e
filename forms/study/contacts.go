package study

import (
	"errors"
	"iter"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

var (
	// ErrNoContact says that the study has no contact of that ID.
	ErrNoContact = errors.New("the study has no such contact")
	// ErrManyContacts says that a shortened ID fits several contacts.
	ErrManyContacts = errors.New("the IDs of several contacts begin or end so")
)

// contacts is the only collection that holds personal details. Its entries in
// the log name columns and lists, but not what the columns hold.
var contacts = store.NewCollection[sample.Contact]("contacts", 1)

// Contact finds a contact by its ID, or by the beginning or end of it, of four
// characters at least. The error wraps ErrNoContact or ErrManyContacts.
func (s *Study) Contact(id string) (sample.Contact, error) {
	var found sample.Contact
	err := s.store.View(func(tx store.Tx) error {
		key, err := find(tx, contacts, id, ErrNoContact, ErrManyContacts)
		if err != nil {
			return err
		}
		found, err = contacts.Get(tx, key)
		return err
	})
	return found, err
}

// Contacts goes through all contacts in the order in which they came into the
// study. One that changes meanwhile is given as it stands when it is reached.
func (s *Study) Contacts() iter.Seq2[sample.Contact, error] { return following(s, contacts, "") }
