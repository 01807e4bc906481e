package codebook

import (
	"errors"
	"io"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/scanner"
	"github.com/goccy/go-yaml/token"
)

// The bounds of a YAML file, far above what a codebook needs, and low enough
// that a hostile one costs neither memory nor time.
const (
	deepestFlow   = 4
	furthestBlock = 40
)

func readYAML(c *collection, source string) (err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = c.fault(1, 1, "this cannot be read as YAML")
		}
	}()
	tokens, err := scanYAML(c, source)
	if err != nil {
		return err
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return yamlFault(c, err)
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return c.fault(1, 1, "the file has to hold one list of codes, under the key codes")
	}
	codes, err := listOfCodes(c, file.Docs[0].Body)
	if err != nil {
		return err
	}
	for _, code := range codes {
		if err := readYAMLCode(c, code); err != nil {
			return err
		}
	}
	return nil
}

// scanYAML cuts a file into tokens, and refuses what codebooks do not use.
func scanYAML(c *collection, source string) (tokens token.Tokens, err error) {
	var scan scanner.Scanner
	flow := 0
	for scan.Init(source); ; {
		some, err := scan.Scan()
		for _, tk := range some {
			at := tk.Position
			switch tk.Type {
			case token.SequenceStartType, token.MappingStartType:
				flow++
			case token.SequenceEndType, token.MappingEndType:
				flow--
			case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.DirectiveType:
				return nil, c.fault(at.Line, at.Column, "anchors, aliases and tags have no place in a codebook")
			case token.InvalidType:
				return nil, c.fault(at.Line, at.Column, "this is not YAML: %s", tk.Error)
			}
			block := tk.Type == token.SequenceEntryType || tk.Type == token.MappingKeyType
			if flow > deepestFlow || block && at.Column > furthestBlock {
				return nil, c.fault(at.Line, at.Column, "this is nested deeper than a codebook is")
			}
		}
		tokens.Add(some...)
		switch {
		case errors.Is(err, io.EOF):
			return tokens, nil
		case err != nil:
			return nil, c.fault(1, 1, "this is not YAML: %v", err)
		}
	}
}

func yamlFault(c *collection, err error) error {
	var syntax yaml.Error
	if !errors.As(err, &syntax) || syntax.GetToken() == nil {
		return c.fault(1, 1, "this is not YAML: %v", err)
	}
	at := syntax.GetToken().Position
	return c.fault(at.Line, at.Column, "this is not YAML: %s", syntax.GetMessage())
}

// listOfCodes gives the nodes of the list under the key codes.
func listOfCodes(c *collection, body ast.Node) ([]ast.Node, error) {
	for _, value := range pairs(body) {
		at := value.Key.GetToken().Position
		if value.Key.String() != "codes" {
			return nil, c.fault(at.Line, at.Column, "there is no key %q; the codes stand under the key codes", value.Key.String())
		}
		if list, ok := value.Value.(*ast.SequenceNode); ok {
			return list.Values, nil
		}
	}
	return nil, c.fault(1, 1, "the file has to hold one list of codes, under the key codes")
}

// pairs are the keys and values of a mapping; none of what is none.
func pairs(of ast.Node) []*ast.MappingValueNode {
	switch of := of.(type) {
	case *ast.MappingNode:
		return of.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{of}
	}
	return nil
}

func readYAMLCode(c *collection, of ast.Node) error {
	at := of.GetToken().Position
	values := pairs(of)
	e := Entry{Line: at.Line, Column: at.Column}
	if len(values) > 0 {
		first := values[0].Key.GetToken().Position
		e.Line, e.Column = first.Line, first.Column
	}
	var path string
	fields := []struct {
		name string
		to   *string
	}{
		{"path", &path}, {"colour", &e.Colour}, {"definition", &e.Definition}, {"when_to_use", &e.Include}, {"when_not_to_use", &e.Exclude}, {"example", &e.Example},
	}
	for _, value := range values {
		key, at := value.Key.String(), value.Key.GetToken().Position
		known := slices.IndexFunc(fields, func(f struct {
			name string
			to   *string
		}) bool {
			return f.name == key
		})
		if known < 0 {
			return c.fault(at.Line, at.Column, "a code has no %q; it has path, colour, definition, when_to_use, when_not_to_use and example", key)
		}
		text, ok := scalar(value.Value)
		if !ok {
			return c.fault(at.Line, at.Column, "%s is a text, and nothing else", key)
		}
		*fields[known].to = text
	}
	names, ok := ReadPath(path)
	if !ok {
		return c.fault(e.Line, e.Column, "a code needs a path of names, such as Benefits > Access")
	}
	e.Path = names
	return c.add(e)
}

// scalar gives a text as it stands in the file.
func scalar(of ast.Node) (text string, ok bool) {
	switch of := of.(type) {
	case *ast.StringNode:
		return of.Value, true
	case *ast.LiteralNode:
		return of.Value.Value, true
	case *ast.NullNode:
		return "", true
	case ast.ScalarNode:
		return of.GetToken().Value, true
	}
	return "", false
}
