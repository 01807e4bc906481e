package search

import (
	"regexp/syntax"
	"unicode/utf8"
)

// mostRequired is how many words there are at most one of which has to be in
// each passage.
const mostRequired = 16

// required gives words of ASCII one of which is in whatever an expression
// matches, whatever their case; none if it cannot tell.
func required(tree *syntax.Regexp) []string {
	switch tree.Op {
	case syntax.OpLiteral:
		if word := longestASCII(tree.Rune); word != "" {
			return []string{word}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return required(tree.Sub[0])
	case syntax.OpRepeat:
		if tree.Min > 0 {
			return required(tree.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range tree.Sub {
			if words := required(sub); shortest(words) > shortest(best) {
				best = words
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range tree.Sub {
			words := required(sub)
			if all = append(all, words...); len(words) == 0 || len(all) > mostRequired {
				return nil
			}
		}
		return all
	}
	return nil
}

// shortest is the length of the shortest of some words; 0 if there are none.
func shortest(words []string) int {
	length := 0
	for i, word := range words {
		if i == 0 || len(word) < length {
			length = len(word)
		}
	}
	return length
}

// longestASCII is the longest part of ASCII without control characters.
func longestASCII(points []rune) string {
	best, from := points[:0], 0
	for i, r := range points {
		if r < ' ' || r >= utf8.RuneSelf {
			from = i + 1
		} else if i+1-from > len(best) {
			best = points[from : i+1]
		}
	}
	return string(best)
}
