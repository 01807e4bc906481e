package dataset

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/study"
	"fieldwork/store"
)

var (
	// ErrChanged says that a file was changed while it was imported.
	ErrChanged = errors.New("the file changed while it was read; nothing was imported, please try again")
	// ErrLeftOver says that an import failed and that what it had written could
	// not be taken out. It does not count; study.Recover takes it out.
	ErrLeftOver = errors.New("what was written of the import could not be taken out")
)

const (
	// rowsAtOnce is the number of rows that are written in one transaction,
	// unless they come to bytesAtOnce before.
	rowsAtOnce  = 1000
	bytesAtOnce = 4 << 20
	// rowsPerReport is the number of rows between two reports of progress.
	rowsPerReport = 250
)

// Import brings the responses in a CSV file into a study, as complete
// interviews of a version of an instrument, all of them or none. The file is
// what messages and the change log call the file.
//
// It goes over the file twice. The first pass checks every row and writes
// nothing; the error is a *Refusal if the instrument does not allow what it
// finds: a cell, an answer off the path, a missing answer, a calculated value
// that is another, an id that is in the file twice or in the study already.
// Relevance and calculations take the time of submission for the time of the
// interview; a value that the instrument draws at random does not agree. The
// second pass writes; the error wraps ErrChanged if the file is not the same
// any more. What was written before an error is taken out again; where that
// fails too, the error wraps ErrLeftOver. Only an error that wraps
// store.ErrUncertain and not ErrLeftOver leaves open whether all was imported.
//
// Apart from the ids, memory is bounded whatever the length of the file.
//
// Progress, which can be nil, is called from time to time with the number of
// bytes read in both passes, which comes to twice the size of the file, and
// the number of rows of the pass.
func Import(s *study.Study, in *forms.Instrument, version study.Version, file string,
	open func() (io.ReadCloser, error), progress func(done int64, rows int)) (rows int, err error) {
	return ImportMatched(s, in, version, file, open, progress, nil)
}

// ImportMatched is Import that ties responses to open cases, which it closes;
// match can be nil. Its Report is set, also where the file is refused. The
// cases must not change meanwhile.
func ImportMatched(s *study.Study, in *forms.Instrument, version study.Version, file string,
	open func() (io.ReadCloser, error), progress func(done int64, rows int), match *Match) (rows int, err error) {
	m := &importer{study: s, in: in, version: version, file: file, open: open, progress: progress, match: match}
	checked, err := m.check()
	if err != nil || checked.rows == 0 {
		return 0, err
	}
	if err := m.write(checked); err != nil {
		return 0, err
	}
	return checked.rows, nil
}

// Check is the first pass of Import alone: the error is that of an import of
// the same file, and the study is only read. Progress comes to the size of the
// file.
func Check(s *study.Study, in *forms.Instrument, file string,
	open func() (io.ReadCloser, error), progress func(done int64, rows int)) (rows int, err error) {
	return CheckMatched(s, in, file, open, progress, nil)
}

// CheckMatched is the first pass of ImportMatched alone.
func CheckMatched(s *study.Study, in *forms.Instrument, file string,
	open func() (io.ReadCloser, error), progress func(done int64, rows int), match *Match) (rows int, err error) {
	m := &importer{study: s, in: in, file: file, open: open, progress: progress, match: match}
	checked, err := m.check()
	if err != nil {
		return 0, err
	}
	return checked.rows, nil
}

// importer is one import.
type importer struct {
	study    *study.Study
	in       *forms.Instrument
	version  study.Version
	file     string
	open     func() (io.ReadCloser, error)
	progress func(done int64, rows int)
	match    *Match // nil for responses without cases
	done     int64
}

// report tells the progress from time to time.
func (m *importer) report(rows int) {
	if m.progress != nil && rows%rowsPerReport == 0 {
		m.progress(m.done, rows)
	}
}

// check is the first pass.
func (m *importer) check() (scanned, error) {
	faults := &faultList{file: m.file}
	lines := map[string]int{}
	m.match.begin()
	result, err := m.scan(faults, func(rows *rowReader, cells []csvfile.Cell) error {
		told := len(faults.refusal.Faults)
		interview, ok := rows.read(cells)
		if ok {
			rows.follow(cells, &interview)
			m.tie(rows, cells, &interview)
		}
		err := m.checkID(rows, cells, interview.Reference, lines)
		faults.sortFrom(told)
		return err
	})
	if err != nil {
		return result, err
	}
	return result, faults.err()
}

// checkID notes an id that an earlier line or the study has. Lines holds the
// line of every id so far.
func (m *importer) checkID(rows *rowReader, cells []csvfile.Cell, id string, lines map[string]int) error {
	if id == "" {
		return nil
	}
	at := 0
	for rows.columns[at].own != idName {
		at++
	}
	if line, twice := lines[id]; twice {
		rows.fault(cells, at, fmt.Sprintf("“%s” stands in line %d already.", short(id), line))
		return nil
	}
	lines[strings.Clone(id)] = cells[at].Line // the id shares the memory of its row
	taken, err := m.study.HasReference(id)
	if taken {
		rows.fault(cells, at, fmt.Sprintf("“%s” is in the study already.", short(id)))
	}
	return err
}

// write is the second pass.
func (m *importer) write(checked scanned) error {
	target, err := m.study.BeginImport(m.file, m.version)
	switch {
	case errors.Is(err, store.ErrUncertain):
		return leftOver(err)
	case err != nil:
		return err
	}
	if err := m.writeRows(target, checked); err != nil {
		return giveUp(target, err)
	}
	err = target.Finish()
	if err == nil || errors.Is(err, store.ErrUncertain) {
		return err
	}
	return giveUp(target, err)
}

// giveUp takes out what an import wrote before an error.
func giveUp(target *study.Import, err error) error {
	if failed := target.GiveUp(); failed != nil {
		return leftOver(err)
	}
	return err
}

func leftOver(err error) error { return fmt.Errorf("%w: %w", ErrLeftOver, err) }

func (m *importer) writeRows(target *study.Import, checked scanned) error {
	faults := &faultList{file: m.file}
	batch := make([]forms.Interview, 0, rowsAtOnce)
	size := 0
	m.match.begin()
	flush := func() error {
		err := target.Add(batch)
		batch, size = batch[:0], 0
		return err
	}
	result, err := m.scan(faults, func(rows *rowReader, cells []csvfile.Cell) error {
		interview, ok := rows.read(cells)
		if !ok {
			return ErrChanged
		}
		m.tie(rows, cells, &interview)
		batch = append(batch, interview)
		size += sizeOf(&interview)
		if len(batch) == rowsAtOnce || size >= bytesAtOnce {
			return flush()
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case faults.count() > 0 || result != checked:
		return ErrChanged
	}
	if m.progress != nil {
		m.progress(m.done, result.rows)
	}
	if len(batch) == 0 {
		return nil
	}
	return flush()
}
