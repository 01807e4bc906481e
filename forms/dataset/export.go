package dataset

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
)

// Format is a format of file.
type Format string

// The formats.
const (
	// CSV is as RFC 4180 has it: commas, CRLF, quotes only where needed.
	CSV Format = "csv"
	// JSONL is one JSON object a line (https://jsonlines.org).
	JSONL Format = "jsonl"
	// SAV is a file for SPSS: see package sav. Its columns and codes are those
	// of package codeplan.
	SAV Format = "sav"
	// XLSX is a workbook with the columns of package codeplan, in which coded
	// answers stand under their labels. Its second sheet tells what the columns are.
	XLSX Format = "xlsx"
)

// Formats are all of them.
var Formats = []Format{CSV, XLSX, JSONL, SAV}

// IsText reports whether a file of the format is text that a screen can show.
func (f Format) IsText() bool { return f == CSV || f == JSONL }

// ErrFormat says that a format is not known.
var ErrFormat = errors.New("a file of responses is csv, xlsx, jsonl or sav")

// ErrTooManyRows says that there are more interviews than a sheet of a workbook
// has rows.
var ErrTooManyRows = errors.New("a sheet of a workbook holds no more than 1,048,575 responses; export csv or sav")

// ErrUnknownVariable says that an interview holds an answer to a variable
// that its version of the instrument does not have.
var ErrUnknownVariable = errors.New("the instrument has no such variable")

// ErrNoColumn says that an interview holds an answer for which the file has no
// column, because it was made with a version of the instrument that is newer
// than the one given, or that came up while the file was written.
var ErrNoColumn = errors.New("the file has no column for it; export again, with the newest version of the instrument")

// Options say what is exported, and how.
type Options struct {
	// Format is CSV if it is empty.
	Format Format
	// Raw leaves cells of CSV as they are that a spreadsheet would take for
	// formulas. Only a raw file is sure to be imported as it was exported.
	Raw bool
	// Details adds status, version, interviewer, started, minutes and remarks
	// at the end. Such a file cannot be imported.
	Details bool
	// Contacts adds personal details at the end; nil for none. Such a file cannot
	// be imported.
	Contacts *Contacts
	// Language is that of the labels, the instrument's own if it is empty, and
	// Written when the file is written; only SAV and XLSX have them.
	Language string
	Written  time.Time
	// All exports the interviews that are not complete too.
	All bool
	// Version is the number of the version that the instrument is, and
	// Resolve gives the others. Without Resolve, all interviews are taken as
	// of this version.
	Version int
	Resolve func(version int) (*forms.Instrument, error)
	// Spool is an empty file for what has to be kept until all responses are
	// read, as much as SAV is in the end; other formats do not need it. Without
	// it, memory is taken.
	Spool io.ReadWriteSeeker
}

// Summary counts what an export did with the interviews.
type Summary struct {
	Written int
	// LeftOut are those that were not complete.
	LeftOut int
	// Renamed are the columns of a file for SPSS whose names it does not allow.
	Renamed []Renamed
	// Cut is how many texts were too long for a cell of a workbook, or for SPSS.
	Cut int
	// Rounded is how many numbers have more digits than XLSX and SAV hold.
	Rounded int
}

// Renamed is a column that stands under another name.
type Renamed struct {
	Name, As string
}

// Export writes interviews of an instrument, in their order. Only answers that
// count are written: those off the path, by the interview's own version of the
// instrument, are left out. Resolve and Contacts are called in several
// goroutines.
//
// The columns are those of the instrument given, which should be the newest
// version. Variables that only other versions have follow, if there are
// interviews of those versions: later versions first, each in its order. To
// know them, the interviews are gone through first when Version is above 1.
func Export(w io.Writer, interviews iter.Seq2[forms.Bundle, error], in *forms.Instrument, options Options) (Summary, error) {
	x := &exporter{options: options, interviews: interviews, forms: newVersions(in, options)}
	if err := x.findVersions(); err != nil {
		return Summary{}, err
	}
	s := x.forms.schema(options.Details)
	out, err := x.newEncoder(w, s)
	if err != nil {
		return Summary{}, err
	}
	if err := out.begin(); err != nil {
		return Summary{}, err
	}
	var summary Summary
	if err := x.each(s, &summary, out.page); err != nil {
		return summary, err
	}
	return summary, out.end(&summary)
}

// Count goes through the interviews as Export does, and counts what stands in
// the columns of a coded file.
func Count(interviews iter.Seq2[forms.Bundle, error], in *forms.Instrument, options Options) (*codeplan.Plan, *codeplan.Counts, Summary, error) {
	x := &exporter{options: options, interviews: interviews, forms: newVersions(in, options)}
	if err := x.findVersions(); err != nil {
		return nil, nil, Summary{}, err
	}
	var summary Summary
	s := x.forms.schema(options.Details)
	rows := newCodedRows(x.forms, s, options.Contacts)
	err := x.each(s, &summary, func() page { return rows.page() })
	return rows.plan, rows.counts, summary, err
}

// encoder writes rows in a format.
type encoder interface {
	begin() error
	page() page
	end(*Summary) error
}

// page holds what some rows are in a format. Only one goroutine at a time uses it.
type page interface {
	// write adds a row.
	write(*row) error
	// finish passes on what was written, in the order of the rows and never
	// beside that of another page, and leaves the page empty.
	finish() error
}

func (x *exporter) newEncoder(w io.Writer, s *schema) (encoder, error) {
	options := x.options
	switch options.Format {
	case CSV, "":
		return newCSVEncoder(w, s, options), nil
	case JSONL:
		return newJSONEncoder(w, s, options), nil
	case SAV:
		return newSAVEncoder(w, newCodedRows(x.forms, s, options.Contacts), x.forms.newest, options), nil
	case XLSX:
		return newXLSXEncoder(w, newCodedRows(x.forms, s, options.Contacts), x.forms.newest, options), nil
	}
	return nil, fmt.Errorf("%w, not %q", ErrFormat, options.Format)
}

// exporter is one export.
type exporter struct {
	options    Options
	interviews iter.Seq2[forms.Bundle, error]
	forms      *versions
}

func (x *exporter) wanted(response *forms.Response) bool {
	return x.options.All || response.Status == forms.Complete
}

// findVersions finds the versions of the interviews that will be written.
func (x *exporter) findVersions() error {
	if x.options.Resolve == nil || x.options.Version <= 1 {
		return nil
	}
	find := func(response *forms.Response) (err error) {
		if x.wanted(response) {
			_, err = x.forms.of(response.Version)
		}
		return err
	}
	return piped(x.interviews, func(b forms.Bundle) error { return b.Each(find) }, func(forms.Bundle) error { return nil })
}
