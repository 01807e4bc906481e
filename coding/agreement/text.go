package agreement

import (
	"errors"
	"fmt"
	"math"

	"fieldwork/coding"
)

// ErrText says that a text or a share of a unit is not possible.
var ErrText = errors.New("the text cannot be compared")

// Text is a text that coders have coded, and what of it is compared. Places are
// code points.
type Text struct {
	// Length is the number of code points.
	Length int
	// LeftOut is not compared, such as what the interviewer says. The spans may
	// overlap and be in any order.
	LeftOut []coding.Span
	// OnlyCoded leaves out the units that nobody coded.
	OnlyCoded bool
}

// Coding is what one coder did with one code in a text.
type Coding struct {
	// Passages have the code. They may overlap and be in any order; what lies
	// outside the text is cut off.
	Passages []coding.Span
	// Absent says that the coder has not worked on the text, so that what is not
	// coded is not known rather than left uncoded.
	Absent bool
}

// CodePoints makes a matrix of the code points of a text: for each coder Coded,
// NotCoded, or Missing where the coder is absent. It costs time by the passages
// and not by the length. It fails with ErrText or ErrCoders.
func (t Text) CodePoints(coders []Coding) (*Matrix, error) {
	matrix, kept, coded, err := t.prepare(coders)
	if err != nil {
		return nil, err
	}
	values, next := make([]int, len(coders)), make([]int, len(coders))
	for _, stretch := range kept.spans {
		for at := stretch.From; at < stretch.To; {
			end := stretch.To
			for coder := range coders {
				value, until := valueAt(coded[coder], &next[coder], at)
				values[coder], end = value, min(end, until)
			}
			if err := t.add(matrix, end-at, values, coders); err != nil {
				return nil, err
			}
			at = end
		}
	}
	return matrix, nil
}

// valueAt tells whether a cover holds a place, and up to where that stays so.
// next is the first span that can hold it, and moves on.
func valueAt(coded cover, next *int, place int) (value, until int) {
	for *next < len(coded.spans) && coded.spans[*next].To <= place {
		*next++
	}
	if *next == len(coded.spans) {
		return NotCoded, math.MaxInt
	}
	span := coded.spans[*next]
	if span.From > place {
		return NotCoded, span.From
	}
	return Coded, span.To
}

// Units makes a matrix of units of a text, such as its sentences, turns or
// paragraphs, or the whole of it. A unit is Coded where the coder's passages
// hold any of it, and at least the given share of it, from 0 to 1. What is left
// out of the text does not count, and a unit of which nothing remains is no
// unit. It fails with ErrText or ErrCoders.
func (t Text) Units(units []coding.Span, share float64, coders []Coding) (*Matrix, error) {
	if !(share >= 0 && share <= 1) {
		return nil, fmt.Errorf("%w: the share of a unit is %g, and can be 0 to 1", ErrText, share)
	}
	matrix, kept, coded, err := t.prepare(coders)
	if err != nil {
		return nil, err
	}
	for coder := range coded {
		coded[coder] = coded[coder].both(kept)
	}
	values := make([]int, len(coders))
	for _, unit := range units {
		size := kept.within(unit)
		if size == 0 {
			continue
		}
		for coder := range coders {
			values[coder] = NotCoded
			if held := coded[coder].within(unit); held > 0 && float64(held) >= share*float64(size) {
				values[coder] = Coded
			}
		}
		if err := t.add(matrix, 1, values, coders); err != nil {
			return nil, err
		}
	}
	return matrix, nil
}

// prepare makes an empty matrix, what is kept of the text, and what each coder
// has coded of the whole text.
func (t Text) prepare(coders []Coding) (matrix *Matrix, kept cover, coded []cover, err error) {
	if t.Length < 0 {
		return nil, cover{}, nil, fmt.Errorf("%w: its length is %d", ErrText, t.Length)
	}
	if matrix, err = NewMatrix(len(coders), Categories(2)); err != nil {
		return nil, cover{}, nil, err
	}
	for _, coder := range coders {
		coded = append(coded, newCover(t.Length, coder.Passages))
	}
	return matrix, t.kept(), coded, nil
}

// kept is what of the text is compared.
func (t Text) kept() cover { return newCover(t.Length, t.LeftOut).without(t.Length) }

// add adds units with the values of the coders who are not absent, unless they
// are to be left out.
func (t Text) add(matrix *Matrix, units int, values []int, coders []Coding) error {
	anyone := false
	for coder := range coders {
		if coders[coder].Absent {
			values[coder] = Missing
		}
		anyone = anyone || values[coder] == Coded
	}
	if t.OnlyCoded && !anyone {
		return nil
	}
	return matrix.AddRun(units, values...)
}

// Squeeze gives the length of a text, and passages of it, once what is left out
// has been cut away and the rest has moved together. A passage on both sides of
// what was cut stays one; passages that now touch stay two; those of which
// nothing remains are gone. Matching and alpha of unitised text are taken of
// what this gives.
func (t Text) Squeeze(passages []coding.Span) (length int, squeezed []coding.Span) {
	rest := t.Squeezed()
	for _, passage := range passages {
		if span, remains := rest.Passage(passage); remains {
			squeezed = append(squeezed, span)
		}
	}
	return rest.Length(), squeezed
}

// Squeezed is a text once what is left out of it has been cut away and the rest
// has moved together, for callers that ask about many passages.
type Squeezed struct {
	kept   cover
	length int
}

// Squeezed cuts away what is left out of a text.
func (t Text) Squeezed() Squeezed {
	kept := t.kept()
	return Squeezed{kept: kept, length: kept.upTo(t.Length)}
}

// Length is the number of code points that remain.
func (s Squeezed) Length() int { return s.length }

// Passage is where a passage lies in what remains, and whether any of it does.
func (s Squeezed) Passage(passage coding.Span) (squeezed coding.Span, remains bool) {
	squeezed = coding.Span{From: s.kept.upTo(passage.From), To: s.kept.upTo(passage.To)}
	return squeezed, squeezed.From < squeezed.To
}
