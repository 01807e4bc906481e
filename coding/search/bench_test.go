package search_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/coding/search"
)

// BenchmarkAllBytes is to be above 50 MB/s for each, so that two cores search
// 100 MB in a second.
func BenchmarkAllBytes(b *testing.B) {
	text := []byte(strings.Repeat("INT: We've also, through the projects that we did, leveraged in other opportunities – enormous ones.\nIt became easier, "+
		"once we got our foot through the door of the café, for museums and theatres in Torfaen to work together; 30 of them, in 2016.\n\n", 20_000))
	for _, c := range []struct {
		words string
		mode  search.Mode
	}{
		{"foot through", search.Mode{}}, {"Museums", search.Mode{MatchCase: true}}, {"enormous", search.Mode{Kind: search.Word}}, {"e", search.Mode{}},
		{`\d{4}`, search.Mode{Kind: search.Regexp}}, {`once\s+we`, search.Mode{Kind: search.Regexp}}, {`\w+ing\b`, search.Mode{Kind: search.Regexp}},
		{`museum|theatre`, search.Mode{Kind: search.Regexp}}, {`\bmus[^ ]*`, search.Mode{Kind: search.Regexp}}, {`\pL+`, search.Mode{Kind: search.Regexp}},
	} {
		pattern := compiled(b, c.words, c.mode)
		b.Run(fmt.Sprint(c.mode.Kind, c.mode.MatchCase, "/", c.words), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for range pattern.AllBytes(text) {
				}
			}
		})
	}
}
