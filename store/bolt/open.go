package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"fieldwork/store"
)

// A study's file is a bbolt file with two buckets: the header, whose one key
// tells the layout, and the records, which hold all keys.
const (
	headerBucket  = "fieldwork"
	recordsBucket = "records"
	layoutKey     = "layout"
	layout        = "1"
)

const (
	fileMode    = 0o600
	pageSize    = 4096
	lockTimeout = time.Second
	// growth is how much the file grows by when it is full.
	growth = 1 << 20
	// mapped is how much of the address space a file is given from the start.
	// A View that lasts holds up an Update only when the file outgrows it.
	mapped = 1 << 30
)

// Create makes an empty study and opens it. It is made whole under a hidden
// name in the same folder and then put in its place, so that no crash leaves a
// part of one; a hidden file ending in ".new" that one leaves can be deleted.
// It gives store.ErrExists when there is a file of that name.
func Create(path string) (*Engine, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	made, err := prepare(path)
	if err != nil {
		return nil, err
	}
	defer os.Remove(made)
	if err := place(made, path); err != nil {
		return nil, err
	}
	return Open(path)
}

// prepare makes an empty study beside path and gives its name.
func prepare(path string) (string, error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.new")
	if err != nil {
		return "", err
	}
	made := file.Name()
	if err := errors.Join(file.Chmod(fileMode), file.Close()); err != nil {
		return "", errors.Join(err, os.Remove(made))
	}
	if err := fill(made, layout); err != nil {
		return "", errors.Join(fmt.Errorf("making %s: %w", path, err), os.Remove(made))
	}
	return made, nil
}

func fill(path, layout string) error {
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{Timeout: lockTimeout, PageSize: pageSize})
	if err != nil {
		return err
	}
	db.AllocSize = growth
	err = db.Update(func(tx *bbolt.Tx) error {
		header, err := tx.CreateBucket([]byte(headerBucket))
		if err != nil {
			return err
		}
		_, err = tx.CreateBucket([]byte(recordsBucket))
		return errors.Join(err, header.Put([]byte(layoutKey), signed([]byte(layoutKey), []byte(layout))))
	})
	return errors.Join(err, db.Sync(), db.Close())
}

// place gives a file its name without writing over another.
func place(made, path string) error {
	err := os.Link(made, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = reserve(made, path)
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// reserve is place for a file system without hard links: an empty file holds
// the name while the made one takes it.
func reserve(made, path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Close(), os.Rename(made, path)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// syncFolder brings a folder's names to disk. Windows needs no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Open opens a study and locks it. A file that is damaged (store.ErrDamaged),
// not a study (store.ErrNotStudy), of a newer layout (store.ErrNewer) or open
// elsewhere (store.ErrInUse) is refused and not written to. Other failures are
// those of the operating system.
func Open(path string) (*Engine, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	return attach(path)
}

// attach opens a file that was inspected through bbolt.
func attach(path string) (e *Engine, err error) {
	e = &Engine{path: path}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if found := recover(); found != nil {
			err = errors.Join(e.damaged(found), e.file.Close())
			e = nil
		}
	}()
	e.db, err = bbolt.Open(path, fileMode, e.options())
	if err != nil {
		return nil, opening(path, err)
	}
	e.db.AllocSize = growth
	info, err := e.file.Stat()
	if err != nil {
		return nil, errors.Join(err, e.db.Close())
	}
	e.least = info.Size()
	return e, nil
}

func (e *Engine) options() *bbolt.Options {
	return &bbolt.Options{
		Timeout:         lockTimeout,
		FreelistType:    bbolt.FreelistMapType,
		InitialMmapSize: mapped,
		PageSize:        pageSize,
		NoStatistics:    true,
		OpenFile: func(name string, flag int, mode os.FileMode) (file *os.File, err error) {
			e.file, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
			return e.file, err
		},
	}
}

func opening(path string, err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return fmt.Errorf("%s: %w: another fieldwork has it open", path, store.ErrInUse)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return fmt.Errorf("%s: %w: %w", path, store.ErrDamaged, err)
	}
	return err
}
