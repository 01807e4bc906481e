package dataset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fieldwork/forms/dataset/sav"
)

func TestTheLabelOfARowHasItsQuestionAsFarAsThereIsRoom(t *testing.T) {
	for _, test := range []struct{ question, row, want string }{
		{"How often?", "At home", "How often? – At home"},
		{"", "At home", "At home"},
		{strings.Repeat("ŵ", 200), "At home", strings.Repeat("ŵ", 120) + "… – At home"},
		{"How often, all things considered, do you use it?", strings.Repeat("r", 240), strings.Repeat("r", 240)},
	} {
		got := questionAndRow(test.question, test.row)
		if got != test.want || len(got) > sav.MostVariableLabel || !utf8.ValidString(got) {
			t.Errorf("%q and %q give %q", test.question, test.row, got)
		}
	}
}
