package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"fieldwork/forms/dataset"
	"fieldwork/forms/library"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

func TestAFailedImportSaysThatNothingCameOfIt(t *testing.T) {
	o := &importOptions{file: "r.csv"}
	s := &opened{path: "walk.field"}
	const (
		full    = "The disk is full: walk.field was not written. Make room and try again; what was saved before is safe."
		later   = " Nothing of r.csv counts; what was written of it is taken out when walk.field is opened next."
		nothing = " Nothing of r.csv was imported."
	)
	left := func(err error) error { return fmt.Errorf("%w: %w", dataset.ErrLeftOver, err) }
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("saving to walk.field: %w", syscall.ENOSPC), full + nothing},
		{left(fmt.Errorf("saving to walk.field: %w", syscall.ENOSPC)), full + later},
		{fmt.Errorf("saving to walk.field: %w", syscall.EIO),
			"The disk failed: walk.field could not be read or written. Check the disk; what was saved before is safe." + nothing},
		{&fs.PathError{Op: "read", Path: "r.csv", Err: syscall.EIO},
			"The disk failed: r.csv could not be read or written. Check the disk; what was saved before is safe." + nothing},
		{left(fmt.Errorf("%w: %w", store.ErrUncertain, syscall.EIO)), "The disk failed while the import was being saved." + later},
		{fmt.Errorf("%w: %w", store.ErrUncertain, syscall.EIO),
			"The disk failed while a change was being saved. Check the disk, then open walk.field again to see whether it was kept."},
		{context.Canceled, "Stopped. Nothing was left half done."},
		{left(context.Canceled), "Stopped." + later},
	} {
		if got := sentenceOf(o.refused(s, c.err)); got != c.want {
			t.Errorf("%v is told as\n%s, want\n%s", c.err, got, c.want)
		}
	}
}

func TestAnImportOnAFullDiskIsToldOnce(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	if err := os.WriteFile("r.csv", library.FusionResponses(), 0o600); err != nil {
		t.Fatal(err)
	}
	engine, err := bolt.Open("walk.field")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	s := a.attach(&failing{Engine: engine, good: 1, failure: fmt.Errorf("saving to walk.field: %w", syscall.ENOSPC)})
	err = (&importOptions{app: a.app, file: "r.csv"}).run(context.Background(), s)
	if err == nil {
		t.Fatal("the import does not fail")
	}
	if got := sentenceOf(err); strings.Count(got, "walk.field was not written") != 1 || !strings.HasSuffix(got, "is opened next.") {
		t.Errorf("it says %s", got)
	}
}

// fullFile is a file that stands in for another until that is full.
type fullFile struct{}

func (fullFile) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/tmp/.e.csv796", Err: syscall.ENOSPC}
}

func TestAFailedWriteNamesTheFileThatWasAskedFor(t *testing.T) {
	_, err := namedWriter{"e.csv", fullFile{}}.Write(nil)
	if got := sentenceOf(err); !strings.HasPrefix(got, "The disk is full: e.csv was not written.") || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("it says %s", got)
	}
}
