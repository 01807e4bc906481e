package agreementview

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/lipgloss"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// marks are what stands in the text where a coder's passage begins and ends.
type marks struct{ opens, closes string }

var (
	firstMarks  = marks{"[", "]"}
	secondMarks = marks{"{", "}"}
)

// row is a line of the passage as it is shown.
type row struct {
	span coding.Span
	text string
}

// word is a piece of a text without space, as it is shown with its marks.
type word struct {
	span   coding.Span
	shown  strings.Builder
	width  int
	glued  bool // no space stands before it
	ending bool // a line ends after it
}

// writing breaks a text into words.
type writing struct {
	d     *comparison.Disagreement
	width int // of a row
	pens  [2]lipgloss.Style
	words []*word
	run   strings.Builder // what is written with one pen
	coded [2]bool         // by whom the run is
}

// breakRows breaks a span of a text into rows no wider than a width.
func breakRows(text *coding.Text, span coding.Span, d *comparison.Disagreement, width int) []row {
	w := &writing{d: d, width: width, pens: coderPens()}
	place := span.From
	for _, r := range text.Slice(span) {
		w.marksAt(place)
		w.put(r, place)
		place++
	}
	w.marksAt(place)
	w.flush()
	return fill(w.words, width)
}

// word is the one that is being written.
func (w *writing) word(place int) *word {
	if len(w.words) == 0 {
		w.words = append(w.words, &word{span: coding.Span{From: place, To: place}})
	}
	return w.words[len(w.words)-1]
}

// marksAt writes the marks at a place: what ends there before what begins.
func (w *writing) marksAt(place int) {
	both := [2][]coding.Segment{w.d.First, w.d.Second}
	for coder, segments := range both {
		for _, segment := range segments {
			if segment.To == place {
				w.mark(place, w.pens[coder].Render([2]marks{firstMarks, secondMarks}[coder].closes))
			}
		}
	}
	for coder, segments := range both {
		for _, segment := range segments {
			if segment.From == place {
				w.mark(place, w.pens[coder].Render([2]marks{firstMarks, secondMarks}[coder].opens))
			}
		}
	}
}

// mark writes a mark of one column.
func (w *writing) mark(place int, styled string) {
	w.flush()
	word := w.word(place)
	word.shown.WriteString(styled)
	word.width++
}

// put writes a character, or ends the word.
func (w *writing) put(r rune, place int) {
	if unicode.IsSpace(r) {
		w.flush()
		last := w.word(place)
		last.ending = last.ending || r == '\n'
		if last.width > 0 || last.ending {
			w.words = append(w.words, &word{span: coding.Span{From: place + 1, To: place + 1}})
		} else {
			last.span = coding.Span{From: place + 1, To: place + 1}
		}
		return
	}
	coded := [2]bool{holds(w.d.First, place), holds(w.d.Second, place)}
	if coded != w.coded {
		w.flush()
		w.coded = coded
	}
	word := w.fitting(r, place)
	word.span.To = place + 1
	w.run.WriteRune(r)
}

// fitting is the word that a character goes to: a new one where the last is as
// wide as a row, with room for a mark.
func (w *writing) fitting(r rune, place int) *word {
	last := w.word(place)
	wide := last.width+ui.Width(ui.Safe(w.run.String()))+widestCharacter > w.width
	if !wide || unicode.IsMark(r) || last.width+w.run.Len() == 0 {
		return last
	}
	w.flush()
	w.words = append(w.words, &word{span: coding.Span{From: place, To: place}, glued: true})
	return w.words[len(w.words)-1]
}

// widestCharacter is how many columns a character takes at most, with a mark
// before and after it.
const widestCharacter = 4

// flush writes the run to the word. What only one coder has is as any text, what
// both have is strong, and what neither has is dim.
func (w *writing) flush() {
	if w.run.Len() == 0 {
		return
	}
	theme := ui.CurrentTheme()
	word := w.words[len(w.words)-1]
	safe := ui.Safe(w.run.String())
	w.run.Reset()
	word.width += ui.Width(safe)
	switch {
	case w.coded[0] && w.coded[1]:
		safe = theme.Strong.Render(safe)
	case !w.coded[0] && !w.coded[1]:
		safe = theme.Dim.Render(safe)
	}
	word.shown.WriteString(safe)
}

func holds(segments []coding.Segment, place int) bool {
	for at := range segments {
		if segments[at].From <= place && place < segments[at].To {
			return true
		}
	}
	return false
}

// fill puts words on rows. A word that is wider than a row is cut.
func fill(words []*word, width int) []row {
	var rows []row
	used, fresh := 0, true
	for _, each := range words {
		if each.width == 0 {
			fresh = fresh || each.ending
			continue
		}
		gap := 1
		if each.glued {
			gap = 0
		}
		if fresh || used+gap+each.width > width {
			rows, used, fresh = append(rows, row{span: each.span}), 0, false
		}
		last := &rows[len(rows)-1]
		if used > 0 && gap > 0 {
			last.text += " "
			used++
		}
		last.text += ui.Fit(each.shown.String(), width)
		last.span.To = max(last.span.To, each.span.To)
		used += min(each.width, width)
		fresh = each.ending
	}
	return rows
}
