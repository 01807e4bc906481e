package comparison

import "fieldwork/coding/agreement"

// column is the cells of a code, block by block.
func (s *sums) column(code int) []cell {
	column := make([]cell, len(s.blocks))
	for at, block := range s.blocks {
		column[at] = block[code]
	}
	return column
}

// acrossCodes is the sum of all codes, block by block.
func (s *sums) acrossCodes() ([]cell, error) {
	var sum []cell
	for _, block := range s.blocks {
		total, err := s.nothing()
		if err != nil {
			return nil, err
		}
		for _, each := range block {
			if err := total.plus(each); err != nil {
				return nil, err
			}
		}
		sum = append(sum, total)
	}
	return sum, nil
}

// drawDocument puts intervals around the figures of a document, by drawing its
// pieces anew.
func (s *sums) drawDocument(row *Row, pieces []cell) error {
	if !s.alone {
		return s.draw(row, pieces)
	}
	for at := range row.Figures {
		if _, defined := row.Figures[at].Result.Value(); defined && s.manner.Samples > 0 {
			row.Figures[at].Interval = agreement.NoInterval(ErrManyDocuments)
		}
	}
	return nil
}

// draw puts intervals around the figures of a row, by drawing blocks anew.
func (s *sums) draw(row *Row, blocks []cell) error {
	if s.manner.Samples == 0 {
		return nil
	}
	bootstrap := agreement.Bootstrap{Seed: s.manner.Seed, Samples: s.manner.Samples}
	counts, matches := make([]*agreement.Counts, len(blocks)), make([]agreement.Matches, len(blocks))
	for at, block := range blocks {
		counts[at], matches[at] = block.counts, block.matches
	}
	var places []int
	var coefficients []agreement.Coefficient
	for at, each := range kinds {
		_, defined := row.Figures[at].Result.Value()
		switch {
		case !defined:
		case each.unitised:
			row.Figures[at].Interval = agreement.NoInterval(agreement.ErrWholeText)
		case each.ofUnits != nil:
			places, coefficients = append(places, at), append(coefficients, each.ofUnits)
		default:
			row.Figures[at].Interval = agreement.Resample(bootstrap, matches, func(sample []agreement.Matches) agreement.Result {
				var sum agreement.Matches
				for _, each := range sample {
					sum = sum.Plus(each)
				}
				return each.ofSegments(sum, len(s.material.codes))
			})
		}
	}
	intervals, err := bootstrap.Groups(counts, coefficients...)
	for i, at := range places[:min(len(places), len(intervals))] {
		row.Figures[at].Interval = intervals[i]
	}
	return err
}
