package forms_test

import (
	"testing"

	"fieldwork/forms"
)

func TestStatusInWords(t *testing.T) {
	for status, want := range map[forms.Status]string{
		forms.InProgress: "in progress", forms.Suspended: "suspended", forms.BrokenOff: "broken off",
		forms.Complete: "complete", "put_off_twice": "put off twice", "": "",
	} {
		if got := status.Words(); got != want {
			t.Errorf("%q is %q in words, not %q", status, got, want)
		}
	}
}
