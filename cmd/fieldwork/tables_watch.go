package main

import (
	"iter"
	"sync"

	"fieldwork/store"
)

// tabulatedKinds are the kinds of record that tables are counted from.
var tabulatedKinds = []string{
	"interviews", "imports", "contacts", "contact-imports", "cases", "case-batches", "instruments", "settings",
}

// changesTo gives a function that gives the ID of the last change to records of
// some kinds, as far as it has been called before: of the changes that are
// older than its first call it knows only the last, of any kind. It is safe for
// concurrent use.
func changesTo(s *opened, kinds ...string) func() (string, error) {
	wanted := map[string]bool{}
	for _, kind := range kinds {
		wanted[kind] = true
	}
	var mu sync.Mutex
	var read, last string // IDs of the last change that was read, and that was wanted
	return func() (string, error) {
		mu.Lock()
		defer mu.Unlock()
		err := s.Store().View(func(tx store.Tx) error {
			if read == "" {
				next, stop := iter.Pull2(store.LogBackward(tx))
				defer stop()
				newest, err, _ := next()
				read, last = newest.ID, newest.ID
				return err
			}
			for entry, err := range store.Log(tx, read) {
				if err != nil {
					return err
				}
				if read = entry.ID; wanted[entry.Kind] {
					last = entry.ID
				}
			}
			return nil
		})
		return last, err
	}
}
