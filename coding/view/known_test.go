package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
)

// fewInBlock is how many segments the blocks of these tests hold at most.
const fewInBlock = 4

// coded is segments of a text of thirty lines that change, in blocks.
type coded struct {
	t      *rapid.T
	blocks [][]coding.Segment
	made   int
}

const (
	lengthOfCoded = 30 * len("word word word\n")
	// everywhere is a place behind all of them.
	everywhere = 2 * lengthOfCoded
)

// segment draws one.
func (c *coded) segment() coding.Segment {
	c.made++
	from := rapid.IntRange(0, lengthOfCoded-1).Draw(c.t, fmt.Sprint("from", c.made))
	to := min(from+rapid.SampledFrom([]int{1, 7, 20, 90, 400}).Draw(c.t, fmt.Sprint("length", c.made)), lengthOfCoded)
	made := time.Unix(int64(rapid.IntRange(0, 100).Draw(c.t, fmt.Sprint("made", c.made))), 0)
	return coding.Segment{ID: fmt.Sprint(c.made), Span: coding.Span{From: from, To: to}, Made: made}
}

// change puts segments in and takes some out; blocks that stay as they are stay
// the same.
func (c *coded) change() {
	all := slices.Concat(c.blocks...)
	for range rapid.IntRange(0, 3).Draw(c.t, fmt.Sprint("taken", c.made)) {
		if len(all) > 0 {
			at := rapid.IntRange(0, len(all)-1).Draw(c.t, fmt.Sprint("out", c.made, len(all)))
			all = slices.Delete(slices.Clone(all), at, at+1)
		}
	}
	for range rapid.IntRange(0, 6).Draw(c.t, fmt.Sprint("put", c.made)) {
		all = append(slices.Clone(all), c.segment())
	}
	slices.SortFunc(all, func(a, b coding.Segment) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To), cmp.Compare(a.ID, b.ID))
	})
	old := map[string][]coding.Segment{}
	for _, block := range c.blocks {
		old[block[0].ID] = block
	}
	c.blocks = nil
	for len(all) > 0 {
		next := old[all[0].ID]
		if len(next) == 0 || len(next) > len(all) || !slices.Equal(next, all[:len(next)]) {
			next = slices.Clone(all[:min(fewInBlock, len(all))])
		}
		c.blocks, all = append(c.blocks, next), all[len(next):]
	}
}

// turnsOfCoded are three turns in each four lines, with gaps.
func turnsOfCoded() []coding.Turn {
	var turns []coding.Turn
	for from := 3; from+16 < lengthOfCoded; from += 20 {
		turns = append(turns, coding.Turn{From: from, To: from + 16})
	}
	return turns
}

// TestWhatIsKnownFollowsChanges compares what is worked out from changes with
// what is worked out of everything.
func TestWhatIsKnownFollowsChanges(t *testing.T) {
	every := func(*coding.Segment) bool { return true }
	turns := turnsOfCoded()
	learn := func(blocks [][]coding.Segment, before *known) *known {
		k := &known{all: true, turns: turns}
		k.takeBlocks(blocks, before, every)
		k.cover()
		k.countTurns(before)
		return k
	}
	rapid.Check(t, func(rt *rapid.T) {
		c := coded{t: rt}
		k := &known{}
		for range 4 {
			c.change()
			k = learn(c.blocks, k)
			anew := learn(c.blocks, &known{})
			if k.coded != anew.coded || k.count != anew.count {
				rt.Fatalf("%d turns of %d segments are coded, not %d of %d", k.coded, k.count, anew.coded, anew.count)
			}
			if diff := gocmp.Diff(anew.covered, k.covered, cmpopts.EquateEmpty()); diff != "" {
				rt.Fatal(diff)
			}
			place := rapid.IntRange(0, lengthOfCoded).Draw(rt, "place")
			compareWithLook(rt, k, slices.Concat(c.blocks...), place)
		}
	})
}

// compareWithLook finds segments by a look at each of them.
func compareWithLook(t *rapid.T, k *known, all []coding.Segment, place int) {
	t.Helper()
	var overlapping, found []string
	var after, before *coding.Segment
	for i := range all {
		if all[i].Overlaps(coding.Span{From: place, To: place + 10}) {
			overlapping = append(overlapping, all[i].ID)
		}
		if all[i].From > place && after == nil {
			after = &all[i]
		}
		if all[i].From < place {
			before = &all[i]
		}
	}
	for _, at := range k.in(coding.Span{From: place, To: place + 10}) {
		found = append(found, k.segment(at).ID)
	}
	if !slices.Equal(found, overlapping) {
		t.Fatalf("at %d are %v, not %v", place, found, overlapping)
	}
	if diff := gocmp.Diff([]*coding.Segment{after, before}, []*coding.Segment{k.nextAfter(place), k.lastBefore(place)}); diff != "" {
		t.Fatal(diff)
	}
}

// TestLanesFollowChanges: lanes that are given out anew from the first change on
// are those that are given out from the start, as far as they were asked for.
func TestLanesFollowChanges(t *testing.T) {
	text := newPage(coding.Content{Text: coding.NewText(strings.Repeat("word word word\n", 30))}).blocks
	rapid.Check(t, func(rt *rapid.T) {
		c := coded{t: rt}
		count := rapid.IntRange(1, 4).Draw(rt, "lanes")
		var l lanes
		for range 5 {
			c.change()
			end := rapid.IntRange(0, lengthOfCoded+1).Draw(rt, "end")
			l.assign(c.blocks, end, text, count, 14)
			var anew lanes
			anew.assign(c.blocks, everywhere, text, count, 14)
			for block, segments := range c.blocks {
				for i, segment := range segments {
					if segment.To <= end && l.of[block][i] != anew.of[block][i] {
						rt.Fatalf("%v has lane %d, not %d", segment.Span, l.of[block][i], anew.of[block][i])
					}
				}
			}
		}
	})
}

// TestLanesAreSharedOnlyApart: two brackets in one lane share no row, and what
// goes without a lane is older than something that stands in its way.
func TestLanesAreSharedOnlyApart(t *testing.T) {
	text := newPage(coding.Content{Text: coding.NewText(strings.Repeat("word word word\n", 30))}).blocks
	rapid.Check(t, func(rt *rapid.T) {
		c := coded{t: rt}
		for range 5 {
			c.change()
		}
		var l lanes
		l.assign(c.blocks, everywhere, text, rapid.IntRange(1, 4).Draw(rt, "lanes"), 14)
		segments, of := slices.Concat(c.blocks...), slices.Concat(l.of...)
		for i := range segments {
			inTheWay := false
			for j := range segments {
				clash := i != j && !l.apart(segments[min(i, j)].To, segments[max(i, j)].From)
				if clash && of[i] >= 0 && of[i] == of[j] {
					rt.Fatalf("%v and %v share lane %d", segments[i].Span, segments[j].Span, of[i])
				}
				inTheWay = inTheWay || clash && !segments[j].Made.Before(segments[i].Made)
			}
			if of[i] < 0 && !inTheWay {
				rt.Fatalf("%v has no lane", segments[i].Span)
			}
		}
	})
}
