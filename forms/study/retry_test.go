package study_test

import (
	"errors"
	"fmt"
	"testing"

	"fieldwork/forms/study"
	"fieldwork/store"
)

func TestRetryable(t *testing.T) {
	for err, want := range map[error]bool{
		errors.New("no space left on device"):              true,
		fmt.Errorf("a.field: %w", store.ErrMoved):          true,
		fmt.Errorf("a.field: %w", store.ErrUncertain):      false,
		fmt.Errorf("%w: 01M7ZTXVCP", study.ErrEnded):       false,
		fmt.Errorf("interviews: %w", store.ErrDamaged):     false,
		fmt.Errorf("%w: 01M7ZTXVCP", study.ErrNoInterview): false,
	} {
		if got := study.Retryable(err); got != want {
			t.Errorf("%v can be tried again: %v", err, got)
		}
	}
}
