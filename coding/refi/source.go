package refi

import (
	"time"
	"unicode/utf8"
)

// Source is a text with what was selected in it. A note is one too.
type Source struct {
	GUID        GUID
	Name        string
	Description string
	Stamp
	Text Text
	// Formatted is the name of the File that holds the text with its formatting;
	// empty for none.
	Formatted  string
	Selections []Selection
	// Codings are those of the whole text.
	Codings []Coding
	Notes   []GUID
	Values  []Value
}

// Selection is a passage of a text. Positions are Unicode code points of the
// text with LF line ends, From included and To not.
type Selection struct {
	GUID        GUID
	Name        string
	Description string
	Stamp
	From, To int
	Codings  []Coding
	Notes    []GUID
}

// Coding says that a selection or a source has a code.
type Coding struct {
	GUID    GUID
	Code    GUID
	Creator GUID
	Created time.Time
	Notes   []GUID
}

// Text is a text in valid UTF-8 with LF line ends, which is read when it is
// opened. The zero Text is a source whose text is not there.
type Text struct {
	// Length is the number of code points.
	Length int
	Open   func() (string, error)
}

// HeldText is a text that is in memory.
func HeldText(text string) Text {
	return Text{Length: utf8.RuneCountInString(text), Open: func() (string, error) { return text, nil }}
}

// There reports whether there is a text, be it empty.
func (t Text) There() bool { return t.Open != nil }
