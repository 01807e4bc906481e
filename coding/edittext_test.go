package coding_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// TestEditsInOnePass makes edits in any order at once, and one by one.
func TestEditsInOnePass(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := coding.NewText("a " + rapid.StringMatching("[a-cŵ ]{0,40}").Draw(rt, "text"))
		slow, edits := text, []coding.TextEdit{}
		order := rapid.SampledFrom([]int{-1, 0, 1}).Draw(rt, "order")
		for i := range rapid.IntRange(0, 6).Draw(rt, "edits") {
			low, high := 0, slow.Len()
			if last := len(edits) - 1; last >= 0 && order > 0 {
				low = min(edits[last].At+len([]rune(edits[last].New)), high)
			} else if last >= 0 && order < 0 {
				high = edits[last].At
			}
			from := rapid.IntRange(low, high).Draw(rt, fmt.Sprint("from", i))
			to := rapid.IntRange(from, min(from+4, high)).Draw(rt, fmt.Sprint("to", i))
			e := coding.TextEdit{At: from, Old: slow.Slice(coding.Span{From: from, To: to}), New: rapid.SampledFrom([]string{"", "ŷ", "[name]"}).Draw(rt, fmt.Sprint("new", i))}
			after, err := e.In(slow)
			if err != nil {
				rt.Fatal(err)
			}
			slow, edits = coding.NewText(after), append(edits, e)
		}
		before := slices.Clone(edits)
		quick, err := coding.EditText(text, edits)
		if err != nil || quick.String() != slow.String() {
			rt.Fatalf("%q becomes %q, %v; want %q", text.String(), quick.String(), err, slow.String())
		}
		if !slices.Equal(before, edits) {
			rt.Fatal("the edits were changed")
		}
	})
}

func TestEditsOfAnotherText(t *testing.T) {
	for _, e := range []coding.TextEdit{{At: 0, Old: "b"}, {At: -1, Old: "a"}, {At: 3, Old: "x"}, {At: 4, New: "x"}} {
		if _, err := coding.EditText(coding.NewText("abc"), []coding.TextEdit{e}); !errors.Is(err, coding.ErrChanged) {
			t.Errorf("%+v: %v", e, err)
		}
	}
}
