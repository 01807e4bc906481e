package expr

// node is a part of a source that has been parsed.
type node interface {
	offset() int
}

// place is where a node begins, in bytes.
type place int

func (p place) offset() int { return int(p) }

type (
	textLiteral struct {
		place
		text string
	}
	numberLiteral struct {
		place
		number float64
	}
	variableNode struct {
		place
		name string
	}
	selfNode struct {
		place
	}
	attributeNode struct {
		place
		name string
	}
	negation struct {
		place
		operand node
		even    bool // an even number of minus signs only makes a number of it
	}
	operation struct {
		place    // where the operator stands
		operator string
		left     node
		right    node
	}
	call struct {
		place
		name      string
		arguments []node
	}
	// broken stands where something does not parse; its fault is recorded.
	broken struct {
		place
	}
)
