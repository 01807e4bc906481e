package forms

// nodeKind tells the shapes of YAML values apart.
type nodeKind int

const (
	emptyNode nodeKind = iota
	scalarNode
	mappingNode
	sequenceNode
	// brokenNode has been told as a fault already; nothing more is said of it.
	brokenNode
)

// scalarStyle is how a scalar is written in the file.
type scalarStyle int

const (
	plainStyle scalarStyle = iota
	singleQuoted
	doubleQuoted
	blockStyle
)

// node is one value of a YAML file and where it begins.
type node struct {
	kind    nodeKind
	at      Position
	text    string
	style   scalarStyle
	entries []entry
	items   []*node
}

// entry is one key of a mapping with its value.
type entry struct {
	key   *node
	value *node
}

// describe names the kind of a node in a message.
func (n *node) describe() string {
	switch n.kind {
	case scalarNode:
		return "the text " + quoted(n.text)
	case mappingNode:
		return "a mapping"
	case sequenceNode:
		return "a list"
	}
	return "nothing"
}
