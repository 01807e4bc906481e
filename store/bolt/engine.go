// Package bolt keeps a store in one file through go.etcd.io/bbolt. It guards
// what bbolt leaves open: a damaged file is found before bbolt sees it and is
// never written to, what goes wrong later comes back as an error, and a study
// is told from any other file.
package bolt

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"go.etcd.io/bbolt"

	"fieldwork/store"
)

// Engine is a store.Engine on one bbolt file. The file is locked against
// other processes from Open to Close.
type Engine struct {
	path string
	db   *bbolt.DB
	file *os.File
	// least is the size of the file when it was opened; it never shrinks.
	least int64

	// writing is held by the one Update that runs.
	writing sync.Mutex

	mu     sync.Mutex
	reason error // why nothing is written any more
	stuck  bool  // bbolt died with its locks held and cannot be called
	closed bool
}

var _ store.Engine = (*Engine)(nil)

// Path is the file's name as it was opened.
func (e *Engine) Path() string { return e.path }

// View implements store.Engine.
func (e *Engine) View(read func(store.Tx) error) error {
	t, err := e.begin(false)
	if err != nil {
		return err
	}
	defer t.rollback()
	defer t.letGo()
	return t.run(read)
}

// Update implements store.Engine.
func (e *Engine) Update(change func(store.Tx) error) error {
	e.writing.Lock()
	defer e.writing.Unlock()
	if err := e.refusal(); err != nil {
		return err
	}
	t, err := e.begin(true)
	if err != nil {
		return err
	}
	defer t.rollback()
	if err := t.run(change); err != nil {
		return err
	}
	err = t.commit()
	e.letGoWritten(t.written())
	return err
}

// Close implements store.Engine. When the file was found to be so damaged that
// bbolt cannot go on, its lock is kept until the process ends.
func (e *Engine) Close() error {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil
	}
	e.closed = true
	stuck := e.stuck
	e.mu.Unlock()
	if stuck {
		return e.file.Close()
	}
	return e.db.Close()
}

// refusal says why nothing may be written any more, or nil.
func (e *Engine) refusal() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.reason
}

// refuse makes the engine refuse all writing from now on.
func (e *Engine) refuse(reason error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reason == nil {
		e.reason = reason
	}
}

// stick notes that bbolt cannot be called any more.
func (e *Engine) stick() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stuck = true
}

// damaged notes that the file is damaged and gives the error that says so.
func (e *Engine) damaged(found any) error {
	err, ok := found.(error)
	if !ok || !errors.Is(err, store.ErrDamaged) {
		err = fmt.Errorf("%w: %v", store.ErrDamaged, found)
	}
	err = fmt.Errorf("%s: %w", e.path, err)
	e.refuse(err)
	return err
}
