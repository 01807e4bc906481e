package agreement

import (
	"fmt"
	"slices"
	"sort"

	"fieldwork/coding"
)

// Unitising is how far coders disagree on where the passages of one code are in
// one text, for alpha of unitised text.
type Unitising struct {
	// Observed and Expected are Krippendorff's disagreements, from 0.
	Observed, Expected float64
	// Passages is the number of passages of all coders.
	Passages int
}

// Unitise compares the passages that each coder gave one code, in a text of a
// length in code points. Passages of one coder that share a code point are taken
// for one; those that only touch are two. It fails with ErrText where the
// length is not above 0 and with ErrCoders for fewer than two coders.
//
// The observed disagreement adds up, over all pairs of coders, the squares of
// how far the beginnings and the ends of two passages are apart that overlap,
// and the squared lengths of passages that lie in a gap of the other coder; the
// expected one is what passages and gaps of these lengths would give at all
// places (Krippendorff, Content Analysis, 2nd edition, 2004, chapter 11; the
// expected disagreement in his paper of 1995 has a wrong sign).
func Unitise(length int, coders [][]coding.Span) (Unitising, error) {
	if length <= 0 {
		return Unitising{}, fmt.Errorf("%w: its length is %d", ErrText, length)
	}
	if len(coders) < 2 {
		return Unitising{}, fmt.Errorf("%w: %d, and it can be 2 or more", ErrCoders, len(coders))
	}
	passages, number := make([][]coding.Span, len(coders)), 0
	for coder, spans := range coders {
		passages[coder] = joinSpans(inOrder(length, spans), coding.Span.Overlaps)
		number += len(passages[coder])
	}
	return Unitising{
		Observed: observedUnitising(length, passages),
		Expected: expectedUnitising(length, passages),
		Passages: number,
	}, nil
}

// AlphaU is Krippendorff's alpha of unitised text, 1 - Do/De, for one code, or
// for several codes of the same text and coders, whose disagreements are added
// up first. It is not defined where nobody coded anything, nor where chance could
// put the passages nowhere else.
//
// For several texts, put them one behind the other and unitise the whole.
func AlphaU(codes ...Unitising) Result {
	var observed, expected float64
	passages := 0
	for _, code := range codes {
		passages += code.Passages
		observed += code.Observed
		expected += code.Expected
	}
	if passages == 0 {
		return undefined(ErrNothingCoded)
	}
	return disagreement(observed, expected)
}

func observedUnitising(length int, passages [][]coding.Span) float64 {
	sum, coders := 0.0, float64(len(passages))
	for i, first := range passages {
		for _, second := range passages[i+1:] {
			sum += apart(first, second)
		}
	}
	return 2 * sum / (coders * (coders - 1) * square(float64(length)))
}

// apart is the sum of the squared differences between the passages of two
// coders.
func apart(first, second []coding.Span) float64 {
	sum, start := 0.0, 0
	met := make([]bool, len(second))
	for _, a := range first {
		for start < len(second) && second[start].To <= a.From {
			start++
		}
		alone := true
		for at := start; at < len(second) && second[at].From < a.To; at++ {
			b := second[at]
			sum += square(float64(a.From-b.From)) + square(float64(a.To-b.To))
			alone, met[at] = false, true
		}
		if alone {
			sum += square(float64(a.Len()))
		}
	}
	for at, b := range second {
		if !met[at] {
			sum += square(float64(b.Len()))
		}
	}
	return sum
}

func expectedUnitising(length int, passages [][]coding.Span) float64 {
	var all []coding.Span
	var gaps []float64
	for _, own := range passages {
		all = append(all, own...)
		gaps = append(gaps, gapsOf(length, own)...)
	}
	room := newGapRoom(gaps)
	sum, alike := 0.0, 0.0
	for _, passage := range all {
		l := float64(passage.Len())
		sum += float64(len(all)-1)/3*(2*l*l*l-3*l*l+l) + l*l*room.places(l)
		alike += l * (l - 1)
	}
	if sum == 0 {
		return 0
	}
	whole := float64(len(passages)) * float64(length)
	return 2 * sum / (float64(length) * (whole*(whole-1) - alike))
}

// gapsOf lists the lengths of the gaps between the passages of one coder.
func gapsOf(length int, passages []coding.Span) []float64 {
	var gaps []float64
	at := 0
	for _, passage := range passages {
		gaps = append(gaps, float64(passage.From-at))
		at = passage.To
	}
	return append(gaps, float64(length-at))
}

// gapRoom knows how many places gaps have for a passage.
type gapRoom struct {
	lengths []float64 // rising
	longer  []float64 // the sum of each length and all after it
}

func newGapRoom(lengths []float64) gapRoom {
	room := gapRoom{lengths: lengths, longer: make([]float64, len(lengths)+1)}
	slices.Sort(room.lengths)
	for at := len(lengths) - 1; at >= 0; at-- {
		room.longer[at] = room.longer[at+1] + lengths[at]
	}
	return room
}

// places is at how many places a passage of a length lies wholly in a gap.
func (r gapRoom) places(l float64) float64 {
	first := sort.SearchFloat64s(r.lengths, l)
	return r.longer[first] - float64(len(r.lengths)-first)*(l-1)
}
