package recruit

import (
	"context"

	"fieldwork/forms/study"
)

// firstRead is how many contacts are shown before all are read.
const firstRead = 1000

// readPeople reads the contacts of a study, so many at most; 0 stands for all.
// With an error it gives those before the one that could not be read.
func readPeople(ctx context.Context, s *study.Study, most int) (people, error) {
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
		if len(read.contacts) == most {
			break
		}
	}
	return read, nil
}
