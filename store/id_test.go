package store

import (
	"bytes"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
)

func newTestStore(now func() time.Time, entropy io.Reader) *Store {
	return New(nil, "tester", now, entropy)
}

func TestNewIDIsUniqueAndAscends(t *testing.T) {
	start := time.Date(2017, time.March, 1, 9, 0, 0, 0, time.UTC)
	s := newTestStore(func() time.Time { return start }, rand.NewChaCha8([32]byte{1}))
	const each, makers = 2000, 4
	all := make([][]string, makers)
	var done sync.WaitGroup
	for m := range makers {
		done.Go(func() {
			for range each {
				all[m] = append(all[m], s.NewID())
			}
			if !slices.IsSorted(all[m]) {
				t.Error("ids do not ascend")
			}
		})
	}
	done.Wait()
	ids := slices.Concat(all...)
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != each*makers {
		t.Errorf("%d ids of %d are different", n, each*makers)
	}
	if id := ulid.MustParseStrict(ids[0]); !id.Timestamp().Equal(start) {
		t.Errorf("an id of %v says %v", start, id.Timestamp())
	}
}

func TestNewIDWhenTheClockGoesBack(t *testing.T) {
	now := time.Date(2017, time.March, 1, 9, 0, 0, 0, time.UTC)
	s := newTestStore(func() time.Time { return now }, rand.NewChaCha8([32]byte{1}))
	last := s.NewID()
	for _, step := range []time.Duration{-time.Hour, time.Minute, -1 << 62, 0, 3 * time.Hour} {
		now = now.Add(step)
		id := s.NewID()
		if id <= last {
			t.Errorf("after %v, %s does not follow %s", step, id, last)
		}
		last = id
	}
}

func TestIDsOfTwoMachines(t *testing.T) {
	now := time.Date(2017, time.March, 1, 9, 0, 0, 0, time.UTC)
	one := newTestStore(func() time.Time { return now }, rand.NewChaCha8([32]byte{1}))
	other := newTestStore(func() time.Time { return now }, rand.NewChaCha8([32]byte{2}))
	seen := map[string]bool{}
	for range 1000 {
		seen[one.NewID()], seen[other.NewID()] = true, true
	}
	if len(seen) != 2000 {
		t.Errorf("%d different ids of 2000", len(seen))
	}
}

func TestNewIDWithoutEntropy(t *testing.T) {
	s := newTestStore(time.Now, bytes.NewReader(make([]byte, 5)))
	defer func() {
		if err, is := recover().(error); !is || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("it panics with %v", err)
		}
	}()
	s.NewID()
}

func TestSuccessor(t *testing.T) {
	for _, c := range []struct {
		id   string
		step uint32
		want string
	}{
		{"01B2M2Y8A00000000000000000", 0, "01B2M2Y8A00000000000000001"},
		{"01B2M2Y8A00000000000000000", 31, "01B2M2Y8A00000000000000010"},
		{"01B2M2Y8A00003ZZZZZZZZZZZZ", 0, "01B2M2Y8A00004000000000000"},
		{"01B2M2Y8A0ZZZZZZZZZZZZZZZZ", 0, "01B2M2Y8A10000000000000000"},
	} {
		got, err := successor(ulid.MustParseStrict(c.id), c.step)
		if err != nil || got.String() != c.want {
			t.Errorf("after %s comes %s, %v, want %s", c.id, got, err, c.want)
		}
	}
	if _, err := successor(ulid.MustParseStrict("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"), math.MaxUint32); !errors.Is(err, ulid.ErrBigTime) {
		t.Errorf("after the last of all ids: %v", err)
	}
}
