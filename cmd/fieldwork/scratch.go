package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// What is being written stands in a hidden folder beside its place, named
// .NAME.NUMBER.new for a file NAME, until it is whole.
const scratchEnd = ".new"

// leftAlone is how long nothing has been written to in a hidden folder whose
// writer is gone.
const leftAlone = time.Hour

// errRecent: something was written lately.
var errRecent = errors.New("written lately")

// scratch makes the hidden folder for a file. Those that killed programs left
// of the same file are removed, since they hold what people have answered.
func (a *app) scratch(path string) (folder string, err error) {
	a.removeLeftovers(path)
	folder, err = os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".*"+scratchEnd)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) {
		return "", about(filepath.Dir(path), err)
	}
	return folder, about(path, err)
}

// removeLeftovers removes hidden folders of a file as far as it can; what it
// cannot remove is no reason not to write the file.
func (a *app) removeLeftovers(path string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return
	}
	for _, entry := range entries {
		folder := filepath.Join(filepath.Dir(path), entry.Name())
		if entry.IsDir() && isScratchOf(filepath.Base(path), entry.Name()) && !writtenSince(folder, a.now().Add(-leftAlone)) {
			_ = os.RemoveAll(folder)
		}
	}
}

// isScratchOf reports whether a name is that of a hidden folder of a file.
func isScratchOf(file, name string) bool {
	number, begins := strings.CutPrefix(name, "."+file+".")
	number, ends := strings.CutSuffix(number, scratchEnd)
	return begins && ends && number != "" && strings.Trim(number, "0123456789") == ""
}

// writtenSince reports whether something was written in a folder since a time,
// or that cannot be told.
func writtenSince(folder string, since time.Time) bool {
	return filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.ModTime().After(since) {
			return errRecent
		}
		return err
	}) != nil
}
