package codebook

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode"
)

func writeYAML(out io.Writer, entries []Entry) error {
	w := bufio.NewWriter(out)
	w.WriteString("codes:\n")
	for i := range entries {
		e := &entries[i]
		w.WriteString("  - path: " + quoted(WritePath(e.Path)) + "\n")
		for _, field := range []struct{ name, text string }{
			{"colour", e.Colour}, {"definition", e.Definition}, {"when_to_use", e.Include}, {"when_not_to_use", e.Exclude}, {"example", e.Example},
		} {
			if field.text != "" {
				w.WriteString("    " + field.name + ": " + yamlText(field.text) + "\n")
			}
		}
	}
	return w.Flush()
}

// yamlText is a text as a block of lines where it has several and nothing in
// them could be taken otherwise; else in double quotes.
func yamlText(text string) string {
	lines := strings.Split(text, "\n")
	if len(lines) == 1 {
		return quoted(text)
	}
	for _, line := range lines {
		if strings.TrimSpace(line) != line || strings.ContainsFunc(line, awkward) {
			return quoted(text)
		}
	}
	return "|-\n      " + strings.ReplaceAll(strings.Join(lines, "\n      "), "\n      \n", "\n\n")
}

func awkward(r rune) bool { return !unicode.IsPrint(r) }

// quoted is a text in double quotes.
func quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case r <= 0xFFFF && awkward(r):
			const hexadecimal = 16
			digits := strconv.FormatInt(int64(r), hexadecimal)
			out.WriteString(`\u` + strings.Repeat("0", 4-len(digits)) + digits)
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}
