package codebook

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldwork/coding"
)

// ErrFile is the class of every Fault.
var ErrFile = errors.New("the file is no codebook that can be read")

// Fault says what is wrong with a file, and where. Line and column count from 1;
// a column is that of a cell where there are cells.
type Fault struct {
	File         string
	Line, Column int
	Message      string
}

// Error is the fault as "file:line:col: message".
func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Unwrap gives ErrFile.
func (f *Fault) Unwrap() error { return ErrFile }

// Format is a form of a codebook.
type Format string

// The forms.
const (
	YAML     Format = "yaml"
	CSV      Format = "csv"
	Workbook Format = "xlsx"
	Markdown Format = "md"
)

// Formats lists the forms.
var Formats = []Format{YAML, CSV, Workbook, Markdown}

// FormatOf gives the form that the name of a file ends in; ok is false for
// another ending.
func FormatOf(name string) (format Format, ok bool) {
	switch extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")); extension {
	case "yaml", "yml":
		return YAML, true
	case "csv":
		return CSV, true
	case "xlsx":
		return Workbook, true
	case "md", "markdown":
		return Markdown, true
	}
	return "", false
}

// Entry is one code as a codebook has it.
type Entry struct {
	// Path lists the names from the top down to the code.
	Path []string
	// Colour is written #RRGGBB; empty for none.
	Colour                                string
	Definition, Include, Exclude, Example string
	// Line and Column are where a file has it.
	Line, Column int
}

// Of lists the codes of an analysis from the top down in order.
func Of(a *coding.Analysis) []Entry {
	tree := a.Tree()
	entries := make([]Entry, len(tree))
	for i, c := range tree {
		entries[i] = Entry{
			Path: a.Path(c.ID), Colour: c.Colour, Definition: c.Definition, Include: c.Include, Exclude: c.Exclude, Example: c.Example,
		}
	}
	return entries
}

// betweenNames stands between the names of a path.
const betweenNames = " > "

var pathEscapes = strings.NewReplacer(`\`, `\\`, `>`, `\>`)

// WritePath writes a path on one line: "Benefits > Access". A > or \ in a name
// has a \ before it.
func WritePath(path []string) string {
	names := make([]string, len(path))
	for i, name := range path {
		names[i] = pathEscapes.Replace(name)
	}
	return strings.Join(names, betweenNames)
}

// ReadPath reads a path as WritePath writes it; ok is false where a name is
// empty.
func ReadPath(text string) (path []string, ok bool) {
	var name strings.Builder
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case c == '\\' && at+1 < len(text) && (text[at+1] == '\\' || text[at+1] == '>'):
			at++
			name.WriteByte(text[at])
		case c == '>':
			path = append(path, strings.TrimSpace(name.String()))
			name.Reset()
		default:
			name.WriteByte(c)
		}
	}
	path = append(path, strings.TrimSpace(name.String()))
	for _, name := range path {
		if name == "" {
			return nil, false
		}
	}
	return path, true
}

// The limits of a codebook.
const (
	// LargestFile is the size of the largest file, in bytes.
	LargestFile = 8 << 20
	// MostCodes is the number of codes.
	MostCodes = 20_000
	// DeepestPath is how many names a path has at most.
	DeepestPath = 64
)

const longestName = 1000

var (
	longColour  = regexp.MustCompile(`^#?([0-9A-Fa-f]{6})$`)
	shortColour = regexp.MustCompile(`^#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])$`)
)

// checked gives an entry in its one form: texts with LF line ends and no space
// around them, a colour as #RRGGBB. It says what is wrong with one; empty for
// nothing.
func checked(e Entry) (Entry, string) {
	if len(e.Path) > DeepestPath {
		return e, fmt.Sprintf("the path has more than %d names", DeepestPath)
	}
	for _, name := range e.Path {
		if strings.ContainsFunc(name, unicode.IsControl) || !utf8.ValidString(name) || utf8.RuneCountInString(name) > longestName {
			return e, "the name of a code is one line, and not a long one"
		}
	}
	for _, text := range []*string{&e.Definition, &e.Include, &e.Exclude, &e.Example} {
		*text = tidied(*text)
	}
	colour := strings.TrimSpace(e.Colour)
	switch long, short := longColour.FindStringSubmatch(colour), shortColour.FindStringSubmatch(colour); {
	case colour == "":
	case long != nil:
		colour = "#" + strings.ToUpper(long[1])
	case short != nil:
		colour = strings.ToUpper("#" + short[1] + short[1] + short[2] + short[2] + short[3] + short[3])
	default:
		return e, fmt.Sprintf("%q is no colour; write one such as #008080, or leave it out", colour)
	}
	e.Colour = colour
	return e, ""
}

// tidied is a text with LF line ends, without space around it and without what
// is no character.
func tidied(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(text)
}

// collection gathers the entries of a file.
type collection struct {
	file    string
	entries []Entry
	lines   map[string]int // by path, in lower case
}

func (c *collection) fault(line, column int, format string, arguments ...any) error {
	return &Fault{File: c.file, Line: line, Column: column, Message: fmt.Sprintf(format, arguments...)}
}

// add takes in an entry. It refuses a second one of a path.
func (c *collection) add(e Entry) error {
	e, wrong := checked(e)
	if wrong != "" {
		return c.fault(e.Line, e.Column, "%s", wrong)
	}
	if len(c.entries) == MostCodes {
		return c.fault(e.Line, e.Column, "there are more than %d codes; split the file", MostCodes)
	}
	key := strings.ToLower(WritePath(e.Path))
	if line, twice := c.lines[key]; twice {
		return c.fault(e.Line, e.Column, "the code %s stands in line %d already; a path names one code", WritePath(e.Path), line)
	}
	if c.lines == nil {
		c.lines = map[string]int{}
	}
	c.lines[key] = e.Line
	c.entries = append(c.entries, e)
	return nil
}
