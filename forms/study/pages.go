package study

import (
	"iter"

	"fieldwork/store"
)

// batch is how many records are read in one transaction when all are gone
// through, so that no transaction stays open while they are worked on.
const batch = 512

// records is a collection, or an index that stands for one.
type records[T any] interface {
	Between(tx store.Tx, from, to string) iter.Seq2[store.Record[T], error]
}

// following goes through the records that follow a key, page by page.
func following[T any](s *Study, from records[T], key string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			read, err := page(s, from, key)
			for _, record := range read {
				if !yield(record.Value, nil) {
					return
				}
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			if len(read) < batch {
				return
			}
			key = read[len(read)-1].Key
		}
	}
}

// page reads the records that follow a key, a batch at most. With an error it
// gives those before the one that could not be read.
func page[T any](s *Study, from records[T], key string) ([]store.Record[T], error) {
	read := make([]store.Record[T], 0, batch)
	err := s.store.View(func(tx store.Tx) error {
		for record, err := range from.Between(tx, key+"\x01", "") {
			if err != nil {
				return err
			}
			read = append(read, record)
			if len(read) == batch {
				return nil
			}
		}
		return nil
	})
	return read, err
}
