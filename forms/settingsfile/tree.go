package settingsfile

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/scanner"
	"github.com/goccy/go-yaml/token"

	"fieldwork/forms"
)

// The bounds of a file of settings, far above what one needs.
const (
	largestFile = 64 << 10
	mostFaults  = 50
	deepestFlow = 4
	mostKeys    = 1000
)

// faultList collects faults up to mostFaults.
type faultList struct {
	file   string
	faults forms.Faults
}

func (l *faultList) add(at forms.Position, format string, arguments ...any) {
	if len(l.faults) < mostFaults {
		l.faults = append(l.faults, forms.Fault{File: l.file, At: at, Message: visible(fmt.Sprintf(format, arguments...))})
	}
}

// visible makes control characters ones that can be seen.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ':
			return '␀' + r
		case r >= 0x7F && r < 0xA0:
			return utf8.RuneError
		}
		return r
	}, text)
}

var start = forms.Position{Line: 1, Column: 1}

// parse reads a file as a mapping; nil if it is none, which is told as a
// fault.
func (l *faultList) parse(source []byte) (entries []*ast.MappingValueNode) {
	defer func() {
		if recover() != nil {
			l.add(start, "this cannot be read as YAML")
			entries = nil
		}
	}()
	if len(source) > largestFile {
		l.add(start, "the file is too large: %d bytes, where %d is the most", len(source), largestFile)
		return nil
	}
	if !utf8.Valid(source) {
		l.add(start, "the file is not UTF-8; save it as UTF-8")
		return nil
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(source), "\ufeff"), "\r\n", "\n")
	tokens := l.scan(text)
	if len(l.faults) > 0 {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		l.notYAML(err)
		return nil
	}
	return l.mapping(file)
}

func (l *faultList) notYAML(err error) {
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		l.add(placeOf(syntax.GetToken()), "this is not YAML: %s", syntax.GetMessage())
		return
	}
	l.add(start, "this is not YAML")
}

// mapping gives the entries of the one mapping that a file is.
func (l *faultList) mapping(file *ast.File) []*ast.MappingValueNode {
	var bodies []ast.Node
	for _, document := range file.Docs {
		if document.Body != nil {
			bodies = append(bodies, document.Body)
		}
	}
	switch {
	case len(bodies) == 0:
		l.add(start, "the file is empty")
		return nil
	case len(bodies) > 1:
		l.add(placeOf(bodies[1].GetToken()), "a second YAML document begins here; a file of settings has only one")
		return nil
	}
	entries, ok := entriesOf(bodies[0])
	if !ok {
		l.add(placeOf(bodies[0].GetToken()), "the file has to begin with a key, such as time_zone: Europe/London")
	}
	return entries
}

// entriesOf gives the entries of a mapping; ok is false for what is none.
func entriesOf(node ast.Node) (entries []*ast.MappingValueNode, ok bool) {
	switch node := node.(type) {
	case *ast.MappingNode:
		return node.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{node}, true
	}
	return nil, false
}

// refused are the parts of YAML that a file of settings has no use for.
var refused = map[token.Type]string{
	token.SequenceEntryType: "a list", token.SequenceStartType: "a list", token.AnchorType: "an anchor", token.AliasType: "an alias",
	token.TagType: "a tag", token.MergeKeyType: "a merging with <<", token.DirectiveType: "a directive", token.MappingKeyType: "a key with a question mark",
	token.LiteralType: "a text of several lines", token.FoldedType: "a text of several lines",
}

// scan cuts a file into tokens and refuses what is not for settings.
func (l *faultList) scan(text string) token.Tokens {
	var tokens token.Tokens
	var scan scanner.Scanner
	for scan.Init(text); ; {
		some, err := scan.Scan()
		tokens.Add(some...)
		if errors.Is(err, io.EOF) {
			break
		}
		if invalid := tokens.InvalidToken(); err != nil || invalid != nil {
			l.add(placeOf(invalid), "this is not YAML")
			return nil
		}
	}
	deep, keys := 0, 0
	for _, tk := range tokens {
		switch tk.Type {
		case token.MappingStartType:
			deep++
		case token.MappingEndType:
			deep--
		case token.MappingValueType:
			keys++
		}
		if what, unwanted := refused[tk.Type]; unwanted {
			l.add(placeOf(tk), "%s has no place in a file of settings", what)
			return nil
		}
		if deep > deepestFlow || keys > mostKeys {
			l.add(placeOf(tk), "the file is nested too deeply or has too many keys")
			return nil
		}
	}
	return tokens
}

func placeOf(tk *token.Token) forms.Position {
	if tk == nil || tk.Position == nil {
		return start
	}
	return forms.Position{Line: max(tk.Position.Line, 1), Column: max(tk.Position.Column, 1)}
}
