package tables

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/expr"
)

// planned is a table that is to be made, of one variable or of the items of a
// grid.
type planned struct {
	kind      Kind
	question  *forms.Question
	variables []*variable
}

// plan is what all workers of a tabulation share and none changes.
type plan struct {
	options   Options
	variables []*variable
	byName    map[string]*variable
	tables    []planned
	by        *dimension
	weight    *dimension
	where     *expr.Program
}

func newPlan(options Options) (*plan, error) {
	p := &plan{options: options.withDefaults(), byName: map[string]*variable{}}
	for _, form := range options.Forms {
		p.addVariables(form.Instrument)
	}
	for _, step := range []func() error{p.choose, p.cross, p.filter} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// addVariables adds those of a version that newer versions do not have, and to
// those that they have, the choices that only this version offers.
func (p *plan) addVariables(in *forms.Instrument) {
	for _, v := range in.Variables() {
		known := p.byName[v.Name]
		if known == nil {
			known = newVariable(v, len(p.variables))
			p.byName[v.Name] = known
			p.variables = append(p.variables, known)
		}
		if v.Type() != known.Type() || v.OpenText != nil {
			continue
		}
		for _, choice := range v.Question.Choices {
			known.offer(choice)
		}
	}
}

// choose finds the tables that were asked for.
func (p *plan) choose() error {
	if len(p.options.Questions) == 0 {
		for _, v := range p.variables {
			if v == p.byName[v.Question.Variables()[0].Name] || v.OpenText != nil {
				p.add(v)
			}
		}
		return nil
	}
	for _, name := range p.options.Questions {
		if v := p.byName[name]; v != nil {
			p.tables = append(p.tables, planned{kindOf(v), v.Question, []*variable{v}})
			continue
		}
		question := p.question(name)
		if question == nil {
			return fmt.Errorf("%w: %s%s", ErrNoQuestion, name, p.meant(name))
		}
		p.add(p.byName[question.Variables()[0].Name])
	}
	return nil
}

// add plans the table of a variable, or of the whole grid that it begins.
func (p *plan) add(v *variable) {
	if v.Item == nil {
		p.tables = append(p.tables, planned{kindOf(v), v.Question, []*variable{v}})
		return
	}
	grid := planned{kind: GridItems, question: v.Question}
	for _, item := range p.variables {
		if item.Item != nil && item.Question.Name == v.Question.Name {
			grid.variables = append(grid.variables, item)
		}
	}
	p.tables = append(p.tables, grid)
}

// question finds a question that has variables; nil if there is none.
func (p *plan) question(name string) *forms.Question {
	for _, form := range p.options.Forms {
		if q := form.Instrument.Question(name); q != nil && len(q.Variables()) > 0 {
			return q
		}
	}
	return nil
}

// meant ends a message about a name that nothing has.
func (p *plan) meant(name string) string {
	names := p.names()
	for _, v := range p.variables {
		if !slices.Contains(names, v.Question.Name) {
			names = append(names, v.Question.Name)
		}
	}
	return forms.Suggestion(name, names)
}

// names lists the variables.
func (p *plan) names() []string {
	names := make([]string, len(p.variables))
	for i, v := range p.variables {
		names[i] = v.Name
	}
	return names
}

func kindOf(v *variable) Kind {
	switch v.Type() {
	case forms.SelectOne:
		return SingleChoice
	case forms.SelectMultiple:
		return MultipleChoice
	case forms.Rank:
		return Ranking
	case forms.Integer, forms.Decimal:
		return Numbers
	}
	return Words
}

// say gives a text in the language of the tables.
func (p *plan) say(text forms.Text) string {
	return strings.TrimSpace(text.In(p.options.Language, p.options.newest().DefaultLanguage))
}
