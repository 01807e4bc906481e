package sample

import (
	"maps"
	"slices"
)

// roster is the contacts by what identifies a person.
type roster struct {
	contacts []*Contact
	// old is how many contacts there were to begin with.
	old      int
	byEmail  map[string]int
	byPerson map[person][]int
	changed  map[int]bool
}

// person is a name and an organisation, case and space ignored.
type person struct{ name, organisation string }

func personOf(c *Contact) person { return person{same(c.Name), same(c.Organisation)} }

func newRoster(existing []Contact) *roster {
	r := &roster{byEmail: map[string]int{}, byPerson: map[person][]int{}, changed: map[int]bool{}}
	for _, contact := range existing {
		contact.Attributes = maps.Clone(contact.Attributes)
		contact.Lists = slices.Clone(contact.Lists)
		r.add(contact)
	}
	r.old = len(existing)
	clear(r.changed)
	return r
}

func (r *roster) add(contact Contact) {
	place := len(r.contacts)
	r.contacts = append(r.contacts, &contact)
	r.changed[place] = true
	r.index(place)
	if contact.Name != "" {
		p := personOf(&contact)
		r.byPerson[p] = append(r.byPerson[p], place)
	}
}

// index finds a contact by e-mail address; the first contact with one keeps it.
func (r *roster) index(place int) {
	if email := tidyEmail(r.contacts[place].Email); email != "" {
		if _, taken := r.byEmail[email]; !taken {
			r.byEmail[email] = place
		}
	}
}

// find gives the contact that a row is.
func (r *roster) find(row *Contact) (place int, found bool) {
	if place, found = r.byEmail[row.Email]; found && row.Email != "" {
		return place, true
	}
	if row.Name == "" {
		return 0, false
	}
	for _, place := range r.byPerson[personOf(row)] {
		other := tidyEmail(r.contacts[place].Email)
		if row.Organisation != "" || row.Email == "" || other == "" {
			return place, true
		}
	}
	return 0, false
}

// merge fills what the contact lacks from a row and gives what the row says
// otherwise.
func (r *roster) merge(place int, row *Contact, line int) []Difference {
	contact := r.contacts[place]
	before := *contact
	before.Lists = slices.Clone(contact.Lists)
	var differences []Difference
	filled := false
	for _, column := range columnsOf(row) {
		kept, found := contact.Column(column), row.Column(column)
		switch {
		case kept == "":
			contact.set(column, found)
			filled = true
		case same(kept) != same(found):
			differences = append(differences, Difference{contact.ID, line, column, kept, found})
		}
	}
	for _, list := range row.Lists {
		if !contact.On(list) {
			contact.Lists = append(contact.Lists, list)
			filled = true
		}
	}
	if row.DoNotCall && !contact.DoNotCall {
		contact.DoNotCall, filled = true, true
	}
	if filled {
		r.changed[place] = true
		r.reindex(place, &before)
	}
	return differences
}

// reindex keeps a contact findable by what a row has filled in.
func (r *roster) reindex(place int, before *Contact) {
	contact := r.contacts[place]
	if before.Email == "" {
		r.index(place)
	}
	if p := personOf(contact); contact.Name != "" && p != personOf(before) {
		r.byPerson[p] = append(r.byPerson[p], place)
	}
}

// columnsOf lists the columns of a row that hold something and can be merged,
// in a settled order.
func columnsOf(row *Contact) []string {
	var names []string
	for _, name := range ownColumns {
		if field := row.field(name); field != nil && *field != "" {
			names = append(names, name)
		}
	}
	return append(names, slices.Sorted(maps.Keys(row.Attributes))...)
}
