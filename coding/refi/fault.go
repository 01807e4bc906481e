package refi

import (
	"errors"
	"fmt"
)

// The classes of what is wrong with a file.
var (
	// ErrTooLarge means that a file holds more than the limits allow, or is
	// packed or nested as no project is.
	ErrTooLarge = errors.New("the file is too large")
	// ErrHostile means that a file does what only files do that are made to harm:
	// it declares entities, or names a path that leads out of the archive.
	ErrHostile = errors.New("the file is not safe to read")
	// ErrBroken means that a file is damaged so that it cannot be read.
	ErrBroken = errors.New("the file is damaged")
	// ErrUnknownFormat means that a file is no project or codebook.
	ErrUnknownFormat = errors.New("the format is unknown")
	// ErrLocked means that an archive has a password.
	ErrLocked = errors.New("the file has a password")
	// ErrReading means that positions cannot be read in the way that was asked for.
	ErrReading = errors.New("positions cannot be read in this way")
	// ErrNoCodes means that a codebook cannot be written without a code.
	ErrNoCodes = errors.New("there are no codes to write")
)

// The limits of what is read.
const (
	// MostEntries is the number of entries of an archive.
	MostEntries = 50_000
	// LargestUnpacked is the size of all that an archive holds once it is
	// unpacked, in bytes.
	LargestUnpacked = 64 << 30
	// LargestFile is the size of the largest file in an archive, in bytes; the
	// format allows no more.
	LargestFile = 1<<31 - 1
	// LargestXML is the size of the XML of a project or codebook, in bytes.
	LargestXML = 512 << 20
	// LargestText is the size of one text, in bytes.
	LargestText = 64 << 20
	// MostPacked is how many times larger a file may become by unpacking, once
	// it is larger than PackedFreely bytes.
	MostPacked = 200
	// PackedFreely is the size up to which it does not matter, in bytes.
	PackedFreely = 4 << 20
	// DeepestNesting is how deep elements may be nested.
	DeepestNesting = 256
	// MostElements is how many elements a codebook may have.
	MostElements = 200_000
	// FreeElements is how many elements a project may have, with one more for
	// each PackedElement bytes that its XML is packed to; real ones take many
	// more bytes.
	FreeElements  = 50_000
	PackedElement = 4
)

// Fault says what is wrong with a file, and where.
type Fault struct {
	// Part is the file in the archive; empty for the archive or a codebook.
	Part string
	// Offset is the byte in the XML; 0 where there is none.
	Offset int64
	// Message says what is wrong and what to do.
	Message string
	// Class is one of the sentinel errors.
	Class error
}

// Error is the place and the message: part:offset: message.
func (f *Fault) Error() string {
	switch {
	case f.Part != "" && f.Offset > 0:
		return fmt.Sprintf("%s:%d: %s", f.Part, f.Offset, f.Message)
	case f.Part != "":
		return f.Part + ": " + f.Message
	case f.Offset > 0:
		return fmt.Sprintf("byte %d: %s", f.Offset, f.Message)
	}
	return f.Message
}

// Unwrap is the class of the fault.
func (f *Fault) Unwrap() error { return f.Class }

func fault(class error, part string, offset int64, format string, arguments ...any) *Fault {
	return &Fault{Part: shownShort(part), Offset: offset, Message: fmt.Sprintf(format, arguments...), Class: class}
}
