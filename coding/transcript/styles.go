package transcript

import "strings"

// style is what is read of a style: whether what is in it is bold, and whether
// it is that of headings or of the title. Light says that it is expressly not
// bold.
type style struct {
	bold, light, heading, title bool
}

// headingStyle tells headings and titles by the names of styles, which do not
// change with the language of the program.
func headingStyle(name string) style {
	name = strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(name, " ", ""), "_20_", ""))
	return style{
		heading: strings.HasPrefix(name, "heading") && len(name) <= len("heading10"),
		title:   name == "title",
	}
}

// depth counts into which elements a walk has gone whose words are no text.
type depth int

func (d *depth) enter(is bool) {
	if *d > 0 || is {
		*d++
	}
}

func (d *depth) leave() {
	if *d > 0 {
		*d--
	}
}
