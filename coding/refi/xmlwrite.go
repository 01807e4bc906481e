package refi

import (
	"bufio"
	"io"
	"strings"
)

const xmlDeclaration = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// xmlWriter writes XML, an element a line. It remembers the first error, which
// finish gives.
type xmlWriter struct {
	out   *bufio.Writer
	depth int
}

func newXMLWriter(out io.Writer) *xmlWriter {
	const size = 64 << 10
	return &xmlWriter{out: bufio.NewWriterSize(out, size)}
}

// put writes strings; an error is kept by the buffer until finish.
func (w *xmlWriter) put(parts ...string) {
	for _, part := range parts {
		if _, err := w.out.WriteString(part); err != nil {
			return
		}
	}
}

func (w *xmlWriter) finish() error { return w.out.Flush() }

func (w *xmlWriter) line() {
	const spaces = "\n                                                                "
	w.put(spaces[:min(1+w.depth, len(spaces))])
}

// open begins an element that others are written into.
func (w *xmlWriter) open(e *element) {
	w.line()
	w.tag(e)
	w.put(">")
	w.depth++
}

func (w *xmlWriter) close(name string) {
	w.depth--
	w.line()
	w.put("</", name, ">")
}

func (w *xmlWriter) tag(e *element) {
	w.put("<", e.name)
	for i := range e.attributes {
		w.put(" ", e.attributes[i].name, `="`)
		w.escaped(e.attributes[i].value, inAttributes)
		w.put(`"`)
	}
}

// whole writes an element with all that is in it.
func (w *xmlWriter) whole(e *element) {
	switch {
	case len(e.children) > 0:
		w.open(e)
		for i := range e.children {
			w.whole(&e.children[i])
		}
		w.close(e.name)
		return
	case e.text == "":
		w.line()
		w.tag(e)
		w.put("/>")
		return
	}
	w.line()
	w.tag(e)
	w.put(">")
	w.escaped(e.text, inText)
	w.put("</", e.name, ">")
}

var (
	inText       = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	inAttributes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
)

// escaped writes text; an error is kept by the buffer until finish.
func (w *xmlWriter) escaped(text string, as *strings.Replacer) {
	if !strings.ContainsAny(text, "&<>\"\r\n\t") {
		w.put(text)
		return
	}
	if _, err := as.WriteString(w.out, text); err != nil {
		return
	}
}

// bytesOf is an element as it is written.
func bytesOf(e *element) []byte {
	var text strings.Builder
	w := newXMLWriter(&text)
	w.whole(e)
	if err := w.finish(); err != nil {
		return nil // a strings.Builder never fails
	}
	return []byte(strings.TrimPrefix(text.String(), "\n"))
}
