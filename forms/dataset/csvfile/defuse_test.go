package csvfile_test

import (
	"testing"

	"fieldwork/forms/dataset/csvfile"
)

func TestDefuse(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "a=1": "a=1", "'=1": "'=1", "=1": "'=1", "+a": "'+a", "-a": "'-a", "@a": "'@a", "\ta": "'\ta", "\r": "'\r", "\n=": "'\n=",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠": "'＠", "-5": "-5", "+5.2": "+5.2", "-": "'-", "-5-": "'-5-", "-5\n": "'-5\n", "--5": "'--5", "-1e5": "'-1e5",
	} {
		if got := csvfile.Defuse(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
