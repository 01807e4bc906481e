package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// testApp is an app in a folder of its own.
type testApp struct {
	*app
	t        *testing.T
	out, err bytes.Buffer
	env      map[string]string
}

func newTestApp(t *testing.T) *testApp {
	t.Helper()
	t.Chdir(t.TempDir())
	a := &testApp{t: t, env: map[string]string{}}
	a.app = &app{
		in: strings.NewReader(""), out: &a.out, err: &a.err,
		environment: func(name string) string { return a.env[name] },
		account:     func() (string, error) { return "anna", nil },
		now:         storetest.Clock(storetest.Start), entropy: storetest.Entropy(1),
	}
	return a
}

// do runs a command line that has to end with an exit code.
func (a *testApp) do(code int, arguments ...string) {
	a.t.Helper()
	a.out.Reset()
	a.err.Reset()
	if got := a.run(context.Background(), arguments); got != code {
		a.t.Fatalf("%v ends with %d, want %d; it said %s", arguments, got, code, a.err.String())
	}
}

func TestInterviewer(t *testing.T) {
	a := newTestApp(t)
	for _, c := range []struct {
		flag, own, user, windows, account string
		failure                           error
		want                              string
	}{
		{want: "unknown"},
		{account: "half", failure: errors.New("no such account"), want: "unknown"},
		{account: "eve", want: "eve"},
		{windows: "dai", account: "eve", want: "dai"},
		{user: "cai", windows: "dai", account: "eve", want: "cai"},
		{own: "bela", user: "cai", windows: "dai", account: "eve", want: "bela"},
		{flag: "anna", own: "bela", user: "cai", windows: "dai", account: "eve", want: "anna"},
	} {
		a.account = func() (string, error) { return c.account, c.failure }
		a.interviewerFlag = c.flag
		a.env = map[string]string{"FIELDWORK_INTERVIEWER": c.own, "USER": c.user, "USERNAME": c.windows}
		if got := a.interviewer(); got != c.want {
			t.Errorf("%+v gives %s", c, got)
		}
	}
}

func TestStudiesAreOfferedNewestFirst(t *testing.T) {
	a := newTestApp(t)
	for i, name := range []string{"b", "d", "a", "c"} {
		a.do(exitDone, "new", name)
		at := storetest.Start.Add([]time.Duration{2, 3, 1, 3}[i] * time.Hour)
		if err := os.Chtimes(name+extension, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Mkdir("folder"+extension, 0o700), os.WriteFile(".hidden"+extension, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	found, err := studiesHere()
	var names []string
	for _, s := range found {
		names = append(names, s.File)
	}
	if got := strings.Join(names, " "); err != nil || got != "c.field d.field b.field a.field" {
		t.Errorf("%s are found, %v", got, err)
	}
}

// brokenPipe is a pipe that nobody reads any more.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}
}

func TestBrokenPipesEndQuietly(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "demo", ".", "--no-open")
	for _, line := range []string{
		"form list", "form show fusion-survey", "form export fusion-survey", "form schema", "form check fusion-survey",
		"responses list", "responses list --json", "responses export", "log", "log --json", "verify",
	} {
		a.app.out = brokenPipe{}
		a.do(exitBrokenPipe, strings.Fields(line)...)
		if a.err.Len() > 0 {
			t.Errorf("%s says %s", line, a.err.String())
		}
	}
}

func TestStoppedWorkLeavesNothingBehind(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "demo", ".", "--no-open")
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	if err := os.WriteFile("responses.csv", library.FusionResponses(), 0o600); err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for _, line := range []string{
		"responses export --study fusion.field -o out", "responses export --study fusion.field",
		"backup out --study fusion.field", "form export fusion-survey --study fusion.field -o out",
		"responses import responses.csv --study walk.field", "verify --study fusion.field",
	} {
		a.out.Reset()
		a.err.Reset()
		if code := a.run(stopped, strings.Fields(line)); code != exitFailed {
			t.Errorf("%s ends with %d", line, code)
		}
		if got := a.err.String(); got != "Stopped. Nothing was left half done.\n" {
			t.Errorf("%s says %s", line, got)
		}
	}
	wantFiles(t, "fusion.field", "responses.csv", "walk.field")
	a.do(exitDone, "verify", "--study", "walk.field")
	if got := a.out.String(); !strings.Contains(got, " 0 interviews") {
		t.Errorf("after a stopped import: %s", got)
	}
}

// wantFiles fails the test unless just these files are in the folder, hidden
// ones included.
func wantFiles(t *testing.T, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	if got, want := strings.Join(found, " "), strings.Join(names, " "); got != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
}

