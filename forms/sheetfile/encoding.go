package sheetfile

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The names of encodings, for people.
const (
	utf8Encoding    = "UTF-8"
	utf16Encoding   = "UTF-16"
	windowsEncoding = "Windows-1252"
)

const saveAsUTF8 = "save it as UTF-8 (in Excel: “CSV UTF-8”)"

// decode makes UTF-8 of a text file and names its encoding. It refuses what it
// cannot tell for certain, at the first character in doubt.
func decode(file string, content []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(content, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(content, []byte("\x00\x00\xFE\xFF")):
		return "", "", faultIn(file, 1, 1, "the file is UTF-32; %s", saveAsUTF8)
	case bytes.HasPrefix(content, []byte("\xFF\xFE")), bytes.HasPrefix(content, []byte("\xFE\xFF")):
		text, err = decodeUTF16(file, content)
		return text, utf16Encoding, err
	case utf8.Valid(content):
		return string(content), utf8Encoding, nil
	}
	if at := firstDoubt(content); at >= 0 {
		line, column := placeOf(content, at)
		return "", "", faultIn(file, line, column, "the encoding of the file cannot be told: it is neither UTF-8 nor Windows-1252 throughout; %s", saveAsUTF8)
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(content)
	return string(decoded), windowsEncoding, err
}

func decodeUTF16(file string, content []byte) (string, error) {
	decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(content)
	if err != nil {
		return "", faultIn(file, 1, 1, "the file is damaged UTF-16; %s", saveAsUTF8)
	}
	text := string(decoded)
	if at := strings.IndexRune(text, utf8.RuneError); at >= 0 {
		line := 1 + strings.Count(text[:at], "\n")
		column := 1 + utf8.RuneCountInString(text[strings.LastIndex(text[:at], "\n")+1:at])
		return "", faultIn(file, line, column, "the file is UTF-16, and this character of it is damaged; %s", saveAsUTF8)
	}
	return text, nil
}

// firstDoubt is the place of the first byte that speaks against Windows-1252
// in a text that is not UTF-8; -1 if none does.
func firstDoubt(content []byte) int {
	for i := 0; i < len(content); i++ {
		b := content[i]
		if b < utf8.RuneSelf {
			if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
				return i
			}
			continue
		}
		if r, _ := utf8.DecodeRune(content[i:]); r != utf8.RuneError && commonRune(r) {
			return firstInvalid(content)
		}
		if !windowsText(content, i) {
			return i
		}
	}
	return -1
}

// commonRune reports whether a character that several bytes make up in UTF-8
// is one that lists in the languages of Europe often have: a Latin letter
// or a sign. Others, such as the two bytes of “Ó’”, come about by chance.
func commonRune(r rune) bool {
	const latin, moreLatin, signs = 0x250, 0x1E00, 0x20CF
	return r < latin || r >= moreLatin && r <= signs
}

// firstInvalid is the place of the first byte that is not UTF-8.
func firstInvalid(content []byte) int {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

const (
	// windowsSigns are the bytes below 0xA0 that stand for signs which texts
	// of Windows-1252 have: the euro, the ellipsis, quotes, the bullet, dashes
	// and the trade mark.
	windowsSigns = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99"
	// windowsSmall and windowsCapital are those that stand for letters: š œ ž,
	// and Š Œ Ž Ÿ.
	windowsSmall   = "\x9A\x9C\x9E"
	windowsCapital = "\x8A\x8C\x8E\x9F"
)

// windowsText reports whether a byte above ASCII makes sense in Windows-1252.
// Other bytes below 0xA0, and capitals behind small letters, are the accented
// letters of the encodings of DOS and of the old Mac.
func windowsText(content []byte, i int) bool {
	b := content[i]
	switch {
	case b >= 0xA0, strings.IndexByte(windowsSigns, b) >= 0, strings.IndexByte(windowsSmall, b) >= 0:
		return true
	case strings.IndexByte(windowsCapital, b) >= 0:
		return i == 0 || content[i-1] < 'a' || content[i-1] > 'z'
	}
	return false
}

// placeOf is the line and column of a byte in a text whose characters are
// bytes, or UTF-8 where they are that.
func placeOf(content []byte, at int) (line, column int) {
	before := content[:at]
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}
