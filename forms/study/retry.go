package study

import (
	"errors"

	"fieldwork/store"
)

// Retryable reports whether a step that could not be saved may yet be, when
// whatever stood against it is gone: a full disk, a file that was moved. It
// may not where the interview has ended or the file can no longer be trusted.
func Retryable(err error) bool {
	for _, final := range []error{ErrEnded, ErrNoInterview, store.ErrDamaged, store.ErrUncertain, store.ErrNewer, store.ErrSealed} {
		if errors.Is(err, final) {
			return false
		}
	}
	return true
}
