package search

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// explained makes a sentence of what package regexp says is wrong, with the
// character at which it is.
func explained(text string, err error) error {
	var fault *syntax.Error
	if !errors.As(err, &fault) {
		return fmt.Errorf("%w: %w", ErrExpression, err)
	}
	what, known := faults[fault.Code]
	if !known {
		what = "it cannot be understood"
	}
	at := strings.Index(text, fault.Expr)
	if at < 0 || fault.Expr == "" || fault.Expr == text {
		return fmt.Errorf("%w: %s", ErrExpression, what)
	}
	return fmt.Errorf("%w at character %d, %s: %s", ErrExpression, utf8.RuneCountInString(text[:at])+1, "“"+fault.Expr+"”", what)
}

// faults are what may be wrong, in words.
var faults = map[syntax.ErrorCode]string{
	syntax.ErrInvalidCharClass:      "the set in square brackets is not one",
	syntax.ErrInvalidCharRange:      "the range in square brackets goes backwards, or there is no such set",
	syntax.ErrInvalidEscape:         "there is no such sign behind a backslash",
	syntax.ErrInvalidNamedCapture:   "the name of the group is wrong",
	syntax.ErrInvalidPerlOp:         "there is no such group; looking ahead or back is not possible",
	syntax.ErrInvalidRepeatOp:       "two signs of repetition stand together",
	syntax.ErrInvalidRepeatSize:     "the number of repetitions is wrong or above 1,000",
	syntax.ErrInvalidUTF8:           "it is not UTF-8",
	syntax.ErrLarge:                 "it becomes too large; repeat less",
	syntax.ErrMissingBracket:        "a square bracket is not closed",
	syntax.ErrMissingParen:          "a round bracket is not closed",
	syntax.ErrMissingRepeatArgument: "there is nothing before it to repeat",
	syntax.ErrNestingDepth:          "it is nested too deeply",
	syntax.ErrTrailingBackslash:     "it ends in a backslash",
	syntax.ErrUnexpectedParen:       "a round bracket is closed that was not opened",
}
