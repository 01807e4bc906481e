package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"

	"fieldwork/store"
)

// stoppable is a writer that fails once the program is told to stop.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (w stoppable) Write(p []byte) (int, error) {
	if err := context.Cause(w.ctx); err != nil {
		return 0, err
	}
	return w.to.Write(p)
}

// writeOut lets a function write to a file, which appears whole or not at all,
// or to the output where path is empty. The file of the study that is open
// cannot be written over.
func (a *app) writeOut(ctx context.Context, path string, s *opened, write func(io.Writer) error) error {
	if path == "" {
		return buffered(stoppable{ctx, a.out}, write)
	}
	if err := writable(path, s.path); err != nil {
		return err
	}
	file, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)), renameio.WithExistingPermissions())
	if err != nil {
		return about(path, err)
	}
	err = buffered(stoppable{ctx, file}, write)
	if err == nil {
		err = about(path, file.CloseAtomicallyReplace())
	}
	return errors.Join(err, file.Cleanup())
}

func buffered(to io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriterSize(to, 1<<16)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

// writable says why a path cannot be written to.
func writable(path, study string) error {
	target, err := os.Stat(path)
	if err != nil {
		return nil
	}
	if open, err := os.Stat(study); err == nil && os.SameFile(open, target) {
		return fail("%s is the study that is open; give another name to what is written.", path)
	}
	if !target.Mode().IsRegular() {
		return fail("%s is not an ordinary file; give another name to what is written.", path)
	}
	return nil
}

// writeNew is writeOut to a file that is not there yet.
func (a *app) writeNew(ctx context.Context, path string, s *opened, write func(io.Writer) error) error {
	if err := writable(path, s.path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return about(path, store.ErrExists)
	}
	return a.writeOut(ctx, path, s, write)
}
