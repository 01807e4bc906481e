package expr

import "strings"

var logicFunctions = map[string]function{
	"true":                {gives: Boolean, run: func(Env, []evaluator) value { return booleanValue(true) }},
	"false":               {gives: Boolean, run: func(Env, []evaluator) value { return booleanValue(false) }},
	"not":                 {least: 1, most: 1, gives: Boolean, build: buildNot},
	"boolean":             {least: 1, most: 1, gives: Boolean, build: buildBoolean},
	"boolean-from-string": {least: 1, most: 1, gives: Boolean, run: booleanFromString},
	"if":                  {least: 3, most: 3, build: buildIf},
	"coalesce":            {least: 1, most: noLimit, build: buildCoalesce},
	"checklist":           {least: 3, most: noLimit, gives: Boolean, build: buildChecklist},
	"weighted-checklist":  {least: 4, most: noLimit, gives: Boolean, build: buildWeightedChecklist},
}

func buildNot(_ *compiler, _ call, arguments []operand) operand {
	holds := condition(arguments[0])
	return operand{typ: Boolean, run: func(env Env) value { return booleanValue(!holds(env)) }}
}

func buildBoolean(_ *compiler, _ call, arguments []operand) operand {
	holds := condition(arguments[0])
	return operand{typ: Boolean, run: func(env Env) value { return booleanValue(holds(env)) }}
}

func booleanFromString(env Env, arguments []evaluator) value {
	text := arguments[0](env).asText()
	return booleanValue(text == "1" || strings.EqualFold(text, "true"))
}

func buildIf(_ *compiler, _ call, arguments []operand) operand {
	holds, then, otherwise := condition(arguments[0]), arguments[1].run, arguments[2].run
	return operand{typ: common(arguments[1:]), run: func(env Env) value {
		if holds(env) {
			return then(env)
		}
		return otherwise(env)
	}}
}

// buildCoalesce gives the first argument that is not empty.
func buildCoalesce(_ *compiler, _ call, arguments []operand) operand {
	evaluators := evaluatorsOf(arguments)
	return operand{typ: common(arguments), run: func(env Env) value {
		for _, run := range evaluators {
			if v := run(env); !v.empty() {
				return v
			}
		}
		return value{}
	}}
}

// buildChecklist holds if at least the first and at most the second number of
// the conditions hold; below zero there is no bound.
func buildChecklist(c *compiler, n call, arguments []operand) operand {
	least, most := c.number(arguments[0], n.name+"()"), c.number(arguments[1], n.name+"()")
	var conditions []conditionEvaluator
	for _, argument := range arguments[2:] {
		conditions = append(conditions, condition(argument))
	}
	return operand{typ: Boolean, run: func(env Env) value {
		count := 0.0
		for _, holds := range conditions {
			if holds(env) {
				count++
			}
		}
		atLeast, atMost := least(env), most(env)
		return booleanValue((atLeast < 0 || count >= atLeast) && (atMost < 0 || count <= atMost))
	}}
}

// buildWeightedChecklist holds if the weights of the conditions that hold add
// up to at least the first and at most the second number.
func buildWeightedChecklist(c *compiler, n call, arguments []operand) operand {
	if len(arguments)%2 != 0 {
		c.fault(n.offset(), "weighted-checklist() takes a weight after each condition")
		return constant(Boolean, value{})
	}
	least, most := c.number(arguments[0], n.name+"()"), c.number(arguments[1], n.name+"()")
	var conditions []conditionEvaluator
	var weights []numberEvaluator
	for i := 2; i < len(arguments); i += 2 {
		conditions = append(conditions, condition(arguments[i]))
		weights = append(weights, c.number(arguments[i+1], n.name+"()"))
	}
	return operand{typ: Boolean, run: func(env Env) value {
		sum := 0.0
		for i, holds := range conditions {
			if holds(env) {
				sum += weights[i](env)
			}
		}
		atLeast, atMost := least(env), most(env)
		return booleanValue((atLeast < 0 || sum >= atLeast) && (atMost < 0 || sum <= atMost))
	}}
}
