package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// TestFoldsHideOnlyWhatIsCoded whatever is coded and kept: the rows that are
// shown and those that are folded away are all rows in order, what is folded
// away is coded, and what is kept is shown.
func TestFoldsHideOnlyWhatIsCoded(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		content := contentOf(rt, anyText(rt))
		length := content.Text.Len()
		if length == 0 {
			return
		}
		var covered []coding.Span
		for at := 0; at < length; {
			from := at + rapid.IntRange(0, 40).Draw(rt, fmt.Sprint("gap", at))
			to := min(from+rapid.IntRange(1, 200).Draw(rt, fmt.Sprint("coded", at)), length)
			if from < to {
				covered = append(covered, coding.Span{From: from, To: to})
			}
			at = to + 1
		}
		p := newPage(content)
		p.resize(rapid.IntRange(6, 60).Draw(rt, "width"), rapid.IntRange(1, 12).Draw(rt, "height"))
		cursor := rapid.IntRange(0, length-1).Draw(rt, "cursor")
		p.folds = &folding{page: p, text: content.Text, known: &known{covered: covered}, keep: coding.Span{From: cursor, To: cursor + 1}}
		if _, hidden := p.foldOf(p.find(content.Text.ByteAt(cursor))); hidden {
			rt.Fatalf("the cursor at %d is folded away", cursor)
		}
		checkFolds(rt, p, content, covered)
	})
}

// checkFolds goes through all lines from the top down and back.
func checkFolds(t *rapid.T, p *page, content coding.Content, covered []coding.Span) {
	t.Helper()
	var down []point
	next := 0 // the byte at which the next line has to begin
	for at, moved := p.shown(0), 1; moved == 1; at, moved = p.step(at, 1) {
		down = append(down, at)
		if from := p.row(at).from; from != next {
			t.Fatalf("a line begins at byte %d, not %d", from, next)
		}
		next = p.row(at).to
		folded, ok := p.foldOf(at)
		if !ok {
			continue
		}
		next = p.row(folded.last).to
		place := folded.passage.From
		for _, r := range content.Text.Slice(folded.passage) {
			if within := within(covered, coding.Span{From: place, To: place + 1}); len(within) == 0 && !strings.ContainsRune(spaces, r) {
				t.Fatalf("%q at %d is folded away and not coded", r, place)
			}
			place++
		}
	}
	if next != len(content.Text.String()) {
		t.Fatalf("the lines end at %d of %d", next, len(content.Text.String()))
	}
	var up []point
	for at, moved := down[len(down)-1], -1; moved == -1; at, moved = p.step(at, -1) {
		up = append(up, at)
	}
	slices.Reverse(up)
	if !slices.Equal(up, down) {
		t.Fatalf("up are %v, down %v", up, down)
	}
}
