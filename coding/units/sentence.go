package units

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// beginsSentence reports whether a sentence begins at a place within a
// paragraph. It takes the rules of UAX #29 for a start, which end a sentence
// behind a full stop, question or exclamation mark and the quotes and brackets
// that close there, and knows more about what people write and transcribe:
//
//   - A sentence may begin with a small letter or a digit, as where whoever
//     typed left the capitals out; not behind a closing quote or bracket, for
//     that is how “Did it work?” she asked goes on.
//   - Three dots end one only where a capital follows.
//   - Initials do not end one (J. Smith, Ll. Jones; I does), nor do titles and
//     abbreviations, English and Welsh, as far as they are in the lists of this
//     package; others end one too readily.
//   - The number or letter of an item of a list does not end one.
//   - The end of a line, which UAX #29 takes for that of a sentence, ends one
//     only before an item of a list, and where a capital follows a line that is
//     too short to have been wrapped.
//
// UAX #29 as it stands looks ahead without end, and so would take very long for
// hostile text; this looks at no more than a line.
func beginsSentence(text string, at int) bool {
	if at == 0 || !mayBegin(text, at) {
		return false
	}
	before := strings.TrimRightFunc(text[:at], unicode.IsSpace)
	gap := text[len(before):at]
	end, closed := withoutClosers(before)
	last, size := utf8.DecodeLastRuneInString(end)
	follows := kindOfNext(text[at:])
	onNewLine := strings.Contains(gap, "\n")
	switch {
	case onNewLine && beginsItem(text[at:]):
		return true
	case strings.ContainsRune(wideEnds, last):
		return true
	case gap == "" || follows == punctuation:
		return false
	case last == '…' || strings.HasSuffix(end, ".."):
		return follows != small
	case last == '.':
		return stopEnds(end[:len(end)-size], follows, closed)
	case unicode.Is(unicode.STerm, last):
		return !closed || follows != small
	}
	return onNewLine && follows == capital && endsShortLine(before)
}

// shortLine is up to how many bytes a line is too short to have been wrapped by
// a program.
const shortLine = 40

// partsSentences reports whether a sentence or a paragraph begins at a place.
func partsSentences(text string, at int) bool {
	if before := text[max(at-1, 0)]; before > ' ' && before < utf8.RuneSelf {
		return false
	}
	return beginsParagraph(text, at) || beginsSentence(text, at)
}

func endsShortLine(text string) bool {
	return len(text) < shortLine || strings.Contains(text[len(text)-shortLine:], "\n")
}

// wideEnds are the full stops, question and exclamation marks of East Asia, that
// no space follows.
const wideEnds = "。｡！？"

// mayBegin tells quickly most places apart at which no sentence begins: it has
// to be behind space or one of wideEnds, and before neither space nor what
// belongs to the character or the end of the sentence before it.
func mayBegin(text string, at int) bool {
	if before := text[at-1]; before < utf8.RuneSelf && before != ' ' && before != '\n' && before != '\t' {
		return false
	}
	if b := text[at]; b == ' ' || b == '\n' || !utf8.RuneStart(b) {
		return false
	}
	if at > 1 && text[at-1] == ' ' && isWithin(text[at-2]) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:at])
	next, _ := utf8.DecodeRuneInString(text[at:])
	if unicode.IsSpace(next) || joins(next) {
		return false
	}
	return unicode.IsSpace(last) || !isCloser(next) && !unicode.Is(unicode.STerm, next) && !unicode.IsMark(last)
}

// isWithin reports bytes behind which a sentence goes on.
func isWithin(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == ','
}

// joins reports code points that belong to the character before them.
func joins(r rune) bool {
	const firstTone, lastTone = 0x1F3FB, 0x1F3FF
	return r >= 0x300 && (unicode.IsMark(r) || unicode.Is(unicode.Cf, r) || r >= firstTone && r <= lastTone)
}

// mostClosers is how many quotes and brackets may close behind a sentence.
const mostClosers = 8

// withoutClosers takes off the quotes and brackets that close at the end of a
// text, and reports whether there are any.
func withoutClosers(text string) (string, bool) {
	rest := text
	for range mostClosers {
		r, size := utf8.DecodeLastRuneInString(rest)
		if !isCloser(r) {
			break
		}
		rest = rest[:len(rest)-size]
	}
	return rest, len(rest) < len(text)
}

func isCloser(r rune) bool {
	return r == '"' || r == '\'' || r == '*' || r == '_' || r > ' ' && unicode.In(r, unicode.Pe, unicode.Pf)
}

// beginning is what a sentence would begin with.
type beginning int

const (
	punctuation beginning = iota
	capital               // or a letter of a script that has none
	small
	digit
)

// kindOfNext tells what a text begins with, behind quotes and brackets that
// open.
func kindOfNext(text string) beginning {
	for i, r := range text {
		switch {
		case unicode.IsLower(r):
			return small
		case unicode.IsDigit(r):
			return digit
		case unicode.IsLetter(r) || unicode.IsSymbol(r):
			return capital
		case i > mostClosers || !isOpener(r):
			return punctuation
		}
	}
	return punctuation
}

func isOpener(r rune) bool {
	return strings.ContainsRune("\"'*_¿¡", r) || unicode.In(r, unicode.Ps, unicode.Pi)
}

// beginsItem reports whether a line begins with the mark of an item of a list.
func beginsItem(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	if strings.ContainsRune("•‣·–-*", r) {
		return strings.HasPrefix(line[size:], " ")
	}
	const longest = 3
	number := 0
	for number < min(longest, len(line)) && line[number] >= '0' && line[number] <= '9' {
		number++
	}
	if rest := line[number:]; number > 0 {
		return strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")
	}
	return unicode.IsLetter(r) && strings.HasPrefix(line[size:], ") ")
}
