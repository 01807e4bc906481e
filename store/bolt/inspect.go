package bolt

import (
	"errors"
	"fmt"
	"io"
	"os"

	"go.etcd.io/bbolt"

	"fieldwork/store"
)

// thorough is the size in bytes up to which a file is read whole when it is
// opened; of a larger one the headers and the branches are.
const thorough = 256 << 20

// inspect reads a file before bbolt does. It writes nothing.
func inspect(path string) error {
	// Opening a pipe would wait for its other end.
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w: it is no ordinary file", path, store.ErrNotStudy)
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := recognise(file, info.Size()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return locked(path, func() error {
		if err := inspectFile(file); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	})
}

// recognise tells a bbolt file, even one of whose headers is gone, from others.
func recognise(file io.ReaderAt, size int64) error {
	beginning := make([]byte, pageSize+pageHeaderSize+4)
	n, err := file.ReadAt(beginning, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !hasMagic(beginning[:n]) && (n < pageSize || !hasMagic(beginning[pageSize:n])) {
		return store.ErrNotStudy
	}
	if size < 2*pageSize {
		return damage("it ends too early")
	}
	return nil
}

// locked runs a function while nobody else can open the file for writing.
func locked(path string, f func() error) error {
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{Timeout: lockTimeout, ReadOnly: true})
	if err != nil {
		return opening(path, err)
	}
	return errors.Join(f(), db.Close())
}

func inspectFile(file *os.File) error {
	s, err := surveyOf(file)
	if err != nil {
		return err
	}
	if s.size > thorough {
		return s.outline()
	}
	return s.whole()
}

func surveyOf(file *os.File) (*survey, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	both, err := readMetas(file)
	if err != nil {
		return nil, err
	}
	return newSurvey(file, info.Size(), latest(both))
}

// Check implements store.Engine.
func (e *Engine) Check() error {
	t, s, err := e.snapshot()
	if err != nil {
		return err
	}
	defer t.rollback()
	return e.judge(s.whole())
}

// Backup implements store.Engine. The copy is checked first, so that a damaged
// file gives ErrDamaged and not a damaged copy.
func (e *Engine) Backup(w io.Writer) (int64, error) {
	t, s, err := e.snapshot()
	if err != nil {
		return 0, err
	}
	defer t.rollback()
	if err := e.judge(s.whole()); err != nil {
		return 0, err
	}
	out := &recorder{to: w}
	n, err := t.tx.WriteTo(out)
	if out.err != nil {
		err = out.err // which bbolt does not wrap
	}
	if err != nil {
		return n, fmt.Errorf("copying %s: %w", e.path, err)
	}
	return n, nil
}

// recorder remembers why a write failed.
type recorder struct {
	to  io.Writer
	err error
}

// Write writes, and keeps the error.
func (r *recorder) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	r.err = err
	return n, err
}

// snapshot begins a View and a survey of the same state, which does not change
// until the View ends.
func (e *Engine) snapshot() (*transaction, *survey, error) {
	e.writing.Lock()
	defer e.writing.Unlock()
	t, err := e.begin(false)
	if err != nil {
		return nil, nil, err
	}
	s, err := surveyOf(e.file)
	if err != nil {
		t.rollback()
		return nil, nil, e.judge(err)
	}
	return t, s, nil
}

// judge makes the engine refuse all writing when an error says that the file
// is damaged.
func (e *Engine) judge(err error) error {
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotStudy) {
		return e.damaged(err)
	}
	return err
}
