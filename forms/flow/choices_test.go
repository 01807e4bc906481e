package flow_test

import (
	"testing"

	"fieldwork/forms"
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

func TestBoundsFollowWhatIsOffered(t *testing.T) {
	for _, test := range []struct {
		question             forms.Question
		offered, least, most int
	}{
		{forms.Question{Type: forms.SelectMultiple}, 4, 0, 4},
		{forms.Question{Type: forms.SelectMultiple, MinChoices: 3}, 4, 3, 4},
		{forms.Question{Type: forms.SelectMultiple, MinChoices: 3}, 2, 2, 2},
		{forms.Question{Type: forms.SelectMultiple, MinChoices: 1, MaxChoices: 3}, 4, 1, 3},
		{forms.Question{Type: forms.SelectMultiple, MinChoices: 1, MaxChoices: 3}, 0, 0, 0},
		{forms.Question{Type: forms.Rank}, 4, 4, 4},
		{forms.Question{Type: forms.Rank, MaxChoices: 3}, 4, 3, 3},
		{forms.Question{Type: forms.Rank, MaxChoices: 3}, 2, 2, 2},
		{forms.Question{Type: forms.Rank, MinChoices: 2, Partial: true}, 4, 2, 4},
		{forms.Question{Type: forms.Rank, MinChoices: 2, Partial: true}, 1, 1, 1},
	} {
		least, most := flow.Bounds(&test.question, test.offered)
		if least != test.least || most != test.most {
			q := test.question
			t.Errorf("%s from %d to %d, partial %v, %d offered: bounds are %d and %d, want %d and %d",
				q.Type, q.MinChoices, q.MaxChoices, q.Partial, test.offered, least, most, test.least, test.most)
		}
	}
}
