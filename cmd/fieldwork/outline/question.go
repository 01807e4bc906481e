package outline

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fieldwork/forms"
)

// typeWords are the types in words.
var typeWords = map[forms.Type]string{
	forms.TextType:       "text",
	forms.Integer:        "whole number",
	forms.Decimal:        "number",
	forms.Date:           "date",
	forms.Time:           "time of day",
	forms.SelectOne:      "one choice",
	forms.SelectMultiple: "several choices",
	forms.Grid:           "grid, one choice for each item",
	forms.Rank:           "ranking",
	forms.Note:           "read out, not answered",
	forms.Instruction:    "for the interviewer, not read out",
	forms.Calculate:      "worked out",
	forms.Open:           "open question",
}

func (o *outline) question(q *forms.Question) {
	o.out.WriteByte('\n')
	number := o.safe(q.Number)
	start := number + strings.Repeat(" ", max(len(margin)-utf8.RuneCountInString(number), 1))
	if label := o.say(q.Label); label != "" {
		o.line(start, label)
		start = margin
	}
	o.line(start, q.Name+": "+strings.Join(o.features(q), "; "))
	o.text("topic: ", q.Topic)
	o.text("hint: ", q.Hint)
	o.text("to the interviewer: ", q.Guidance)
	o.conditions(q)
	o.probes(q)
	for _, item := range q.Items {
		o.line(margin+"– ", o.say(item.Label)+" ("+item.Name+")")
	}
	for i, choice := range q.Choices {
		o.line(fmt.Sprintf("%s%3d  ", margin, i+1), o.say(choice.Label)+" ("+o.choiceWords(choice)+")")
	}
}

func (o *outline) text(what string, text forms.Text) {
	if !text.Empty() {
		o.line(margin+what, o.say(text))
	}
}

// features says what kind of answer a question takes.
func (o *outline) features(q *forms.Question) []string {
	features := []string{typeWords[q.Type]}
	switch q.Required {
	case forms.Required:
		features = append(features, "required")
	case forms.SoftRequired:
		features = append(features, "asks again if it is left out")
	}
	if q.MinChoices > 0 {
		features = append(features, fmt.Sprintf("at least %d", q.MinChoices))
	}
	if q.MaxChoices > 0 {
		features = append(features, fmt.Sprintf("at most %d", q.MaxChoices))
	}
	if q.Partial {
		features = append(features, "need not rank all")
	}
	if len(q.Specials) > 0 {
		words := make([]string, len(q.Specials))
		for i, special := range q.Specials {
			words[i] = special.Words()
		}
		features = append(features, "takes "+strings.Join(words, ", "))
	}
	return features
}

func (o *outline) conditions(q *forms.Question) {
	o.condition("asked if ", q.Relevant)
	o.condition("required if ", q.RequiredIf)
	o.condition("answer must satisfy ", q.Constraint)
	o.condition("is ", q.Calculation)
	o.condition("begins as ", q.Default)
	o.condition("choices where ", q.ChoiceFilter)
}

// choiceWords is the name of a choice and what is special about it.
func (o *outline) choiceWords(c *forms.Choice) string {
	words := c.Name
	if c.Exclusive {
		words += ", excludes others"
	}
	if c.OpenText {
		words += ", asks for words"
	}
	return words
}
