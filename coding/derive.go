package coding

import (
	"cmp"
	"fmt"
	"strings"

	"fieldwork/forms"
)

// longestDerived is how many characters the name of a derived code has at most.
const longestDerived = 40

// DeriveCodes makes the change that adds a first code system from an
// instrument: a code for the instrument, and under it one for each topic of a
// guide or question of a questionnaire, in the words of a language. Each says in
// Source where it comes from, as "fusion-guide:q4", and is defined by the whole
// question. What is there already, by its source or under its name, is left as
// it is, so that deriving again adds only what is new; nothing new is an empty
// change. It fails with ErrCodeName for an instrument without a title and name.
func DeriveCodes(in *forms.Instrument, language string, by Author, a *Analysis) (Change, error) {
	d := derivation{instrument: in, language: language, by: by, analysis: a, sources: map[string]Code{}}
	for _, c := range a.codes {
		if c.Source != "" {
			d.sources[c.Source] = c
		}
	}
	if d.title() == "" {
		return Change{}, ErrCodeName
	}
	parent := d.parent()
	taken := map[string]bool{}
	place := 0
	for _, c := range a.Children(parent.ID) {
		taken[strings.ToLower(c.Name)] = true
		place = c.Place + 1
	}
	for _, q := range in.Questions {
		if !derives(q) {
			continue
		}
		if fresh, isNew := d.question(q, taken); isNew {
			fresh.Parent, fresh.Place = parent.ID, place
			fresh.Colour = cmp.Or(parent.Colour, Colours[0])
			d.add(fresh)
			taken[strings.ToLower(fresh.Name)] = true
			place++
		}
	}
	if len(d.change.Codes) > 0 {
		d.change.Label = fmt.Sprintf("derived %d codes from %s", len(d.change.Codes), d.title())
	}
	return d.change, nil
}

// derivation is what codes are derived with.
type derivation struct {
	instrument *forms.Instrument
	language   string
	by         Author
	analysis   *Analysis
	sources    map[string]Code
	change     Change
}

// derives reports whether a question has something said to it.
func derives(q *forms.Question) bool {
	return q.Type != forms.Note && q.Type != forms.Instruction && q.Type != forms.Calculate
}

func (d *derivation) title() string {
	return cmp.Or(shortened(d.words(d.instrument.Title)), d.instrument.Name)
}

// words is a text on one line, in the language that is wanted.
func (d *derivation) words(text forms.Text) string {
	return strings.Join(strings.Fields(text.In(d.language, d.instrument.DefaultLanguage)), " ")
}

func (d *derivation) add(c Code) { d.change.Codes = append(d.change.Codes, made(c)) }

// parent is the code of the instrument, made if there is none.
func (d *derivation) parent() Code {
	if c, there := d.sources[d.instrument.Name]; there {
		return c
	}
	if c, there := d.analysis.CodeNamed("", d.title()); there {
		return c
	}
	c := Code{ID: d.by.NewID(), Name: d.title(), Source: d.instrument.Name, Colour: Colours[d.analysis.Codes()%len(Colours)]}
	if top := d.analysis.Children(""); len(top) > 0 {
		c.Place = top[len(top)-1].Place + 1
	}
	d.add(c)
	return c
}

// question makes the code of a question, and false where there is one. Where
// two questions have one short name the later says its number besides.
func (d *derivation) question(q *forms.Question, taken map[string]bool) (Code, bool) {
	source := d.instrument.Name + ":" + q.Name
	if _, there := d.sources[source]; there {
		return Code{}, false
	}
	name := cmp.Or(shortened(d.words(q.TopicOrLabel())), q.Name)
	if taken[strings.ToLower(name)] {
		if !d.ownName(name) {
			return Code{}, false
		}
		name = fmt.Sprintf("%s (%s)", name, cmp.Or(q.Number, q.Name))
	}
	if taken[strings.ToLower(name)] {
		return Code{}, false
	}
	return Code{ID: d.by.NewID(), Name: name, Definition: strings.TrimSpace(q.Number + "  " + d.words(q.Label)), Source: source}, true
}

// ownName reports whether a name belongs to a code that is derived from the
// instrument too, rather than to one that was made by hand.
func (d *derivation) ownName(name string) bool {
	ours := func(c Code) bool {
		return strings.EqualFold(c.Name, name) && strings.HasPrefix(c.Source, d.instrument.Name+":")
	}
	for _, c := range d.sources {
		if ours(c) {
			return true
		}
	}
	for _, e := range d.change.Codes {
		if ours(*e.After) {
			return true
		}
	}
	return false
}

// shortened cuts a text after a word where it is too long for a name.
func shortened(text string) string {
	runes := []rune(strings.TrimRight(text, " :"))
	if len(runes) <= longestDerived {
		return string(runes)
	}
	cut := string(runes[:longestDerived-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
