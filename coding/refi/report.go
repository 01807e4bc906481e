package refi

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Report says what a reading, a writing or a conversion could not do as it
// should.
type Report struct {
	// Lost is what was not carried over, Changed what is not as it was, and
	// Doubts what is to be looked at.
	Lost, Changed, Doubts []Remark
	// Reading is how the positions of the file were read, and Scores how well
	// each way fits its selections, the one that was taken first. They are empty
	// for a writing and for a conversion.
	Reading Reading
	Scores  []Score
}

// Remark is one kind of loss, change or doubt.
type Remark struct {
	Count int
	// What names the things, in the plural.
	What string
	// Why is a sentence.
	Why string
	// Examples name some of them.
	Examples []string
}

// mostExamples is how many examples a remark gives.
const mostExamples = 3

// String is the remark on one line: "speaker turns: 12. The format has no …".
func (r Remark) String() string {
	text := fmt.Sprintf("%s: %d. %s", r.What, r.Count, r.Why)
	if len(r.Examples) == 0 {
		return text
	}
	return text + " For example: " + strings.Join(r.Examples, "; ") + "."
}

// And gives two reports as one; readings and scores are those of the first that
// has any.
func (r Report) And(other Report) Report {
	both := Report{
		Lost: slices.Concat(r.Lost, other.Lost), Changed: slices.Concat(r.Changed, other.Changed), Doubts: slices.Concat(r.Doubts, other.Doubts),
		Reading: r.Reading, Scores: r.Scores,
	}
	if len(both.Scores) == 0 {
		both.Reading, both.Scores = other.Reading, other.Scores
	}
	return both
}

// lost, changed and doubted add to a report; the example may be empty.
func (r *Report) lost(what, why, example string)    { remark(&r.Lost, what, why, example) }
func (r *Report) changed(what, why, example string) { remark(&r.Changed, what, why, example) }
func (r *Report) doubted(what, why, example string) { remark(&r.Doubts, what, why, example) }

func remark(to *[]Remark, what, why, example string) {
	at := slices.IndexFunc(*to, func(r Remark) bool { return r.What == what && r.Why == why })
	if at < 0 {
		at = len(*to)
		*to = append(*to, Remark{What: what, Why: why})
	}
	r := &(*to)[at]
	r.Count++
	if len(r.Examples) == mostExamples {
		return
	}
	if example = shownShort(example); example != "" && !slices.Contains(r.Examples, example) {
		r.Examples = append(r.Examples, example)
	}
}

// shownShort is a name from outside as it stands in a remark: on one line, cut
// short, and without anything that a terminal would obey.
func shownShort(name string) string {
	const longest = 60
	runes := []rune(strings.Join(strings.Fields(name[:min(len(name), longest*8)]), " "))
	for i, r := range runes {
		if !unicode.IsPrint(r) {
			runes[i] = unicode.ReplacementChar
		}
	}
	if len(runes) > longest {
		runes = append(runes[:longest-1], '…')
	}
	return string(runes)
}
