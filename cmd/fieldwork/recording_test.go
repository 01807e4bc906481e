package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/deliver/guide"
	"fieldwork/forms/study"
)

var _ guide.Media = media{}

const talkForm = `
settings:
  form_id: talk
  kind: guide
  languages: {en: {name: English, status: reviewed}}
consent:
  version: "1"
  text: Do you agree?
  purposes:
    - {name: take_part, label: Taking part, required: true}
    - {name: record, label: Recording}
survey:
  - {type: open, name: g1, label: One}
`

// talked makes a study with an interview whose respondent agreed to be
// recorded, and one whose respondent did not, and gives their IDs.
func (a *testApp) talked() (agreed, not string) {
	a.t.Helper()
	if err := os.WriteFile("talk.yaml", []byte(talkForm), 0o600); err != nil {
		a.t.Fatal(err)
	}
	a.do(exitDone, "new", "walk", "--form", "talk.yaml")
	err := a.withStudy(func(s *opened) error {
		for _, record := range []bool{true, false} {
			r, err := s.Begin(study.Beginning{Instrument: "talk", Consent: &forms.ConsentGiven{
				Version: "1", Given: map[string]bool{forms.TakePart: true, forms.Record: record},
			}})
			if err != nil {
				return err
			}
			agreed, not = not, r.Interview().ID
		}
		return nil
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return agreed, not
}

func (a *testApp) wants(stream, want string) {
	a.t.Helper()
	got := map[string]string{"out": a.out.String(), "err": a.err.String()}[stream]
	if !strings.Contains(got, want) {
		a.t.Errorf("it says %q, want %q", got, want)
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAFileIsLinkedListedAndLetGo(t *testing.T) {
	a := newTestApp(t)
	agreed, not := a.talked()
	write(t, "talk one.WAV", "sound")
	a.do(exitDone, "recording", agreed)
	a.wants("out", "has no recording.\n")
	a.do(exitDone, "recording", agreed, "talk one.WAV", "--start", "0:35")
	a.wants("out", "talk one.WAV, 5 bytes, to interview "+study.ShortID(agreed)+".\n")
	a.do(exitFailed, "recording", agreed, "talk one.WAV")
	a.wants("err", "is linked to interview "+agreed+" already.")
	a.do(exitFailed, "recording", not, "talk one.WAV")
	a.wants("err", "The respondent of interview "+not+" has not agreed to be recorded; talk one.WAV was not linked.")
	a.do(exitFailed, "recording", not, "talk one.WAV", "--copy")
	wantFiles(t, "talk one.WAV", "talk.yaml", "walk.field")
	a.do(exitDone, "recording", agreed, "--list")
	a.wants("out", "5 bytes  0:35\n")
	write(t, "talk one.WAV", "longer sound")
	a.do(exitDone, "recording", agreed)
	a.wants("out", "another size than when it was linked")
	a.do(exitDone, "log")
	a.wants("out", "recordings: 0 → 1, the last of 5 bytes")
	a.do(exitFailed, "recording", agreed, "other.wav", "--remove")
	a.wants("err", "has no recording in other.wav")
	a.do(exitDone, "recording", agreed, "talk one.WAV", "--remove")
	a.wants("out", "is linked no more; the file stays where it is.\n")
	a.do(exitDone, "recording", agreed)
	a.wants("out", "has no recording.\n")
}

func TestACopyLiesBesideTheStudyUnderTheInterviewsID(t *testing.T) {
	a := newTestApp(t)
	agreed, _ := a.talked()
	write(t, "Elin Rees.WAV", "sound")
	a.do(exitDone, "recording", agreed, "Elin Rees.WAV", "--copy", "--json")
	var shown shownRecording
	if err := json.Unmarshal(a.out.Bytes(), &shown); err != nil {
		t.Fatal(err)
	}
	if want := "walk.recordings/" + agreed + ".wav"; shown.File != want || !shown.Copied || shown.Bytes != 5 || shown.Start != "0:00" {
		t.Errorf("it is linked as %+v", shown)
	}
	a.do(exitDone, "recording", agreed, "Elin Rees.WAV", "--copy")
	a.wants("out", agreed+"-2.wav")
	for _, name := range []string{agreed + ".wav", agreed + "-2.wav"} {
		path := filepath.Join("walk.recordings", name)
		content, err := os.ReadFile(path)
		info, _ := os.Stat(path)
		if err != nil || string(content) != "sound" || info.Mode().Perm() != 0o600 {
			t.Errorf("the copy is %q, %v", content, err)
		}
	}
	if entries, err := os.ReadDir("walk.recordings"); err != nil || len(entries) != 2 {
		t.Errorf("beside the copies lie %v, %v", entries, err)
	}
	a.do(exitDone, "log")
	if strings.Contains(a.out.String(), "Elin") {
		t.Errorf("the log names somebody: %s", a.out.String())
	}
}

func TestACopyIsWholeOrNotThere(t *testing.T) {
	a := newTestApp(t)
	agreed, _ := a.talked()
	write(t, "talk.wav", "sound")
	stopped, stop := context.WithCancel(context.Background())
	stop()
	a.out.Reset()
	if code := a.run(stopped, []string{"recording", agreed, "talk.wav", "--copy"}); code != exitFailed {
		t.Errorf("it ends with %d", code)
	}
	if entries, err := os.ReadDir("walk.recordings"); err != nil || len(entries) != 0 {
		t.Errorf("of a copy that was stopped is left: %v, %v", entries, err)
	}
	a.do(exitDone, "recording", agreed)
	a.wants("out", "has no recording.\n")
}

func TestWhatCannotBeLinkedIsToldInASentence(t *testing.T) {
	a := newTestApp(t)
	agreed, _ := a.talked()
	write(t, "talk.wav", "sound")
	for line, want := range map[string]string{
		agreed + " missing.wav":         "There is no file or folder missing.wav.",
		agreed + " .":                   ". is not an ordinary file; give the name of one.",
		"ZZZZZZ talk.wav":               "The study has no interview ZZZZZZ;",
		"ZZZZZZ":                        "The study has no interview ZZZZZZ;",
		agreed + " talk.wav --start 1h": "--start is a time such as 0:35 or 1:02:10, not 1h.",
		agreed + " --copy":              "fieldwork recording needs the name of an audio file.",
		agreed + " talk.wav --list":     "--list takes no file; leave talk.wav out.",
		agreed + " a b":                 "fieldwork recording takes an interview and one file, and was given b too.",
		"":                              "fieldwork recording needs the ID of an interview",
	} {
		code := exitFailed
		if strings.HasPrefix(want, "--") || strings.HasPrefix(want, "fieldwork") {
			code = exitUsage
		}
		a.do(code, append([]string{"recording"}, strings.Fields(line)...)...)
		a.wants("err", want)
	}
}

func TestNothingIsDrawnOverAScreen(t *testing.T) {
	a := newTestApp(t)
	agreed, _ := a.talked()
	write(t, "talk.wav", "sound")
	a.errTerminal = true
	a.env["TERM"] = "xterm"
	a.do(exitDone, "recording", agreed, "talk.wav", "--copy")
	a.wants("err", "Copying talk.wav")
	a.err.Reset()
	err := a.withStudy(func(s *opened) error {
		_, err := a.mediaFor(s).Copy(agreed, "talk.wav")
		return err
	})
	if err != nil || a.err.Len() > 0 {
		t.Errorf("copying for a screen writes %q, %v", a.err.String(), err)
	}
}

func TestOnlyAPlainEndingIsKept(t *testing.T) {
	for path, want := range map[string]string{
		"a.WAV": ".wav", "a": "", "a.": "", "a.b c": "", "a.\x1b[2J": "", "a.tar.gz": ".gz", "a.abcdefghijk": "", ".mp3": ".mp3",
	} {
		if got := soundEnding(path); got != want {
			t.Errorf("%q ends in %q, want %q", path, got, want)
		}
	}
}

func TestAFileIsFoundByItsWholePath(t *testing.T) {
	a := newTestApp(t)
	write(t, "talk.wav", "sound")
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	sounds := media{app: a.app, ctx: context.Background()}
	whole, size, err := sounds.Find("talk.wav")
	if err != nil || whole != filepath.Join(folder, "talk.wav") || size != int64(len("sound")) {
		t.Errorf("found %s of %d bytes, %v", whole, size, err)
	}
	for _, wrong := range []string{"none.wav", folder} {
		if whole, _, err := sounds.Find(wrong); err == nil {
			t.Errorf("%s is found at %s", wrong, whole)
		}
	}
}
