package study

import (
	"errors"
	"maps"
	"slices"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// ErrRowsRefused says that rows of a list cannot be contacts, so that none was
// imported.
var ErrRowsRefused = errors.New("rows of the lists cannot be contacts")

// contactImport is what the log tells of the contacts that were new in one
// file: how many, and the IDs of the first and the last, between which lie
// those of the others. A hundred thousand entries would tell no more.
type contactImport struct {
	Source   string `json:"source"`
	List     string `json:"list,omitempty"`
	Contacts int    `json:"contacts"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

var (
	contactImports = store.NewCollection[contactImport]("contact-imports", 1)
	// newContacts writes into the collection of contacts what a contactImport
	// logs.
	newContacts = store.NewIndex[sample.Contact](contacts.Name(), 1)
)

// contactEntry is what the log tells of a contact that an import adds to: which
// columns hold something and which lists it is on, without any detail of the
// person.
type contactEntry struct {
	Columns   []string `json:"columns,omitempty"`
	Lists     []string `json:"lists,omitempty"`
	DoNotCall bool     `json:"do_not_call,omitempty"`
}

// The words for it in the log.
const (
	importContacts = "import-contacts"
	addToContact   = "add-to-contact"
)

// checkEvery is how many contacts are written between two checks.
const checkEvery = 1024

// ImportContacts brings the rows of sheets into the contacts, all of them or
// none, in one transaction: see sample.ImportContacts. Rows that meet exclude,
// a condition as sample.CompileFilter takes it, are left out; it may be empty.
// check is called now and then, and its error ends the import; it may be nil.
// If rows are refused, the error is ErrRowsRefused and the import tells which.
// Other errors are *sample.SheetFault, sample.ErrFilter, that of check, and
// those of the store.
func (s *Study) ImportContacts(sheets []sample.Sheet, exclude string, check func() error) (sample.Import, error) {
	if check == nil {
		check = func() error { return nil }
	}
	var result sample.Import
	err := s.store.Update(func(ch *store.Change) error {
		existing, before, err := storedContacts(ch, check)
		if err != nil {
			return err
		}
		var filter *sample.Filter
		if exclude != "" {
			if filter, err = sample.CompileFilter(exclude, sample.Columns(existing, sheets)); err != nil {
				return err
			}
		}
		if result, err = sample.ImportContacts(existing, sheets, filter, s.store.NewID); err != nil {
			return err
		}
		if len(result.Refused()) > 0 {
			return ErrRowsRefused
		}
		if err := putContacts(ch, result.Changed, existing, before, check); err != nil {
			return err
		}
		return logNew(ch, result, s.store.NewID)
	})
	return result, err
}

// storedContacts reads all contacts, and where each stands by its ID.
func storedContacts(tx store.Tx, check func() error) (all []sample.Contact, places map[string]int, err error) {
	places = make(map[string]int)
	for record, err := range contacts.All(tx) {
		if err != nil {
			return nil, nil, err
		}
		if len(all)%checkEvery == 0 {
			if err := check(); err != nil {
				return nil, nil, err
			}
		}
		places[record.Key] = len(all)
		all = append(all, record.Value)
	}
	return all, places, nil
}

func putContacts(ch *store.Change, changed, existing []sample.Contact, places map[string]int, check func() error) error {
	for i := range changed {
		if i%checkEvery == 0 {
			if err := check(); err != nil {
				return err
			}
		}
		if err := putContact(ch, &changed[i], existing, places); err != nil {
			return err
		}
	}
	return nil
}

// putContact writes a contact that is new, or logs what was added to one.
func putContact(ch *store.Change, contact *sample.Contact, existing []sample.Contact, places map[string]int) error {
	place, found := places[contact.ID]
	if !found {
		return newContacts.Put(ch, contact.ID, *contact)
	}
	part := store.Part{Name: "contact", Before: entryOf(&existing[place]), After: entryOf(contact)}
	return contacts.PutPart(ch, addToContact, contact.ID, *contact, part)
}

// logNew leaves an entry for each file with new contacts. These are the last
// that changed, in the order of the files.
func logNew(ch *store.Change, result sample.Import, newID func() string) error {
	count := 0
	for _, report := range result.Reports {
		count += report.New
	}
	added := result.Changed[len(result.Changed)-count:]
	for _, report := range result.Reports {
		if report.New == 0 {
			continue
		}
		record := contactImport{
			Source: report.File, List: report.List, Contacts: report.New,
			First: added[0].ID, Last: added[report.New-1].ID,
		}
		if err := contactImports.Put(ch, importContacts, newID(), record); err != nil {
			return err
		}
		added = added[report.New:]
	}
	return nil
}

// entryOf is what the log tells of a contact.
func entryOf(c *sample.Contact) contactEntry {
	entry := contactEntry{Lists: c.Lists, DoNotCall: c.DoNotCall}
	for _, column := range []string{
		sample.NameColumn, sample.OrganisationColumn, sample.RoleColumn, sample.EmailColumn,
		sample.PhoneColumn, sample.LanguageColumn, sample.TimeZoneColumn,
	} {
		if c.Column(column) != "" {
			entry.Columns = append(entry.Columns, column)
		}
	}
	entry.Columns = append(entry.Columns, slices.Sorted(maps.Keys(c.Attributes))...)
	return entry
}
