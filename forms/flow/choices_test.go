package flow_test

import (
	"testing"

	"fieldwork/forms/flow"
)

func TestChosenNames(t *testing.T) {
	for _, test := range []struct {
		value, name string
		chosen      bool
		count       int
	}{
		{"", "a", false, 0},
		{"a", "a", true, 1},
		{"a b", "b", true, 2},
		{"ab c", "a", false, 2},
		{"a b c", "b c", false, 3},
	} {
		if got := flow.Chosen(test.value, test.name); got != test.chosen {
			t.Errorf("%q is among %q: %v", test.name, test.value, got)
		}
		if got := flow.CountChosen(test.value); got != test.count {
			t.Errorf("%q are %d", test.value, got)
		}
	}
}
