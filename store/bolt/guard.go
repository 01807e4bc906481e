package bolt

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"fieldwork/store"
)

// swallowed is the panic of a transaction that goes on to be used after a
// fault in it was recovered by its own function.
const swallowed = "a fault was passed over"

// begin starts a transaction. A fault in it leaves bbolt's locks held, so that
// bbolt cannot be called again.
func (e *Engine) begin(writable bool) (t *transaction, err error) {
	if err := e.ready(); err != nil {
		return nil, err
	}
	if writable {
		if err := e.inPlace(); err != nil {
			return nil, err
		}
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if found := recover(); found != nil {
			t, err = nil, e.damaged(found)
			e.stick()
		}
	}()
	tx, err := e.db.Begin(writable)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.path, err)
	}
	return &transaction{engine: e, tx: tx}, nil
}

// ready reports whether bbolt can be called: its memory map of a file that
// somebody has cut short would fault while it holds its locks.
func (e *Engine) ready() error {
	e.mu.Lock()
	stuck, reason := e.stuck, e.reason
	e.mu.Unlock()
	if stuck {
		return reason
	}
	info, err := e.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() < e.least {
		return e.damaged("it was cut short while it was open")
	}
	return nil
}

// inPlace reports an error unless the file that is open is still the one of
// its name: what is written to a file without a name is lost at the end.
func (e *Engine) inPlace() error {
	open, err := e.file.Stat()
	if err != nil {
		return err
	}
	named, err := os.Stat(e.path)
	if err != nil || !os.SameFile(open, named) {
		return fmt.Errorf("%s: %w", e.path, store.ErrMoved)
	}
	return nil
}

// run calls a function with the transaction. What goes wrong in bbolt comes
// back as ErrDamaged; a panic of the function itself goes on.
func (t *transaction) run(f func(store.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		found := recover()
		if found == nil {
			return
		}
		if !t.inside && !isFault(found) {
			panic(found)
		}
		err = t.engine.damaged(found)
	}()
	t.enter()
	t.records = t.tx.Bucket([]byte(recordsBucket))
	t.leave()
	err = f(t)
	t.enter() // notices a fault that f has recovered
	return err
}

// isFault reports whether what was recovered is an access to memory that is
// not there, as of a page beyond the end of the file.
func isFault(found any) bool {
	_, is := found.(interface {
		runtime.Error
		Addr() uintptr
	})
	return is
}

// commit writes the transaction to disk and ends it.
func (t *transaction) commit() (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if found := recover(); found != nil {
			err = t.engine.damaged(found)
		}
	}()
	id := t.tx.ID()
	if err := t.tx.Commit(); err != nil {
		return t.engine.unsaved(id, err)
	}
	return nil
}

// unsaved makes the error for a transaction whose commit failed.
func (e *Engine) unsaved(id int, err error) error {
	err = fmt.Errorf("saving to %s: %w", e.path, err)
	if e.holds(id) {
		err = fmt.Errorf("%w: %w", store.ErrUncertain, err)
		e.refuse(err)
	}
	return err
}

// holds reports whether a transaction whose commit failed is in the file
// nevertheless: bbolt had written its header and could not confirm it. The
// disk may hold either state then, and to write on would be to bet on one.
func (e *Engine) holds(id int) bool {
	t, err := e.begin(false)
	if err != nil {
		return true
	}
	defer t.rollback()
	return t.tx.ID() >= id
}

// rollback ends a transaction, unless commit has ended it.
func (t *transaction) rollback() {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if found := recover(); found != nil {
			_ = t.engine.damaged(found)
			t.engine.stick()
		}
	}()
	if t.tx.DB() != nil {
		_ = t.tx.Rollback()
	}
}
