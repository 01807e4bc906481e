package main

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms/ui"
)

func TestSafeWriterIsSafeHoweverTheTextIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]string{"a", "\x1b[31m", "\n", "é", "雪", "🏳", "\u202e", "\u0085", "\x7f", "\t"})
		text := strings.Join(rapid.SliceOf(letters).Draw(t, "text"), "")
		var got bytes.Buffer
		w := &safeWriter{to: &got}
		for rest := []byte(text); len(rest) > 0; {
			cut := rapid.IntRange(1, len(rest)).Draw(t, "cut")
			if n, err := w.Write(rest[:cut]); n != cut || err != nil {
				t.Fatalf("%d of %d bytes, %v", n, cut, err)
			}
			rest = rest[cut:]
		}
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = ui.Safe(lines[i])
		}
		if want := strings.Join(lines, "\n"); got.String() != want {
			t.Fatalf("%q is written as %q, want %q", text, got.String(), want)
		}
	})
}

func TestSafeWriterHoldsBackBrokenBytes(t *testing.T) {
	var got bytes.Buffer
	w := &safeWriter{to: &got}
	for _, piece := range []string{"a\xe9", "b\xff\xfe", "c\n"} {
		if _, err := w.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	if want := "a\ufffdb\ufffd\ufffdc\n"; got.String() != want {
		t.Errorf("it writes %q, want %q", got.String(), want)
	}
}
