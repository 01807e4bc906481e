package template

import (
	"errors"
	"fmt"
	"strings"
	"text/template"

	"fieldwork/forms/report"
)

// Limits of a template, in bytes, and of the Markdown that it writes.
const (
	MostSource = 1 << 20
	mostOutput = 16 << 20
)

// errTooMuch says that a template writes more than the limit.
var errTooMuch = errors.New("the template writes more than 16 MB")

// Template is a template that was read.
type Template struct {
	file, source string
	parsed       *template.Template
}

// Parse reads a template. Functions are those that it can call by name, as
// text/template describes; the file is what faults call it. The error is a
// *Fault.
func Parse(file, source string, functions map[string]any) (*Template, error) {
	t := &Template{file: file, source: source}
	if len(source) > MostSource {
		return nil, &Fault{File: file, Line: 1, Column: 1, Message: "the template is larger than 1 MB"}
	}
	parsed, err := template.New(parsedName).Option("missingkey=error").Funcs(functions).Parse(source)
	if err != nil {
		return nil, t.fault(err)
	}
	t.parsed = parsed
	return t, nil
}

// Document makes a document of data. Page is that on which the functions and the
// data place their blocks. The first heading of the first level is the title, a
// paragraph in italics right after it the subtitle; headings of the second level
// begin chapters. The error is a *Fault.
func (t *Template) Document(page *Page, data any) (report.Document, error) {
	out := &limited{}
	if err := t.parsed.Execute(out, data); err != nil {
		return report.Document{}, t.fault(err)
	}
	return read(out.String(), page), nil
}

// limited keeps what is written up to a limit.
type limited struct{ strings.Builder }

// Write keeps the text, or refuses it with errTooMuch.
func (l *limited) Write(text []byte) (int, error) {
	if l.Len()+len(text) > mostOutput {
		return 0, errTooMuch
	}
	return l.Builder.Write(text)
}

// Fault says where a template is wrong and why. Lines and columns count from 1,
// columns in characters.
type Fault struct {
	File         string
	Line, Column int
	Message      string
	// Cause is what a function said; nil where the template itself is wrong.
	Cause error
}

// Error is the fault as file:line:column: message.
func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Unwrap is the cause.
func (f *Fault) Unwrap() error { return f.Cause }
