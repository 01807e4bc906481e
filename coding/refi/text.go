package refi

import (
	"archive/zip"
	"io"
	"strconv"
	"strings"
	letters "unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

func numeral(i int) string { return strconv.Itoa(i) }

// readText reads a text of the archive: UTF-8 or UTF-16, with or without a byte
// order mark. damaged says that bytes that are no characters became U+FFFD.
func readText(entry *zip.File) (raw rawText, damaged bool, err error) {
	if entry.UncompressedSize64 > LargestText {
		return rawText{}, false, fault(ErrTooLarge, entry.Name, 0, "the text has more than %d MB; split it", LargestText>>20)
	}
	in, err := open(entry)
	if err != nil {
		return rawText{}, false, err
	}
	var content strings.Builder
	content.Grow(int(min(entry.UncompressedSize64, PackedFreely)))
	_, err = io.Copy(&content, in)
	if closing := in.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return rawText{}, false, err
	}
	text, damaged := decodedText(content.String())
	return rawText{raw: text}, damaged, nil
}

func decodedText(content string) (text string, damaged bool) {
	if strings.HasPrefix(content, "\xff\xfe") || strings.HasPrefix(content, "\xfe\xff") {
		wide, err := io.ReadAll(transform.NewReader(strings.NewReader(content), unicode.BOMOverride(transform.Nop)))
		return string(wide), err != nil
	}
	content = strings.TrimPrefix(content, byteOrderMark)
	if utf8.ValidString(content) {
		return content, false
	}
	// Each byte becomes one character, as in other programs.
	return strings.Map(func(r rune) rune { return r }, content), true
}

// oneLine is a name without line ends and other control characters.
func oneLine(name string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if letters.IsControl(r) {
			return ' '
		}
		return r
	}, name))
}
