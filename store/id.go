package store

import (
	"encoding/binary"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"
)

// idSource makes ULIDs, each greater than the one before, also when the clock
// stands still or goes back.
type idSource struct {
	mu      sync.Mutex
	entropy *ulid.MonotonicEntropy
	latest  uint64
}

func newIDSource(entropy io.Reader) *idSource {
	return &idSource{entropy: ulid.Monotonic(entropy, 0)}
}

func (s *idSource) next(now time.Time) (ulid.ULID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.latest = max(s.latest, milliseconds(now))
	id, err := ulid.New(s.latest, s.entropy)
	if err == ulid.ErrMonotonicOverflow {
		s.latest++
		id, err = ulid.New(s.latest, s.entropy)
	}
	if err != nil {
		return id, fmt.Errorf("making an id: %w", err)
	}
	return id, nil
}

// nextAfter makes an id that is also greater than one from elsewhere, such as
// the last in a file that was written while the clock was ahead.
func (s *idSource) nextAfter(floor ulid.ULID, now time.Time) (ulid.ULID, error) {
	id, err := s.next(now)
	if err != nil || id.Compare(floor) > 0 {
		return id, err
	}
	return successor(floor, binary.BigEndian.Uint32(id[12:]))
}

// successor adds 1 + step to an id; the randomness of the step keeps ids of
// different machines apart.
func successor(id ulid.ULID, step uint32) (ulid.ULID, error) {
	low := binary.BigEndian.Uint64(id[8:])
	high := binary.BigEndian.Uint64(id[:8])
	sum := low + uint64(step) + 1
	if sum < low {
		high++
		if high == 0 {
			return id, fmt.Errorf("making an id after %s: %w", id, ulid.ErrBigTime)
		}
	}
	binary.BigEndian.PutUint64(id[8:], sum)
	binary.BigEndian.PutUint64(id[:8], high)
	return id, nil
}

// milliseconds is the time as ULIDs count it; a clock outside of their range
// (1970 to 10889) is taken to stand at its nearer end.
func milliseconds(t time.Time) uint64 {
	ms := t.UnixMilli()
	if ms < 0 {
		return 0
	}
	return min(uint64(ms), ulid.MaxTime()-1)
}
