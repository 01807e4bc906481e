package main

import (
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// fullDisk is an output on a disk that is full.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}
}

func TestAnOutputThatFailsIsToldByEveryCommand(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	for _, line := range []string{
		"new other", "demo d --no-open", "form list", "form check fusion-survey", "form schema", "responses list", "responses export",
		"log", "verify", "backup copy.bak", "--help", "help call", "--version", "call --help",
	} {
		a.app.out, a.begun = fullDisk{}, false
		a.env["FIELDWORK_STUDY"] = "walk.field"
		a.do(exitFailed, strings.Fields(line)...)
		want := "The disk is full: the output was not written. Make room and try again; what was saved before is safe.\n"
		if got := a.err.String(); got != want {
			t.Errorf("%s says %q", line, got)
		}
	}
	a.app.out = brokenPipe{}
	a.do(exitBrokenPipe, "--help")
	if a.err.Len() > 0 {
		t.Errorf("a broken pipe says %s", a.err.String())
	}
}
