package forms

import (
	"strings"
	"testing"
)

// TestPlacesWithinScalars marks a place in the value of a scalar by § and
// compares it with where the mark stands in the file.
func TestPlacesWithinScalars(t *testing.T) {
	for name, source := range map[string]string{
		"plain":                "a: one §two",
		"plain, first":         "a: §one",
		"plain, over lines":    "a: one\n   two\n\n   §three",
		"single quotes":        "a: 'it''s one''§s'",
		"double quotes":        `a: "é\u00e9\t\"§x"`,
		"double, hidden space": `a: "a\x20\n §b"`,
		"double, broken line":  "a: \"one\\\n  §two\"",
		"literal block":        "a: |\n  one\n    two\n\n  §three\n",
		"folded block":         "a: >-\n  one\n  two §three\n",
		"wide characters":      "a: 日本語 §x",
		"in a flow mapping":    "{b: 'x', a: \"y §z\"}",
	} {
		t.Run(name, func(t *testing.T) {
			before, after, _ := strings.Cut(source, "§")
			lines := strings.Split(before, "\n")
			want := Position{len(lines), len([]rune(lines[len(lines)-1])) + 1}

			marked := valueOf(t, source, "a").text
			offset := strings.Index(marked, "§")
			n := valueOf(t, before+after, "a")
			if got := (textLines(strings.Split(before+after, "\n"))).within(n, offset); got != want {
				t.Errorf("%v, want %v", got, want)
			}
		})
	}
}

func valueOf(t *testing.T, source, key string) *node {
	t.Helper()
	var list faultList
	root := parseYAML(&list, source)
	if root == nil {
		t.Fatal(list.faults)
	}
	for _, e := range root.entries {
		if e.key.text == key {
			return e.value
		}
	}
	t.Fatalf("%q has no key %s", source, key)
	return nil
}

func TestPlacesBehindAScalar(t *testing.T) {
	source := "a: 'one'\nb: two"
	lines := textLines(strings.Split(source, "\n"))
	if got := lines.within(valueOf(t, source, "a"), 99); got != (Position{1, 8}) {
		t.Errorf("behind the quoted scalar: %v", got)
	}
	if got := lines.within(valueOf(t, source, "b"), 99); got != (Position{2, 7}) {
		t.Errorf("behind the plain scalar: %v", got)
	}
}
