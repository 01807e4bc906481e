package comparison

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/agreement"
)

// Scaled is how far coders agree on a scale whose points are codes.
type Scaled struct {
	// Points are the codes from the lowest to the highest, and Values their
	// numbers: their names, where all are called by rising numbers, else 1, 2, 3
	// and so on.
	Points []coding.Code
	Values []float64
	// Units is how many units two coders or more gave a point. Several is how
	// often a coder gave one unit several points, which counts as none.
	Units, Several int
	// Figures are Krippendorff's alphas, without intervals.
	Figures []Figure
}

// scaledKinds are the figures of a scale.
var scaledKinds = []kind{
	{Measure: Measure{"alpha_nominal", "Krippendorff's alpha, nominal", "nominal"}, ofUnits: agreement.Alpha(agreement.Nominal)},
	{Measure: Measure{"alpha_ordinal", "Krippendorff's alpha, ordinal", "ordinal"}, ofUnits: agreement.Alpha(agreement.Ordinal)},
	{Measure: Measure{"alpha_interval", "Krippendorff's alpha, interval", "interval"}, ofUnits: agreement.Alpha(agreement.Interval)},
	{Measure: Measure{"alpha_ratio", "Krippendorff's alpha, ratio", "ratio"}, ofUnits: agreement.Alpha(agreement.Ratio)},
}

// Scaled measures how far the coders agree on a scale of which all codes of the
// material are points, in their order. A unit to which a coder gave no point is
// one that they have not judged. It fails as Report does.
func (m *Material) Scaled(manner Manner, read Read) (*Scaled, error) {
	if err := manner.check(); err != nil {
		return nil, err
	}
	scaled := &Scaled{Points: m.codes, Values: valuesOf(m.codes)}
	matrix, err := agreement.NewMatrix(len(m.coders), agreement.Scale(scaled.Values))
	if err != nil {
		return nil, err
	}
	index := map[string]int{}
	for at, code := range m.codes {
		index[code.ID] = at
	}
	for at := range m.documents {
		d := &m.documents[at]
		l, err := manner.layOut(d, 1, read)
		if err != nil {
			return nil, err
		}
		if err := scaled.add(matrix, &l, &manner, l.judgements(d, m.coders, index)); err != nil {
			return nil, err
		}
	}
	counts := matrix.Counts()
	scaled.Units = counts.Paired()
	for _, each := range scaledKinds {
		scaled.Figures = append(scaled.Figures, Figure{Measure: each.Measure, Result: each.ofUnits(counts)})
	}
	return scaled, nil
}

// valuesOf are the numbers of points.
func valuesOf(points []coding.Code) []float64 {
	values := make([]float64, len(points))
	for at, point := range points {
		number, err := strconv.ParseFloat(strings.TrimSpace(point.Name), 64)
		if err != nil || math.IsNaN(number) || math.IsInf(number, 0) || at > 0 && !(number > values[at-1]) {
			for at := range values {
				values[at] = float64(at + 1)
			}
			break
		}
		values[at] = number
	}
	return values
}

// judgement is a passage to which a coder gave a point.
type judgement struct {
	coding.Span
	coder, point int
}

// judgements are those of a document, where they lie in what remains, by where
// they begin.
func (l *layout) judgements(d *compared, coders []string, index map[string]int) []judgement {
	var found []judgement
	for point, coded := range l.byCode(d, coders, index) {
		for coder, spans := range coded {
			for _, span := range spans {
				found = append(found, judgement{span, coder, point})
			}
		}
	}
	slices.SortFunc(found, func(a, b judgement) int { return cmp.Compare(a.From, b.From) })
	return found
}

// add counts the units of a document that anybody judged.
func (s *Scaled) add(matrix *agreement.Matrix, l *layout, manner *Manner, judgements []judgement) error {
	units := l.units
	if manner.Unit == Character {
		units = stretches(judgements)
	}
	var open []judgement
	next := 0
	for _, unit := range units {
		for next < len(judgements) && judgements[next].From < unit.To {
			open = append(open, judgements[next])
			next++
		}
		open = slices.DeleteFunc(open, func(j judgement) bool { return j.To <= unit.From })
		if len(open) == 0 {
			continue
		}
		number := 1
		if manner.Unit == Character {
			number = unit.Len()
		}
		if err := matrix.AddRun(number, s.values(matrix.Coders(), open, number)...); err != nil {
			return err
		}
	}
	return nil
}

// stretches divide a text wherever a judgement begins or ends.
func stretches(judgements []judgement) []coding.Span {
	cuts := make([]int, 0, 2*len(judgements))
	for _, j := range judgements {
		cuts = append(cuts, j.From, j.To)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var spans []coding.Span
	for at := 1; at < len(cuts); at++ {
		spans = append(spans, coding.Span{From: cuts[at-1], To: cuts[at]})
	}
	return spans
}

// values are the points that each coder gave a number of units.
func (s *Scaled) values(coders int, judgements []judgement, number int) []int {
	values, several := make([]int, coders), make([]bool, coders)
	for coder := range values {
		values[coder] = agreement.Missing
	}
	for _, j := range judgements {
		several[j.coder] = several[j.coder] || values[j.coder] != agreement.Missing && values[j.coder] != j.point
		values[j.coder] = j.point
	}
	for coder := range values {
		if several[coder] {
			values[coder] = agreement.Missing
			s.Several += number
		}
	}
	return values
}
