package view

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
)

// folding folds rows away of which every word is coded, save those that the
// cursor and what is selected are in.
type folding struct {
	page  *page
	text  *coding.Text
	known *known
	keep  coding.Span
}

// fold is some rows that one line stands for, the first and the last among them.
type fold struct {
	first, last point
	passage     coding.Span
}

// refold lets the page fold away what is coded, or nothing.
func (s *Screen) refold() {
	if s.page == nil {
		return
	}
	s.page.folds = nil
	if !s.filter.uncoded {
		return
	}
	keep := coding.Span{From: s.at, To: s.at + 1}
	if s.selected.Len() > 0 {
		keep = hull([]coding.Span{keep, s.selected})
	}
	s.page.folds = &folding{page: s.page, text: s.text, known: s.known, keep: keep}
}

// codedRuns are the passages of which every word is coded, in order: what is
// covered, those taken as one that only space parts.
func (k *known) codedRuns(text *coding.Text) []coding.Span {
	if k.runs != nil {
		return k.runs
	}
	for _, passage := range k.covered {
		last := len(k.runs) - 1
		if last >= 0 {
			if _, words := firstWord(text, coding.Span{From: k.runs[last].To, To: passage.From}); !words {
				k.runs[last].To = passage.To
				continue
			}
		}
		k.runs = append(k.runs, passage)
	}
	return k.runs
}

// runAt is the passage that holds a place of which every word is coded.
func (f *folding) runAt(place int) (run coding.Span, ok bool) {
	runs := f.known.codedRuns(f.text)
	i := sort.Search(len(runs), func(i int) bool { return runs[i].To > place })
	if i == len(runs) || runs[i].From > place {
		return coding.Span{}, false
	}
	return runs[i], true
}

// at is the fold that a row lies in; ok is false where it is shown. One row alone
// is not folded away, for nothing would be gained.
func (f *folding) at(row point) (found fold, ok bool) {
	run, ok := f.runOf(f.page.row(row))
	if !ok {
		return fold{}, false
	}
	first, last := f.page.find(f.text.ByteAt(run.From)), f.page.find(f.text.ByteAt(run.To-1))
	text := f.page.blocks.text
	if strings.Trim(text[f.page.row(first).from:f.text.ByteAt(run.From)], spaces) != "" {
		first, _ = f.page.rowStep(first, +1)
	}
	if strings.Trim(text[f.text.ByteAt(run.To):max(f.page.row(last).to, f.text.ByteAt(run.To))], spaces) != "" {
		last, _ = f.page.rowStep(last, -1)
	}
	first, last, ok = f.without(row, first, last)
	if !ok || row.before(first) || last.before(row) || !first.before(last) {
		return fold{}, false
	}
	return fold{first, last, coding.Span{From: f.text.PlaceOf(f.page.row(first).from), To: f.text.PlaceOf(f.page.row(last).to)}}, true
}

// without cuts rows off around those that are kept, to the side of a row; ok is
// false for a row that is kept.
func (f *folding) without(row, first, last point) (from, to point, ok bool) {
	keepFirst, keepLast := f.page.find(f.text.ByteAt(f.keep.From)), f.page.find(f.text.ByteAt(f.keep.To-1))
	switch {
	case row.before(keepFirst):
		if !last.before(keepFirst) {
			last, _ = f.page.rowStep(keepFirst, -1)
		}
	case keepLast.before(row):
		if !keepLast.before(first) {
			first, _ = f.page.rowStep(keepLast, +1)
		}
	default:
		return first, last, false
	}
	return first, last, true
}

// runOf is the passage of which every word is coded that the first word of a row
// lies in, or where there is none, its space.
func (f *folding) runOf(row row) (run coding.Span, ok bool) {
	from, to := f.text.PlaceOf(row.from), f.text.PlaceOf(row.to)
	if at, words := firstWord(f.text, coding.Span{From: from, To: to}); words {
		return f.runAt(at)
	}
	if run, ok = f.runAt(from); ok {
		return run, true
	}
	return f.runAt(to - 1)
}

// mostCountedBlocks is how many blocks of a text a fold may have for its lines to
// be counted.
const mostCountedBlocks = 200

// words say what a fold stands for.
func (f *folding) words(of fold) string {
	if of.last.block-of.first.block > mostCountedBlocks {
		return fmt.Sprintf("… %d characters coded …", of.passage.Len())
	}
	lines := 1
	for at := of.first; at != of.last; lines++ {
		at, _ = f.page.rowStep(at, +1)
	}
	return fmt.Sprintf("… %d lines coded …", lines)
}

// past goes on from a place that is folded away to the next that is not, or back
// to the one before; ok is false where there is none.
func (s *Screen) past(at, direction int) (place int, ok bool) {
	if s.page.folds == nil || s.marking {
		return at, true
	}
	at = s.legal(at)
	run, folded := s.page.folds.runAt(at)
	if _, hidden := s.page.foldOf(s.page.find(s.text.ByteAt(at))); !folded || !hidden {
		return at, true
	}
	if direction > 0 {
		return firstWord(s.text, coding.Span{From: run.To, To: s.text.Len()})
	}
	before := strings.TrimRight(s.text.Slice(coding.Span{From: max(run.From-mostSpace, 0), To: run.From}), spaces)
	if before == "" {
		return at, false
	}
	return max(run.From-mostSpace, 0) + codePoints(before) - 1, true
}

// mostSpace is how much space may stand before a passage for what stands before
// that to be found.
const mostSpace = 1000

// pastFolds moves to a place, or where that is folded away past it.
func (s *Screen) pastFolds(at, direction int) tea.Cmd {
	place, ok := s.past(at, direction)
	switch {
	case ok:
		return s.toPlace(place)
	case direction > 0:
		return warn("Nothing after this is uncoded.")
	}
	return warn("Nothing before this is uncoded.")
}

// shownNear is the row so many lines away; where that is folded away, the next.
func (s *Screen) shownNear(here point, by int) point {
	to, _ := s.page.step(here, by)
	if _, folded := s.page.foldOf(to); !folded || s.marking {
		return to
	}
	further, moved := s.page.step(to, cmp.Compare(by, 0))
	if moved == 0 {
		further, _ = s.page.step(to, -cmp.Compare(by, 0))
	}
	return further
}
