package coding_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// prose draws a text of few words, so that two of them have some in common.
var prose = rapid.Custom(func(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"we", "share", "a", "van", "tŷ", "e\u0301", "👩‍👧", ".", "\n", ""}), 0, 12).Draw(t, "words")
	return strings.Join(words, rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
})

func TestADifferenceMakesOneTextOfAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := prose.Draw(t, "before"), prose.Draw(t, "after")
		text := before
		for _, edit := range coding.Difference("D", before, after) {
			if edit.Old == edit.New {
				t.Fatalf("the edit %+v changes nothing", edit)
			}
			var err error
			if text, err = edit.In(coding.NewText(text)); err != nil {
				t.Fatalf("%+v: %v", edit, err)
			}
		}
		if text != after {
			t.Fatalf("%q becomes %q, not %q", before, text, after)
		}
	})
}

func TestADifferenceIsSmall(t *testing.T) {
	for _, c := range []struct {
		before, after string
		edits         []coding.TextEdit
	}{
		{"", "", nil},
		{"as it was", "as it was", nil},
		{"", "new", []coding.TextEdit{{At: 0, New: "new"}}},
		{"old", "", []coding.TextEdit{{At: 0, Old: "old"}}},
		{"we share a vann and people", "we share a van and good people", []coding.TextEdit{
			{At: 19, New: " good"}, {At: 11, Old: "vann", New: "van"},
		}},
		{"e\u0301 a", "e a", []coding.TextEdit{{At: 0, Old: "e\u0301", New: "e"}}},
	} {
		edits := coding.Difference("", c.before, c.after)
		if len(edits) != len(c.edits) {
			t.Errorf("%q to %q: %+v", c.before, c.after, edits)
			continue
		}
		for i := range edits {
			if edits[i] != c.edits[i] {
				t.Errorf("%q to %q: edit %d is %+v, want %+v", c.before, c.after, i, edits[i], c.edits[i])
			}
		}
	}
}

// TestLongTextsAreReplacedInTheMiddle holds what is compared within bounds.
func TestLongTextsAreReplacedInTheMiddle(t *testing.T) {
	long := strings.Repeat("a b ", 3000)
	other := strings.Repeat("c d ", 3000)
	edits := coding.Difference("D", "same "+long+"end", "same "+other+"end")
	if len(edits) != 1 || edits[0].At != 5 || utf8.RuneCountInString(edits[0].Old) > len(long) {
		t.Errorf("there are %d edits", len(edits))
	}
}

// FuzzDifference holds that whatever two texts are, the edits lead from one to
// the other.
func FuzzDifference(f *testing.F) {
	f.Add("we share a van", "we share people")
	f.Add("e\u0301", "e")
	f.Add("a\x00b", "\u202ea")
	f.Fuzz(func(t *testing.T, before, after string) {
		before, after = strings.ToValidUTF8(before, "?"), strings.ToValidUTF8(after, "?")
		text := before
		for _, edit := range coding.Difference("D", before, after) {
			var err error
			if text, err = edit.In(coding.NewText(text)); err != nil {
				t.Fatal(err)
			}
		}
		if text != after {
			t.Fatalf("%q becomes %q, not %q", before, text, after)
		}
	})
}
