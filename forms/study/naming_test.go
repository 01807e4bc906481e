package study_test

import (
	"testing"

	"fieldwork/forms/study"
)

func TestAShortIDFindsItsInterview(t *testing.T) {
	s := open(t)
	id := start(t, s).Interview().ID
	short := study.ShortID(id)
	if len(short) != 6 {
		t.Errorf("%s is shortened to %s", id, short)
	}
	if found := stored(t, s, short); found.ID != id {
		t.Errorf("%s finds %s, not %s", short, found.ID, id)
	}
}

func TestSubjectOfAnInterview(t *testing.T) {
	for _, c := range []struct{ caseID, id, want string }{
		{"017", "01BX5ZZKBKACTAV9WEVGEMMVRZ", "case 017"},
		{"", "01BX5ZZKBKACTAV9WEVGEMMVRZ", "EMMVRZ"},
		{"", "R1", "R1"},
		{"", "", ""},
	} {
		if got := study.Subject(c.caseID, c.id); got != c.want {
			t.Errorf("the interview %q of case %q is called %q, not %q", c.id, c.caseID, got, c.want)
		}
	}
}
