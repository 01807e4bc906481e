package csvfile

import "strings"

const (
	saveAsUTF8 = "save it as UTF-8 (in Excel: “CSV UTF-8”)"
	nulMessage = "there is a NUL character; the file may be UTF-16: " + saveAsUTF8
)

func hasPrefix(head []byte, prefix string) bool { return strings.HasPrefix(string(head), prefix) }

// otherFormat gives a sentence if the first bytes of a file are those of
// something else than CSV in UTF-8; else "".
func otherFormat(head []byte) string {
	switch {
	case hasPrefix(head, "\xFF\xFE"), hasPrefix(head, "\xFE\xFF"):
		return "the file is UTF-16; " + saveAsUTF8
	case hasPrefix(head, "PK\x03\x04"):
		return "the file is a workbook or an archive, not CSV; " + saveAsUTF8
	}
	return ""
}

// notUTF8 says what a text that is not UTF-8 looks like.
func notUTF8(text string) string {
	if looksLikeWindows1252(text) {
		return "the file is not UTF-8; it looks like Windows-1252: " + saveAsUTF8
	}
	return "the file is not UTF-8; " + saveAsUTF8
}

// looksLikeWindows1252 reports whether every byte of a text has a character
// in Windows-1252, and none is a control character that no text holds.
func looksLikeWindows1252(text string) bool {
	for i := range len(text) {
		switch b := text[i]; {
		case b == 0x81, b == 0x8D, b == 0x8F, b == 0x90, b == 0x9D:
			return false
		case b < ' ' && b != '\t' && b != '\n' && b != '\r':
			return false
		}
	}
	return true
}
