package forms

import (
	"slices"
	"strings"

	"fieldwork/forms/expr"
)

// checkQuestionTexts checks the answers that are piped into the texts of a
// question.
func (l *linker) checkQuestionTexts(by user, q *Question) {
	l.checkText(by, q, "label", q.Label)
	l.checkText(by, q, "hint", q.Hint)
	l.checkText(by, q, "guidance_hint", q.Guidance)
	l.checkText(by, q, "required_message", q.RequiredMessage)
	l.checkText(by, q, "constraint_message", q.ConstraintMessage)
	l.checkText(by, q, "topic", q.Topic)
	for _, item := range q.Items {
		l.checkText(by, item, "label", item.Label)
	}
	for _, probe := range q.Probes {
		l.checkText(by, probe, "label", probe.Label)
		l.checkText(by, probe, "condition", probe.Condition)
	}
	if !l.choicesPipe(q.Choices) {
		return
	}
	for _, c := range q.Choices {
		l.checkText(by, c, "label", c.Label)
	}
}

// choicesPipe reports whether any label of a list of choices refers to an
// answer. Lists are shared, so that each is looked through once.
func (l *linker) choicesPipe(choices []*Choice) bool {
	if len(choices) == 0 {
		return false
	}
	pipes, known := l.pipes[choices[0]]
	if known {
		return pipes
	}
	for _, c := range choices {
		for _, words := range c.Label {
			pipes = pipes || strings.Contains(words, "${")
		}
	}
	l.pipes[choices[0]] = pipes
	return pipes
}

// checkText checks the references in one text, in all its languages. owner is
// what the text belongs to.
func (l *linker) checkText(by user, owner any, field string, text Text) {
	for language, words := range text {
		if !strings.Contains(words, "${") {
			continue
		}
		for _, piece := range expr.SplitTemplate(words) {
			if l.full() {
				return
			}
			if piece.Name == "" {
				l.checkLiteral(owner, field, language, piece)
				continue
			}
			place := func() Position { return l.places.text(owner, field, language, piece.Offset) }
			v := l.in.byName[piece.Name]
			if v == nil {
				l.notAnswered(place(), field, piece.Name)
				continue
			}
			l.mention(by, field, v, place)
		}
	}
}

// notAnswered tells of a reference to what has no answer.
func (l *linker) notAnswered(at Position, field, name string) {
	if q := l.in.questions[name]; q != nil && len(q.variables) == 0 {
		l.add(at, "%s: %s has no answer that could be put in here", field, name)
		return
	}
	l.add(at, "%s: no question is called %s%s", field, name, l.suggestVariable(name))
}

// checkEarlyTexts finds references to answers in what is said before anything
// is answered.
func (l *linker) checkEarlyTexts() {
	l.checkNoPipe(l.in, "script", l.in.Script)
	c := l.in.Consent
	if c == nil {
		return
	}
	l.checkNoPipe(c, "text", c.Text)
	for _, p := range c.Purposes {
		l.checkNoPipe(p, "label", p.Label)
	}
}

func (l *linker) checkNoPipe(owner any, field string, text Text) {
	for language, words := range text {
		if at := strings.Index(words, "${"); at >= 0 {
			l.add(l.places.text(owner, field, language, at), "%s cannot refer to an answer, for it is said before the first question", field)
		}
	}
}

// checkLiteral finds what looks like a reference and is none.
func (l *linker) checkLiteral(owner any, field, language string, piece expr.Piece) {
	if at := strings.Index(piece.Literal, "${"); at >= 0 {
		place := l.places.text(owner, field, language, piece.Offset+at)
		l.add(place, "%s: ${ must be followed by a name and }", field)
	}
}

func (l *linker) suggestVariable(name string) string {
	if l.full() {
		return ""
	}
	return Suggestion(name, scope{in: l.in}.VariableNames())
}

// checkComparison finds a comparison with a choice that the question does not
// have, which could never hold.
func (l *linker) checkComparison(self *Question, c expr.Comparison, field string, e *Expression) {
	q, name := self, "."
	if c.Slot != expr.SelfSlot {
		v := l.in.variables[c.Slot]
		if v.OpenText != nil {
			return
		}
		q, name = v.Question, "${"+v.Name+"}"
	}
	if len(q.Choices) == 0 || !q.chooses() {
		return
	}
	literals := []string{c.Literal}
	if q.Type == SelectMultiple || q.Type == Rank {
		literals = strings.Fields(c.Literal)
	}
	for _, literal := range literals {
		if l.canBe(q, literal) {
			continue
		}
		at := l.places.expression(e, c.Offset)
		if slices.Contains(Specials, Special(literal)) {
			l.add(at, "%s: %s does not accept the special answer %s", field, name, literal)
			continue
		}
		l.add(at, "%s: %s has no choice %s%s", field, name, quoted(literal), l.suggestChoice(q, literal))
	}
}

// chooses reports whether the answers to a question are names of its choices.
func (q *Question) chooses() bool {
	return q.Type == SelectOne || q.Type == SelectMultiple || q.Type == Rank || q.Type == Grid
}

// canBe reports whether a literal can be the answer to a question with
// choices; empty, it stands for no answer.
func (l *linker) canBe(q *Question, literal string) bool {
	if literal == "" || q.Allows(Special(literal)) {
		return true
	}
	names := l.choiceNames[q.Choices[0]]
	if names == nil {
		names = make(map[string]bool, len(q.Choices))
		for _, c := range q.Choices {
			names[c.Name] = true
		}
		l.choiceNames[q.Choices[0]] = names
	}
	return names[literal]
}

func (l *linker) suggestChoice(q *Question, name string) string {
	if l.full() {
		return ""
	}
	names := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		names[i] = c.Name
	}
	return Suggestion(name, names)
}
