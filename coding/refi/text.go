package refi

import (
	"archive/zip"
	"bytes"
	"errors"
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
	content := bytes.NewBuffer(make([]byte, 0, min(entry.UncompressedSize64, PackedFreely)+bytes.MinRead))
	_, err = content.ReadFrom(in)
	if err = errors.Join(err, in.Close()); err != nil {
		return rawText{}, false, fault(ErrBroken, entry.Name, 0, "the text is damaged; export the project anew where it comes from")
	}
	text, damaged := decodedText(content.Bytes())
	return rawText{raw: text}, damaged, nil
}

func decodedText(content []byte) (text string, damaged bool) {
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		wide, err := io.ReadAll(transform.NewReader(bytes.NewReader(content), unicode.BOMOverride(transform.Nop)))
		return string(wide), err != nil
	}
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	if utf8.Valid(content) {
		return string(content), false
	}
	// Each byte becomes one character, as in other programs.
	return strings.Map(func(r rune) rune { return r }, string(content)), true
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
