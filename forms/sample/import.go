package sample

// Import is what importing sheets comes to. Nothing is changed by making it.
type Import struct {
	// Changed holds the contacts that are new or were added to, to be stored:
	// those that are new last, in the order of the rows.
	Changed []Contact
	Reports []Report
	// Near lists contacts that may be the same person and were not merged.
	Near []NearMatch
}

// Report says what became of the rows of one file, blank ones apart. New, Merged, Excluded and
// the rows refused together are Read.
type Report struct {
	File     string
	List     string
	Read     int
	New      int
	Merged   int
	Excluded int
	Refused  []SheetFault
	// Differences lists what merged rows said otherwise; the contact keeps what
	// it had.
	Differences []Difference
}

// Difference is a column in which a merged row is not like its contact.
type Difference struct {
	// Contact is the id of the contact.
	Contact string
	// Line is where the row stands in the file.
	Line   int
	Column string
	Kept   string
	Found  string
}

// Refused lists the rows of all files that cannot be contacts.
func (i *Import) Refused() []SheetFault {
	var refused []SheetFault
	for _, report := range i.Reports {
		refused = append(refused, report.Refused...)
	}
	return refused
}

// ImportContacts reads sheets into the contacts that there are already, which
// it leaves as they are. A row is the contact with its e-mail address, case
// and space ignored, else the one with its name and organisation; it then
// fills what the contact lacks and adds to its lists and other addresses. Without an organisation
// the same name is another person's if the e-mail addresses differ. A row that
// meets exclude, which may be nil, is left out. newID gives an id for each new
// contact. It fails with a SheetFault if a sheet has no usable header.
func ImportContacts(existing []Contact, sheets []Sheet, exclude *Filter, newID func() string) (Import, error) {
	r := newRoster(existing)
	var result Import
	for i := range sheets {
		report, err := r.read(&sheets[i], exclude, newID)
		if err != nil {
			return Import{}, err
		}
		result.Reports = append(result.Reports, report)
	}
	for place, contact := range r.contacts {
		if r.changed[place] {
			result.Changed = append(result.Changed, *contact)
		}
	}
	result.Near = nearMatches(r.contacts, r.old)
	return result, nil
}

// read reads one sheet into the roster.
func (r *roster) read(sheet *Sheet, exclude *Filter, newID func() string) (Report, error) {
	report := Report{File: sheet.File, List: sheet.List}
	names, err := sheet.columns()
	if err != nil {
		return report, err
	}
	for _, row := range sheet.Rows {
		if blank(row) {
			continue
		}
		report.Read++
		contact, fault := sheet.contact(names, row)
		switch {
		case fault != nil:
			report.Refused = append(report.Refused, *fault)
		case exclude != nil && exclude.Matches(&contact):
			report.Excluded++
		default:
			if place, found := r.find(&contact); found {
				report.Merged++
				report.Differences = append(report.Differences, r.merge(place, &contact, firstCell(row).Line)...)
				continue
			}
			report.New++
			contact.ID = newID()
			r.add(contact)
		}
	}
	return report, nil
}
