package report

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Marks that mean something wherever they stand in the Markdown of CommonMark,
// of GitHub or of pandoc.
const markdownMarks = "\\`*_{[<|~$^@"

// Marks that begin a heading, a quotation or a list at the start of a line. The
// group is the mark that is escaped.
var (
	blockStart = regexp.MustCompile(`^([#+\-=:%>])`)
	itemStart  = regexp.MustCompile(`^\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8})([.)])(?:\s|$)`)
)

// markdownLine is safe text as one line of Markdown that reads as it is.
func markdownLine(s string) string {
	return atStart(markdownInline(strings.Join(strings.Fields(s), " ")))
}

// atStart escapes the mark of a heading or a list at the start of a line.
func atStart(line string) string {
	for _, start := range []*regexp.Regexp{blockStart, itemStart} {
		if found := start.FindStringSubmatchIndex(line); found != nil {
			return line[:found[2]] + `\` + line[found[2]:]
		}
	}
	return line
}

// markdownInline is safe text within a line of Markdown. A backslash at the end of
// a line is written by its number: before a line break some readers would take it
// to escape what the next line escapes itself.
func markdownInline(s string) string {
	var out strings.Builder
	for i, r := range s {
		if r == '\\' && (i+1 == len(s) || s[i+1] == '\n') {
			out.WriteString("&#92;")
			continue
		}
		if r < utf8.RuneSelf && means(byte(r), s[:i], s[i+1:]) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// means reports whether a mark means something between what stands before and
// after it: an address, a reference to a character, the name of an emoji.
func means(mark byte, before, after string) bool {
	switch mark {
	case '&':
		return after != "" && (after[0] == '#' || isLetter(after[0]))
	case ':':
		return after != "" && after[0] != ' ' && (before == "" || !isDigit(before[len(before)-1]))
	case '.':
		return len(before) >= 3 && strings.EqualFold(before[len(before)-3:], "www")
	}
	return strings.IndexByte(markdownMarks, mark) >= 0
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
