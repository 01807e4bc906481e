package refi

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// xmlReader reads the XML of a project or codebook piece by piece.
type xmlReader struct {
	part    string
	decoder *xml.Decoder
	limit   *byteLimit
	report  *Report
	// space is the namespace of the root: elements of another are none of the
	// format's.
	space string
	depth int
	// elements is how many there were so far, and most how many there may be.
	elements, most int
}

func newXMLReader(in io.Reader, part string, most int, report *Report) *xmlReader {
	limit := &byteLimit{in: decoded(in)}
	r := &xmlReader{part: part, decoder: xml.NewDecoder(limit), limit: limit, most: most, report: report}
	r.decoder.CharsetReader = charset
	return r
}

// decoded takes a byte order mark away and turns UTF-16 into UTF-8.
func decoded(in io.Reader) io.Reader {
	const size = 64 << 10
	buffered := bufio.NewReaderSize(in, size)
	start, err := buffered.Peek(3)
	if err != nil && len(start) < 2 {
		return buffered
	}
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		return transform.NewReader(buffered, unicode.BOMOverride(transform.Nop))
	}
	if bytes.HasPrefix(start, []byte(byteOrderMark)) {
		if _, err := buffered.Discard(len(byteOrderMark)); err != nil {
			return buffered
		}
	}
	return buffered
}

const byteOrderMark = "\ufeff"

var errCharset = errors.New("an encoding that is not known")

// charset reads the encodings that XML declarations name. What is in UTF-16 has
// been turned into UTF-8 before.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode", "us-ascii":
		return in, nil
	case "windows-1252", "cp1252", "iso-8859-1", "latin1":
		return charmap.Windows1252.NewDecoder().Reader(in), nil
	}
	return nil, errCharset
}

var (
	errLargeToken = errors.New("a piece of markup or text is too large")
	errLargeXML   = errors.New("there is too much XML")
)

// byteLimit ends with an error when there is too much XML, or too much of it in
// one piece, for the decoder keeps all of a piece in memory.
type byteLimit struct {
	in          io.Reader
	read, begun int64
}

// Read reads until a token, or the whole file, is larger than it may be.
func (l *byteLimit) Read(into []byte) (int, error) {
	switch {
	case l.read-l.begun > LargestText:
		return 0, errLargeToken
	case l.read > LargestXML:
		return 0, errLargeXML
	}
	n, err := l.in.Read(into)
	l.read += int64(n)
	return n, err
}

// next gives the next token, or nil at the end.
func (r *xmlReader) next() (xml.Token, error) {
	r.limit.begun = r.limit.read
	token, err := r.decoder.Token()
	at := r.decoder.InputOffset()
	switch {
	case errors.Is(err, io.EOF) && token == nil && r.depth == 0:
		return nil, nil
	case errors.Is(err, errLargeToken):
		return nil, fault(ErrTooLarge, r.part, at, "a piece of more than %d MB stands here, as in no project", LargestText>>20)
	case errors.Is(err, errLargeXML):
		return nil, fault(ErrTooLarge, r.part, at, "there are more than %d MB of XML; split the project", LargestXML>>20)
	case errors.Is(err, errCharset):
		return nil, fault(ErrBroken, r.part, at, "the XML is in an encoding that is not known; save it as UTF-8")
	case err != nil:
		return nil, fault(ErrBroken, r.part, at, "the XML is damaged here; export it anew where it comes from")
	}
	switch token := token.(type) {
	case xml.StartElement:
		r.depth++
		r.elements++
		if r.depth > DeepestNesting {
			return nil, fault(ErrTooLarge, r.part, at, "elements are nested more than %d deep, as in no project", DeepestNesting)
		}
		if r.elements > r.most {
			return nil, fault(ErrTooLarge, r.part, at, "there are more elements than a project of this size has")
		}
	case xml.EndElement:
		r.depth--
	case xml.Directive:
		return nil, fault(ErrHostile, r.part, at, "the XML declares a document type, as no project does, and may be made to harm; it was not read")
	default:
		return token, nil
	}
	return token, nil
}

// root reads up to the root, and says of another than those wanted that the
// format is unknown.
func (r *xmlReader) root(wanted ...string) (element, error) {
	for {
		token, err := r.next()
		if err != nil {
			return element{}, err
		}
		if token == nil {
			return element{}, fault(ErrUnknownFormat, r.part, 0, "there is no XML in it; export it anew where it comes from")
		}
		start, isStart := token.(xml.StartElement)
		if !isStart {
			continue
		}
		for _, name := range wanted {
			if start.Name.Local == name {
				r.space = start.Name.Space
				return r.opened(start), nil
			}
		}
		return element{}, fault(ErrUnknownFormat, r.part, r.decoder.InputOffset(),
			"this is a %q, and not the %s of REFI-QDA", shownShort(start.Name.Local), strings.Join(wanted, " or "))
	}
}

// opened is an element without what is in it.
func (r *xmlReader) opened(start xml.StartElement) element {
	e := element{name: start.Name.Local}
	for _, a := range start.Attr {
		if (a.Name.Space == "" || a.Name.Space == r.space) && a.Name.Local != "xmlns" {
			e.attributes = append(e.attributes, attribute{a.Name.Local, a.Value})
		}
	}
	return e
}

// each reads the children of the element that was opened last, up to its end.
// What is done with each has to read it to its end.
func (r *xmlReader) each(do func(child xml.StartElement) error) error {
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if token.Name.Space != r.space {
				r.report.lost("elements that are not in the format", notInFormat, token.Name.Local)
				err = r.skip()
			} else {
				err = do(token)
			}
			if err != nil {
				return err
			}
		}
	}
}

// skip passes over the element that was opened last.
func (r *xmlReader) skip() error {
	for until := r.depth - 1; r.depth > until; {
		if _, err := r.next(); err != nil {
			return err
		}
	}
	return nil
}

// whole reads an element with all that is in it. Its text counts where it has
// no children.
func (r *xmlReader) whole(start xml.StartElement) (element, error) {
	return r.rest(r.opened(start))
}

// rest reads what is in the element that was opened last.
func (r *xmlReader) rest(e element) (element, error) {
	var text []byte
	for {
		token, err := r.next()
		if err != nil {
			return element{}, err
		}
		switch token := token.(type) {
		case xml.EndElement:
			if len(e.children) == 0 && len(text) > 0 {
				e.text = string(text)
			}
			return e, nil
		case xml.CharData:
			if len(e.children) == 0 {
				text = append(text, token...)
			}
		case xml.StartElement:
			if err := r.childOf(&e, token); err != nil {
				return element{}, err
			}
		}
		if len(text) > LargestText {
			return element{}, fault(ErrTooLarge, r.part, r.decoder.InputOffset(), "a text has more than %d MB; split it", LargestText>>20)
		}
	}
}

func (r *xmlReader) childOf(e *element, start xml.StartElement) error {
	if start.Name.Space != r.space {
		r.report.lost("elements that are not in the format", notInFormat, start.Name.Local)
		return r.skip()
	}
	child, err := r.whole(start)
	if err != nil {
		return err
	}
	e.children = append(e.children, child)
	return nil
}
