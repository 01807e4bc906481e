package forms

// Variable is one place for one answer: a column of the data. A question has
// one, save a grid, which has one for each item, a question with choices that
// ask for words, which has one more for each of those, and an open question of
// a guide, which has none.
type Variable struct {
	Name     string
	Question *Question
	// Item is the row of the grid that the variable belongs to, or nil.
	Item *Item
	// OpenText is the choice beside which the variable's words stand, or nil.
	OpenText *Choice

	index int
}

// Index is the variable's place among all variables of its instrument, which
// expressions know as its slot.
func (v *Variable) Index() int { return v.index }

// Type is the type of the variable's values: that of its question, save that
// a row of a grid is a single choice and words beside a choice are text.
func (v *Variable) Type() Type {
	switch {
	case v.OpenText != nil:
		return TextType
	case v.Item != nil:
		return SelectOne
	}
	return v.Question.Type
}

// Chooses reports whether answers of the type are names of choices.
func (t Type) Chooses() bool { return t == SelectOne || t == SelectMultiple || t == Rank }

// Variables gives all variables of a linked instrument in order.
func (in *Instrument) Variables() []*Variable { return in.variables }

// Variable finds a variable of a linked instrument by name; nil if there is none.
func (in *Instrument) Variable(name string) *Variable { return in.byName[name] }

// Question finds a question of a linked instrument by name; nil if there is none.
func (in *Instrument) Question(name string) *Question { return in.questions[name] }

// Index is the question's place in Instrument.Questions.
func (q *Question) Index() int { return q.index }

// Variables gives the variables of the question: none for notes, instructions
// and open questions, the items' for a grid, else its own followed by those of
// the choices that ask for words.
func (q *Question) Variables() []*Variable { return q.variables }

// Asks reports whether the question expects an answer from the respondent. An
// open question does, although it has no variable to keep it in.
func (q *Question) Asks() bool {
	return q.Type != Note && q.Type != Instruction && q.Type != Calculate
}

// Shown reports whether the question has a screen of its own.
func (q *Question) Shown() bool { return q.Type != Calculate }

// Allows reports whether the question accepts a special answer.
func (q *Question) Allows(s Special) bool {
	for _, allowed := range q.Specials {
		if allowed == s {
			return true
		}
	}
	return false
}

// Choice finds a choice of the question by name; nil if there is none.
func (q *Question) Choice(name string) *Choice {
	for _, c := range q.Choices {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Language finds a language of the instrument by its code.
func (in *Instrument) Language(code string) (Language, bool) {
	for _, l := range in.Languages {
		if l.Code == code {
			return l, true
		}
	}
	return Language{}, false
}
