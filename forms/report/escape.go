package report

import (
	"regexp"
	"strings"
)

// Marks that mean something wherever they stand in the Markdown of CommonMark,
// of GitHub or of pandoc.
const markdownMarks = "\\`*_{[<|~$^@"

// Marks that mean something before or after certain others only.
var (
	addressStart = regexp.MustCompile(`(?i)\b(https?|ftp|mailto|xmpp):`)
	webStart     = regexp.MustCompile(`(?i)\bwww\.`)
	reference    = regexp.MustCompile(`&[#A-Za-z]`)
	shortcode    = regexp.MustCompile(`:[A-Za-z0-9+_-]+:`)
)

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

// markdownInline is safe text within a line of Markdown.
func markdownInline(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r < 0x80 && strings.ContainsRune(markdownMarks, r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	s = addressStart.ReplaceAllStringFunc(out.String(), beforeLast)
	s = webStart.ReplaceAllStringFunc(s, beforeLast)
	s = reference.ReplaceAllString(s, `\$0`)
	return shortcode.ReplaceAllString(s, `\$0`)
}

// beforeLast escapes the last mark of a text.
func beforeLast(s string) string { return s[:len(s)-1] + `\` + s[len(s)-1:] }
