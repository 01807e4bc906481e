package store

import "errors"

// The errors that engines and collections wrap; ask for them with errors.Is.
var (
	// ErrNotFound: there is no record under the key.
	ErrNotFound = errors.New("there is no such record")
	// ErrExists: a file of that name is there already.
	ErrExists = errors.New("the file exists already")
	// ErrReadOnly: a write in a View, or past the collections in a Change.
	ErrReadOnly = errors.New("the transaction is for reading only")
	// ErrKey: a key that is empty, too long, not UTF-8 or holds a NUL.
	ErrKey = errors.New("the key cannot be used")
	// ErrDamaged: bytes in the file are not what was written.
	ErrDamaged = errors.New("the file is damaged")
	// ErrNotStudy: the file is something else than a study.
	ErrNotStudy = errors.New("the file is not a study")
	// ErrMoved: the file was moved, deleted or replaced while it was open, so
	// that what is written would be lost. Writing goes on once it is back.
	ErrMoved = errors.New("the file was moved, deleted or replaced while it was open")
	// ErrInUse: another process has the file open.
	ErrInUse = errors.New("the file is in use")
	// ErrNewer: the file or record was written by a newer version.
	ErrNewer = errors.New("written by a newer version of fieldwork")
	// ErrSealed: the record's payload is sealed, which this version cannot open.
	ErrSealed = errors.New("the record is sealed")
	// ErrUncertain: the disk failed while a change was being confirmed, so
	// that it may or may not be kept. Nothing more is written until the file
	// is closed and opened again.
	ErrUncertain = errors.New("the disk failed while a change was being confirmed")
)
