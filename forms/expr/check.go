package expr

import (
	"fmt"
	"math"
	"slices"
)

// number checks that an operand can be a number, and compiles it as one. use
// is the operator or function that wants the number.
func (c *compiler) number(o operand, use string) numberEvaluator {
	c.checkArgument(aNumber, o, use)
	return numeric(o)
}

func (c *compiler) checkArgument(wanted parameter, o operand, use string) {
	if wanted == anything {
		return
	}
	reason := c.neverNumber(o)
	switch {
	case reason == "":
	case wanted == aDate:
		c.fault(o.node.offset(), fmt.Sprintf("%s works on dates, and %s; a date is written '2020-01-31'", use, reason))
	default:
		c.fault(o.node.offset(), fmt.Sprintf("%s works on numbers, and %s", use, reason))
	}
}

// neverNumber says why an operand can never be a number; "" if it can.
func (c *compiler) neverNumber(o operand) string {
	if literal, ok := o.node.(textLiteral); ok {
		if isNumberText(literal.text) {
			return ""
		}
		return "the text " + quoted(literal.text) + " is none"
	}
	switch o.typ {
	case Choices:
		return describe(o) + " has several choices; count them with count-selected()"
	case Choice:
		if isStored(o) && c.onlyWords(o.slot) {
			return describe(o) + " has choices that are not numbers"
		}
	}
	return ""
}

func isNumberText(text string) bool { return !math.IsNaN(readNumber(text)) }

// onlyWords reports whether it is known that no choice is named by a number.
func (c *compiler) onlyWords(slot int) bool {
	lister, ok := c.scope.(ChoiceLister)
	if !ok {
		return false
	}
	names := lister.ChoiceNames(slot)
	return len(names) > 0 && !slices.ContainsFunc(names, isNumberText)
}

// compared records the comparison of an answer with a literal.
func (c *compiler) compared(answer, literal operand) {
	text, ok := literalText(literal)
	if !ok {
		return
	}
	if slot, ok := comparedSlot(answer); ok {
		c.comparisons = append(c.comparisons, Comparison{Slot: slot, Literal: text, Offset: literal.node.offset()})
	}
}

// comparedSlot gives the slot whose choices an operand is one of.
func comparedSlot(o operand) (int, bool) {
	if isStored(o) {
		return o.slot, true
	}
	if n, ok := o.node.(call); ok && n.name == "selected-at" && o.typ == Choice {
		return o.slot, true
	}
	return 0, false
}

// checkCompared checks that a text literal can be what it is compared with,
// and reports whether it can.
func (c *compiler) checkCompared(other, literal operand, equality bool) bool {
	text, ok := literal.node.(textLiteral)
	if !ok || equality && (text.text == "" || isStored(other) && c.isSpecial(text.text)) {
		return true
	}
	content := trimSpace(text.text)
	fits, kind, advice := true, "", ""
	switch other.typ {
	case Number:
		_, fits = readDecimal(content)
		fits = fits || !isStored(other) && isNumberText(content) // dates can be reckoned with
		kind = "a number"
	case Date:
		_, fits = readMoment(content)
		kind, advice = "a date", "; a date is written '2020-01-31'"
	case Time:
		_, fits = readClock(content)
		kind, advice = "a time", "; a time is written '18:30'"
	}
	if !fits {
		c.fault(text.offset(), fmt.Sprintf("%s is %s, and the text %s is none%s", describe(other), kind, quoted(text.text), advice))
	}
	return fits
}

func (c *compiler) isSpecial(text string) bool {
	lister, ok := c.scope.(SpecialLister)
	return ok && slices.Contains(lister.SpecialNames(), text)
}

// describe names an operand in a message.
func describe(o operand) string {
	switch n := o.node.(type) {
	case variableNode:
		return "${" + n.name + "}"
	case selfNode:
		return "the answer"
	case call:
		return "what " + n.name + "() gives"
	}
	return "what is calculated"
}

// common is the type of a value that is one of several.
func common(operands []operand) Type {
	typ := Any
	known := false
	for _, o := range operands {
		if literal, ok := o.node.(textLiteral); ok && literal.text == "" {
			continue // empty is in every type
		}
		if known && o.typ != typ {
			return Any
		}
		typ, known = o.typ, true
	}
	if !known {
		return String
	}
	return typ
}
