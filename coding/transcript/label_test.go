package transcript

import (
	"testing"
	"time"
)

func TestTimecodes(t *testing.T) {
	const none = -1
	for _, c := range []struct {
		text string
		at   time.Duration
		end  int
		form form
	}{
		{"1:02", 62 * time.Second, 4, short},
		{"00:12 words", 12 * time.Second, 5, short},
		{"125:30", 125*time.Minute + 30*time.Second, 6, short},
		{"1:02:03", 3723 * time.Second, 7, long},
		{"00:01:23.456", 83456 * time.Millisecond, 12, long},
		{"00:01:23,4", 83400 * time.Millisecond, 10, long},
		{"00:12.5", 12500 * time.Millisecond, 7, long},
		{"[00:01:23]", 83 * time.Second, 10, square},
		{"[ 00:23 ] x", 23 * time.Second, 9, square},
		{"{0:01}", time.Second, 6, square},
		{"(00:12)x", 12 * time.Second, 7, round},
		{"#00:04:05-5#", 245500 * time.Millisecond, 12, square},
		{"999:59:59.999999999", 999*time.Hour + 59*time.Minute + 59*time.Second + 999999999, 19, long},
		{"0:00: x", 0, 4, short},
		{"", none, 0, 0}, {"12", none, 0, 0}, {"1:2", none, 0, 0}, {"1:60", none, 0, 0}, {"1:02:60", none, 0, 0}, {"1000:00", none, 0, 0},
		{"1:02x", none, 0, 0}, {"1:02pm", none, 0, 0}, {"[1:02", none, 0, 0}, {"[x]", none, 0, 0}, {"(1:02]", none, 0, 0},
		{"1:02.1234567890", none, 0, 0}, {"1:02:3", none, 0, 0}, {"12:30am", none, 0, 0},
	} {
		got, ok := readTimecode(c.text)
		switch {
		case ok != (c.at != none):
			t.Errorf("%q: %v, %v", c.text, got, ok)
		case ok && got != (timecode{c.at, c.form, c.end}):
			t.Errorf("%q is %+v", c.text, got)
		}
	}
}

func TestRanks(t *testing.T) {
	for want, names := range map[certainty][]string{
		sure:   {"INT", "int 1", "Interviewer", "P1", "r2", "Speaker 12", "RESP.", "Unknown Speaker", "Ymatebydd 2"},
		likely: {"I", "R", "Q", "Q1", "A", "Answer"},
		mayBe: {
			"Sarah", "Sarah Jones", "June Evans", "Dr. J.R. ap Rhys", "Mireille B. Reece, Psy.D", "O’Neil & Sons", "BSR01", "Jones, Sarah (Amgueddfa Cymru)",
			"Élan", "李明", "Carer #2", "INT/R",
		},
		never: {
			"", "note", "Note", "N.B.", "June", "June 12", "Table 2", "Table 2.1", "Question 3", "Part 2", "Yes", "sarah", "He said", "Thanks. Sarah", "What? Sarah", "10",
			"One Two Three Four Five Six Seven", "“Sarah”", "A=B", "Date of interview",
			"Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk",
		},
	} {
		for _, name := range names {
			if got := rank(name); got != want {
				t.Errorf("%q ranks %d, not %d", name, got, want)
			}
		}
	}
}

func TestCodes(t *testing.T) {
	for name, want := range map[string]string{"BSR01": "BSR", "BSR-7": "BSR-", "P_12": "P_"} {
		if stem, ok := isCode(name); !ok || stem != want {
			t.Errorf("%q has the stem %q, %v", name, stem, ok)
		}
	}
	for _, name := range []string{"", "12", "BSR", "Bsr01", "BSR 01", "-1", "BSR12345"} {
		if stem, ok := isCode(name); ok {
			t.Errorf("%q has the stem %q", name, stem)
		}
	}
}

func TestBoldAfterTidying(t *testing.T) {
	for _, c := range []struct {
		bold, text string
		want       int
	}{
		{"Anna", "Anna Well", 4}, {"Re\u0301ne\u0301", "Réné Well", 6}, {"Anna  ", "Anna", 4}, {"e", "é", 0}, {"\x00b", "␀b c", 4},
	} {
		if got := boldAfterTidying(c.bold, c.text); got != c.want {
			t.Errorf("%q in %q is %d", c.bold, c.text, got)
		}
	}
}

func TestNamesInNoticesAreCut(t *testing.T) {
	if got := cut("ŵwww wwww wwww wwww wwww wwww wwww wwww w"); got != "ŵwww wwww wwww wwww wwww wwww wwww wwww …" {
		t.Errorf("%q", got)
	}
}
