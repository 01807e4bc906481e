package study

import (
	"time"

	"fieldwork/store"
)

// contactExport says that contacts left the study, and how many.
type contactExport struct {
	At       time.Time `json:"at"`
	Contacts int       `json:"contacts"`
	List     string    `json:"list,omitempty"`
}

var contactExports = store.NewCollection[contactExport]("contact-exports", 1)

// RecordContactExport keeps on record, and in the log, that personal details
// of so many contacts leave the study: those of a list, or of all if it is
// empty. It is called before they do.
func (s *Study) RecordContactExport(count int, list string) error {
	record := contactExport{At: s.now().UTC(), Contacts: count, List: list}
	return s.store.Update(func(ch *store.Change) error {
		return contactExports.Put(ch, "export-contacts", s.store.NewID(), record)
	})
}
