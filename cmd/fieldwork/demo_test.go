package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledDemoIsWholeOrNotThere kills the making of a demo after ever longer
// times, until one comes to its end.
func TestKilledDemoIsWholeOrNotThere(t *testing.T) {
	a := newTestApp(t)
	for wait, ended := time.Millisecond, false; !ended; wait += wait / 2 {
		cmd := program(t, "demo", "--no-open")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		killer := time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
		ended = cmd.Wait() == nil
		killer.Stop()
		path := filepath.Join(cmd.Dir, demoFolder, demoFile)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !ended {
			continue
		}
		s, err := a.openFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tally, err := s.Tally("fusion-survey")
		if err != nil || sum(tally) != 64 || len(s.notices) > 0 {
			t.Errorf("after %v there are %v, %v, %v", wait, tally, s.notices, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
