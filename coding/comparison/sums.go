package comparison

import (
	"maps"
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/agreement"
)

const (
	// fewDocuments is how many documents are too few to draw samples of whole
	// documents, so that these are divided.
	fewDocuments = 20
	// mostBlocks is into how many stretches of text documents are divided that
	// are divided for samples, and leastPieces into how many each is at the least
	// where it is long enough.
	mostBlocks  = 100
	leastPieces = 10
	// mostDrawn is up to how many documents each has intervals of its own, which
	// take their time.
	mostDrawn = 200
)

// cell is what was counted of one code, or several, in a stretch of text.
type cell struct {
	counts  *agreement.Counts
	matches agreement.Matches
}

// plus adds what was counted elsewhere.
func (c *cell) plus(other cell) error {
	c.matches = c.matches.Plus(other.matches)
	return c.counts.Add(other.counts, 1)
}

// sums adds up what is counted, document by document.
type sums struct {
	material *Material
	manner   *Manner
	index    map[string]int // the places of the codes
	length   int            // code points of all documents
	// blocks are stretches of text, each with a cell for every code.
	blocks [][]cell
	// whole says that no document is divided between blocks, and alone that
	// there are to be no intervals around the figures of single documents.
	whole     bool
	alone     bool
	documents []Row
	// joined are the passages of each code, of the documents that all coders
	// have finished, one text behind the other, and end is where the last ends.
	joined []passages
	end    int
}

func newSums(m *Material, manner *Manner, alone bool) *sums {
	s := &sums{
		alone:    alone || len(m.documents) > mostDrawn,
		material: m, manner: manner, index: map[string]int{}, joined: make([]passages, len(m.codes)),
		whole: len(m.documents) >= fewDocuments || manner.Unit == Document,
	}
	for at, code := range m.codes {
		s.index[code.ID] = at
		s.joined[at] = make(passages, len(m.coders))
	}
	for _, d := range m.documents {
		s.length += d.Length
	}
	return s
}

func (s *sums) nothing() (cell, error) {
	counts, err := agreement.NewCounts(len(s.material.coders), scale)
	return cell{counts: counts}, err
}

// pieces is into how many pieces a document is divided.
func (s *sums) pieces(d *compared) int {
	switch {
	case s.manner.Samples == 0 || s.manner.Unit == Document || s.length == 0 || s.whole && s.alone:
		return 1
	case s.whole:
		return leastPieces
	}
	return max(mostBlocks*d.Length/s.length, leastPieces)
}

// block is the one that a piece of a document belongs to.
func (s *sums) block(document int) ([]cell, error) {
	wanted := len(s.blocks)
	switch all := len(s.material.documents); {
	case s.manner.Samples == 0:
		wanted = 0
	case s.whole:
		wanted = document * min(all, mostBlocks) / all
	}
	if wanted < len(s.blocks) {
		return s.blocks[wanted], nil
	}
	block := make([]cell, len(s.material.codes))
	for code := range block {
		var err error
		if block[code], err = s.nothing(); err != nil {
			return nil, err
		}
	}
	s.blocks = append(s.blocks, block)
	return block, nil
}

// add counts a document.
func (s *sums) add(document int, read Read) error {
	d := &s.material.documents[document]
	l, err := s.manner.layOut(d, s.pieces(d), read)
	if err != nil || l.length == 0 {
		return err
	}
	coded := l.byCode(d, s.material.coders, s.index)
	blocks := make([][]cell, len(l.pieces))
	for at := range l.pieces {
		if blocks[at], err = s.block(document); err != nil {
			return err
		}
	}
	own, err := s.count(d, &l, coded, blocks)
	if err != nil {
		return err
	}
	if err := s.match(d, &l, coded, blocks, own); err != nil {
		return err
	}
	total, err := s.nothing()
	if err != nil {
		return err
	}
	for _, piece := range own {
		if err := total.plus(piece); err != nil {
			return err
		}
	}
	unitised, err := s.join(d, &l, coded)
	if err != nil {
		return err
	}
	row := s.row(total, unitised)
	row.Document = d.Document
	err = s.drawDocument(&row, own)
	s.documents = append(s.documents, row)
	return err
}

// count adds the units of a document to its blocks, and gives the sum of each of
// its pieces.
func (s *sums) count(d *compared, l *layout, coded map[int]passages, blocks [][]cell) ([]cell, error) {
	own := make([]cell, len(l.pieces))
	c := counting{manner: s.manner, absent: d.absent, layout: l}
	for at, piece := range l.pieces {
		nothing, err := c.nothing(piece)
		if err != nil {
			return nil, err
		}
		if own[at], err = s.nothing(); err != nil {
			return nil, err
		}
		for code := range s.material.codes {
			counts := nothing
			if inside, any := coded[code].within(piece); any {
				if counts, err = c.of(piece, inside); err != nil {
					return nil, err
				}
			}
			if err := blocks[at][code].counts.Add(counts, 1); err != nil {
				return nil, err
			}
			if err := own[at].counts.Add(counts, 1); err != nil {
				return nil, err
			}
		}
	}
	return own, nil
}

// match pairs the segments of two coders in a document. A pair belongs to the
// piece in which the segment of the first coder begins, and to its block.
func (s *sums) match(d *compared, l *layout, coded map[int]passages, blocks [][]cell, own []cell) error {
	if len(s.material.coders) != 2 || !d.everyone() {
		return nil
	}
	for _, code := range slices.Sorted(maps.Keys(coded)) {
		first, second := coded[code][0], coded[code][1]
		matching, err := agreement.Match(first, second, s.manner.Threshold)
		if err != nil {
			return err
		}
		add := func(span coding.Span, matches agreement.Matches) {
			at := l.pieceAt(span.From)
			for _, into := range []*cell{&blocks[at][code], &own[at]} {
				into.matches = into.matches.Plus(matches)
			}
		}
		for _, pair := range matching.Pairs {
			add(first[pair.First], agreement.Matches{Both: 1})
		}
		for _, at := range matching.OnlyFirst {
			add(first[at], agreement.Matches{OnlyFirst: 1})
		}
		for _, at := range matching.OnlySecond {
			add(second[at], agreement.Matches{OnlySecond: 1})
		}
	}
	return nil
}

// join puts a document behind those before it, and gives its own alpha of
// unitised text.
func (s *sums) join(d *compared, l *layout, coded map[int]passages) (agreement.Result, error) {
	if !d.everyone() {
		return agreement.Undefined(ErrNotAll), nil
	}
	var own []agreement.Unitising
	for _, code := range slices.Sorted(maps.Keys(coded)) {
		unitising, err := agreement.Unitise(l.length, coded[code])
		if err != nil {
			return agreement.Result{}, err
		}
		own = append(own, unitising)
		for coder, spans := range coded[code] {
			for _, span := range spans {
				s.joined[code][coder] = append(s.joined[code][coder], coding.Span{From: s.end + span.From, To: s.end + span.To})
			}
		}
	}
	s.end += l.length
	return agreement.AlphaU(own...), nil
}

// unitise compares the passages of a code in all documents.
func (s *sums) unitise(code int) (agreement.Unitising, error) {
	if s.end == 0 {
		return agreement.Unitising{}, nil
	}
	return agreement.Unitise(s.end, s.joined[code])
}

// alphaU is alpha of unitised text of all documents together.
func (s *sums) alphaU(codes ...agreement.Unitising) agreement.Result {
	if s.end == 0 && len(s.documents) > 0 {
		return agreement.Undefined(ErrNotAll)
	}
	return agreement.AlphaU(codes...)
}