func TestNothingIsLeftOfWhatCannotBeMade(t *testing.T) {
	a := newTestApp(t)
	if err := os.WriteFile("bad.yaml", []byte("no instrument"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.do(exitFailed, "new", "walk", "--form", "bad.yaml")
	wantFiles(t, "bad.yaml")
}

func TestFailedWriteKeepsTheFileThatWasThere(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk")
	if err := os.WriteFile("out", []byte("before"), 0o640); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	s := &opened{path: "walk.field"}
	err := a.writeOut(context.Background(), "out", s, func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Repeat("after", 1<<20))
		return errors.Join(err, broken)
	})
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	wantFiles(t, "out", "walk.field")
	if content, err := os.ReadFile("out"); err != nil || string(content) != "before" {
		t.Errorf("the file holds %.20q, %v", content, err)
	}
	err = a.writeOut(context.Background(), "out", s, func(w io.Writer) error {
		_, err := io.WriteString(w, "after")
		return err
	})
	info, statErr := os.Stat("out")
	if err != nil || statErr != nil || info.Size() != 5 || info.Mode().Perm() != 0o640 {
		t.Errorf("the file was written as %v, %v, %v", info, err, statErr)
	}
}

func TestTheStudyIsNotWrittenOverUnderAnotherName(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	for _, link := range []func(string, string) error{os.Link, os.Symlink} {
		if err := link("walk.field", "other"); err != nil {
			t.Fatal(err)
		}
		a.do(exitFailed, "responses", "export", "-o", "other")
		if got := a.err.String(); !strings.Contains(got, "is the study that is open") {
			t.Errorf("it says %s", got)
		}
		if err := os.Remove("other"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnfinishedImportIsTakenOutAndTold(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	s, err := a.openFile("walk.field")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.BeginImport("half\x1b.csv", study.Version{Name: "fusion-survey", Version: 1}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	a.do(exitDone, "responses", "list")
	want := "The import of half␛.csv had been cut off. What it had brought in was taken out; import it again.\n"
	if got := a.err.String(); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	a.do(exitDone, "responses", "list")
	if a.err.Len() > 0 {
		t.Errorf("the second time it says %s", a.err.String())
	}
}

func TestSentences(t *testing.T) {
	in := func(err error) error { return about("walk.field", err) }
	for _, c := range []struct {
		err  error
		want string
	}{
		{in(fmt.Errorf("x: %w: another fieldwork has it open", store.ErrInUse)), "walk.field is open in another fieldwork; close it there, or wait."},
		{in(fmt.Errorf("%w: page 4 is torn", store.ErrDamaged)), "walk.field is damaged: page 4 is torn; restore a backup. Nothing was written."},
		{in(store.ErrNotStudy), "walk.field is not a study. A study is a file NAME.field that fieldwork has made."},
		{in(store.ErrNewer), "walk.field was written by a newer version of fieldwork; open it with that version."},
		{in(store.ErrSealed), "walk.field holds something sealed that this version of fieldwork cannot open."},
		{in(store.ErrExists), "walk.field is there already; choose another name."},
		{in(fmt.Errorf("%w: %w", store.ErrUncertain, syscall.ENOSPC)), "The disk failed while a change was being saved. Check the disk, then open walk.field again to see whether it was kept."},
		{in(syscall.ENOSPC), "The disk is full: walk.field was not written. Make room and try again; what was saved before is safe."},
		{in(syscall.EROFS), "walk.field cannot be written: the disk is for reading only."},
		{in(fs.ErrPermission), "walk.field cannot be opened or written: you have no permission. Ask its owner, or choose another folder."},
		{&fs.PathError{Op: "open", Path: "a/b", Err: syscall.ENOTDIR}, "a/b cannot be opened: a part of its path is a file, not a folder."},
		{&fs.PathError{Op: "read", Path: "a", Err: syscall.EISDIR}, "a is a folder, not a file."},
		{in(fmt.Errorf("walk.field: %w", store.ErrMoved)), "walk.field was moved, deleted or replaced while it was open, so nothing more could be saved in it. Put it back, or open it anew."},
		{in(syscall.ENAMETOOLONG), "walk.field is too long a name for this disk; choose a shorter one."},
		{in(fmt.Errorf("saving to walk.field: %w", syscall.EIO)), "The disk failed: walk.field could not be read or written. Check the disk; what was saved before is safe."},
		{&fs.PathError{Op: "stat", Path: "loop.field", Err: syscall.ELOOP}, "loop.field could not be read or written: too many levels of symbolic links."},
		{in(errors.New("the moon is down")), "walk.field: the moon is down."},
		{in(fmt.Errorf("%w: 01AB", study.ErrNoContact)), "The study has no contact 01AB; 'fieldwork contacts list' shows those it has."},
		{in(fmt.Errorf("%w: 01AB", study.ErrManyContacts)), "Several contacts begin or end with 01AB; give more of the ID."},
		{ui.ErrNoTerminal, "This needs a terminal, for its input and for its output. In a script, use the commands that 'fieldwork --help' lists."},
		{fmt.Errorf("%w: %w", ui.ErrFault, errors.New("index out of range")), "fieldwork stopped because of a fault in it: index out of range. Everything that was answered is saved."},
		{errors.Join(ui.ErrHungUp, ui.ErrNotSaved), "Not everything could be saved before the end; the last answer may be lost. Open the study again to see what was kept."},
		{errors.New("the moon is down"), "The moon is down."},
	} {
		if got := sentenceOf(c.err); got != c.want {
			t.Errorf("%v is told as\n%s, want\n%s", c.err, got, c.want)
		}
	}
}

func TestProgressIsDrawnOnATerminalOnly(t *testing.T) {
	var out bytes.Buffer
	at := storetest.Start
	for _, terminal := range []bool{false, true} {
		a := &app{err: &out, errTerminal: terminal, now: func() time.Time { return at },
			environment: func(string) string { return "xterm" }}
		bar := a.newProgress("Importing \x1b.csv")
		bar.at(1, 2)
		if out.Len() > 0 {
			t.Fatalf("short work draws %q", out.String())
		}
		at = at.Add(time.Second)
		bar.at(1, 2)
		bar.end()
	}
	want := "\rImporting ␛.csv  " + strings.Repeat("█", 15) + strings.Repeat("░", 15) + "  50 %\r\x1b[K"
	if got := out.String(); got != want {
		t.Errorf("it draws %q, want %q", got, want)
	}
}

func TestNoProgressIsDrawnWhereNothingCanBe(t *testing.T) {
	var out bytes.Buffer
	at := storetest.Start
	a := &app{err: &out, errTerminal: true, now: func() time.Time { return at }, environment: func(string) string { return "dumb" }}
	bar := a.newProgress("Importing")
	at = at.Add(time.Second)
	bar.at(1, 2)
	bar.end()
	if out.Len() > 0 {
		t.Errorf("it draws %q", out.String())
	}
}

func TestProgressMovesWhileNobodyKnowsHowFarItIs(t *testing.T) {
	var out bytes.Buffer
	at := storetest.Start
	a := &app{err: &out, errTerminal: true, now: func() time.Time { return at }, environment: func(string) string { return "xterm" }}
	bar := a.newProgress("Verifying")
	ticks := make(chan time.Time)
	bar.ticks = func() (<-chan time.Time, func()) { return ticks, func() {} }
	failure := errors.New("damaged")
	err := bar.during(func() error {
		for range 2 {
			ticks <- at
		}
		return failure
	})
	bar.end()
	frame := func(before int) string {
		return "\rVerifying  " + strings.Repeat("░", before) + strings.Repeat("█", 6) + strings.Repeat("░", 24-before) + "   0 s "
	}
	if want := frame(0) + frame(2) + "\r\x1b[K"; err != failure || out.String() != want {
		t.Errorf("it gives %v and draws\n%q, want\n%q", err, out.String(), want)
	}
	out.Reset()
	a.errTerminal = false
	if err := a.newProgress("Verifying").during(func() error { return failure }); err != failure || out.Len() > 0 {
		t.Errorf("without a terminal it gives %v and draws %q", err, out.String())
	}
}

func TestVersion(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	for _, c := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, release},
		{[]debug.BuildSetting{setting("vcs.revision", "0123456789abcdef")}, release + " (0123456789ab)"},
		{[]debug.BuildSetting{setting("vcs.revision", "01"), setting("vcs.modified", "true")}, release + " (01, changed)"},
	} {
		if got := versionOf(c.settings); got != c.want {
			t.Errorf("%v gives %s, want %s", c.settings, got, c.want)
		}
	}
}

func TestDemoIsExportedAsItCame(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "demo", "--no-open")
	a.do(exitDone, "responses", "export", "--raw", "--study", filepath.Join(demoFolder, demoFile))
	if got := a.out.String(); got != string(library.FusionResponses()) {
		t.Errorf("the export differs from what was imported:\n%.2000s", got)
	}
}
