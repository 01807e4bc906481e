package expr

import (
	"math"
	"strings"
	"unicode/utf8"
)

var textFunctions = map[string]function{
	"string":           {least: 1, most: 1, gives: String, run: toString},
	"concat":           {least: 0, most: noLimit, gives: String, run: concat},
	"join":             {least: 1, most: noLimit, gives: String, run: join},
	"contains":         {least: 2, most: 2, gives: Boolean, run: onTexts(strings.Contains)},
	"starts-with":      {least: 2, most: 2, gives: Boolean, run: onTexts(strings.HasPrefix)},
	"ends-with":        {least: 2, most: 2, gives: Boolean, run: onTexts(strings.HasSuffix)},
	"substr":           {least: 2, most: 3, takes: []parameter{anything, aNumber}, gives: String, run: substr},
	"substring-before": {least: 2, most: 2, gives: String, run: substringBefore},
	"substring-after":  {least: 2, most: 2, gives: String, run: substringAfter},
	"translate":        {least: 3, most: 3, gives: String, run: translate},
	"string-length":    {least: 1, most: 1, gives: Number, run: stringLength},
	"normalize-space":  {least: 1, most: 1, gives: String, run: normalizeSpace},
}

func toString(env Env, arguments []evaluator) value { return textValue(arguments[0](env).asText()) }

func concat(env Env, arguments []evaluator) value { return joined(env, "", arguments) }

func join(env Env, arguments []evaluator) value {
	return joined(env, arguments[0](env).asText(), arguments[1:])
}

func joined(env Env, separator string, arguments []evaluator) value {
	var b strings.Builder
	for i, argument := range arguments {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(argument(env).asText())
	}
	return textValue(b.String())
}

func onTexts(test func(a, b string) bool) func(Env, []evaluator) value {
	return func(env Env, arguments []evaluator) value {
		return booleanValue(test(arguments[0](env).asText(), arguments[1](env).asText()))
	}
}

// substr gives the characters from one index until before another, counting
// from 0; an index below 0 counts from the end.
func substr(env Env, arguments []evaluator) value {
	text := arguments[0](env).asText()
	length := utf8.RuneCountInString(text)
	start := characterIndex(arguments[1](env).asNumber(), length)
	end := length
	if len(arguments) == 3 {
		end = characterIndex(arguments[2](env).asNumber(), length)
	}
	if start >= end {
		return value{}
	}
	from := byteIndex(text, start)
	return textValue(text[from : from+byteIndex(text[from:], end-start)])
}

// characterIndex brings an index into the bounds of a text; NaN counts as 0.
func characterIndex(index float64, length int) int {
	index = math.Trunc(index)
	if index < 0 {
		index += float64(length)
	}
	if !(index > 0) {
		return 0
	}
	return int(math.Min(index, float64(length)))
}

// byteIndex gives where in a text a character begins.
func byteIndex(text string, character int) int {
	for at := range text {
		if character == 0 {
			return at
		}
		character--
	}
	return len(text)
}

func substringBefore(env Env, arguments []evaluator) value {
	before, _, found := strings.Cut(arguments[0](env).asText(), arguments[1](env).asText())
	if !found {
		return value{}
	}
	return textValue(before)
}

func substringAfter(env Env, arguments []evaluator) value {
	_, after, _ := strings.Cut(arguments[0](env).asText(), arguments[1](env).asText())
	return textValue(after)
}

// translate puts for each character of the second text the one in its place
// in the third, or nothing if that is shorter. The first of several counts.
func translate(env Env, arguments []evaluator) value {
	replacements := map[rune]rune{}
	to := []rune(arguments[2](env).asText())
	for i, from := range []rune(arguments[1](env).asText()) {
		if _, done := replacements[from]; done {
			continue
		}
		replacements[from] = -1
		if i < len(to) {
			replacements[from] = to[i]
		}
	}
	return textValue(strings.Map(func(r rune) rune {
		if replacement, ok := replacements[r]; ok {
			return replacement
		}
		return r
	}, arguments[0](env).asText()))
}

func stringLength(env Env, arguments []evaluator) value {
	return numberValue(float64(utf8.RuneCountInString(arguments[0](env).asText())))
}

func normalizeSpace(env Env, arguments []evaluator) value {
	return textValue(strings.Join(names(arguments[0](env).asText()), " "))
}

// names splits a list at its spaces.
func names(list string) []string {
	var all []string
	for name, rest := nextName(list); name != ""; name, rest = nextName(rest) {
		all = append(all, name)
	}
	return all
}
