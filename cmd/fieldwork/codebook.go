package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/codebook"
	"fieldwork/coding/refi"
)

// exchangeBook is the form of codebooks that other programs exchange, which is
// REFI-QDA's.
const exchangeBook codebook.Format = "qdc"

func newCodebookCommand(a *app) *cobra.Command {
	return newGroupCommand("codebook", "Bring a code system in, or put it out", newCodebookImportCommand(a), newCodebookExportCommand(a))
}

const bookFormats = "qdc, yaml, csv, xlsx or md"

// bookFormat is the form that a flag names, or else the ending of a file.
func bookFormat(name, file string) (codebook.Format, error) {
	if name == "" {
		name = file
	} else {
		name = "." + name
	}
	if strings.EqualFold(filepath.Ext(name), "."+string(exchangeBook)) {
		return exchangeBook, nil
	}
	if format, known := codebook.FormatOf(name); known {
		return format, nil
	}
	return "", usage("A codebook is %s: give the file such an ending, or say --format.", bookFormats)
}

// incomingBook is a codebook that was read.
type incomingBook struct {
	codes []coding.Code
	// notices are sentences about how it was read.
	notices []string
	report  refi.Report
}

// readBook reads a codebook of any form.
func readBook(path string, format codebook.Format, newID func() string) (book incomingBook, err error) {
	if _, err := sizeOf(path); err != nil {
		return book, err
	}
	file, err := os.Open(path)
	if err != nil {
		return book, about(path, err)
	}
	defer func() { err = errors.Join(err, about(path, file.Close())) }()
	if format == exchangeBook {
		read, report, err := refi.ReadCodebook(file)
		if err != nil {
			return book, bookFault(path, err)
		}
		codes, taken := refi.CodesOf(read)
		return incomingBook{codes: codes, report: report.And(taken)}, nil
	}
	entries, notices, err := codebook.Read(path, format, file)
	if err != nil {
		return book, bookFault(path, err)
	}
	return incomingBook{codes: codebook.Codes(entries, newID), notices: notices}, nil
}

// bookFault says what is wrong with a codebook.
func bookFault(path string, err error) error {
	var ofExchange *refi.Fault
	switch {
	case errors.As(err, &ofExchange):
		return exchangeFault(path, err)
	case errors.Is(err, codebook.ErrFile):
		return fail("%s\nNothing was imported.", ended(err.Error()))
	}
	return about(path, err)
}

// writeBook writes the codes of an analysis in a form, and gives sentences about
// what of them the file does not hold.
func writeBook(w io.Writer, format codebook.Format, a *coding.Analysis, raw bool) (notices []string, err error) {
	book, report := refi.CodebookOf(a)
	if format != exchangeBook {
		notices, err = codebook.Write(w, format, codebook.Of(a), raw)
	} else {
		var written refi.Report
		written, err = refi.WriteCodebook(w, book)
		report = report.And(written)
	}
	return append(notices, remarkLines(&report)...), err
}
