package study

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

var (
	// ErrContactRefused says that a contact cannot be as an edit would have it.
	ErrContactRefused = errors.New("the contact was not changed")
	// ErrEmailTaken says that another contact has the e-mail address that an
	// edit gives.
	ErrEmailTaken = errors.New("another contact has this e-mail address")
	// ErrContactChanged says that an edit cannot be undone, because the contact
	// has changed since.
	ErrContactChanged = errors.New("the contact has changed since")
)

// The words for edits in the log.
const (
	editContact     = "edit-contact"
	markDoNotCall   = "mark-do-not-call"
	unmarkDoNotCall = "unmark-do-not-call"
	undoContactEdit = "undo-contact-edit"
)

// ContactEdit is an edit of a contact that was made: the contact as it was and
// as it is.
type ContactEdit struct {
	Before, After sample.Contact
}

// contactEditEntry is what the log tells of an edited contact: which columns it
// holds, and which of them the edit changed, without any detail of the person.
type contactEditEntry struct {
	contactEntry
	Changed []string `json:"changed,omitempty"`
}

// EditContact changes a contact, which is named as Contact takes it, in one
// transaction. The function changes the contact that it is given; SetColumn
// and SetDoNotCall are there for it. Nothing is written if nothing changes.
// The error wraps ErrContactRefused, with what is wrong, or ErrEmailTaken,
// ErrNoContact or ErrManyContacts, or is that of the function.
func (s *Study) EditContact(id string, change func(*sample.Contact) error) (ContactEdit, error) {
	return s.editContact(id, "", func(tx store.Tx, edit *ContactEdit) error {
		if err := change(&edit.After); err != nil {
			return err
		}
		return checkEdited(tx, edit)
	})
}

// UndoContactEdit gives a contact back what an edit changed, in one
// transaction. The error wraps ErrContactChanged if the contact is not as the
// edit left it, or ErrEmailTaken if its former address is another's by now.
func (s *Study) UndoContactEdit(edit ContactEdit) (ContactEdit, error) {
	return s.editContact(edit.After.ID, undoContactEdit, func(tx store.Tx, undo *ContactEdit) error {
		if len(changedColumns(&undo.Before, &edit.After)) > 0 {
			return fmt.Errorf("%w: %s", ErrContactChanged, ShortID(edit.After.ID))
		}
		undo.After = copyOf(&edit.Before)
		return checkEmails(tx, undo)
	})
}

// editContact writes what a function makes of a contact; no action stands for
// the one that fits.
func (s *Study) editContact(id, action string, change func(store.Tx, *ContactEdit) error) (ContactEdit, error) {
	var edit ContactEdit
	changed := false
	s.casesInOrder.Lock() // the queue hears of contacts as of cases
	defer s.casesInOrder.Unlock()
	err := s.store.Update(func(ch *store.Change) error {
		key, err := find(ch, contacts, id, ErrNoContact, ErrManyContacts)
		if err != nil {
			return err
		}
		if edit.Before, err = contacts.Get(ch, key); err != nil {
			return err
		}
		edit.After = copyOf(&edit.Before)
		if err := change(ch, &edit); err != nil {
			return err
		}
		edit.After.ID = edit.Before.ID
		columns := changedColumns(&edit.Before, &edit.After)
		if changed = len(columns) > 0; !changed {
			return nil
		}
		part := store.Part{
			Name:   "contact",
			Before: contactEditEntry{contactEntry: entryOf(&edit.Before)},
			After:  contactEditEntry{contactEntry: entryOf(&edit.After), Changed: columns},
		}
		return contacts.PutPart(ch, edit.action(action), key, edit.After, part)
	})
	if err != nil {
		return ContactEdit{}, err
	}
	if changed {
		s.tellContact(edit.After)
	}
	return edit, nil
}

// action is the word for the edit in the log, unless one is given.
func (e *ContactEdit) action(given string) string {
	switch {
	case given != "":
		return given
	case e.After.DoNotCall && !e.Before.DoNotCall:
		return markDoNotCall
	case e.Before.DoNotCall && !e.After.DoNotCall:
		return unmarkDoNotCall
	}
	return editContact
}

// copyOf is a contact that shares nothing with another.
func copyOf(c *sample.Contact) sample.Contact {
	twin := *c
	twin.Attributes = maps.Clone(c.Attributes)
	twin.Lists = slices.Clone(c.Lists)
	twin.OtherEmails = slices.Clone(c.OtherEmails)
	return twin
}

// Changed lists the columns that the edit changed, as SetColumn names them.
func (e *ContactEdit) Changed() []string { return changedColumns(&e.Before, &e.After) }
