package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldwork/forms"
	"fieldwork/store"
)

// media looks at and copies audio files for a study.
type media struct {
	*app
	ctx   context.Context
	study string // its file
	// tell is called with how much of a file was copied; nil on screens, which
	// show nothing of it.
	tell func(done, size int64)
}

// recordingsFolder ends the name of the folder with the copies, beside the
// study.
const recordingsFolder = ".recordings"

// Find gives the whole path of an ordinary file, and its size in bytes.
func (m media) Find(path string) (whole string, size int64, err error) {
	if size, err = sizeOf(path); err != nil {
		return "", 0, err
	}
	whole, err = filepath.Abs(path)
	return whole, size, about(path, err)
}

// Copy copies a file into the folder NAME.recordings beside the study NAME,
// whole or not at all, under the ID of the interview and with the same ending,
// and writes over nothing. It gives the name of the copy from the folder of the
// study, with which it can be moved.
func (m media) Copy(interviewID, path string) (newPath string, err error) {
	size, err := sizeOf(path)
	if err != nil {
		return "", err
	}
	folder, err := m.folder()
	if err != nil {
		return "", err
	}
	ending := soundEnding(path)
	whole, err := m.scratch(filepath.Join(folder, interviewID+ending))
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(whole)
	made := filepath.Join(whole, "sound")
	if err := m.copyWhole(path, made, size); err != nil {
		return "", err
	}
	const mostCopies = 1000
	for n := 1; n <= mostCopies; n++ {
		name := interviewID + ending
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", interviewID, n, ending)
		}
		err := place(made, filepath.Join(folder, name))
		if errors.Is(err, store.ErrExists) {
			continue
		}
		return filepath.ToSlash(filepath.Join(filepath.Base(folder), name)), about(folder, err)
	}
	return "", fail("The interview has %d recordings in %s; move some away.", mostCopies, folder)
}

// folder makes the folder with the copies where there is none.
func (m media) folder() (string, error) {
	path := filepath.Join(filepath.Dir(m.study), titleOf(m.study)+recordingsFolder)
	err := os.Mkdir(path, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return path, nil
	}
	if err != nil {
		return "", about(path, err)
	}
	above, err := os.Open(filepath.Dir(path))
	if err != nil {
		return "", about(path, err)
	}
	return path, about(path, errors.Join(above.Sync(), above.Close()))
}

// soundEnding is the ending of a file's name, of small letters and digits;
// empty for any other.
func soundEnding(path string) string {
	const longest = len(".opus5678")
	ending := strings.ToLower(filepath.Ext(path))
	if len(ending) < 2 || len(ending) > longest || strings.Trim(ending[1:], "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return ending
}

// copyWhole copies a file to one that is not there, and has it on disk.
func (m media) copyWhole(from, to string, size int64) error {
	source, err := os.Open(from)
	if err != nil {
		return about(from, err)
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return about(to, err)
	}
	watched := &countedReader{in: stoppableFile{source, m.ctx}, tell: func(done int64) {
		if m.tell != nil {
			m.tell(done, size)
		}
	}}
	_, err = io.Copy(namedWriter{"the copy of " + from, target}, watched)
	return errors.Join(err, about("the copy of "+from, errors.Join(target.Sync(), target.Close())))
}

// countedReader tells how much was read.
type countedReader struct {
	in   io.Reader
	done int64
	tell func(done int64)
}

// Read reads, and tells how many bytes have been read in all.
func (r *countedReader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.done += int64(n)
	r.tell(r.done)
	return n, err
}

// place is where the sound of a recording is: a copy lies where its name leads
// from the folder of the study.
func (m media) place(r forms.Recording) string {
	if r.Copied && !filepath.IsAbs(r.File) {
		return filepath.Join(filepath.Dir(m.study), filepath.FromSlash(r.File))
	}
	return r.File
}

// mediaFor is what the screens of a study look at audio files with.
func (a *app) mediaFor(s *opened) media {
	return media{app: a, ctx: context.Background(), study: s.path}
}
