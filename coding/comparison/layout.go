package comparison

import (
	"slices"
	"sort"

	"fieldwork/coding"
	"fieldwork/coding/agreement"
	"fieldwork/coding/units"
)

// Read reads the text of a document with its turns.
type Read func(document string) (coding.Content, error)

// layout is a text as it is compared: without what is left out, and divided.
type layout struct {
	rest   agreement.Squeezed
	length int
	// units lie in what remains, in order; nil where code points are counted.
	units []coding.Span
	// pieces divide what remains, none within a unit: samples are drawn of them.
	pieces []coding.Span
}

// needsText reports whether more of a document is needed than its length.
func (m *Manner) needsText(pieces int) bool {
	divided := m.Unit != Character && m.Unit != Document
	return divided || m.cutsSpeakers() || pieces > 1 && m.Unit == Character
}

// layOut divides a document into units, and into so many pieces or fewer. It
// reads the text only where it has to.
func (m *Manner) layOut(d *compared, pieces int, read Read) (layout, error) {
	text, content := agreement.Text{Length: d.Length}, coding.Content{}
	if m.needsText(pieces) {
		var err error
		if content, err = read(d.ID); err != nil {
			return layout{}, err
		}
		text.Length = content.Text.Len()
		text.LeftOut = m.silent(content.Turns)
	}
	l := layout{rest: text.Squeezed()}
	l.length = l.rest.Length()
	switch m.Unit {
	case Character:
		var cuts []coding.Span
		if pieces > 1 {
			cuts = l.squeezed(spansOf(content, units.Paragraph))
		}
		l.pieces = divide(l.length, cuts, pieces)
	case Document:
		if l.length > 0 {
			l.units = []coding.Span{{From: 0, To: l.length}}
		}
		l.pieces = divide(l.length, nil, 1)
	default:
		l.units = l.squeezed(spansOf(content, unitKinds[m.Unit]))
		l.pieces = divide(l.length, l.units, pieces)
	}
	return l, nil
}

// unitKinds are the units that are found by looking at the text.
var unitKinds = map[Unit]units.Unit{Sentence: units.Sentence, Turn: units.Turn, Paragraph: units.Paragraph}

// spansOf lists the units of a text, in order.
func spansOf(content coding.Content, unit units.Unit) []coding.Span {
	if unit == units.Turn && len(content.Turns) > 0 {
		spans := make([]coding.Span, len(content.Turns))
		for at, turn := range content.Turns {
			spans[at] = coding.Span{From: turn.From, To: turn.To}
		}
		return spans
	}
	in, end := units.New(content), content.Text.Len()
	var spans []coding.Span
	for at := 0; at < end; {
		span := in.At(unit, at)
		if span.To <= at {
			break // what is left is space
		}
		spans = append(spans, span)
		at = span.To
	}
	return spans
}

// squeezed gives where spans lie in what remains; those of which nothing does
// are gone.
func (l *layout) squeezed(spans []coding.Span) []coding.Span {
	rest := make([]coding.Span, 0, len(spans))
	for _, span := range spans {
		if squeezed, remains := l.rest.Passage(span); remains {
			rest = append(rest, squeezed)
		}
	}
	return rest
}

// divide cuts a length into so many pieces of much the same length, or fewer,
// each beginning where a span does.
func divide(length int, spans []coding.Span, pieces int) []coding.Span {
	if length == 0 {
		return nil
	}
	var divided []coding.Span
	from := 0
	for at := 1; at < pieces; at++ {
		wanted := length * at / pieces
		next := sort.Search(len(spans), func(i int) bool { return spans[i].From >= wanted })
		if next == len(spans) {
			break
		}
		if begin := spans[next].From; begin > from {
			divided = append(divided, coding.Span{From: from, To: begin})
			from = begin
		}
	}
	return append(divided, coding.Span{From: from, To: length})
}

// touched are the places of the first unit that a passage holds any of, and of
// the one after the last.
func touched(units []coding.Span, passage coding.Span) (from, to int) {
	from = sort.Search(len(units), func(i int) bool { return units[i].To > passage.From })
	to = sort.Search(len(units), func(i int) bool { return units[i].From >= passage.To })
	return from, max(from, to)
}

// inside are the units that begin in a piece; none of them goes beyond it.
func inside(units []coding.Span, piece coding.Span) []coding.Span {
	from := sort.Search(len(units), func(i int) bool { return units[i].From >= piece.From })
	to := sort.Search(len(units), func(i int) bool { return units[i].From >= piece.To })
	return units[from:to]
}

// pieceAt is the place of the piece that holds a code point.
func (l *layout) pieceAt(place int) int {
	at := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].To > place })
	return min(at, len(l.pieces)-1)
}

// passages are the spans that each coder gave one code in a document.
type passages [][]coding.Span

// byCode sorts the segments of a document by code and coder, where they lie in
// what remains. The codes are those at the places of an index.
func (l *layout) byCode(d *compared, coders []string, index map[string]int) map[int]passages {
	coded := map[int]passages{}
	for _, segment := range d.segments {
		span, remains := l.rest.Passage(segment.Span)
		if !remains {
			continue
		}
		code := index[segment.Code]
		if coded[code] == nil {
			coded[code] = make(passages, len(coders))
		}
		coder := slices.Index(coders, segment.Coder)
		coded[code][coder] = append(coded[code][coder], span)
	}
	return coded
}

// within are the passages that overlap a piece, and whether there are any.
func (p passages) within(piece coding.Span) (inside passages, any bool) {
	inside = make(passages, len(p))
	for coder, spans := range p {
		for _, span := range spans {
			if span.Overlaps(piece) {
				inside[coder], any = append(inside[coder], span), true
			}
		}
	}
	return inside, any
}
