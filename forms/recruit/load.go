package recruit

import (
	"context"

	"fieldwork/forms/study"
)

// readPeople reads all contacts of a study. With an error it gives those before
// the one that could not be read.
func readPeople(ctx context.Context, s *study.Study) (people, error) {
	var read people
	for contact, err := range s.Contacts() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return read, err
		}
		read.contacts = append(read.contacts, contact)
		read.texts = append(read.texts, searchText(&contact))
	}
	return read, nil
}
