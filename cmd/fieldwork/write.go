package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// stoppable is a writer that fails once the program is told to stop.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

// Write writes until the context ends, and then says why it ended.
func (w stoppable) Write(p []byte) (int, error) {
	if err := context.Cause(w.ctx); err != nil {
		return 0, err
	}
	return w.to.Write(p)
}

// writeOut lets a function write to a file, which appears whole or not at all,
// or to the output where path is empty. No study can be written over.
func (a *app) writeOut(ctx context.Context, path string, s *opened, write func(io.Writer) error) error {
	if path == "" {
		return buffered(stoppable{ctx, a.out}, write)
	}
	if err := ordinary(path, s.path); err != nil {
		return err
	}
	if err := noStudy(path); err != nil {
		return err
	}
	return a.replace(ctx, path, write)
}

// writeNew lets a function write to a file that is not there yet, and that can
// become a study.
func (a *app) writeNew(ctx context.Context, path string, s *opened, write func(io.Writer) error) error {
	if err := ordinary(path, s.path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return about(path, store.ErrExists)
	}
	return a.replace(ctx, path, write)
}

// replace puts what a function writes in the place of a file once it is whole.
func (a *app) replace(ctx context.Context, path string, write func(io.Writer) error) error {
	folder, err := a.scratch(path)
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file, err := renameio.NewPendingFile(path, renameio.WithTempDir(folder), renameio.WithExistingPermissions())
	if err != nil {
		return about(path, err)
	}
	defer file.Cleanup()
	if err := buffered(stoppable{ctx, namedWriter{path, file}}, write); err != nil {
		return err
	}
	return about(path, file.CloseAtomicallyReplace())
}

// namedWriter is a writer whose errors name what was asked for, and not the
// file that takes its place until it is whole.
type namedWriter struct {
	name string
	to   io.Writer
}

// Write names the file in the error of a write that fails.
func (w namedWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	return n, about(w.name, err)
}

func buffered(to io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriterSize(to, 1<<16)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

// ordinary says why a path cannot be written to while a study is open.
func ordinary(path, study string) error {
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

// noStudy refuses the name of a study, and a file that is one under any name.
func noStudy(path string) error {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return fail("%s is the name of a study; give another name to what is written.", path)
	}
	engine, err := bolt.Open(path)
	switch {
	case err == nil:
		if err := engine.Close(); err != nil {
			return about(path, err)
		}
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, store.ErrNotStudy):
		return nil
	case !errors.Is(err, store.ErrInUse) && !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNewer):
		return about(path, err)
	}
	return fail("%s is a study; give another name to what is written.", path)
}
