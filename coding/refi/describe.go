package refi

import (
	"slices"
	"strings"

	"fieldwork/coding"
)

// The format has one description of a code, so that the parts of ours follow
// each other in it, each but the definition after its label.
var describedParts = []struct {
	label string
	part  func(*coding.Code) *string
}{
	{"When to use: ", func(c *coding.Code) *string { return &c.Include }},
	{"When not to use: ", func(c *coding.Code) *string { return &c.Exclude }},
	{"Example: ", func(c *coding.Code) *string { return &c.Example }},
}

const betweenParts = "\n\n"

// describe puts the definition of a code and the rest together.
func describe(c coding.Code) string {
	var parts []string
	if c.Definition != "" {
		parts = append(parts, c.Definition)
	}
	for _, described := range describedParts {
		if text := *described.part(&c); text != "" {
			parts = append(parts, described.label+text)
		}
	}
	return strings.Join(parts, betweenParts)
}

// takeApart gives a code the parts of a description. What has no label is the
// definition.
func takeApart(c *coding.Code, description string) {
	rest := betweenParts + rawText{raw: description}.normal()
	for _, described := range slices.Backward(describedParts) {
		before, text, found := cutLast(rest, betweenParts+described.label)
		if found {
			rest, *described.part(c) = before, text
		}
	}
	c.Definition = strings.TrimPrefix(rest, betweenParts)
}

func cutLast(text, separator string) (before, after string, found bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(separator):], true
}
