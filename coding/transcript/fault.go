package transcript

import (
	"errors"
	"fmt"
)

// The classes of what is wrong with a file.
var (
	// ErrTooLarge means that a file holds more than the limits allow, or is
	// packed or nested as no transcript is.
	ErrTooLarge = errors.New("the file is too large")
	// ErrBroken means that a file is damaged so that nothing of it can be read.
	ErrBroken = errors.New("the file is damaged")
	// ErrUnknownFormat means that a file is of a kind that is not read.
	ErrUnknownFormat = errors.New("the format is unknown")
	// ErrEmpty means that a file holds no words.
	ErrEmpty = errors.New("the file holds no text")
	// ErrLocked means that a file has a password.
	ErrLocked = errors.New("the file has a password")
)

// Fault says what is wrong with a file, and where.
type Fault struct {
	File string
	// Line is the line of a text file, from 1; 0 where there is none.
	Line int
	// Part is the part of a packed file, and Offset the byte in it once it is
	// unpacked; empty and 0 where there is none.
	Part   string
	Offset int64
	// Message says what is wrong and what to do.
	Message string
	// Class is one of the sentinel errors.
	Class error
}

// Error is the place as far as it is known and the message: file:line: message,
// or file: part:offset: message.
func (f *Fault) Error() string {
	switch {
	case f.Part != "" && f.Offset == 0:
		return fmt.Sprintf("%s: %s: %s", f.File, f.Part, f.Message)
	case f.Part != "":
		return fmt.Sprintf("%s: %s:%d: %s", f.File, f.Part, f.Offset, f.Message)
	case f.Line > 0:
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
	}
	return f.File + ": " + f.Message
}

// Unwrap is the class of the fault.
func (f *Fault) Unwrap() error { return f.Class }

func (f Fault) of(class error, format string, arguments ...any) *Fault {
	f.Class, f.Message = class, fmt.Sprintf(format, arguments...)
	return &f
}

func tooLarge(at Fault, format string, arguments ...any) *Fault {
	return at.of(ErrTooLarge, format, arguments...)
}

func broken(at Fault, format string, arguments ...any) *Fault {
	return at.of(ErrBroken, format, arguments...)
}

func tooManyLines(at Fault) *Fault {
	return tooLarge(at, "there are more than %d lines or paragraphs; split the file", MostLines)
}

// The limits of what is read.
const (
	// LargestFile is the size of the largest file, in bytes.
	LargestFile = 64 << 20
	// LargestUnpacked is the size of all that is unpacked of one file, in bytes.
	LargestUnpacked = 256 << 20
	// LargestText is the size of the text that is read of a packed file, in bytes.
	LargestText = 64 << 20
	// MostLines is the number of lines or paragraphs, blank ones apart.
	MostLines = 1_000_000
	// MostEntries is the number of parts of a packed file.
	MostEntries = 10_000
	// MostPacked is how many times larger a part may become by unpacking, once
	// it is larger than PackedFreely bytes.
	MostPacked = 300
	// PackedFreely is the size up to which it does not matter, in bytes.
	PackedFreely = 8 << 20
	// LargestToken is the size of the largest piece of markup or of text without
	// any, in bytes.
	LargestToken = 8 << 20
	// MostStyles is how many styles of a document are looked at.
	MostStyles = 100_000
	// DeepestNesting is how deep the elements of a document may be nested.
	DeepestNesting = 256
)
