package expr

import (
	"math"
	"strings"
)

var choiceFunctions = map[string]function{
	"selected":       {least: 2, most: 2, gives: Boolean, build: buildSelected},
	"selected-at":    {least: 2, most: 2, takes: []parameter{anything, aNumber}, gives: Choice, build: buildSelectedAt},
	"count-selected": {least: 1, most: 1, gives: Number, run: countSelected},
	"jr:choice-name": {least: 2, most: 2, gives: String, build: buildChoiceName},
}

func buildSelected(c *compiler, _ call, arguments []operand) operand {
	c.compared(arguments[0], arguments[1])
	run := arguments[0].run
	if literal, ok := literalText(arguments[1]); ok {
		name := trimSpace(literal)
		return operand{typ: Boolean, run: func(env Env) value { return booleanValue(isSelected(run(env).asText(), name)) }}
	}
	wanted := arguments[1].run
	return operand{typ: Boolean, run: func(env Env) value {
		return booleanValue(isSelected(run(env).asText(), trimSpace(wanted(env).asText())))
	}}
}

// isSelected reports whether a name is among the names in a list. The empty
// name is in the empty list only.
func isSelected(list, name string) bool {
	if name == "" {
		return trimSpace(list) == ""
	}
	for start := 0; ; {
		found := strings.Index(list[start:], name)
		if found < 0 {
			return false
		}
		begin, end := start+found, start+found+len(name)
		if (begin == 0 || isSpace(list[begin-1])) && (end == len(list) || isSpace(list[end])) {
			return true
		}
		start = begin + 1
	}
}

// nextName cuts the first name off a list of names; "" if there is none.
func nextName(list string) (name, rest string) {
	list = trimSpace(list)
	end := 0
	for end < len(list) && !isSpace(list[end]) {
		end++
	}
	return list[:end], list[end:]
}

func countSelected(env Env, arguments []evaluator) value {
	count := 0
	for name, rest := nextName(arguments[0](env).asText()); name != ""; name, rest = nextName(rest) {
		count++
	}
	return numberValue(float64(count))
}

func buildSelectedAt(c *compiler, n call, arguments []operand) operand {
	list, index := arguments[0].run, numeric(arguments[1])
	built := operand{typ: Choice, run: func(env Env) value {
		return textValue(nameAt(list(env).asText(), index(env)))
	}}
	if !isStored(arguments[0]) {
		built.typ = String
	}
	built.slot = arguments[0].slot
	return built
}

// nameAt gives the name at an index that counts from 0; "" if there is none.
func nameAt(list string, index float64) string {
	index = math.Trunc(index)
	name, rest := nextName(list)
	for ; index > 0 && name != ""; index-- {
		name, rest = nextName(rest)
	}
	if index != 0 {
		return ""
	}
	return name
}

// buildChoiceName gives the label of a choice of the question that the second
// argument names within quotes, with or without ${}.
func buildChoiceName(c *compiler, _ call, arguments []operand) operand {
	literal, ok := arguments[1].node.(textLiteral)
	if !ok {
		c.fault(arguments[1].node.offset(), "jr:choice-name() takes the name of a question in quotes, such as '${q1}'")
		return constant(String, value{})
	}
	inside := strings.TrimLeft(literal.text, " \t\r\n")
	offset := literal.offset() + 1 + len(literal.text) - len(inside)
	inside = trimSpace(inside)
	name := inside
	if referenced, length, ok := referenceAt(inside); ok && length == len(inside) {
		name = referenced
	}
	slot, _, ok := c.scope.Variable(name)
	if !ok {
		c.fault(literal.offset(), "no question is called "+quoted(name)+c.suggestVariable(name))
		return constant(String, value{})
	}
	c.references = append(c.references, Reference{Slot: slot, Offset: offset})
	run := arguments[0].run
	return operand{typ: String, run: func(env Env) value {
		choice := run(env).asText()
		if choice == "" {
			return value{}
		}
		return textValue(env.ChoiceLabel(slot, choice))
	}}
}
