package sample

import "errors"

// ErrSheet is returned for a file of contacts that cannot be read as one.
var ErrSheet = errors.New("this is no list of contacts")

// Import is what importing sheets comes to. Nothing is changed by making it.
type Import struct {
	// Changed holds the contacts that are new or were added to, to be stored.
	Changed []Contact
	Reports []Report
	// Near lists contacts that may be the same person and were not merged.
	Near []NearMatch
}

// Report says what became of the rows of one file. New, Merged, Excluded and
// the refusals together are Read.
type Report struct {
	File     string
	List     string
	Read     int
	New      int
	Merged   int
	Excluded int
	Refused  []RefusedRow
	// Differences lists what merged rows said otherwise; the contact keeps what
	// it had.
	Differences []Difference
}

// RefusedRow is a row that cannot be a contact, and why.
type RefusedRow struct {
	File    string
	Line    int
	Column  int
	Message string
}

// Difference is a column in which a merged row is not like its contact.
type Difference struct {
	Contact string
	Line    int
	Column  string
	Kept    string
	Found   string
}

// NearMatch is a pair of contacts, by id, that may be the same person.
type NearMatch struct {
	First, Second string
	// Reason is a sentence that says how they are alike, without their details.
	Reason string
}

// ImportContacts reads sheets into the contacts that there are already. A row
// whose contact meets exclude, which may be nil, is left out. newID gives an
// id for each new contact. It fails with an error that wraps ErrSheet if a
// sheet has no usable header.
func ImportContacts(existing []Contact, sheets []Sheet, exclude *Filter, newID func() string) (Import, error) {
	return Import{}, ErrSheet
}

// Columns lists the columns that a filter on contacts can name: those of every
// contact and the attributes of these contacts and sheets, in that order.
func Columns(contacts []Contact, sheets []Sheet) []string { return nil }
