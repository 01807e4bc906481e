package comparison

import (
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/agreement"
)

// scale is that of what is counted: a unit has a code or not.
var scale = agreement.Categories(2)

// counting makes the counts of a document's pieces.
type counting struct {
	manner *Manner
	absent []bool
	layout *layout
}

// values are those of a unit that nobody coded.
func (c *counting) values() []int {
	values := make([]int, len(c.absent))
	for coder, absent := range c.absent {
		if absent {
			values[coder] = agreement.Missing
		}
	}
	return values
}

// size is how many units a piece has.
func (c *counting) size(piece coding.Span) int {
	if c.manner.Unit == Character {
		return piece.Len()
	}
	return len(inside(c.layout.units, piece))
}

// nothing counts a piece in which nobody used a code.
func (c *counting) nothing(piece coding.Span) (*agreement.Counts, error) {
	matrix, err := agreement.NewMatrix(len(c.absent), scale)
	if err == nil && !c.manner.OnlyCoded {
		err = matrix.AddRun(c.size(piece), c.values()...)
	}
	if err != nil {
		return nil, err
	}
	return matrix.Counts(), nil
}

// of counts a piece in which somebody used a code.
func (c *counting) of(piece coding.Span, coded passages) (*agreement.Counts, error) {
	codings := make([]agreement.Coding, len(coded))
	for coder, spans := range coded {
		codings[coder] = agreement.Coding{Passages: spans, Absent: c.absent[coder]}
	}
	text := agreement.Text{Length: c.layout.length, OnlyCoded: c.manner.OnlyCoded}
	if c.manner.Unit == Character {
		text.LeftOut = []coding.Span{{From: 0, To: piece.From}, {From: piece.To, To: c.layout.length}}
		matrix, err := text.CodePoints(codings)
		if err != nil {
			return nil, err
		}
		return matrix.Counts(), nil
	}
	units := inside(c.layout.units, piece)
	held := heldBy(units, coded)
	matrix, err := text.Units(held, 0, codings)
	if err == nil && !c.manner.OnlyCoded {
		err = matrix.AddRun(len(units)-len(held), c.values()...)
	}
	if err != nil {
		return nil, err
	}
	return matrix.Counts(), nil
}

// heldBy are the units that any passage holds something of, each once.
func heldBy(units []coding.Span, coded passages) []coding.Span {
	var places []int
	for _, spans := range coded {
		for _, span := range spans {
			from, to := touched(units, span)
			for at := from; at < to; at++ {
				places = append(places, at)
			}
		}
	}
	slices.Sort(places)
	places = slices.Compact(places)
	held := make([]coding.Span, len(places))
	for i, at := range places {
		held[i] = units[at]
	}
	return held
}
