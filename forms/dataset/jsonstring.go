package dataset

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// appendString writes a text as JSON (RFC 8259, section 7). Whatever is not
// graphic is escaped, so that no terminal obeys it and no editor hides it;
// bytes that are not UTF-8 become the replacement character.
func appendString(line []byte, text string) []byte {
	line = append(line, '"')
	if isPlain(text) && strings.IndexByte(text, '"') < 0 && strings.IndexByte(text, '\\') < 0 {
		return append(append(line, text...), '"')
	}
	for _, r := range strings.ToValidUTF8(text, string(unicode.ReplacementChar)) {
		switch {
		case r == '"' || r == '\\':
			line = append(line, '\\', byte(r))
		case r == '\n':
			line = append(line, '\\', 'n')
		case r >= ' ' && r <= '~':
			line = append(line, byte(r))
		case unicode.IsGraphic(r):
			line = append(line, string(r)...)
		default:
			line = appendEscaped(line, r)
		}
	}
	return append(line, '"')
}

func appendEscaped(line []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); high != unicode.ReplacementChar {
		return fmt.Appendf(line, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(line, `\u%04x`, r)
}
