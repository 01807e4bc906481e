package transcript

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const (
	markUTF8   = "\xEF\xBB\xBF"
	markLittle = "\xFF\xFE"
	markBig    = "\xFE\xFF"
)

const saveAsUTF8 = "save it as plain text in UTF-8"

// decode makes UTF-8 of a text file and tells its encoding. Characters that are
// damaged become U+FFFD, with a notice.
func (s *source) decode(content []byte) (string, Encoding, error) {
	fault := Fault{File: s.name, Line: 1}
	switch {
	case hasHead(content, markLittle+"\x00\x00"), hasHead(content, "\x00\x00"+markBig):
		return "", "", fault.of(ErrUnknownFormat, "the file is UTF-32; %s", saveAsUTF8)
	case hasHead(content, markLittle):
		return s.decodeUTF16(content[len(markLittle):], binary.LittleEndian), UTF16, nil
	case hasHead(content, markBig):
		return s.decodeUTF16(content[len(markBig):], binary.BigEndian), UTF16, nil
	}
	if order := unmarkedUTF16(content); order != nil {
		s.notices.whole("The file does not say that it is UTF-16, but it looks like it and was read so.")
		return s.decodeUTF16(content, order), UTF16, nil
	}
	if isBinary(content) {
		return "", "", fault.of(ErrUnknownFormat, "the file is no text")
	}
	content = bytes.TrimPrefix(content, []byte(markUTF8))
	if utf8.Valid(content) {
		return string(content), UTF8, nil
	}
	if moreUTF8ThanNot(content) {
		return string(content), UTF8, nil
	}
	s.notices.whole("The file is not UTF-8; it was read as Windows-1252. Look whether accents and quotes are right.")
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return "", "", fault.of(ErrUnknownFormat, "the encoding of the file cannot be told; %s", saveAsUTF8)
	}
	return string(decoded), Windows1252, nil
}

func hasHead(content []byte, head string) bool { return bytes.HasPrefix(content, []byte(head)) }

// decodeUTF16 makes UTF-8 of UTF-16 without its mark.
func (s *source) decodeUTF16(content []byte, order binary.ByteOrder) string {
	var text strings.Builder
	text.Grow(len(content)/2 + len(content)/8)
	line := 1
	for i := 0; i+1 < len(content); i += 2 {
		r := rune(order.Uint16(content[i:]))
		if r == '\n' {
			line++
		}
		if utf16.IsSurrogate(r) {
			low := rune(utf8.RuneError)
			if i+3 < len(content) {
				low = rune(order.Uint16(content[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				i += 2
			} else {
				s.tidied.damaged.on(line)
			}
		}
		text.WriteRune(r)
	}
	if len(content)%2 == 1 {
		s.notices.whole("The file ends in the middle of a character; what was left of it was dropped.")
	}
	return text.String()
}

// unmarkedUTF16 tells the byte order of UTF-16 that has no mark: of text in
// Latin letters nearly every second byte is zero. It is nil for other files.
func unmarkedUTF16(content []byte) binary.ByteOrder {
	const sample, share, chance = 4096, 3, 10
	head := content[:min(len(content), sample)&^1]
	if len(head) < 4 {
		return nil
	}
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	switch pairs := len(head) / 2; {
	case odd*share >= pairs*2 && even*chance <= odd:
		return binary.LittleEndian
	case even*share >= pairs*2 && odd*chance <= even:
		return binary.BigEndian
	}
	return nil
}

// isBinary reports whether a file has more control characters than any text.
func isBinary(content []byte) bool {
	const sample, share = 64 << 10, 20
	head := content[:min(len(content), sample)]
	controls := 0
	for _, b := range head {
		if b < ' ' && (b < '\t' || b > '\r') && b != 0x1B {
			controls++
		}
	}
	return controls*share > len(head)
}

// moreUTF8ThanNot reports whether a text that is not all UTF-8 has more
// characters of several bytes in UTF-8 than bytes that are not: then it is
// UTF-8 with damage.
func moreUTF8ThanNot(content []byte) bool {
	var good, bad int
	for len(content) > 0 {
		r, size := utf8.DecodeRune(content)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		content = content[size:]
	}
	return good > bad
}
