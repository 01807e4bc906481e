// Package codeplan says which columns and which numbers the answers of an
// instrument become where a program wants numbers: choices are coded, a choice
// of several has a column for each of them, a ranking one for each place, and
// special answers have codes that no other answer has.
package codeplan

import (
	"slices"
	"strconv"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// Kind is what the values of a column are.
type Kind int

// The kinds. Coded values are the numbers of codes; Ticked ones are 1 where the
// choice was made and 0 where it was not.
const (
	Words Kind = iota
	Quantity
	Day
	TimeOfDay
	Coded
	Ticked
)

// Code is the number that a choice has in a column.
type Code struct {
	Number int
	// Name is that of the choice.
	Name  string
	Label forms.Text
}

// Column is one column of a coded file.
type Column struct {
	// Name is that of the variable; with a dot and the name of the choice or
	// the number of the place behind it where the variable has several columns.
	Name string
	Kind Kind
	// Variable is that of the newest version that has it.
	Variable *forms.Variable
	// Choice is the one that the column is about, Place the place of a ranking
	// from 1 on; nil and 0 for others.
	Choice *forms.Choice
	Place  int
	// Codes of a Coded column, in their order.
	Codes []Code

	places map[string]int // of the codes, by name
}

// Set is the columns of a choice of several.
type Set struct {
	Variable *forms.Variable
	// From and To are the places of its columns in Plan.Columns, half-open.
	From, To int
}

// Plan is the columns of an instrument.
type Plan struct {
	Columns []Column
	Sets    []Set

	of map[string][]int // the places of a variable's columns
}

// New makes the plan for the versions of an instrument, the newest first. A
// choice that only an older version has gets a code behind the others. A
// variable that is of several types in several versions becomes words.
func New(versions ...*forms.Instrument) *Plan {
	p := &Plan{of: map[string][]int{}}
	for i, version := range versions {
		for _, v := range version.Variables() {
			if _, planned := p.of[v.Name]; !planned {
				p.add(v, versions[i+1:])
			}
		}
	}
	return p
}

// Of gives the places of the columns of a variable.
func (p *Plan) Of(variable string) []int { return p.of[variable] }

// add plans the columns of a variable, which older versions may have too.
func (p *Plan) add(v *forms.Variable, older []*forms.Instrument) {
	from := len(p.Columns)
	kind, choices := kindOf(v), slices.Clone(v.Question.Choices)
	for _, version := range older {
		other := version.Variable(v.Name)
		if other == nil {
			continue
		}
		if other.Type() != v.Type() || kindOf(other) != kind {
			kind = Words
		}
		choices = withMore(choices, other.Question.Choices)
	}
	switch {
	case kind == Ticked:
		for _, choice := range choices {
			p.Columns = append(p.Columns, Column{Name: v.Name + "." + choice.Name, Kind: Ticked, Variable: v, Choice: choice})
		}
		p.Sets = append(p.Sets, Set{Variable: v, From: from, To: len(p.Columns)})
	case kind == Coded && v.Type() == forms.Rank:
		codes := codesOf(choices, len(v.Question.Choices))
		for place := 1; place <= places(v, choices); place++ {
			name := v.Name + "." + strconv.Itoa(place)
			p.Columns = append(p.Columns, coded(Column{Name: name, Variable: v, Place: place}, codes))
		}
	case kind == Coded:
		p.Columns = append(p.Columns, coded(Column{Name: v.Name, Variable: v}, codesOf(choices, len(v.Question.Choices))))
	default:
		p.Columns = append(p.Columns, Column{Name: v.Name, Kind: kind, Variable: v})
	}
	for at := from; at < len(p.Columns); at++ {
		p.of[v.Name] = append(p.of[v.Name], at)
	}
}

func kindOf(v *forms.Variable) Kind {
	switch v.Type() {
	case forms.Integer, forms.Decimal:
		return Quantity
	case forms.Date:
		return Day
	case forms.Time:
		return TimeOfDay
	case forms.SelectOne, forms.Rank:
		return Coded
	case forms.SelectMultiple:
		return Ticked
	case forms.Calculate:
		if v.Question.Calculation.Program.Type() == expr.Number {
			return Quantity
		}
	}
	return Words
}

// places is how many places of a ranking can be filled.
func places(v *forms.Variable, choices []*forms.Choice) int {
	if most := v.Question.MaxChoices; most > 0 {
		return min(most, len(choices))
	}
	return len(choices)
}

func withMore(choices, others []*forms.Choice) []*forms.Choice {
	for _, other := range others {
		if !slices.ContainsFunc(choices, func(c *forms.Choice) bool { return c.Name == other.Name }) {
			choices = append(choices, other)
		}
	}
	return choices
}

// codesOf numbers choices from 1 on. Where the names of the first of them, those
// of the newest version, are all whole numbers, such names are the codes, and
// others come behind the highest.
func codesOf(choices []*forms.Choice, newest int) []Code {
	codes := make([]Code, len(choices))
	highest, named := 0, true
	for i, choice := range choices {
		number, is := wholeNumber(choice.Name)
		codes[i] = Code{Number: number, Name: choice.Name, Label: choice.Label}
		highest, named = max(highest, number), named && (is || i >= newest)
	}
	for i := range codes {
		if _, is := wholeNumber(codes[i].Name); named && is {
			continue
		}
		if !named {
			highest = i
		}
		highest++
		codes[i].Number = highest
	}
	return codes
}

// wholeNumber reads a name that is a number of at most six digits as numbers
// are written.
func wholeNumber(name string) (number int, is bool) {
	const most = 999_999
	number, err := strconv.Atoi(name)
	return number, err == nil && strconv.Itoa(number) == name && number >= -most && number <= most
}

func coded(c Column, codes []Code) Column {
	c.Kind, c.Codes, c.places = Coded, codes, make(map[string]int, len(codes))
	for i, code := range codes {
		c.places[code.Name] = i
	}
	return c
}

// Label is what a column is about, in a language or else in another: the
// question, the row of the grid, the choice, or the place.
func (c *Column) Label(language, fallback string) string {
	v := c.Variable
	label := v.Question.Label.In(language, fallback)
	switch {
	case c.Choice != nil:
		return c.Choice.Label.In(language, fallback)
	case c.Place > 0:
		return strconv.Itoa(c.Place) + " – " + label
	case v.Item != nil:
		return v.Item.Label.In(language, fallback)
	case v.OpenText != nil:
		return label + " – " + v.OpenText.Label.In(language, fallback)
	}
	return label
}

// Takes reports whether the question of the column accepts a special answer.
func (c *Column) Takes(special forms.Special) bool {
	return c.Variable.OpenText == nil && c.Variable.Type() != forms.Calculate && c.Variable.Question.Allows(special)
}
