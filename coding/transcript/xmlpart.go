package transcript

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// element is an element of XML by its local name; the namespaces of documents
// differ between their versions, and their local names do not.
type element struct {
	name       string
	attributes []xml.Attr
}

// attribute is the value of an attribute by its local name.
func (e *element) attribute(name string) string {
	for _, attribute := range e.attributes {
		if attribute.Name.Local == name {
			return attribute.Value
		}
	}
	return ""
}

// handler takes in the parts of an XML document, in order.
type handler interface {
	start(e element) error
	end(name string) error
	characters(text string) error
}

// walk reads a part of an archive. A document that declares entities or is
// nested too deep is refused. One that is damaged is read up to the damage, and
// then gives ErrBroken with its place.
func (a *archive) walk(part string, h handler) error {
	in, err := a.open(part)
	if err != nil {
		return err
	}
	err = a.tokens(part, in, h)
	if closing := in.Close(); err == nil && closing != nil {
		err = broken(Fault{File: a.name, Part: part}, "the end of this part is damaged")
	}
	return err
}

func (a *archive) tokens(part string, in io.Reader, h handler) error {
	limited := &tokenLimit{in: in}
	decoder := xml.NewDecoder(limited)
	depth := 0
	for {
		limited.begun = decoder.InputOffset()
		token, err := decoder.Token()
		fault := Fault{File: a.name, Part: shownLine(part), Offset: decoder.InputOffset()}
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return nil
		case errors.Is(err, errLargeToken):
			return tooLarge(fault, "the document has a piece of more than %d MB here, as no transcript does", LargestToken>>20)
		case err != nil:
			return broken(fault, "the document is damaged here; open it where it was written and save it again")
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > DeepestNesting {
				return tooLarge(fault, "the document is nested more than %d deep, as no transcript is", DeepestNesting)
			}
			err = h.start(element{token.Name.Local, token.Attr})
		case xml.EndElement:
			depth--
			err = h.end(token.Name.Local)
		case xml.CharData:
			err = h.characters(string(token))
		case xml.Directive:
			if isDeclaration(string(token)) {
				return tooLarge(fault, "the document declares entities, as no transcript does")
			}
		}
		if err != nil {
			return err
		}
	}
}

var errLargeToken = errors.New("a piece of markup or text is too large")

// tokenLimit ends with an error when a decoder reads more than LargestToken for
// one token, for the decoder keeps all of it in memory.
type tokenLimit struct {
	in          io.Reader
	read, begun int64
}

// Read reads until a token is larger than it may be.
func (l *tokenLimit) Read(into []byte) (int, error) {
	if l.read-l.begun > LargestToken {
		return 0, errLargeToken
	}
	n, err := l.in.Read(into)
	l.read += int64(n)
	return n, err
}

func isDeclaration(directive string) bool {
	return strings.Contains(strings.ToUpper(directive), "ENTITY")
}
