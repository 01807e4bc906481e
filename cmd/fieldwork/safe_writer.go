package main

import (
	"bytes"
	"io"
	"unicode/utf8"

	"fieldwork/forms/ui"
)

// safeWriter is the output where it is a terminal: whatever is written, exports
// included, only line ends reach it as controls.
type safeWriter struct {
	to io.Writer
	// rest is the beginning of a character whose end is still to come.
	rest []byte
}

// Write writes text line by line through ui.Safe.
func (w *safeWriter) Write(p []byte) (int, error) {
	text := append(w.rest, p...)
	whole := wholeCharacters(text)
	w.rest = bytes.Clone(text[whole:])
	var safe bytes.Buffer
	for line := range bytes.Lines(text[:whole]) {
		content, ended := bytes.CutSuffix(line, []byte{'\n'})
		safe.WriteString(ui.Safe(string(content)))
		if ended {
			safe.WriteByte('\n')
		}
	}
	if _, err := w.to.Write(safe.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// wholeCharacters is the length of a text without a character that is cut off
// at its end.
func wholeCharacters(text []byte) int {
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if at := len(text) - back; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				return at
			}
			break
		}
	}
	return len(text)
}
