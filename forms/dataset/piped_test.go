package dataset

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var errHere = errors.New("here")

// upTo counts to a number, and fails there if it is to; begun is set to how far
// it came.
func upTo(number int, fails bool, begun *int) iter.Seq2[*int, error] {
	return func(yield func(*int, error) bool) {
		for i := range number {
			*begun = i + 1
			if !yield(&i, nil) {
				return
			}
		}
		if fails {
			yield(nil, errHere)
		}
	}
}

func TestPipedKeepsTheOrderAndStopsAtTheFirstError(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(0, 60).Draw(t, "number")
		place := func(name string) int {
			return rapid.SampledFrom([]int{-1, rapid.IntRange(0, 60).Draw(t, name)}).Draw(t, name+" or none")
		}
		badWork, badFinish, badSource := place("work"), place("finish"), rapid.Bool().Draw(t, "source")
		begun := 0
		var finished []int
		err := piped(upTo(number, badSource, &begun), func(i *int) error {
			if *i == badWork {
				return errHere
			}
			*i *= 2
			return nil
		}, func(i *int) error {
			if *i == 2*badFinish {
				return errHere
			}
			finished = append(finished, *i)
			return nil
		})
		last, fails := number, badSource
		for _, bad := range []int{badWork, badFinish} {
			if bad >= 0 && bad < last {
				last, fails = bad, true
			}
		}
		if errors.Is(err, errHere) != fails || (err != nil) != fails {
			t.Fatalf("it ends with %v", err)
		}
		want := make([]int, 0, last)
		for i := range last {
			want = append(want, 2*i)
		}
		if !slices.Equal(finished, want) {
			t.Fatalf("finished %v, want %v", finished, want)
		}
		if begun < last || !fails && begun != number {
			t.Fatalf("the source came to %d", begun)
		}
	})
}
