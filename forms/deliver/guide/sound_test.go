package guide

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/store/storetest"
)

func TestStampsAndQuotes(t *testing.T) {
	b := start(t, 120, 40)
	b.pass(65 * time.Second)
	b.Type("a")
	b.pass(time.Minute)
	b.Press("ctrl+r")
	b.Shows("● rec 00:00")
	b.pass(30 * time.Second)
	b.Type("\nb")
	b.Press("ctrl+q")
	b.pass(40 * time.Minute)
	b.Type("\nc")
	b.wait()
	b.Shows("  –   a", "00:30 ❝ b", "40:30   c", "● rec 40:30", "42:35 of 25–60")
	b.Press("ctrl+r")
	b.Hides("● rec")
	b.Press("enter", "ctrl+q")
	b.wantNoted("q1", "a", "“b”", "“c”")
	b.pass(20 * time.Minute)
	b.Shows("1:02:35 of 25–60 over")
}

func TestRecordingNeedsConsent(t *testing.T) {
	consent := agreed()
	consent.Given[forms.Record] = false
	b := startWith(t, fusion(t), consent, 80, 24)
	b.Press("ctrl+r")
	b.Shows("The respondent has not agreed to be recorded.")
	b.Press("ctrl+o")
	b.Shows("The respondent has not agreed to be recorded.")
	b.Press("ctrl+y", "2", "ctrl+r")
	b.Shows("● rec 00:00")
	b.Press("ctrl+y", "2")
	b.Shows("Their files are not")
	b.Press("y")
	b.Hides("● rec")
	b.wantOnDisk()
	if stored := b.stored(); stored.Consent.Allows(forms.Record) || len(stored.Recordings) != 0 {
		t.Errorf("stored are %+v and %+v", stored.Consent, stored.Recordings)
	}
}

func TestLinkingAnAudioFile(t *testing.T) {
	b := start(t, 80, 24)
	b.pass(130 * time.Second)
	b.Press("ctrl+r")
	b.pass(time.Minute)
	b.Press("ctrl+o")
	b.Shows("The recording is running; stop it first")
	b.Press("ctrl+r", "ctrl+o")
	b.Type("/no/such")
	b.Press("enter")
	b.Shows("The file was not linked. there is no such file.")
	b.Press("ctrl+o")
	b.Type("'./031.wav'\n")
	b.Shows("-2:10")
	b.Type("x\n")
	b.Shows("That is no place in a recording")
	b.Press("backspace")
	b.Type("\n")
	b.Shows("Leave the file where it is")
	b.Press("1")
	want := []forms.Recording{{Started: storetest.Start.Add(130 * time.Second), Stopped: storetest.Start.Add(190 * time.Second),
		File: "/sound/031.wav", Bytes: 4_000_000}}
	if difference := cmp.Diff(want, b.stored().Recordings); difference != "" {
		t.Errorf("recordings (-want +got):\n%s", difference)
	}
	b.Press("ctrl+o", "1")
	b.Type("/sound/031.wav\n")
	b.Press("backspace", "backspace", "backspace", "backspace")
	b.Type("0:35\n")
	b.Press("2")
	stored := b.stored()
	if len(stored.Recordings) != 2 || !stored.Recordings[0].Copied || stored.Recordings[0].File != "study-audio/031.wav" ||
		stored.Recordings[0].Offset != 35*time.Second {
		t.Errorf("recordings are %+v", stored.Recordings)
	}
	b.Press("ctrl+o", "2")
	if stored := b.stored(); len(stored.Recordings) != 1 || stored.Recordings[0].File != "/sound/031.wav" {
		t.Errorf("recordings are %+v", stored.Recordings)
	}
}
