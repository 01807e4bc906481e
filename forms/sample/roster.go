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
	byName   map[string][]int
	changed  map[int]bool
}

// person is a name and an organisation, case and space ignored.
type person struct{ name, organisation string }

func personOf(c *Contact) person { return person{same(c.Name), same(c.Organisation)} }

func newRoster(existing []Contact) *roster {
	r := &roster{byEmail: map[string]int{}, byPerson: map[person][]int{}, byName: map[string][]int{}, changed: map[int]bool{}}
	for _, contact := range existing {
		contact.Attributes = maps.Clone(contact.Attributes)
		contact.Lists = slices.Clone(contact.Lists)
		contact.OtherEmails = slices.Clone(contact.OtherEmails)
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
	r.indexEmails(place)
	r.indexPerson(place)
}

// indexEmails makes a contact found by e-mail address; the first contact with
// one keeps it.
func (r *roster) indexEmails(place int) {
	contact := r.contacts[place]
	for _, email := range append([]string{contact.Email}, contact.OtherEmails...) {
		if email = tidyEmail(email); email == "" {
			continue
		}
		if _, taken := r.byEmail[email]; !taken {
			r.byEmail[email] = place
		}
	}
}

// indexPerson makes a contact found by name and organisation.
func (r *roster) indexPerson(place int) {
	p := personOf(r.contacts[place])
	if p.name == "" || slices.Contains(r.byPerson[p], place) {
		return
	}
	r.byPerson[p] = append(r.byPerson[p], place)
	if !slices.Contains(r.byName[p.name], place) {
		r.byName[p.name] = append(r.byName[p.name], place)
	}
}

// find gives the contact that a row is. Of several with its name and
// organisation it is the one that the row adds nothing to, else the first. A
// row with a name alone is also a contact of that name whose organisation came
// from another row, if it adds nothing to them.
func (r *roster) find(row *Contact) (place int, found bool) {
	if place, found = r.byEmail[row.Email]; found {
		return place, true
	}
	if row.Name == "" {
		return 0, false
	}
	p := personOf(row)
	candidates := slices.DeleteFunc(slices.Clone(r.byPerson[p]), func(place int) bool {
		other := r.contacts[place].Email
		return p.organisation == "" && row.Email != "" && other != ""
	})
	holds := func(place int) bool { return r.contacts[place].holds(row) }
	if i := slices.IndexFunc(candidates, holds); i >= 0 {
		return candidates[i], true
	}
	if p.organisation == "" && row.Email == "" {
		if i := slices.IndexFunc(r.byName[p.name], holds); i >= 0 {
			return r.byName[p.name][i], true
		}
	}
	if len(candidates) > 0 {
		return candidates[0], true
	}
	return 0, false
}

// holds reports whether a row adds nothing to the contact.
func (c *Contact) holds(row *Contact) bool {
	for _, column := range columnsOf(row) {
		if c.Column(column) == "" {
			return false
		}
	}
	for _, list := range row.Lists {
		if !c.On(list) {
			return false
		}
	}
	return c.DoNotCall || !row.DoNotCall
}

// merge fills what the contact lacks from a row and gives what the row says
// otherwise.
func (r *roster) merge(place int, row *Contact, line int) []Difference {
	contact := r.contacts[place]
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
	if row.Email != "" && row.Email != tidyEmail(contact.Email) && !slices.Contains(contact.OtherEmails, row.Email) {
		contact.OtherEmails = append(contact.OtherEmails, row.Email)
		filled = true
	}
	if filled {
		r.changed[place] = true
		r.indexEmails(place)
		r.indexPerson(place)
	}
	return differences
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
