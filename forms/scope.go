package forms

import "fieldwork/forms/expr"

// scope says what names mean in an expression of an instrument. self is the
// question that "." stands for, nil where it means nothing.
type scope struct {
	in         *Instrument
	self       *Question
	attributes map[string]bool
}

// Variable finds a variable of the instrument.
func (s scope) Variable(name string) (slot int, typ expr.Type, ok bool) {
	v := s.in.byName[name]
	if v == nil {
		return 0, expr.Any, false
	}
	if calculated := v.Question.Calculation.Program; calculated != nil {
		return v.index, calculated.Type(), true
	}
	return v.index, valueType(v.Type()), true
}

// VariableNames lists every variable, for suggestions.
func (s scope) VariableNames() []string {
	names := make([]string, len(s.in.variables))
	for i, v := range s.in.variables {
		names[i] = v.Name
	}
	return names
}

// Attribute knows the attributes of the choices that are filtered.
func (s scope) Attribute(name string) bool { return s.attributes[name] }

// Self is the type of the question's own answer; for a grid, that of a row.
func (s scope) Self() (typ expr.Type, ok bool) {
	switch {
	case s.self == nil:
		return expr.Any, false
	case s.self.Type == Grid:
		return expr.Choice, true
	}
	return valueType(s.self.Type), true
}

// SpecialNames lists the special answers.
func (s scope) SpecialNames() []string {
	names := make([]string, len(Specials))
	for i, special := range Specials {
		names[i] = string(special)
	}
	return names
}

// ChoiceNames lists the choices of a variable, or of the question itself.
func (s scope) ChoiceNames(slot int) []string {
	q := s.self
	if slot != expr.SelfSlot {
		v := s.in.variables[slot]
		if v.OpenText != nil {
			return nil
		}
		q = v.Question
	}
	names := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		names[i] = c.Name
	}
	return names
}

// valueType is a type of question as expressions know it. What a calculation
// gives is not known before it runs, nor is a type that does not exist.
func valueType(t Type) expr.Type {
	switch t {
	case TextType:
		return expr.String
	case Integer, Decimal:
		return expr.Number
	case Date:
		return expr.Date
	case Time:
		return expr.Time
	case SelectOne:
		return expr.Choice
	case SelectMultiple, Rank:
		return expr.Choices
	}
	return expr.Any
}
