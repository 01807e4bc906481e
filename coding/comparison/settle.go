package comparison

import (
	"slices"
	"strings"

	"fieldwork/coding"
)

// Settlement is how a disagreement is settled: what both coders have given the
// code to after it.
type Settlement int

const (
	// First is what the first coder gave the code to.
	First Settlement = iota
	// Second is what the second coder gave it to.
	Second
	// Both is all that either did, joined to one passage.
	Both
	// Neither is nothing.
	Neither
)

// passages are those that the code is to have.
func (s Settlement) passages(d *Disagreement) []coding.Span {
	switch s {
	case First:
		return spansIn(d.First)
	case Second:
		return spansIn(d.Second)
	case Both:
		return []coding.Span{d.Passage}
	}
	return nil
}

// Settle makes the change that settles a disagreement: afterwards both coders
// have given the code to the same passages. Segments that are so already stay
// as they are; others of the coder are resized with their memos, and taken away
// or made where there are too many or too few. A coder who has nothing left in the
// document is marked to have finished it, so that it goes on being compared. It
// fails with coding.ErrChanged
// where something of the disagreement is not as it was, and with coding.ErrSpan
// where the text does not hold it.
func (m *Material) Settle(a *coding.Analysis, by coding.Author, text *coding.Text, d *Disagreement, how Settlement) (coding.Change, error) {
	if !text.Holds(d.Passage) {
		return coding.Change{}, coding.ErrSpan
	}
	if !m.stands(a, d) {
		return coding.Change{}, coding.ErrChanged
	}
	change := coding.Change{Label: m.says("a passage", d, how), Shown: m.says(quoted(text, d.Passage), d, how)}
	for at, own := range [][]coding.Segment{d.First, d.Second} {
		author := by
		author.Coder = m.coders[at]
		left := m.bring(a, &change, author, d, own, how.passages(d))
		if left == 0 && !a.Done(d.Document.ID, author.Coder) {
			change.Memos = append(change.Memos, a.SetDone(author, d.Document.ID, true).Memos...)
		}
	}
	return change, nil
}

// stands reports whether the two coders have coded the passage as the
// disagreement has it, still.
func (m *Material) stands(a *coding.Analysis, d *Disagreement) bool {
	var now []coding.Segment
	for _, segment := range a.SegmentsIn(d.Document.ID, d.Passage) {
		if segment.Code == m.codes[d.Code].ID && slices.Contains(m.coders[:2], segment.Coder) {
			now = append(now, segment)
		}
	}
	for _, segment := range slices.Concat(d.First, d.Second) {
		if !slices.Contains(now, segment) {
			return false
		}
	}
	return len(now) == len(d.First)+len(d.Second)
}

// bring adds to a change what gives a coder's segments other passages, and gives
// how many segments the coder then has in the document.
func (m *Material) bring(a *coding.Analysis, c *coding.Change, author coding.Author, d *Disagreement, own []coding.Segment, wanted []coding.Span) (left int) {
	for _, segment := range a.Segments(d.Document.ID) {
		if segment.Coder == author.Coder {
			left++
		}
	}
	var spare []coding.Segment
	for _, segment := range own {
		if at := slices.Index(wanted, segment.Span); at >= 0 {
			wanted = slices.Delete(slices.Clone(wanted), at, at+1)
			continue
		}
		spare = append(spare, segment)
	}
	for _, span := range wanted {
		if len(spare) == 0 {
			left++
			c.Segments = append(c.Segments, coding.MadeSegment(author, d.Document.ID, m.codes[d.Code].ID, span))
			continue
		}
		before, after := spare[0], spare[0]
		after.Span, spare = span, spare[1:]
		c.Segments = append(c.Segments, coding.Edit[coding.Segment]{Before: &before, After: &after})
	}
	for _, segment := range spare {
		c.Segments = append(c.Segments, coding.Edit[coding.Segment]{Before: &segment})
		if memo, there := a.Memo(coding.OnSegment, segment.ID); there {
			c.Memos = append(c.Memos, coding.Edit[coding.Memo]{Before: &memo})
		}
	}
	return left - len(spare)
}

const (
	// longestQuoted is how many code points of a passage a label quotes.
	longestQuoted = 40
	ellipsis      = "…"
)

// says is what a settlement did with a passage, in words.
func (m *Material) says(words string, d *Disagreement, how Settlement) string {
	code := m.codes[d.Code].Name
	switch how {
	case First:
		return "settled " + words + " as " + m.coders[0] + " has it for " + code
	case Second:
		return "settled " + words + " as " + m.coders[1] + " has it for " + code
	case Both:
		return "settled " + words + " as " + code + ", all that either coder has"
	}
	return "settled " + words + " as not " + code
}

// quoted is a passage in quotation marks, the start of it where it is long.
func quoted(text *coding.Text, passage coding.Span) string {
	more := ""
	if passage.Len() > longestQuoted {
		passage.To, more = passage.From+longestQuoted, ellipsis
	}
	return "“" + strings.Join(strings.Fields(text.Slice(passage)), " ") + more + "”"
}
