package expr

import "math"

type numberEvaluator func(env Env) float64

type conditionEvaluator func(env Env) bool

// condition evaluates an operand as true or false.
func condition(o operand) conditionEvaluator {
	run, typ := o.run, o.typ
	return func(env Env) bool { return truth(typ, run(env)) }
}

// numeric evaluates an operand as a number. That of a literal is worked out
// beforehand.
func numeric(o operand) numberEvaluator {
	if literal, ok := literalText(o); ok {
		number := readNumber(literal)
		if n, ok := o.node.(numberLiteral); ok {
			number = n.number
		}
		return func(Env) float64 { return number }
	}
	run := o.run
	return func(env Env) float64 { return run(env).asNumber() }
}

func logical(operator string, left, right conditionEvaluator) operand {
	if operator == "and" {
		return operand{typ: Boolean, run: func(env Env) value { return booleanValue(left(env) && right(env)) }}
	}
	return operand{typ: Boolean, run: func(env Env) value { return booleanValue(left(env) || right(env)) }}
}

func arithmetic(operator string, left, right numberEvaluator) operand {
	var run evaluator
	switch operator {
	case "+":
		run = func(env Env) value { return numberValue(left(env) + right(env)) }
	case "-":
		run = func(env Env) value { return numberValue(left(env) - right(env)) }
	case "*":
		run = func(env Env) value { return numberValue(left(env) * right(env)) }
	case "div":
		run = func(env Env) value { return numberValue(left(env) / right(env)) }
	case "mod":
		run = func(env Env) value { return numberValue(math.Mod(left(env), right(env))) }
	}
	return operand{typ: Number, run: run}
}

func (c *compiler) ordering(operator string, left, right operand) operand {
	a, b := numeric(left), numeric(right)
	if c.checkCompared(left, right, false) && c.checkCompared(right, left, false) {
		a, b = c.number(left, operator), c.number(right, operator)
	}
	var run evaluator
	switch operator {
	case "<":
		run = func(env Env) value { return booleanValue(a(env) < b(env)) }
	case "<=":
		run = func(env Env) value { return booleanValue(a(env) <= b(env)) }
	case ">":
		run = func(env Env) value { return booleanValue(a(env) > b(env)) }
	case ">=":
		run = func(env Env) value { return booleanValue(a(env) >= b(env)) }
	}
	return operand{typ: Boolean, run: run}
}

func (c *compiler) equality(equal bool, left, right operand) operand {
	c.compared(left, right)
	c.compared(right, left)
	c.checkCompared(left, right, true)
	c.checkCompared(right, left, true)
	if run, ok := withLiteral(equal, left, right); ok {
		return operand{typ: Boolean, run: run}
	}
	if run, ok := withLiteral(equal, right, left); ok {
		return operand{typ: Boolean, run: run}
	}
	a, b, typ := left, right, numericType(left, right)
	return operand{typ: Boolean, run: func(env Env) value {
		return booleanValue(equalValues(a, b, typ, env) == equal)
	}}
}

// numericType tells whether texts are to be compared as numbers where both
// read as such, because one side is known to be a number, a date or a time.
func numericType(left, right operand) bool {
	return isNumeric(left.typ) || isNumeric(right.typ)
}

func isNumeric(typ Type) bool { return typ == Number || typ == Date || typ == Time }

// withLiteral compiles the comparison of an answer with a text literal, as
// most comparisons are. An empty literal asks whether there is no answer.
func withLiteral(equal bool, answer, literal operand) (evaluator, bool) {
	text, ok := literal.node.(textLiteral)
	if !ok || !isStored(answer) {
		return nil, false
	}
	want := text.text
	stored := storedText(answer)
	if answer.typ == Boolean && want != "" {
		truth := storedBoolean(want)
		return func(env Env) value { return booleanValue((storedBoolean(stored(env)) == truth) == equal) }, true
	}
	if isNumeric(answer.typ) && !math.IsNaN(readNumber(want)) {
		number := readNumber(want)
		return func(env Env) value { return booleanValue(equalNumbers(readNumber(stored(env)), number) == equal) }, true
	}
	return func(env Env) value { return booleanValue((stored(env) == want) == equal) }, true
}

// storedText gives the answer itself, as it is kept.
func storedText(answer operand) func(env Env) string {
	if _, ok := answer.node.(selfNode); ok {
		return func(env Env) string { return env.Self() }
	}
	slot := answer.slot
	return func(env Env) string { return env.Text(slot) }
}

// equalValues follows XPath: truths, then numbers, then texts.
func equalValues(left, right operand, numeric bool, env Env) bool {
	a, b := left.run(env), right.run(env)
	switch {
	case a.kind == booleanKind || b.kind == booleanKind:
		return truth(left.typ, a) == truth(right.typ, b)
	case a.kind != textKind || b.kind != textKind:
		return equalNumbers(a.asNumber(), b.asNumber())
	case numeric:
		x, y := a.asNumber(), b.asNumber()
		if !math.IsNaN(x) && !math.IsNaN(y) {
			return equalNumbers(x, y)
		}
	}
	return a.text == b.text
}
