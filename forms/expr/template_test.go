package expr

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplitTemplate(t *testing.T) {
	for text, want := range map[string][]Piece{
		"":                      nil,
		"plain":                 {{Literal: "plain"}},
		"${q1}":                 {{Name: "q1"}},
		"Hello ${q1}, ${ q-2 }": {{Literal: "Hello "}, {Name: "q1", Offset: 6}, {Literal: ", ", Offset: 11}, {Name: "q-2", Offset: 13}},
		"${a}${b}":              {{Name: "a"}, {Name: "b", Offset: 4}},
		"ŵ ${tŷ}":               {{Literal: "ŵ "}, {Name: "tŷ", Offset: 3}},
		"cost ${":               {{Literal: "cost ${"}},
		"${} ${1a} ${a b}":      {{Literal: "${} ${1a} ${a b}"}},
		"${ ${a}":               {{Literal: "${ "}, {Name: "a", Offset: 3}},
		"$${a}}":                {{Literal: "$"}, {Name: "a", Offset: 1}, {Literal: "}", Offset: 5}},
	} {
		if diff := cmp.Diff(want, SplitTemplate(text)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", text, diff)
		}
	}
}

func TestNames(t *testing.T) {
	got := Names("((${a} = and jr:choice-name(${b}, '${a}')")
	if diff := cmp.Diff([]string{"a", "b", "a"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestPiecesMakeTheTextAgain checks that nothing is lost, and that offsets are
// where the pieces are.
func TestPiecesMakeTheTextAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"${", "}", "${q1}", "$", "a", " ", "ŵ", "{", "-", "\xff"})).Draw(t, "parts")
		text := strings.Join(parts, "")
		end := 0
		for _, piece := range SplitTemplate(text) {
			if piece.Offset != end {
				t.Fatalf("a piece of %q is at %d, not %d", text, piece.Offset, end)
			}
			if piece.Name == "" {
				end += len(piece.Literal)
				continue
			}
			name, length, ok := referenceAt(text[end:])
			if !ok || name != piece.Name {
				t.Fatalf("%q has no %s at %d", text, piece.Name, end)
			}
			end += length
		}
		if end != len(text) {
			t.Fatalf("the pieces of %q end at %d", text, end)
		}
	})
}
