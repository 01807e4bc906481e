package expr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	endToken tokenKind = iota
	numberToken
	textToken // text holds what stands between the quotes
	nameToken
	referenceToken // text holds the name within ${}
	selfToken
	symbolToken
	wrongToken // text holds the message
)

type token struct {
	kind   tokenKind
	text   string
	offset int
}

func (t token) is(symbol string) bool { return t.kind == symbolToken && t.text == symbol }

// lexer cuts a source into tokens, one at a time.
type lexer struct {
	source string
	at     int
}

func (l *lexer) next() token {
	for l.at < len(l.source) && isSpace(l.source[l.at]) {
		l.at++
	}
	start := l.at
	rest := l.source[start:]
	kind, text, length := scan(rest)
	l.at += length
	return token{kind: kind, text: text, offset: start}
}

// scan reads the token at the start of a text that begins with no space.
func scan(rest string) (kind tokenKind, text string, length int) {
	switch {
	case rest == "":
		return endToken, "", 0
	case rest[0] == '\'' || rest[0] == '"':
		return scanText(rest)
	case rest[0] == '$':
		return scanReference(rest)
	case isDigit(rest[0]) || rest[0] == '.' && len(rest) > 1 && isDigit(rest[1]):
		length = numberLength(rest)
		return numberToken, rest[:length], length
	}
	if length = nameLength(rest); length > 0 {
		length += prefixedLength(rest[length:])
		return nameToken, rest[:length], length
	}
	return scanSymbol(rest)
}

func scanText(rest string) (tokenKind, string, int) {
	end := strings.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return wrongToken, "this quote is never closed", len(rest)
	}
	return textToken, rest[1 : 1+end], end + 2
}

func scanReference(rest string) (tokenKind, string, int) {
	if name, length, ok := referenceAt(rest); ok {
		return referenceToken, name, length
	}
	if strings.HasPrefix(rest, "${last-saved#") {
		return wrongToken, "answers of an earlier interview cannot be used here", referenceLength(rest)
	}
	return wrongToken, "a question is written ${name}", referenceLength(rest)
}

// referenceLength guesses how far something that was meant as ${name} goes.
func referenceLength(rest string) int {
	if end := strings.IndexByte(rest, '}'); end >= 0 {
		return end + 1
	}
	length := 1
	for length < len(rest) && !isSpace(rest[length]) && !strings.ContainsRune("(),", rune(rest[length])) {
		length++
	}
	return length
}

// numberLength gives the length of the digits at the start of a text, with at
// most one point among or after them.
func numberLength(rest string) int {
	length := 0
	point := false
	for length < len(rest) && (isDigit(rest[length]) || rest[length] == '.' && !point) {
		point = point || rest[length] == '.'
		length++
	}
	return length
}

// prefixedLength gives the length of the ":name" that makes of a prefix such
// as jr a name such as jr:choice-name.
func prefixedLength(rest string) int {
	if !strings.HasPrefix(rest, ":") {
		return 0
	}
	if length := nameLength(rest[1:]); length > 0 {
		return 1 + length
	}
	return 0
}

var symbols = []string{"!=", "<=", ">=", "(", ")", ",", "=", "<", ">", "+", "-", "*"}

// mistaken names what people write where this language writes otherwise; a
// longer one stands before a shorter one that it begins with.
var mistaken = []struct{ symbol, message string }{
	{"..", "paths are not understood; a question is written ${name}"},
	{"//", "paths are not understood; a question is written ${name}"},
	{"::", "paths are not understood; a question is written ${name}"},
	{"/", "paths are not understood (a question is written ${name}); division is written div"},
	{"[", "paths are not understood; a question is written ${name}"},
	{"]", "paths are not understood; a question is written ${name}"},
	{"@", "paths are not understood; a question is written ${name}"},
	{"&&", "both conditions together are written with and"},
	{"&", "both conditions together are written with and; texts are put together by concat()"},
	{"||", "either condition is written with or"},
	{"|", "either condition is written with or"},
	{"!", "the opposite of a condition is written not(...); unequal is written !="},
	{"%", "the remainder of a division is written mod"},
	{"{", "a question is written ${name}"},
	{"}", "a question is written ${name}"},
}

func scanSymbol(rest string) (tokenKind, string, int) {
	if strings.HasPrefix(rest, "==") {
		return wrongToken, "equality is written with a single =", len("==")
	}
	for _, symbol := range symbols {
		if strings.HasPrefix(rest, symbol) {
			return symbolToken, symbol, len(symbol)
		}
	}
	for _, m := range mistaken {
		if strings.HasPrefix(rest, m.symbol) {
			return wrongToken, m.message, len(m.symbol)
		}
	}
	if rest[0] == '.' {
		return selfToken, ".", 1
	}
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("‘’“”", r) {
		return wrongToken, "this quote is a curly one; text stands in straight quotes: 'text'", size
	}
	return wrongToken, "this character means nothing in an expression", size
}

// isSpace tells the white space of XML.
func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// nameLength gives the length in bytes of the name at the start of text, 0 if
// there is none. A name is that of XML without colons: it begins with a letter
// or "_" and goes on with letters, digits, "_", "-" and ".".
func nameLength(text string) int {
	length := 0
	for length < len(text) {
		r, size := utf8.DecodeRuneInString(text[length:])
		if r == utf8.RuneError && size <= 1 {
			return length
		}
		begins := r == '_' || unicode.IsLetter(r)
		goesOn := begins || r == '-' || r == '.' || unicode.IsDigit(r) || unicode.IsMark(r)
		if !begins && (length == 0 || !goesOn) {
			return length
		}
		length += size
	}
	return length
}
