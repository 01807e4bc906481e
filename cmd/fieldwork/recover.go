package main

import (
	"errors"
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/store"
)

// recovery deals with what unfinished imports left in a study, before
// anything else is done with it.
type recovery func(*opened) error

// recoverToWrite takes it out.
func (s *opened) recoverToWrite() error {
	files, err := s.Recover()
	for _, file := range files {
		s.notices = append(s.notices, "The import of "+file+" had been cut off. What it had brought in was taken out; import it again.")
	}
	if err == nil || damaged(err) {
		return err
	}
	return fail("An import that was cut off has to be taken out of %s first, which failed. %s", s.path, sentenceOf(about(s.path, err)))
}

// recoverToRead takes it out or, where the disk does not let it, leaves it out
// of all that is read.
func (s *opened) recoverToRead() error {
	err := s.recoverToWrite()
	if err == nil || damaged(err) {
		return err
	}
	files, failed := s.Unfinished()
	if failed = errors.Join(failed, s.LeaveOut()); failed != nil {
		return failed
	}
	s.notices = append(s.notices, fmt.Sprintf("%s What was imported from %s does not count and is left out here.",
		sentenceOf(err), strings.Join(files, ", ")))
	return nil
}

func damaged(err error) bool {
	return errors.Is(err, store.ErrDamaged) || errors.Is(err, forms.ErrDamaged)
}
