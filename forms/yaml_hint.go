package forms

import "strings"

// addNotYAML tells that a file cannot be read, in the parser's words, and what
// to look at.
func addNotYAML(list *faultList, source string, at Position, message string) {
	line := lineOf(source, at.Line)
	if blanks := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(blanks, "\t") {
		list.add(Position{at.Line, strings.Index(blanks, "\t") + 1}, "this is not YAML: a tab; indent with spaces")
		return
	}
	hint := quotesHint(line)
	if hint == "" {
		hint = messageHint(message)
	}
	list.add(at, "this is not YAML: %s%s", message, hint)
}

// lineOf is a line of a file; empty if it has none of the number.
func lineOf(source string, number int) string {
	lines := strings.SplitN(source, "\n", number+1)
	if number > len(lines) {
		return ""
	}
	return lines[number-1]
}

// quotesHint explains the faults that are made most: a reference whose
// closing brace ends the mapping around it, and a colon that makes a key of a
// text.
func quotesHint(line string) string {
	switch {
	case strings.Contains(line, "${"):
		return "; within { } or [ ] a text with ${name} must stand in quotes"
	case strings.Count(line, ": ") > 1 && !strings.Contains(line, "{"):
		return "; a text with a colon and a space in it must stand in quotes"
	}
	return ""
}

// messageHint adds to a message of the parser what it leaves open.
func messageHint(message string) string {
	switch {
	case strings.Contains(message, "not allowed in this context"):
		return "; look at the indentation here and in the line before, and put a text with a ':' in it in quotes"
	case message == "non-map value is specified":
		return "; a key has a colon and a space behind it"
	}
	return ""
}
