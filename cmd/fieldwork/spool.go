package main

import (
	"os"
	"path/filepath"
)

// spool is a temporary file beside one that is written, for what has to be kept
// meanwhile. It has no name, where the system lets an open file lose it, so that
// nothing is left of it when the program is killed. Its errors name the file that
// is written.
type spool struct {
	of     string
	folder string
	file   *os.File
}

// newSpool makes an empty spool for a file.
func (a *app) newSpool(path string) (*spool, error) {
	folder, err := a.scratch(path)
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(folder, "spool"), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	_ = os.RemoveAll(folder)
	if err != nil {
		return nil, about(path, err)
	}
	return &spool{of: path, folder: folder, file: file}, nil
}

// Write adds to the file.
func (s *spool) Write(p []byte) (int, error) {
	n, err := s.file.Write(p)
	return n, about(s.of, err)
}

// Read reads on; at the end it gives io.EOF.
func (s *spool) Read(p []byte) (int, error) { return s.file.Read(p) }

// Seek goes to a place, as a file does.
func (s *spool) Seek(offset int64, whence int) (int64, error) { return s.file.Seek(offset, whence) }

// remove removes the file, and its folder where it is still there.
func (s *spool) remove() {
	_ = s.file.Close()
	_ = os.RemoveAll(s.folder)
}
