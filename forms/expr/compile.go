package expr

import (
	"cmp"
	"slices"
)

// Compile parses and checks a source once. It gives every fault that it can
// find, in the order of the source; the program is nil if there is any.
func Compile(source string, scope Scope) (*Program, []Fault) {
	tree, faults := parse(source)
	c := &compiler{scope: scope, faults: faults}
	root := c.compile(tree)
	if len(c.faults) > 0 {
		slices.SortStableFunc(c.faults, func(a, b Fault) int { return cmp.Compare(a.Offset, b.Offset) })
		return nil, c.faults
	}
	slices.SortStableFunc(c.references, func(a, b Reference) int { return cmp.Compare(a.Offset, b.Offset) })
	slices.SortStableFunc(c.comparisons, func(a, b Comparison) int { return cmp.Compare(a.Offset, b.Offset) })
	return &Program{
		source:      source,
		typ:         root.typ,
		root:        root.run,
		references:  c.references,
		comparisons: c.comparisons,
	}, nil
}

// compiler checks a tree and turns it into evaluators.
type compiler struct {
	scope       Scope
	faults      []Fault
	references  []Reference
	comparisons []Comparison
	draws       uint64 // calls so far whose result is random
}

// operand is a compiled node together with what is known of it.
type operand struct {
	typ  Type
	run  evaluator
	node node
	slot int // of a variable; SelfSlot for "."
}

func (c *compiler) fault(offset int, message string) {
	c.faults = append(c.faults, Fault{Offset: offset, Message: message})
}

func (c *compiler) compile(n node) operand {
	o := c.compileNode(n)
	o.node = n
	return o
}

func (c *compiler) compileNode(n node) operand {
	switch n := n.(type) {
	case textLiteral:
		return constant(String, textValue(n.text))
	case numberLiteral:
		return constant(Number, numberValue(n.number))
	case variableNode:
		return c.variable(n)
	case selfNode:
		return c.self(n)
	case attributeNode:
		return c.attribute(n)
	case negation:
		return c.negation(n)
	case operation:
		return c.operation(n)
	case call:
		return c.call(n)
	}
	return constant(Any, value{}) // what is broken has its fault already
}

func constant(typ Type, v value) operand {
	return operand{typ: typ, run: func(Env) value { return v }}
}

func (c *compiler) variable(n variableNode) operand {
	slot, typ, ok := c.scope.Variable(n.name)
	if !ok {
		c.fault(n.offset(), "no question is called "+n.name+c.suggestVariable(n.name))
		return constant(Any, value{})
	}
	c.references = append(c.references, Reference{Slot: slot, Offset: n.offset()})
	run := func(env Env) value { return textValue(env.Text(slot)) }
	if typ == Boolean {
		run = func(env Env) value { return storedBoolean(env.Text(slot)) }
	}
	return operand{typ: typ, run: run, slot: slot}
}

func (c *compiler) self(n selfNode) operand {
	typ, ok := c.scope.Self()
	if !ok {
		c.fault(n.offset(), "the point means an answer that is being checked, and here is none")
		return constant(Any, value{})
	}
	run := func(env Env) value { return textValue(env.Self()) }
	if typ == Boolean {
		run = func(env Env) value { return storedBoolean(env.Self()) }
	}
	return operand{typ: typ, run: run, slot: SelfSlot}
}

// storedBoolean reads a truth that is kept as text.
func storedBoolean(text string) value {
	switch text {
	case "true", "1":
		return booleanValue(true)
	case "false", "0":
		return booleanValue(false)
	}
	return textValue(text)
}

func (c *compiler) attribute(n attributeNode) operand {
	if !c.scope.Attribute(n.name) {
		c.fault(n.offset(), c.unknownName(n.name))
		return constant(Any, value{})
	}
	name := n.name
	return operand{typ: Any, run: func(env Env) value { return textValue(env.Attribute(name)) }}
}

// unknownName explains a bare name that is no attribute.
func (c *compiler) unknownName(name string) string {
	if _, _, ok := c.scope.Variable(name); ok {
		return "a question is written ${" + name + "}"
	}
	if _, ok := functions[name]; ok {
		return "a function is called with parentheses: " + name + "(...)"
	}
	return name + " is not known here; a question is written ${name}, a choice 'name'"
}

func (c *compiler) negation(n negation) operand {
	number := c.number(c.compile(n.operand), "-")
	if n.even {
		return operand{typ: Number, run: func(env Env) value { return numberValue(number(env)) }}
	}
	return operand{typ: Number, run: func(env Env) value { return numberValue(-number(env)) }}
}

func (c *compiler) operation(n operation) operand {
	left, right := c.compile(n.left), c.compile(n.right)
	switch n.operator {
	case "and", "or":
		return logical(n.operator, condition(left), condition(right))
	case "=", "!=":
		return c.equality(n.operator == "=", left, right)
	case "<", "<=", ">", ">=":
		return c.ordering(n.operator, left, right)
	}
	return arithmetic(n.operator, c.number(left, n.operator), c.number(right, n.operator))
}

func isStored(o operand) bool {
	switch o.node.(type) {
	case variableNode, selfNode:
		return true
	}
	return false
}

// literalText gives the text of a literal, as string() would write it.
func literalText(o operand) (string, bool) {
	switch n := o.node.(type) {
	case textLiteral:
		return n.text, true
	case numberLiteral:
		return formatNumber(n.number), true
	case negation:
		if _, ok := n.operand.(numberLiteral); ok {
			return formatNumber(o.run(nil).number), true
		}
	}
	return "", false
}
