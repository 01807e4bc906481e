package expr

import "strings"

// Piece is a part of a text with references: a literal, or the name of a
// variable whose answer is to stand there. Offset is where the piece begins,
// in bytes.
type Piece struct {
	Literal string
	Name    string // empty for a literal
	Offset  int
}

// SplitTemplate splits a text such as "Hello ${q1}" into its literals and its
// references. What only looks like a reference, such as an unfinished "${",
// stays literal. An empty text has no pieces.
func SplitTemplate(text string) []Piece {
	var pieces []Piece
	start := 0
	for at := 0; at < len(text); {
		name, length, ok := referenceAt(text[at:])
		if !ok {
			at++
			continue
		}
		if at > start {
			pieces = append(pieces, Piece{Literal: text[start:at], Offset: start})
		}
		pieces = append(pieces, Piece{Name: name, Offset: at})
		at += length
		start = at
	}
	if start < len(text) {
		pieces = append(pieces, Piece{Literal: text[start:], Offset: start})
	}
	return pieces
}

// Names lists the names that a source refers to by ${}, in order, each time
// that it does, whether or not the source compiles. What stands within quotes
// counts too, as jr:choice-name() wants it.
func Names(source string) []string {
	var names []string
	for _, piece := range SplitTemplate(source) {
		if piece.Name != "" {
			names = append(names, piece.Name)
		}
	}
	return names
}

// referenceAt reads a ${name} at the start of text. Spaces around the name
// are allowed, as pyxform allows them.
func referenceAt(text string) (name string, length int, ok bool) {
	if !strings.HasPrefix(text, "${") {
		return "", 0, false
	}
	end := strings.IndexByte(text, '}')
	if end < 0 {
		return "", 0, false
	}
	name = strings.Trim(text[len("${"):end], " \t")
	if name == "" || nameLength(name) != len(name) {
		return "", 0, false
	}
	return name, end + 1, true
}
