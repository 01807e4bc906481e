package expr

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
)

var patternFunctions = map[string]function{
	"regex": {least: 2, most: 2, gives: Boolean, build: buildRegex},
}

// longestPattern bounds, in bytes, a pattern that comes from an answer.
const longestPattern = 1000

// buildRegex matches the whole text, as ODK does. A literal pattern is
// compiled once; one that comes from an answer each time, and if it is no
// pattern it matches nothing.
func buildRegex(c *compiler, _ call, arguments []operand) operand {
	text := arguments[0].run
	if literal, ok := arguments[1].node.(textLiteral); ok {
		pattern, err := wholePattern(literal.text)
		if err != nil {
			c.fault(literal.offset(), "this pattern cannot be read: "+patternProblem(err))
			return constant(Boolean, value{})
		}
		return operand{typ: Boolean, run: func(env Env) value { return booleanValue(pattern.MatchString(text(env).asText())) }}
	}
	source := arguments[1].run
	return operand{typ: Boolean, run: func(env Env) value {
		written := source(env).asText()
		if len(written) > longestPattern {
			return booleanValue(false)
		}
		pattern, err := wholePattern(written)
		return booleanValue(err == nil && pattern.MatchString(text(env).asText()))
	}}
}

// wholePattern compiles a pattern so that it matches whole texts only. It is
// compiled alone first, so that it cannot close the group around it.
func wholePattern(pattern string) (*regexp.Regexp, error) {
	if _, err := regexp.Compile(pattern); err != nil {
		return nil, err
	}
	return regexp.Compile(`\A(?:` + pattern + `)\z`)
}

// patternProblem says what is wrong with a pattern, without what the package
// that reads it puts before.
func patternProblem(err error) string {
	var problem *syntax.Error
	if errors.As(err, &problem) {
		return fmt.Sprintf("%s at %s", problem.Code, quoted(problem.Expr))
	}
	return err.Error()
}
