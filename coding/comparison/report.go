package comparison

import (
	"fieldwork/coding"
	"fieldwork/coding/agreement"
)

// Row is the figures of one code, of one document, of a pair of coders, or of
// all together.
type Row struct {
	// Code is the place of the code among those of the material, -1 for all.
	Code int
	// Document is empty for all.
	Document coding.Document
	Coders   []string
	// Units is how many judgements are compared: the units of the text, once for
	// each code. Coded is how many of them each coder gave the code.
	Units int
	Coded []int
	// Matches are the segments of two coders; those of more are not matched.
	Matches agreement.Matches
	// Figures stand in the order of Measures.
	Figures []Figure
}

// Report is how far coders agree.
type Report struct {
	Manner   Manner
	Material *Material
	Overall  Row
	Codes    []Row
	// Documents are those in which something was left to compare.
	Documents []Row
	// Pairs are each two of more than two coders.
	Pairs []Row
	// Stretches is how many stretches of text the samples were drawn from, and
	// Whole reports whether these are whole documents.
	Stretches int
	Whole     bool
}

// Report measures how far the coders agree. It reads the texts that it has to
// look at. goesOn is told how many of the documents are done, and ends the work
// by an error; it may be nil. It fails with ErrThreshold and with the errors of
// read.
func (m *Material) Report(manner Manner, read Read, goesOn func(done, all int) error) (*Report, error) {
	return m.report(manner, read, goesOn, false)
}

// report is Report. alone leaves out the intervals around the figures of single
// documents.
func (m *Material) report(manner Manner, read Read, goesOn func(done, all int) error, alone bool) (*Report, error) {
	if err := manner.check(); err != nil {
		return nil, err
	}
	s := newSums(m, &manner, alone)
	for at := range m.documents {
		if goesOn != nil {
			if err := goesOn(at, len(m.documents)); err != nil {
				return nil, err
			}
		}
		if err := s.add(at, read); err != nil {
			return nil, err
		}
	}
	report := &Report{Manner: manner, Material: m, Stretches: len(s.blocks), Whole: s.whole}
	if err := s.write(report); err != nil {
		return nil, err
	}
	if len(m.coders) > 2 {
		return report, report.addPairs(read)
	}
	return report, nil
}

// addPairs adds the figures of each two coders.
func (r *Report) addPairs(read Read) error {
	for first := range r.Material.coders {
		for second := first + 1; second < len(r.Material.coders); second++ {
			pair, err := r.Material.pair(first, second).report(r.Manner, read, nil, true)
			if err != nil {
				return err
			}
			r.Pairs = append(r.Pairs, pair.Overall)
		}
	}
	return nil
}

// write makes the rows of the sums.
func (s *sums) write(r *Report) error {
	all, err := s.nothing()
	if err != nil {
		return err
	}
	unitised := make([]agreement.Unitising, 0, len(s.joined))
	for code := range s.material.codes {
		total, err := s.nothing()
		if err != nil {
			return err
		}
		for _, block := range s.blocks {
			if err := total.plus(block[code]); err != nil {
				return err
			}
		}
		if err := all.plus(total); err != nil {
			return err
		}
		whole, err := s.unitise(code)
		if err != nil {
			return err
		}
		unitised = append(unitised, whole)
		row := s.row(total, s.alphaU(whole))
		row.Code = code
		if err := s.draw(&row, s.column(code)); err != nil {
			return err
		}
		r.Codes = append(r.Codes, row)
	}
	r.Overall = s.row(all, s.alphaU(unitised...))
	r.Documents = s.documents
	blocks, err := s.acrossCodes()
	if err != nil {
		return err
	}
	return s.draw(&r.Overall, blocks)
}

// row makes the figures of a sum.
func (s *sums) row(c cell, unitised agreement.Result) Row {
	row := Row{
		Code: -1, Coders: s.material.coders, Units: c.counts.Units(), Matches: c.matches,
		Coded: make([]int, len(s.material.coders)), Figures: make([]Figure, len(kinds)),
	}
	for coder := range row.Coded {
		row.Coded[coder] = c.counts.Chosen(coder, agreement.Coded)
	}
	for at, each := range kinds {
		row.Figures[at] = Figure{Measure: each.Measure, Result: s.figure(each, c, unitised)}
	}
	return row
}

func (s *sums) figure(k kind, c cell, unitised agreement.Result) agreement.Result {
	switch {
	case k.unitised:
		return unitised
	case k.ofUnits != nil:
		return k.ofUnits(c.counts)
	case len(s.material.coders) != 2:
		return agreement.Undefined(agreement.ErrTwoCoders)
	}
	return k.ofSegments(c.matches, len(s.material.codes))
}
