package tables

import (
	"fmt"
	"strings"

	"fieldwork/forms"
)

// dimension is what tables are crossed with, or weighted by: a variable or an
// attribute.
type dimension struct {
	name, label string
	variable    *variable  // nil for an attribute
	attribute   *Attribute // nil for a variable
}

// dimensionNamed finds a variable or an attribute.
func (p *plan) dimensionNamed(name string) *dimension {
	if v := p.byName[name]; v != nil {
		return &dimension{name: name, label: p.label(v), variable: v}
	}
	for i := range p.options.Attributes {
		if attribute := &p.options.Attributes[i]; attribute.Name == name {
			return &dimension{name: name, label: attribute.Label, attribute: attribute}
		}
	}
	return nil
}

// cross finds what tables are crossed with and weighted by.
func (p *plan) cross() error {
	if name := p.options.By; name != "" {
		p.by = p.dimensionNamed(name)
		switch {
		case p.by == nil && p.question(name) != nil:
			return fmt.Errorf("%w: %s is a grid; name one of its items", ErrNoCrossing, name)
		case p.by == nil:
			return fmt.Errorf("%w: %s%s", ErrNoQuestion, name, p.meantBeside(name))
		case p.by.variable != nil && p.by.variable.Type() == forms.Rank:
			return fmt.Errorf("%w: %s is a ranking", ErrNoCrossing, name)
		}
	}
	if name := p.options.Weight; name != "" {
		p.weight = p.dimensionNamed(name)
		switch {
		case p.weight == nil && p.question(name) != nil:
			return fmt.Errorf("%w: %s is a grid, and a weight is a single number", ErrNoWeight, name)
		case p.weight == nil:
			return fmt.Errorf("%w: %s%s", ErrNoQuestion, name, p.meantBeside(name))
		case p.weight.multiple():
			return fmt.Errorf("%w: %s can hold several answers, and a weight is a single number", ErrNoWeight, name)
		}
	}
	return nil
}

// meantBeside is meant for a name that may be an attribute's too.
func (p *plan) meantBeside(name string) string {
	names := p.names()
	for _, attribute := range p.options.Attributes {
		names = append(names, attribute.Name)
	}
	return forms.Suggestion(name, names)
}

// multiple reports whether a respondent can be in several categories.
func (d *dimension) multiple() bool {
	if d.variable != nil {
		return d.variable.Type() == forms.SelectMultiple || d.variable.Type() == forms.Rank
	}
	return d.attribute.Multiple
}

// values are the names of the categories that a respondent is in.
func (d *dimension) values(r *response) []string {
	if d.variable == nil {
		return d.attribute.Values(r.interview)
	}
	value, presence := r.at(d.variable)
	switch {
	case presence != given:
		return nil
	case d.variable.Type() == forms.SelectMultiple:
		return strings.Fields(value)
	}
	r.single[0] = value
	return r.single[:]
}

// label is the wording of a variable: its question's, with that of its item.
func (p *plan) label(v *variable) string {
	switch {
	case v.Item != nil:
		return p.say(v.Question.Label) + " " + p.say(v.Item.Label)
	case v.OpenText != nil:
		return p.say(v.Question.Label) + " " + p.say(v.OpenText.Label)
	}
	return p.say(v.Question.Label)
}
