package study_test

import (
	"errors"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

func TestGuidesCannotBeAskedYet(t *testing.T) {
	for kind, want := range map[forms.Kind]error{forms.Questionnaire: nil, "": nil, forms.Guide: study.ErrGuide} {
		if err := (study.Version{Kind: kind}).Askable(); !errors.Is(err, want) {
			t.Errorf("of an instrument of kind %q it is said: %v", kind, err)
		}
	}
}
