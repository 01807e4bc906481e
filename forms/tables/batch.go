package tables

import (
	"iter"

	"fieldwork/forms"
)

// batch is a bundle of interviews that were read already.
type batch []forms.Interview

// batchSize is how many interviews make a batch.
const batchSize = 64

// Len is how many interviews there are.
func (b batch) Len() int { return len(b) }

// Each hands on the interviews as responses that keep their answers in a map.
func (b batch) Each(do func(*forms.Response) error) error {
	var response forms.Response
	for i := range b {
		response.Interview = b[i]
		if err := do(&response); err != nil {
			return err
		}
	}
	return nil
}

// batched makes batches of interviews.
func batched(interviews iter.Seq2[forms.Interview, error]) iter.Seq2[forms.Bundle, error] {
	return func(yield func(forms.Bundle, error) bool) {
		next := make(batch, 0, batchSize)
		for interview, err := range interviews {
			if err != nil {
				yield(nil, err)
				return
			}
			if next = append(next, interview); len(next) < batchSize {
				continue
			}
			if !yield(next, nil) {
				return
			}
			next = make(batch, 0, batchSize)
		}
		yield(next, nil)
	}
}
