package report

import "slices"

// Contents lists the headings of the document down to the third level, each
// with a link to it. A document has one; further ones are left out. Word and
// LibreOffice know it for a table of contents and add the pages when it is
// brought up to date there. In Markdown there is none, since programs that show
// it make their own.
type Contents struct{}

func (Contents) block() {}

const (
	// deepestListed is the lowest level of heading in the contents.
	deepestListed = 3
	contentsTitle = "Contents"
)

// listed is a heading in the contents, and its number among all headings.
type listed struct {
	level, number int
	text          string
}

// listing are the headings that the contents list; none where the document has
// no contents.
func (d *Document) listing() []listed {
	isContents := func(b Block) bool { _, is := b.(Contents); return is }
	if !slices.ContainsFunc(d.Blocks, isContents) {
		return nil
	}
	var all []listed
	var levels levels
	var headings counter
	for _, block := range d.Blocks {
		heading, is := block.(Heading)
		if !is {
			continue
		}
		one := listed{levels.next(heading.Level), headings.next(), oneLine(heading.Text)}
		if one.level <= deepestListed && one.text != "" {
			all = append(all, one)
		}
	}
	return all
}

// isListed reports whether the heading of a number is in the contents.
func isListed(all []listed, number int) bool {
	return slices.ContainsFunc(all, func(l listed) bool { return l.number == number })
}
