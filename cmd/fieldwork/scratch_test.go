package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// leave makes what a killed program leaves, written some time ago.
func leave(t *testing.T, a *testApp, folder, file string, ago time.Duration) {
	t.Helper()
	inside := filepath.Join(folder, file)
	if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(inside, []byte("answers"), 0o600)); err != nil {
		t.Fatal(err)
	}
	at := a.now().Add(-ago)
	if err := errors.Join(os.Chtimes(inside, at, at), os.Chtimes(folder, at.Add(-ago), at.Add(-ago))); err != nil {
		t.Fatal(err)
	}
}

func TestWhatAKilledProgramLeftIsRemoved(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	write := func(path string) {
		t.Helper()
		err := a.writeOut(context.Background(), path, &opened{path: "walk.field"}, func(w io.Writer) error {
			_, err := io.WriteString(w, "new")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	leave(t, a, ".e.csv.123.new", ".e.csv77", 2*time.Hour)
	leave(t, a, ".e.csv.124.new", ".e.csv78", 30*time.Minute) // its writer may be at work
	leave(t, a, ".e.csv.mine.new", "x", 2*time.Hour)
	leave(t, a, ".other.csv.1.new", "x", 2*time.Hour)
	leave(t, a, ".b.field.5.new", "b.field", 2*time.Hour)
	if err := os.WriteFile(".e.csv.99.new", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	write("e.csv")
	wantFiles(t, ".b.field.5.new", ".e.csv.124.new", ".e.csv.99.new", ".e.csv.mine.new", ".other.csv.1.new", "e.csv", "walk.field")
	a.do(exitDone, "new", "b")
	wantFiles(t, ".e.csv.124.new", ".e.csv.99.new", ".e.csv.mine.new", ".other.csv.1.new", "b.field", "e.csv", "walk.field")
}

// TestASpoolHasNoName has one open, as it is when a program is killed. Only
// Windows keeps the names of open files.
func TestASpoolHasNoName(t *testing.T) {
	a := newTestApp(t)
	room, err := a.newSpool("out.sav")
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		wantFiles(t)
	}
	if _, err := io.WriteString(room, "answers"); err != nil {
		t.Fatal(err)
	}
	if _, err := room.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if kept, err := io.ReadAll(room); err != nil || string(kept) != "answers" {
		t.Errorf("%q, %v", kept, err)
	}
	room.remove()
	wantFiles(t)
}
