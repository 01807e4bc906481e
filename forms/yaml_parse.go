package forms

import (
	"errors"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// parseYAML reads a file into nodes; nil if it is not YAML or has nothing in
// it, which is told as a fault.
func parseYAML(list *faultList, source string) (root *node) {
	defer func() {
		if failure := recover(); failure != nil {
			list.add(Position{1, 1}, "this cannot be read as YAML")
			root = nil
		}
	}()
	before := len(list.faults)
	tokens := scanYAML(list, source)
	if len(list.faults) > before {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		addSyntaxFault(list, source, err)
		return nil
	}
	body := onlyBody(list, file)
	if body == nil {
		return nil
	}
	return converter{list}.node(body, 0)
}

// onlyBody gives what is in a file that has to be one document.
func onlyBody(list *faultList, file *ast.File) (body ast.Node) {
	for _, document := range file.Docs {
		switch {
		case document.Body == nil:
		case body == nil:
			body = document.Body
		default:
			list.add(startOf(document.Body), secondDocument)
		}
	}
	if body == nil {
		list.add(Position{1, 1}, "the file is empty")
	}
	return body
}

func addSyntaxFault(list *faultList, source string, err error) {
	var syntax yaml.Error
	if !errors.As(err, &syntax) {
		list.add(Position{1, 1}, "this is not YAML: %v", err)
		return
	}
	addNotYAML(list, source, positionOf(syntax.GetToken()), syntax.GetMessage())
}

// startOf is where a value begins: a mapping does with its first key, where
// the parser gives the colon behind it.
func startOf(from ast.Node) Position {
	switch from := from.(type) {
	case *ast.MappingNode:
		if len(from.Values) > 0 {
			return positionOf(from.Values[0].Key.GetToken())
		}
	case *ast.MappingValueNode:
		return positionOf(from.Key.GetToken())
	}
	return positionOf(from.GetToken())
}

// converter makes nodes of the parser's tree.
type converter struct{ *faultList }

func (c converter) node(from ast.Node, depth int) *node {
	if from == nil {
		return &node{kind: emptyNode, at: Position{1, 1}}
	}
	at := startOf(from)
	if depth > deepestFile {
		c.add(at, "the file is nested too deeply: more than %d levels", deepestFile)
		return &node{kind: brokenNode, at: at}
	}
	switch from := from.(type) {
	case *ast.NullNode:
		return &node{kind: emptyNode, at: at}
	case *ast.MappingNode:
		return c.mapping(from.Values, at, depth)
	case *ast.MappingValueNode:
		return c.mapping([]*ast.MappingValueNode{from}, at, depth)
	case *ast.SequenceNode:
		sequence := &node{kind: sequenceNode, at: at}
		for _, value := range from.Values {
			sequence.items = append(sequence.items, c.node(value, depth+1))
		}
		return sequence
	case *ast.LiteralNode:
		return &node{kind: scalarNode, at: at, text: from.Value.Value, style: blockStyle}
	case *ast.AnchorNode:
		c.add(at, "anchors are not understood here; name a list under choices instead")
		return c.node(from.Value, depth+1)
	case *ast.TagNode:
		c.add(at, "tags are not understood here; leave %s out", quoted(from.Start.Value))
		return c.node(from.Value, depth+1)
	case *ast.AliasNode:
		c.add(at, "aliases are not understood here; name a list under choices instead")
		return &node{kind: brokenNode, at: at}
	}
	return scalar(from, at)
}

func scalar(from ast.Node, at Position) *node {
	tk := from.GetToken()
	switch tk.Type {
	case token.SingleQuoteType:
		return &node{kind: scalarNode, at: at, text: tk.Value, style: singleQuoted}
	case token.DoubleQuoteType:
		return &node{kind: scalarNode, at: at, text: tk.Value, style: doubleQuoted}
	}
	return &node{kind: scalarNode, at: at, text: tk.Value}
}

// mapping makes a mapping whose keys are all different.
func (c converter) mapping(values []*ast.MappingValueNode, at Position, depth int) *node {
	mapping := &node{kind: mappingNode, at: at}
	seen := make(map[string]Position, len(values))
	for _, value := range values {
		key := c.key(value.Key)
		if first, twice := seen[key.text]; twice && key.kind == scalarNode {
			c.add(key.at, "the key %s stands twice in one place; it is in line %d already", quoted(key.text), first.Line)
			continue
		}
		seen[key.text] = key.at
		mapping.entries = append(mapping.entries, entry{key, c.node(value.Value, depth+1)})
	}
	return mapping
}

func (c converter) key(from ast.MapKeyNode) *node {
	at := positionOf(from.GetToken())
	switch from := from.(type) {
	case *ast.MergeKeyNode:
		c.add(at, "merging with << is not understood here")
		return &node{kind: brokenNode, at: at}
	case ast.ScalarNode:
		return scalar(from, at)
	}
	c.add(at, "a key is a single word here")
	return &node{kind: brokenNode, at: at}
}
