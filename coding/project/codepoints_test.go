package project

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") + rapid.StringMatching(`[a-zŷ’😀]{0,40}`).Draw(t, "more")
		if got, want := codePoints([]byte(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("%q has %d code points, want %d", text, got, want)
		}
	})
}
