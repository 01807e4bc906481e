package study_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// talked makes an interview whose respondent agreed to be recorded, or not.
func talked(t *testing.T, s *study.Study, record bool) *study.Recorder {
	t.Helper()
	if _, _, err := s.AddInstrument("talk.yaml", []byte(talk)); err != nil {
		t.Fatal(err)
	}
	r, err := s.Begin(study.Beginning{Instrument: "talk", Consent: &forms.ConsentGiven{
		Version: "1", Given: map[string]bool{forms.TakePart: true, forms.Record: record},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func wantRecordings(t *testing.T, s *study.Study, id string, want ...forms.Recording) {
	t.Helper()
	if diff := cmp.Diff(want, stored(t, s, id).Recordings); diff != "" {
		t.Errorf("the recordings (-want +got):\n%s", diff)
	}
}

func TestAFileIsLinkedWhereTheInterviewStarted(t *testing.T) {
	s := open(t)
	i := talked(t, s, true).Interview()
	start := 35 * time.Second
	if _, err := s.LinkRecording(study.ShortID(i.ID), study.RecordingFile{File: "/a/talk.wav", Bytes: 9, Start: &start}); err != nil {
		t.Fatal(err)
	}
	first := forms.Recording{Started: i.Started.UTC(), File: "/a/talk.wav", Offset: start, Bytes: 9}
	wantRecordings(t, s, i.ID, first)
	if _, err := s.LinkRecording(i.ID, study.RecordingFile{File: "/a/talk.wav"}); !errors.Is(err, study.ErrLinked) {
		t.Errorf("linked twice: %v", err)
	}
	if _, err := s.LinkRecording(i.ID, study.RecordingFile{File: "b.wav", Copied: true}); err != nil {
		t.Fatal(err)
	}
	second := forms.Recording{Started: i.Started.UTC(), File: "b.wav", Copied: true}
	wantRecordings(t, s, i.ID, first, second)
	if _, err := s.UnlinkRecording(i.ID, "c.wav"); !errors.Is(err, study.ErrNoSuchRecording) {
		t.Errorf("unlinking what is not linked: %v", err)
	}
	if unlinked, err := s.UnlinkRecording(i.ID, "talk.wav"); err != nil || unlinked != first {
		t.Errorf("unlinked %+v, %v", unlinked, err)
	}
	wantRecordings(t, s, i.ID, second)
}

func TestAFileGoesToTheRecordingThatHasNone(t *testing.T) {
	s := open(t)
	r := talked(t, s, true)
	i := r.Interview()
	marked := forms.Recording{Started: i.Started.Add(time.Minute).UTC(), Stopped: i.Started.Add(time.Hour).UTC()}
	record(t, r, study.Step{Action: "record", Recordings: &[]forms.Recording{marked}})
	for _, c := range []struct{ start, offset time.Duration }{{0, 0}, {-time.Minute, 0}, {10 * time.Second, 70 * time.Second}} {
		file := study.RecordingFile{File: "a.wav", Start: &c.start}
		if c.start == 0 {
			file.Start = nil
		}
		if _, err := s.LinkRecording(i.ID, file); err != nil {
			t.Fatal(err)
		}
		linked := marked
		linked.File, linked.Offset = "a.wav", c.offset
		wantRecordings(t, s, i.ID, linked)
		if _, err := s.UnlinkRecording(i.ID, "a.wav"); err != nil {
			t.Fatal(err)
		}
		wantRecordings(t, s, i.ID, marked)
	}
}

func TestOfTwoFilesOfOneNameNoneIsTaken(t *testing.T) {
	s := open(t)
	i := talked(t, s, true).Interview()
	for _, file := range []string{"/a/talk.wav", "/b/talk.wav"} {
		if _, err := s.LinkRecording(i.ID, study.RecordingFile{File: file}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.UnlinkRecording(i.ID, "talk.wav"); !errors.Is(err, study.ErrNoSuchRecording) {
		t.Errorf("a name of two: %v", err)
	}
	if _, err := s.UnlinkRecording(i.ID, "/b/talk.wav"); err != nil {
		t.Error(err)
	}
}

func TestNoFileIsLinkedWithoutConsent(t *testing.T) {
	s := in(storetest.OpenEngine(t))
	i := talked(t, s, false).Interview()
	if _, err := s.LinkRecording(i.ID, study.RecordingFile{File: "a.wav"}); !errors.Is(err, study.ErrNoRecording) {
		t.Errorf("without consent: %v", err)
	}
	if _, err := s.LinkRecording("ZZZZZZ", study.RecordingFile{File: "a.wav"}); !errors.Is(err, study.ErrNoInterview) {
		t.Errorf("no interview: %v", err)
	}
	wantRecordings(t, s, i.ID)
}
