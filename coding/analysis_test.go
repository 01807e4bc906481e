package coding_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
)

// desk is an analysis with the texts of its documents, on which changes are
// made one after the other.
type desk struct {
	analysis *coding.Analysis
	texts    map[string]string
	turns    map[string][]coding.Turn
	next     int
}

func newDesk(texts map[string]string) *desk {
	d := &desk{analysis: coding.NewAnalysis(), texts: maps.Clone(texts), turns: map[string][]coding.Turn{}}
	var documents []coding.Document
	for id, text := range texts {
		length := coding.NewText(text).Len()
		documents = append(documents, coding.Document{ID: id, Length: length})
		d.turns[id] = []coding.Turn{{From: 0, To: length / 2, Speaker: "R"}, {From: length / 2, To: length, Speaker: "I"}}
	}
	d.analysis.Load(documents, nil, nil, nil)
	return d
}

func (d *desk) author() coding.Author {
	return coding.Author{
		Coder: "AM", Now: func() time.Time { return start.Add(time.Duration(d.next) * time.Second) },
		NewID: func() string { d.next++; return fmt.Sprintf("id%05d", d.next) },
	}
}

func (d *desk) text(id string) *coding.Text { return coding.NewText(d.texts[id]) }

// apply makes a change, of the texts too.
func (d *desk) apply(t fataler, c coding.Change) {
	for _, e := range c.Texts {
		after, err := e.In(coding.NewText(d.texts[e.Document]))
		if err != nil {
			t.Fatalf("%s: %v", c.Label, err)
		}
		d.texts[e.Document] = after
		d.turns[e.Document] = coding.MoveTurns([]coding.TextEdit{e}, d.turns[e.Document])
	}
	for _, e := range c.Turns {
		d.turns[e.After.Document] = e.After.Turns
	}
	if _, err := d.analysis.Apply(&c); err != nil {
		t.Fatalf("%s: %v", c.Label, err)
	}
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// state is everything that an analysis holds.
type state struct {
	Codes    []coding.Code
	Segments map[string][]coding.Segment
	Texts    map[string]string
	Turns    map[string][]coding.Turn
	Memos    []coding.Memo
	Counts   map[string]int
}

func (d *desk) state() state {
	s := state{Codes: d.analysis.Tree(), Segments: map[string][]coding.Segment{}, Texts: maps.Clone(d.texts), Turns: map[string][]coding.Turn{}, Counts: map[string]int{}}
	for _, id := range slices.Sorted(maps.Keys(d.texts)) {
		s.Segments[id] = slices.Clone(d.analysis.Segments(id))
		s.Turns[id] = slices.Clone(d.turns[id])
		for _, segment := range s.Segments[id] {
			if memo, ok := d.analysis.Memo(coding.OnSegment, segment.ID); ok {
				s.Memos = append(s.Memos, memo)
			}
		}
	}
	for _, c := range s.Codes {
		s.Counts[c.ID] = d.analysis.Count(c.ID)
	}
	return s
}

var compare = cmpopts.EquateEmpty()

func spanIn(t *rapid.T, text string) coding.Span {
	length := coding.NewText(text).Len()
	from := rapid.IntRange(0, length-1).Draw(t, "from")
	return coding.Span{From: from, To: rapid.IntRange(from+1, length).Draw(t, "to")}
}

// TestUndoToTheStartAndRedoToTheEnd makes random changes, undoes them all and
// makes them again; everything must be as it was at either end.
func TestUndoToTheStartAndRedoToTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(map[string]string{"a": "It led to other openings – e\u0301normous ones. 😀 Yes.", "b": strings.Repeat("We share people now. ", 20)})
		first := d.state()
		var done []coding.Change
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			c, err := d.random(t)
			if err != nil || c.Empty() {
				continue
			}
			d.apply(t, c)
			done = append(done, c)
			d.checkSound(t)
		}
		last := d.state()
		for _, c := range slices.Backward(done) {
			d.apply(t, c.Inverse())
			d.checkSound(t)
		}
		if diff := cmp.Diff(first, d.state(), compare); diff != "" {
			t.Fatalf("undone to the start (-want +got):\n%s", diff)
		}
		for _, c := range done {
			d.apply(t, c)
		}
		if diff := cmp.Diff(last, d.state(), compare); diff != "" {
			t.Fatalf("redone to the end (-want +got):\n%s", diff)
		}
	})
}

