package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

// fileError is an error that came up with a file.
type fileError struct {
	file string
	err  error
}

// Error is the name of the file and what came up with it.
func (e fileError) Error() string { return e.file + ": " + e.err.Error() }

// Unwrap is what came up, without the file.
func (e fileError) Unwrap() error { return e.err }

// about names the file that an error came up with.
func about(file string, err error) error {
	if err == nil {
		return nil
	}
	return fileError{file, err}
}

// sentenceOf says what went wrong and what to do, for people. Faults of files
// are one line each.
func sentenceOf(err error) string {
	var misused usageError
	var failed failure
	var faults forms.Faults
	var refusal *dataset.Refusal
	switch {
	case errors.As(err, &misused):
		return misused.sentence
	case errors.As(err, &failed):
		return failed.sentence
	case errors.As(err, &faults):
		return faults.Error()
	case errors.As(err, &refusal):
		return refusal.Error() + "\nNothing was imported."
	}
	for _, known := range []func(error) string{ofUnsaved, ofStore, ofStudy, ofSystem, ofScreen} {
		if sentence := known(err); sentence != "" {
			return sentence
		}
	}
	var named fileError
	if errors.As(err, &named) {
		return ended(err.Error()) // which begins with a name
	}
	return finished(err.Error())
}

// fileOf names the file that an error came up with.
func fileOf(err error) string {
	var named fileError
	if errors.As(err, &named) {
		return named.file
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path
	}
	return "The file"
}

func ofStore(err error) string {
	file := fileOf(err)
	switch {
	case errors.Is(err, store.ErrUncertain):
		return "The disk failed while a change was being saved. Check the disk, then open " + file + " again to see whether it was kept."
	case errors.Is(err, store.ErrMoved):
		return file + " was moved, deleted or replaced while it was open, so nothing more could be saved in it. Put it back, or open it anew."
	case errors.Is(err, store.ErrInUse):
		return file + " is open in another fieldwork; close it there, or wait."
	case errors.Is(err, store.ErrDamaged), errors.Is(err, forms.ErrDamaged):
		return file + " is damaged" + reason(err, store.ErrDamaged) + "; restore a backup. Nothing was written."
	case errors.Is(err, store.ErrNotStudy):
		return file + " is not a study. A study is a file NAME.field that fieldwork has made."
	case errors.Is(err, store.ErrNewer):
		return file + " was written by a newer version of fieldwork; open it with that version."
	case errors.Is(err, store.ErrSealed):
		return file + " holds something sealed that this version of fieldwork cannot open."
	case errors.Is(err, store.ErrExists):
		return file + " is there already; choose another name."
	}
	return ""
}

// reason is what an error says after its class, as ": what was found".
func reason(err, class error) string {
	_, after, found := strings.Cut(err.Error(), class.Error()+": ")
	if !found {
		return ""
	}
	return ": " + after
}

// ofUnsaved says that a screen could not save what it held, and why.
func ofUnsaved(err error) string {
	if !errors.Is(err, ui.ErrNotSaved) {
		return ""
	}
	first := ""
	if errors.Is(err, ui.ErrFault) {
		first = "fieldwork stopped because of a fault in it. "
	}
	why := cmp.Or(ofStore(err), ofSystem(err))
	if why != "" {
		return first + "Not everything could be saved before the end; the last answer may be lost. " + why
	}
	if after := reason(err, ui.ErrNotSaved); after != "" {
		why = " (" + strings.TrimPrefix(after, ": ") + ")"
	}
	return first + "Not everything could be saved before the end" + why + "; the last answer may be lost. Open the study again to see what was kept."
}

// last is what an error says after its class, as a word.
func last(err, class error) string {
	return strings.Replace(reason(err, class), ":", "", 1)
}

func ofSystem(err error) string {
	file := fileOf(err)
	switch {
	case errors.Is(err, context.Canceled):
		return "Stopped. Nothing was left half done."
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "The disk is full: " + file + " was not written. Make room and try again; what was saved before is safe."
	case errors.Is(err, syscall.EROFS):
		return file + " cannot be written: the disk is for reading only."
	case errors.Is(err, fs.ErrPermission):
		return file + " cannot be opened or written: you have no permission. Ask its owner, or choose another folder."
	case errors.Is(err, fs.ErrNotExist):
		return "There is no file or folder " + file + "."
	case errors.Is(err, syscall.EISDIR):
		return file + " is a folder, not a file."
	case errors.Is(err, syscall.ENOTDIR):
		return file + " cannot be opened: a part of its path is a file, not a folder."
	case errors.Is(err, syscall.ENAMETOOLONG):
		return file + " is too long a name for this disk; choose a shorter one."
	case errors.Is(err, syscall.EIO):
		return "The disk failed: " + file + " could not be read or written. Check the disk; what was saved before is safe."
	}
	var other syscall.Errno
	if errors.As(err, &other) {
		return file + " could not be read or written: " + other.Error() + "."
	}
	return ""
}

func ofScreen(err error) string {
	switch {
	case errors.Is(err, ui.ErrNoTerminal):
		return "This needs a terminal, for its input and for its output. In a script, use the commands that 'fieldwork --help' lists."
	case errors.Is(err, ui.ErrHungUp):
		return "Stopped because the terminal was closed or the program was told to; everything is saved."
	case errors.Is(err, ui.ErrFault):
		return "fieldwork stopped because of a fault in it" + reason(err, ui.ErrFault) + ". Everything that was answered is saved."
	}
	return ""
}

// finished makes a sentence of an error's text.
func finished(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return ended(string(unicode.ToUpper(first)) + text[size:])
}

// ended gives a text the end of a sentence, unless it has one.
func ended(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// safeLines makes text from outside safe for a terminal and keeps its lines.
func safeLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = ui.Safe(lines[i])
	}
	return strings.Join(lines, "\n")
}

// plural is a number with its noun.
func plural(count int, one, many string) string {
	if count == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", count, many)
}
