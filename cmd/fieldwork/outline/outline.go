// Package outline writes what a study holds as plain text for people to read:
// an instrument, with every question, its number, type, choices and conditions,
// and a document, with its speakers and times.
package outline

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// Write writes a version of an instrument in one of its languages. All text of
// the instrument goes through safe, line by line, which has to take out what a
// terminal would obey.
func Write(w io.Writer, in *forms.Instrument, version study.Version, language string, safe func(string) string) error {
	o := &outline{out: bufio.NewWriter(w), in: in, language: language, safe: safe}
	o.header(version)
	group := -1
	for _, q := range in.Questions {
		if q.Group != group {
			group = q.Group
			o.group(group)
		}
		o.question(q)
	}
	return o.out.Flush()
}

// outline is an instrument that is being written. Errors of writing come up
// when out is flushed.
type outline struct {
	out      *bufio.Writer
	in       *forms.Instrument
	language string
	safe     func(string) string
}

// margin is how far what belongs to a question stands in.
const margin = "    "

// line writes a text behind a start; its further lines stand under the first.
func (o *outline) line(start, text string) {
	for part := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		o.out.WriteString(strings.TrimRight(start+o.safe(part), " ") + "\n")
		start = strings.Repeat(" ", utf8.RuneCountInString(start))
	}
}

func (o *outline) say(text forms.Text) string { return text.In(o.language, o.in.DefaultLanguage) }

func (o *outline) header(version study.Version) {
	o.line("", o.say(o.in.Title))
	o.fact("Name", fmt.Sprintf("%s, version %d", o.in.Name, version.Version))
	o.fact("Kind", string(o.in.Kind))
	o.fact("Questions", fmt.Sprint(version.Questions))
	o.fact("Languages", statuses(o.in.Languages))
	o.planned()
	o.script()
	o.consent()
}

func (o *outline) fact(name, value string) { o.line(fmt.Sprintf("%-11s", name), value) }

// statuses lists languages with their codes, and whether their wording was
// reviewed.
func statuses(all []forms.Language) string {
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = fmt.Sprintf("%s (%s, %s)", l.Name, l.Code, l.Status)
	}
	return strings.Join(names, ", ")
}

// Languages lists languages by name, drafts marked.
func Languages(all []forms.Language) string {
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = l.Name
		if l.Status == forms.Draft {
			names[i] += " (draft)"
		}
	}
	return strings.Join(names, ", ")
}

// group writes the heading of a group of questions; -1 is none.
func (o *outline) group(index int) {
	if index < 0 {
		return
	}
	g := o.in.Groups[index]
	name := o.say(g.Label)
	if name == "" {
		name = g.Name
	}
	o.out.WriteByte('\n')
	o.line("Group: ", name)
	o.condition("asked if ", g.Relevant)
}

func (o *outline) condition(what string, e forms.Expression) {
	if !e.IsZero() {
		o.line(margin+what, strings.Join(strings.Fields(e.Source), " "))
	}
}
