package expr

import (
	"fmt"
	"maps"
	"slices"
)

// parameter is what a function takes in one place.
type parameter int

const (
	anything parameter = iota
	aNumber            // checked to be able to be one
	aDate              // likewise; a time or a number of days will do
)

// noLimit as a function's greatest number of arguments.
const noLimit = -1

// function is a function of the language. It has either run, which gets its
// arguments' evaluators, or build, which compiles a call in its own way.
type function struct {
	least, most int
	// takes says what the arguments are; the last holds for those that follow.
	takes []parameter
	gives Type
	run   func(env Env, arguments []evaluator) value
	build func(c *compiler, n call, arguments []operand) operand
}

// functions holds every function by its name.
var functions = gather(
	logicFunctions, choiceFunctions, textFunctions, patternFunctions,
	numberFunctions, listFunctions, dateFunctions, randomFunctions, digestFunctions,
)

func gather(families ...map[string]function) map[string]function {
	all := map[string]function{}
	for _, family := range families {
		maps.Copy(all, family)
	}
	return all
}

// FunctionNames lists the functions of the language in the order of the alphabet.
func FunctionNames() []string { return slices.Sorted(maps.Keys(functions)) }

const (
	noRepeats  = "there are no repeats here"
	noPaths    = "paths are not understood; a question is written ${name}"
	noPlaces   = "there are no places among the answers here"
	noDataFile = "expressions read no other files"
)

// unsupported holds functions of XLSForm that make no sense here, and why.
var unsupported = map[string]string{
	"position":       noRepeats,
	"once":           "there are no repeats here, and a default is worked out only once as it is",
	"indexed-repeat": noRepeats,
	"count":          "there are no repeats here; count-selected() and count-non-empty() count",
	"current":        noPaths,
	"instance":       noPaths,
	"jr:itext":       "translations stand with the question that they belong to",
	"pulldata":       noDataFile,
	"search":         noDataFile,
	"area":           noPlaces,
	"distance":       noPlaces,
	"geofence":       noPlaces,
	"intersects":     noPlaces,
	"extract-signed": "signed texts are not read here",
}

func (c *compiler) call(n call) operand {
	arguments := make([]operand, len(n.arguments))
	for i, argument := range n.arguments {
		arguments[i] = c.compile(argument)
	}
	f, ok := functions[n.name]
	if !ok {
		c.fault(n.offset(), unknownFunction(n.name))
		return constant(Any, value{})
	}
	if message := f.wrongCount(n.name, len(arguments)); message != "" {
		c.fault(n.offset(), message)
		return constant(f.gives, value{})
	}
	for i, argument := range arguments {
		c.checkArgument(f.parameter(i), argument, n.name+"()")
	}
	if f.build != nil {
		return f.build(c, n, arguments)
	}
	run, evaluators := f.run, evaluatorsOf(arguments)
	return operand{typ: f.gives, run: func(env Env) value { return run(env, evaluators) }}
}

func evaluatorsOf(operands []operand) []evaluator {
	evaluators := make([]evaluator, len(operands))
	for i, o := range operands {
		evaluators[i] = o.run
	}
	return evaluators
}

func unknownFunction(name string) string {
	if reason, ok := unsupported[name]; ok {
		return name + "() is not supported: " + reason
	}
	return "there is no function " + name + "()" + suggest(name, FunctionNames())
}

func (f function) parameter(i int) parameter {
	if len(f.takes) == 0 {
		return anything
	}
	return f.takes[min(i, len(f.takes)-1)]
}

// wrongCount says what is wrong with the number of arguments, "" if nothing.
func (f function) wrongCount(name string, count int) string {
	if count >= f.least && (f.most == noLimit || count <= f.most) {
		return ""
	}
	return fmt.Sprintf("%s() takes %s, not %s", name, f.accepted(), counted(count))
}

func (f function) accepted() string {
	switch {
	case f.most == noLimit:
		return "at least " + counted(f.least)
	case f.least == f.most:
		return counted(f.least)
	}
	return fmt.Sprintf("%d to %s", f.least, counted(f.most))
}

func counted(count int) string {
	switch count {
	case 0:
		return "no argument"
	case 1:
		return "1 argument"
	}
	return fmt.Sprintf("%d arguments", count)
}
