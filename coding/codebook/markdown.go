package codebook

import (
	"bufio"
	"io"
	"strings"
	"unicode"
)

// In Markdown each code is a heading that names its path. What follows is its
// definition; paragraphs that begin with a label are the rest. Characters that
// Markdown would take for marks have a \ before them.

// markdownTitle is the heading of the whole.
const markdownTitle = "Codebook"

var markdownLabels = []struct {
	label string
	part  func(*Entry) *string
}{
	{"**Colour:**", func(e *Entry) *string { return &e.Colour }},
	{"**When to use:**", func(e *Entry) *string { return &e.Include }},
	{"**When not to use:**", func(e *Entry) *string { return &e.Exclude }},
	{"**Example:**", func(e *Entry) *string { return &e.Example }},
}

func writeMarkdown(out io.Writer, entries []Entry) error {
	const deepestHeading = 6
	w := bufio.NewWriter(out)
	w.WriteString("# " + markdownTitle + "\n")
	for i := range entries {
		e := &entries[i]
		w.WriteString("\n" + strings.Repeat("#", min(len(e.Path)+1, deepestHeading)) + " " + escapedLines(WritePath(e.Path), true) + "\n")
		if e.Definition != "" {
			w.WriteString("\n" + escapedLines(e.Definition, false) + "\n")
		}
		for _, label := range markdownLabels {
			if text := *label.part(e); text != "" {
				w.WriteString("\n" + label.label + " " + escapedLines(text, true) + "\n")
			}
		}
	}
	return w.Flush()
}

// marks are the characters that Markdown takes for marks wherever they stand.
const marks = "\\`*_[]<|~&$"

// escaped is a text on one line in which nothing is a mark.
func escaped(text string) string {
	var out strings.Builder
	for _, r := range text {
		if strings.ContainsRune(marks, r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// escapedLines is a text of several lines in which nothing is a mark. Space that
// begins a line, and marks that make headings, lists and rules there, are kept
// from it too; the first line is looked at so only if it is not within one.
func escapedLines(text string, within bool) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		before := line[:len(line)-len(rest)]
		if i > 0 && strings.ContainsAny(before, " \t") {
			before = strings.NewReplacer(" ", `\ `, "\t", "\\\t").Replace(before)
		}
		line = escaped(rest)
		digits := strings.TrimLeft(line, "0123456789")
		switch {
		case within && i == 0:
		case line != "" && strings.ContainsRune("-+=:#>", rune(line[0])):
			line = `\` + line
		case len(digits) < len(line) && digits != "" && (digits[0] == '.' || digits[0] == ')'):
			line = line[:len(line)-len(digits)] + `\` + digits
		}
		lines[i] = before + line
	}
	return strings.Join(lines, "\n")
}

// unescaped takes the \ away before characters that are no letters or digits.
func unescaped(text string) string {
	var out strings.Builder
	for at := 0; at < len(text); at++ {
		c := text[at]
		if c == '\\' && at+1 < len(text) && text[at+1] < unicode.MaxASCII && text[at+1] != '\n' && !isAlphanumeric(text[at+1]) {
			at++
			c = text[at]
		}
		out.WriteByte(c)
	}
	return out.String()
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// markdownReader puts the codes of a file together.
type markdownReader struct {
	*collection
	// above are the names of the headings that the next one may lie under, by
	// their level.
	above [7]string
	entry *Entry
	parts map[*string][]string // lines
	to    *string
}

func readMarkdown(c *collection, source string) error {
	r := &markdownReader{collection: c}
	lines := strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	for i, line := range lines {
		level, heading := headingOf(line)
		if level == 0 {
			r.line(line)
			continue
		}
		if err := r.end(); err != nil {
			return err
		}
		if i == firstLine(lines) && level == 1 && strings.EqualFold(heading, markdownTitle) {
			continue
		}
		if err := r.begin(i+1, level, heading); err != nil {
			return err
		}
	}
	return r.end()
}

func firstLine(lines []string) int {
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			return i
		}
	}
	return 0
}

// headingOf gives the level of a heading and its words; 0 for another line.
func headingOf(line string) (level int, words string) {
	const deepest = 6
	rest := strings.TrimLeft(line, "#")
	level = len(line) - len(rest)
	if level == 0 || level > deepest || rest == "" || rest[0] != ' ' && rest[0] != '\t' {
		return 0, ""
	}
	return level, strings.TrimSpace(rest)
}

// begin begins a code. A heading of one name lies under the heading above it
// that has a lower level; one of several names says its whole path.
func (r *markdownReader) begin(line, level int, heading string) error {
	path, ok := ReadPath(unescaped(heading))
	if !ok {
		return r.fault(line, 1, "a heading has to name a code, or its path, such as Benefits > Access")
	}
	if len(path) == 1 {
		r.above[level] = path[0]
		clear(r.above[level+1:])
		path = nil
		for _, name := range r.above[:level+1] {
			if name != "" {
				path = append(path, name)
			}
		}
	} else {
		clear(r.above[:])
	}
	r.entry = &Entry{Path: path, Line: line, Column: 1}
	r.parts, r.to = map[*string][]string{}, &r.entry.Definition
	return nil
}

func (r *markdownReader) line(line string) {
	if r.entry == nil {
		return // what stands before the first code
	}
	for _, label := range markdownLabels {
		if rest, found := strings.CutPrefix(line, label.label); found {
			r.to, line = label.part(r.entry), strings.TrimLeft(rest, " ")
			break
		}
	}
	r.parts[r.to] = append(r.parts[r.to], unescaped(line))
}

// end takes in the code that has been read.
func (r *markdownReader) end() error {
	if r.entry == nil {
		return nil
	}
	for to, lines := range r.parts {
		*to = strings.Join(lines, "\n")
	}
	entry := *r.entry
	r.entry = nil
	return r.add(entry)
}
