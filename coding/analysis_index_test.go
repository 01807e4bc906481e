package coding_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
)

// overlapping finds the segments that overlap a passage by a look at each.
func overlapping(a *coding.Analysis, document string, passage coding.Span) []coding.Segment {
	var found []coding.Segment
	for _, s := range a.Segments(document) {
		if s.Overlaps(passage) {
			found = append(found, s)
		}
	}
	return found
}

// TestSegmentsAreFoundWhateverChanges compares the index with a look at every
// segment, after changes of some segments, of many, and of the text.
func TestSegmentsAreFoundWhateverChanges(t *testing.T) {
	const length = 600
	text := ""
	for i := range length {
		text += string(rune('a' + i%26))
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(map[string]string{"d1": text})
		by := d.author()
		c, code, err := d.analysis.NewCode(by, coding.Code{Name: "Links"})
		if err != nil {
			rt.Fatal(err)
		}
		d.apply(rt, c)
		for range rapid.IntRange(1, 6).Draw(rt, "changes") {
			blocks := slices.Clone(d.analysis.SegmentBlocks("d1"))
			were := slices.Concat(blocks...)
			d.apply(rt, indexChange(rt, d, by, code.ID))
			if diff := cmp.Diff(were, slices.Concat(blocks...), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("a block was changed (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(d.analysis.Segments("d1"), slices.Concat(d.analysis.SegmentBlocks("d1")...), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("the blocks are not all (-want +got):\n%s", diff)
			}
			all := d.text("d1").Len()
			from := rapid.IntRange(0, all-1).Draw(rt, "from")
			passage := coding.Span{From: from, To: min(from+rapid.IntRange(1, 40).Draw(rt, "length"), all)}
			if diff := cmp.Diff(overlapping(d.analysis, "d1", passage), d.analysis.SegmentsIn("d1", passage), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("in %v (-want +got):\n%s", passage, diff)
			}
			for _, s := range d.analysis.Segments("d1") {
				if found, ok := d.analysis.Segment(s.ID); !ok || found != s {
					rt.Fatalf("segment %s is %+v, %v", s.ID, found, ok)
				}
			}
		}
	})
}

// indexChange codes up to two hundred passages at once, takes some off, or
// edits the text.
func indexChange(t *rapid.T, d *desk, by coding.Author, code string) coding.Change {
	text := d.text("d1")
	segments := d.analysis.Segments("d1")
	switch what := rapid.IntRange(0, 2).Draw(t, "what"); {
	case what == 1 && len(segments) > 0:
		var ids []string
		for i := range rapid.IntRange(1, min(len(segments), 90)).Draw(t, "off") {
			ids = append(ids, segments[i].ID)
		}
		c, err := d.analysis.Uncode(ids...)
		if err != nil {
			t.Fatal(err)
		}
		return c
	case what == 2:
		at := rapid.IntRange(0, text.Len()-60).Draw(t, "at")
		old := coding.Span{From: at, To: at + rapid.IntRange(0, 50).Draw(t, "old")}
		edit := coding.TextEdit{Document: "d1", At: at, Old: text.Slice(old), New: rapid.SampledFrom([]string{"", "ŵ", "[cultural organisation]"}).Draw(t, "new")}
		c, err := d.analysis.EditTexts("edited", map[string]coding.Content{"d1": {Text: text, Turns: d.turns["d1"]}}, edit)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	var all coding.Change
	for i := range rapid.IntRange(1, 200).Draw(t, "passages") {
		from := rapid.IntRange(0, text.Len()-2).Draw(t, fmt.Sprint("from", i))
		to := min(text.Len(), from+rapid.SampledFrom([]int{1, 3, 20, 400}).Draw(t, fmt.Sprint("length", i)))
		if c, err := d.analysis.CodePassage(by, "d1", text, coding.Span{From: from, To: to}, code); err == nil {
			all.Segments = append(all.Segments, c.Segments...)
		}
	}
	return all
}

// BenchmarkSegmentsIn finds what is in sight among 20,000 segments, one of
// which covers the whole document.
func BenchmarkSegmentsIn(b *testing.B) {
	const count, apart = 20_000, 300
	segments := []coding.Segment{{ID: "all", Document: "d1", Code: "c", Span: coding.Span{From: 0, To: count * apart}}}
	for i := range count {
		segments = append(segments, coding.Segment{ID: fmt.Sprint(i), Document: "d1", Code: "c", Span: coding.Span{From: i * apart, To: i*apart + 200}})
	}
	a := coding.NewAnalysis()
	a.Load([]coding.Document{{ID: "d1"}}, nil, segments, nil)
	for b.Loop() {
		if len(a.SegmentsIn("d1", coding.Span{From: count * apart / 2, To: count*apart/2 + 3000})) < 10 {
			b.Fatal("too few are found")
		}
	}
}
