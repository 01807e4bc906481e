package project

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"fieldwork/coding"
	"fieldwork/store"
)

// Examined is how much of the coding was examined.
type Examined struct {
	Documents, Codes, Segments, Memos int
	// Files are those that are kept to be given back to other programs.
	Files int
}

// Examine reads all documents with their texts and turns, the codes, segments
// and memos, and the history, and compares what follows from one another: a
// document is as long as its text, and its turns follow one another within it;
// a code lies under one that there is, and not under itself; a segment lies
// within its document and has a code; a memo is about something that there is;
// a file that is kept for other programs is as it came.
// report is called for each thing that does not agree, with what it is about,
// and check now and then; the error of either ends the examination. Titles and
// texts are never reported.
func (p *Project) Examine(report func(what string, err error) error, check func() error) (Examined, error) {
	x := &examination{report: report, check: check, lengths: map[string]int{}, codes: map[string]coding.Code{}, segments: map[string]bool{}}
	err := p.store.View(func(tx store.Tx) error {
		x.tx = tx
		for _, step := range []func() error{x.readDocuments, x.readCodes, x.compareCodes, x.readSegments, x.readMemos, x.readHistory, x.readKept} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	return x.read, err
}

// examination is the coding that is being examined, and what was read of it.
type examination struct {
	tx     store.Tx
	report func(what string, err error) error
	check  func() error
	read   Examined

	lengths  map[string]int // of the documents, in code points
	codes    map[string]coding.Code
	segments map[string]bool
}

func (x *examination) found(what, format string, arguments ...any) error {
	return x.report(what, fmt.Errorf(format, arguments...))
}

// examineAll goes through records. One that cannot be read is reported.
func examineAll[T any](x *examination, what string, records func(func(store.Record[T], error) bool), look func(store.Record[T]) error) error {
	for record, err := range records {
		if err := x.check(); err != nil {
			return err
		}
		if err != nil {
			err = x.report(what+" "+record.Key, err)
		} else {
			err = look(record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *examination) readDocuments() error {
	return examineAll(x, "document", documents.All(x.tx), func(record store.Record[coding.Document]) error {
		x.read.Documents++
		what := "document " + record.Key
		x.lengths[record.Key] = record.Value.Length
		text, err := texts.Shared(x.tx, record.Key)
		switch {
		case err != nil:
			return x.report(what, err)
		case record.Value.ID != record.Key:
			return x.found(what, "it calls itself %s", record.Value.ID)
		case !utf8.Valid(text):
			return x.found(what, "its text is not UTF-8")
		}
		if points := codePoints(text); points != record.Value.Length {
			return x.found(what, "its text has %d characters, but it is said to have %d", points, record.Value.Length)
		}
		return x.turns(what, record.Key, record.Value.Length)
	})
}

// turns compares the speaker turns of a document with the length of its text.
func (x *examination) turns(what, id string, length int) error {
	spoken, err := turns.Get(x.tx, id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return x.report(what, err)
	}
	before := 0
	for i, turn := range spoken {
		if turn.From < before || turn.To < turn.From || turn.To > length {
			return x.found(what, "speaker turn %d, from %d to %d, is not where it can be", i+1, turn.From, turn.To)
		}
		before = turn.To
	}
	return nil
}

func (x *examination) readCodes() error {
	return examineAll(x, "code", codes.All(x.tx), func(record store.Record[coding.Code]) error {
		x.read.Codes++
		x.codes[record.Key] = record.Value
		if record.Value.ID != record.Key {
			return x.found("code "+record.Key, "it calls itself %s", record.Value.ID)
		}
		return nil
	})
}

// compareCodes looks for codes whose parent is missing, and for those that lie
// under themselves.
func (x *examination) compareCodes() error {
	for id := range codes.Keys(x.tx) {
		code, known := x.codes[id]
		if !known || code.Parent == "" {
			continue
		}
		if _, known := x.codes[code.Parent]; !known {
			if err := x.found("code "+id, "it lies under the code %s, which there is not", code.Parent); err != nil {
				return err
			}
		}
		steps := 0
		for at := code; at.Parent != "" && steps <= len(x.codes); at = x.codes[at.Parent] {
			steps++
		}
		if steps > len(x.codes) {
			if err := x.found("code "+id, "it lies under itself"); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *examination) readSegments() error {
	return examineAll(x, "segment", segments.All(x.tx), func(record store.Record[coding.Segment]) error {
		x.read.Segments++
		s, what := record.Value, "segment "+record.Key
		x.segments[s.ID] = true
		length, known := x.lengths[s.Document]
		switch {
		case segmentKey(s) != record.Key:
			return x.found(what, "it calls itself %s", segmentKey(s))
		case !known:
			return x.found(what, "there is no document %s", s.Document)
		case s.From < 0 || s.From >= s.To || s.To > length:
			return x.found(what, "it goes from %d to %d in a text of %d characters", s.From, s.To, length)
		}
		if _, known := x.codes[s.Code]; !known {
			return x.found(what, "there is no code %s", s.Code)
		}
		return nil
	})
}

func (x *examination) readMemos() error {
	return examineAll(x, "memo", memos.All(x.tx), func(record store.Record[coding.Memo]) error {
		m, what, known := record.Value, "memo "+record.Key, true
		switch m.Subject {
		case coding.OnSegment:
			known = x.segments[m.ID]
		case coding.OnCode:
			_, known = x.codes[m.ID]
		case coding.OnDocument:
			_, known = x.lengths[m.ID]
		case coding.OnDone, coding.OnBlind:
			x.read.Memos-- // a mark is no memo
		}
		x.read.Memos++
		switch {
		case m.Key() != record.Key:
			return x.found(what, "it calls itself %s", m.Key())
		case !known:
			return x.found(what, "there is no such %s", m.Subject)
		}
		return nil
	})
}

// readHistory reads every step, so that all can be undone.
func (x *examination) readHistory() error {
	steps := map[string]bool{}
	err := examineAll(x, "step of the history", history.All(x.tx), func(record store.Record[step]) error {
		steps[record.Key] = true
		return nil
	})
	if err != nil {
		return err
	}
	return examineAll(x, "step of the history", heads.All(x.tx), func(record store.Record[stepHead]) error {
		if !steps[record.Key] {
			return x.found("step of the history "+record.Key, "its change is missing")
		}
		return nil
	})
}
