package flow_test

import (
	"fmt"

	"pgregory.net/rapid"

	"fieldwork/forms"
)

// generator makes an instrument at random, question by question, in which
// conditions refer to earlier questions.
type generator struct {
	*rapid.T
	in *forms.Instrument
	// before are the variables that can be referred to, with their types.
	before []forms.Variable
}

var letters = []*forms.Choice{{Name: "a"}, {Name: "b"}, {Name: "none", Exclusive: true}, {Name: "other", OpenText: true}}

// plain are letters for what can have no words beside its choices.
var plain = []*forms.Choice{{Name: "a"}, {Name: "b"}, {Name: "c"}}

// anyInstrument makes a linked instrument of groups, nested up to three deep,
// and questions of every type.
func anyInstrument(t *rapid.T) *forms.Instrument {
	g := &generator{T: t, in: &forms.Instrument{Name: "random", DefaultLanguage: "en", Languages: []forms.Language{{Code: "en"}}}}
	g.entries(-1, 0)
	if faults := g.in.Link(); len(faults) > 0 {
		t.Fatalf("linking: %v", faults)
	}
	return g.in
}

func (g *generator) entries(group, depth int) {
	for range rapid.IntRange(1, 7).Draw(g.T, "entries") {
		if depth < 3 && rapid.IntRange(0, 4).Draw(g.T, "kind of entry") == 0 {
			g.in.Groups = append(g.in.Groups, &forms.Group{
				Name: fmt.Sprintf("g%d", len(g.in.Groups)), Parent: group, Relevant: g.condition(),
			})
			g.entries(len(g.in.Groups)-1, depth+1)
			continue
		}
		g.question(group)
	}
}

var everyQuestionType = []forms.Type{
	forms.TextType, forms.Integer, forms.Date, forms.SelectOne, forms.SelectOne, forms.SelectMultiple,
	forms.Grid, forms.Rank, forms.Note, forms.Calculate, forms.Calculate,
}

func (g *generator) question(group int) {
	name := fmt.Sprintf("q%d", len(g.in.Questions))
	q := &forms.Question{
		Name: name, Group: group, Type: rapid.SampledFrom(everyQuestionType).Draw(g.T, "type"),
		Relevant: g.condition(),
	}
	switch q.Type {
	case forms.Calculate:
		q.Calculation = g.calculation()
	case forms.Note:
	default:
		q.Specials = []forms.Special{forms.DontKnow}
		q.Required = rapid.SampledFrom([]forms.Requirement{forms.Optional, forms.SoftRequired, forms.Required}).Draw(g.T, "required")
	}
	switch q.Type {
	case forms.SelectOne, forms.SelectMultiple:
		q.Choices = letters
		q.ChoiceFilter = g.filter()
	case forms.Rank:
		q.Choices = plain
		q.Partial = rapid.Bool().Draw(g.T, "partial")
	case forms.Grid:
		q.Choices = plain
		q.Items = []*forms.Item{{Name: name + "_x"}, {Name: name + "_y"}}
	case forms.Integer:
		q.Constraint = forms.Expression{Source: ". > 1"}
	}
	g.in.Questions = append(g.in.Questions, q)
	g.remember(q)
}

// remember notes the variables of a question for the conditions of later ones.
func (g *generator) remember(q *forms.Question) {
	switch q.Type {
	case forms.Note:
	case forms.Grid:
		for _, item := range q.Items {
			g.before = append(g.before, forms.Variable{Name: item.Name, Question: q, Item: item})
		}
	default:
		g.before = append(g.before, forms.Variable{Name: q.Name, Question: q})
	}
	if q.Type == forms.SelectOne || q.Type == forms.SelectMultiple {
		g.before = append(g.before, forms.Variable{Name: q.Name + "_other", Question: q, OpenText: letters[3]})
	}
}

// condition gives none to most questions, so that paths stay long.
func (g *generator) condition() forms.Expression {
	if len(g.before) == 0 || rapid.Bool().Draw(g.T, "unconditional") {
		return forms.Expression{}
	}
	source := g.comparison()
	if rapid.IntRange(0, 3).Draw(g.T, "joined") == 0 {
		source += rapid.SampledFrom([]string{" and ", " or "}).Draw(g.T, "operator") + g.comparison()
	}
	return forms.Expression{Source: source}
}

func (g *generator) comparison() string {
	v := rapid.SampledFrom(g.before).Draw(g.T, "variable")
	forms := []string{"${%s} = ''", "${%s} != ''", "string-length(${%s}) > 1", "${%s} != 'dont_know'"}
	switch v.Type() {
	case "select_one":
		forms = append(forms, "${%s} = 'a'", "${%s} != 'a'")
	case "select_multiple", "rank":
		forms = append(forms, "selected(${%s}, 'a')", "not(selected(${%s}, 'b'))", "count-selected(${%s}) > 1")
	case "integer":
		forms = append(forms, "${%s} > 1", "${%s} = 0")
	case "calculate":
		forms = []string{"${%s} = ''", "${%s} != ''", "string-length(${%s}) > 1"}
	}
	return fmt.Sprintf(rapid.SampledFrom(forms).Draw(g.T, "form"), v.Name)
}

func (g *generator) calculation() forms.Expression {
	if len(g.before) == 0 {
		return forms.Expression{Source: "'constant'"}
	}
	v := rapid.SampledFrom(g.before).Draw(g.T, "calculated from")
	source := rapid.SampledFrom([]string{"concat(${%s}, 'x')", "string-length(${%s})", "if(${%s} = '', 'none', 'some')"}).Draw(g.T, "calculation")
	return forms.Expression{Source: fmt.Sprintf(source, v.Name)}
}

func (g *generator) filter() forms.Expression {
	if len(g.before) == 0 || rapid.IntRange(0, 2).Draw(g.T, "filtered") > 0 {
		return forms.Expression{}
	}
	return forms.Expression{Source: "name != 'a' or " + g.comparison()}
}

// anyAnswer makes an answer that a variable can hold; often none.
func anyAnswer(t *rapid.T, v *forms.Variable) forms.Answer {
	values := map[forms.Type][]string{
		forms.TextType:       {"", "a", "dont_know", "several words"},
		forms.Integer:        {"", "0", "2", "-3"},
		forms.Date:           {"", "2017-03-22"},
		forms.SelectOne:      {"", "a", "b"},
		forms.SelectMultiple: {"", "a", "b", "a b", "other", "b other", "none", "a none"},
		forms.Rank:           {"", "a", "c b", "b c a"},
	}[v.Type()]
	if v.Type() == forms.SelectOne && v.Item == nil {
		values = append(values, "other", "none")
	}
	value := rapid.SampledFrom(values).Draw(t, v.Name)
	if value == "" && v.OpenText == nil && rapid.Bool().Draw(t, "special") {
		return forms.Answer{Special: forms.DontKnow}
	}
	return forms.Answer{Value: value}
}
