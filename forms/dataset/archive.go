package dataset

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// errPart says that a part of a workbook is not where it is expected.
var errPart = errors.New("the workbook has no such part")

// archive is the ZIP file that a workbook is. Its parts are taken over from a
// book that excelize holds, save those that are written as they come.
type archive struct {
	zip *zip.Writer
	out *wideEntries
}

func newArchive(to io.Writer) *archive {
	out := &wideEntries{to: to}
	a := &archive{zip: zip.NewWriter(out), out: out}
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	return a
}

// take takes over the parts of a book that are wanted.
func (a *archive) take(book *excelize.File, wanted func(name string) bool) error {
	var whole bytes.Buffer
	if err := book.Write(&whole); err != nil {
		return err
	}
	parts, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		return err
	}
	for _, part := range parts.File {
		if !wanted(part.Name) {
			continue
		}
		if err := a.zip.Copy(part); err != nil {
			return err
		}
	}
	if !slices.ContainsFunc(parts.File, func(f *zip.File) bool { return wanted(f.Name) }) {
		return errPart
	}
	return nil
}

// create begins a part of any size.
func (a *archive) create(name string) (io.Writer, error) {
	if err := a.zip.Flush(); err != nil {
		return nil, err
	}
	a.out.widen = true
	return a.zip.Create(name)
}

func (a *archive) close() error { return a.zip.Close() }

// wideEntries sets in the header of an entry the version of ZIP that knows
// entries of more than 4 GiB, which spreadsheets ask for there, and which package
// zip cannot know before the entry is written.
type wideEntries struct {
	to    io.Writer
	widen bool // the next that is written is the header of one
}

// Write writes on.
func (w *wideEntries) Write(p []byte) (int, error) {
	const versionAt, version = 4, 45
	if w.widen && len(p) > versionAt {
		w.widen = false
		p = slices.Clone(p)
		p[versionAt] = version
	}
	return w.to.Write(p)
}