// random draws a change.
func (d *desk) random(t *rapid.T) (coding.Change, error) {
	by := d.author()
	document := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "document")
	codes := d.analysis.Tree()
	segments := slices.Concat(d.analysis.Segments("a"), d.analysis.Segments("b"))
	anyCode := func(label string) string {
		if len(codes) == 0 {
			return ""
		}
		return rapid.SampledFrom(codes).Draw(t, label).ID
	}
	anySegment := func(label string) coding.Segment {
		if len(segments) == 0 {
			return coding.Segment{Document: document}
		}
		return rapid.SampledFrom(segments).Draw(t, label)
	}
	if len(d.texts[document]) == 0 {
		return coding.Change{}, nil
	}
	switch rapid.IntRange(0, 13).Draw(t, "what") {
	case 0, 1:
		c, _, err := d.analysis.NewCode(by, coding.Code{Name: rapid.SampledFrom([]string{"Links", "Profile", "Money", "Time"}).Draw(t, "name"), Parent: anyCode("parent")})
		return c, err
	case 2, 3, 4:
		return d.analysis.CodePassage(by, document, d.text(document), spanIn(t, d.texts[document]), anyCode("code"))
	case 5:
		return d.analysis.Uncode(anySegment("segment").ID)
	case 6:
		s := anySegment("segment")
		return d.analysis.Resize(s.ID, d.text(s.Document), spanIn(t, d.texts[document]))
	case 7:
		return d.analysis.Recode(anySegment("segment").ID, anyCode("code"))
	case 8:
		return d.analysis.Split(by, anySegment("segment").ID, rapid.IntRange(0, 60).Draw(t, "place"))
	case 9:
		return d.analysis.Join(by, anySegment("first").ID, anySegment("second").ID)
	case 10:
		return d.analysis.MergeCodes(by, anyCode("from"), anyCode("into"))
	case 11:
		if rapid.Bool().Draw(t, "delete") {
			return d.analysis.DeleteCode(anyCode("code"))
		}
		return d.analysis.MoveCode(anyCode("code"), anyCode("parent"), rapid.IntRange(0, 4).Draw(t, "place"))
	case 12:
		if len(segments) == 0 {
			return coding.Change{}, nil
		}
		return d.analysis.SetMemo(by, coding.OnSegment, anySegment("segment").ID, rapid.SampledFrom([]string{"", "ask again", "cf. 3"}).Draw(t, "memo")), nil
	}
	span := spanIn(t, d.texts[document])
	edit := coding.TextEdit{Document: document, At: span.From, Old: d.text(document).Slice(span), New: rapid.SampledFrom([]string{"", "x", "[organisation]"}).Draw(t, "new")}
	return d.analysis.EditTexts("edited", map[string]coding.Content{document: {Text: d.text(document), Turns: d.turns[document]}}, edit)
}

// checkSound checks what must hold at any time.
func (d *desk) checkSound(t fataler) {
	counts := map[string]int{}
	for id, text := range d.texts {
		length := coding.NewText(text).Len()
		for _, s := range d.analysis.Segments(id) {
			counts[s.Code]++
			if _, known := d.analysis.Code(s.Code); !known || s.From < 0 || s.To > length || s.Len() <= 0 || s.Document != id {
				t.Fatalf("the segment %+v in a text of %d", s, length)
			}
		}
		document, _ := d.analysis.Document(id)
		if document.Length != length {
			t.Fatalf("the length of %s is %d, not %d", id, document.Length, length)
		}
	}
	for _, c := range d.analysis.Tree() {
		if d.analysis.Count(c.ID) != counts[c.ID] {
			t.Fatalf("%s counts %d segments of %d", c.Name, d.analysis.Count(c.ID), counts[c.ID])
		}
	}
	if len(d.analysis.Tree()) != d.analysis.Codes() {
		t.Fatalf("the tree has %d of %d codes", len(d.analysis.Tree()), d.analysis.Codes())
	}
}

// TestSegmentsKeepTheirWords edits a text outside a coded passage at random;
// the passage must cover the same words after it.
func TestSegmentsKeepTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab é😀\u0301\n")), 3, 40, -1).Draw(t, "text")
		before := coding.NewText(text)
		s := spanIn(t, text)
		e := spanIn(t, text)
		if rapid.Bool().Draw(t, "insert") {
			e.To = e.From
		}
		edit := coding.TextEdit{At: e.From, Old: text[before.ByteAt(e.From):before.ByteAt(e.To)], New: rapid.StringOf(rapid.RuneFrom([]rune("xyŵ"))).Draw(t, "new")}
		written, err := edit.In(before)
		if err != nil {
			t.Fatal(err)
		}
		after := coding.NewText(written)
		moved := edit.Moved(s)
		if moved.Len() > 0 && !after.Holds(moved) {
			t.Fatalf("%+v moves to %+v in a text of %d", s, moved, after.Len())
		}
		if outside := e.To <= s.From || e.From >= s.To; outside && after.Slice(moved) != before.Slice(s) {
			t.Fatalf("%q becomes %q", before.Slice(s), after.Slice(moved))
		}
		if s.From <= e.From && e.To <= s.To && e.From < s.To && e.To > s.From { // within
			want := before.Slice(s)
			at := before.ByteAt(e.From) - before.ByteAt(s.From)
			want = want[:at] + edit.New + want[at+len(edit.Old):]
			if got := written[after.ByteAt(moved.From):after.ByteAt(moved.To)]; got != want {
				t.Fatalf("%q becomes %q, not %q", before.Slice(s), got, want)
			}
		}
	})
}

func TestTextsFindPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.RuneFrom([]rune("aé😀")), 0, 900).Draw(t, "text")
		text := coding.NewText(string(runes))
		if text.Len() != len(runes) {
			t.Fatalf("%d of %d", text.Len(), len(runes))
		}
		place := rapid.IntRange(0, len(runes)).Draw(t, "place")
		if at := text.ByteAt(place); at != len(string(runes[:place])) || text.PlaceOf(at) != place {
			t.Fatalf("place %d is byte %d, which is place %d", place, at, text.PlaceOf(at))
		}
	})
}

func TestAChangeThatDoesNotFitChangesNothing(t *testing.T) {
	d := newDesk(map[string]string{"a": "one two three"})
	c, code, err := d.analysis.NewCode(d.author(), coding.Code{Name: " Links "})
	if err != nil || code.Name != "Links" || code.Colour == "" {
		t.Fatalf("the code is %+v, %v", code, err)
	}
	d.apply(t, c)
	coded, err := d.analysis.CodePassage(d.author(), "a", d.text("a"), coding.Span{From: 4, To: 7}, code.ID)
	if err != nil || coded.Label != "coded a passage as Links" || coded.Says() != "coded “two” as Links" {
		t.Fatalf("%q, %v", coded.Label, err)
	}
	d.apply(t, coded)
	if _, err := d.analysis.CodePassage(d.author(), "a", d.text("a"), coding.Span{From: 4, To: 7}, code.ID); !errors.Is(err, coding.ErrCoded) {
		t.Errorf("coding the same again: %v", err)
	}
	quote, err := d.analysis.MarkQuote(coded.Segments[0].After.ID, true)
	if err != nil {
		t.Fatal(err)
	}
	d.apply(t, quote)
	before := d.state()
	back := coded.Inverse()
	if _, err := d.analysis.Apply(&back); !errors.Is(err, coding.ErrChanged) {
		t.Errorf("undoing what has changed since: %v", err)
	}
	if diff := cmp.Diff(before, d.state(), compare); diff != "" {
		t.Errorf("a change that was refused (-want +got):\n%s", diff)
	}
}

func TestCodesHaveTheirRules(t *testing.T) {
	d := newDesk(map[string]string{"a": "one two three"})
	add := func(name, parent string) coding.Code {
		t.Helper()
		c, code, err := d.analysis.NewCode(d.author(), coding.Code{Name: name, Parent: parent})
		if err != nil {
			t.Fatal(err)
		}
		d.apply(t, c)
		return code
	}
	benefits := add("Benefits", "")
	links := add("Links", benefits.ID)
	if _, _, err := d.analysis.NewCode(d.author(), coding.Code{Name: "LINKS", Parent: benefits.ID}); !errors.Is(err, coding.ErrCodeName) {
		t.Errorf("a name that is taken: %v", err)
	}
	if _, err := d.analysis.MoveCode(benefits.ID, links.ID, 0); !errors.Is(err, coding.ErrLoop) {
		t.Errorf("a code under itself: %v", err)
	}
	if _, err := d.analysis.MergeCodes(d.author(), benefits.ID, links.ID); !errors.Is(err, coding.ErrLoop) {
		t.Errorf("a code merged into one under it: %v", err)
	}
	if got := strings.Join(d.analysis.Path(links.ID), "/"); got != "Benefits/Links" {
		t.Errorf("the path is %s", got)
	}
	add("Profile", benefits.ID)
	last := add("New audiences", benefits.ID)
	move, err := d.analysis.MoveCode(last.ID, benefits.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	d.apply(t, move)
	var names []string
	for _, c := range d.analysis.Tree() {
		names = append(names, c.Name)
	}
	if got := strings.Join(names, " "); got != "Benefits New audiences Links Profile" {
		t.Errorf("the tree is %s", got)
	}
}
