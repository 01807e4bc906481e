package main

import (
	"context"
	"errors"
	"io"
	"os"
)

// largestInstrument is one byte more than an instrument file may have, so that
// one that is too large is seen to be.
const largestInstrument = 8<<20 + 1

// readLimited reads an instrument file, of one that is too large no more than
// shows it.
func readLimited(path string) ([]byte, error) {
	if _, err := sizeOf(path); err != nil {
		return nil, err // a pipe, say, that nobody writes to
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, about(path, err)
	}
	content, err := io.ReadAll(io.LimitReader(file, largestInstrument))
	return content, about(path, errors.Join(err, file.Close()))
}

// sizeOf is the size of an ordinary file, which can be read twice.
func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return 0, about(path, err)
	case !info.Mode().IsRegular():
		return 0, fail("%s is not an ordinary file; give the name of one.", path)
	}
	return info.Size(), nil
}

// stoppableFile is a file whose reading fails once the program is told to
// stop.
type stoppableFile struct {
	*os.File
	ctx context.Context
}

// Read reads until the context ends.
func (f stoppableFile) Read(p []byte) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}
