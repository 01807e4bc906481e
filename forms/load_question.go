package forms

import (
	"regexp"
	"strings"
)

// question reads one question. A type that is not known is left empty.
func (l *loader) question(f fields, typ Type) *Question {
	q := &Question{Type: typ, At: f.place("name")}
	q.Name = l.word(f.get("name"), "name")
	l.questionTexts(q, f)
	q.Relevant = l.formula(f, "relevant")
	switch typ {
	case "", Note, Instruction:
		return q
	case Calculate:
		l.calculation(q, f)
		return q
	case Open:
		l.openQuestion(q, f)
		return q
	}
	q.Number = l.word(f.get("number"), "number")
	l.requirement(q, f)
	q.Constraint = l.formula(f, "constraint")
	q.ChoiceFilter = l.formula(f, "choice_filter")
	q.Multiline = l.truth(f.get("multiline"), "multiline")
	q.Partial = l.truth(f.get("partial"), "partial")
	q.Specials = l.specials
	if n := f.get("special_answers"); n != nil {
		q.Specials = l.special(n)
	}
	if q.chooses() {
		l.offer(q, f)
		l.bounds(q, f)
	}
	if typ == Grid {
		l.items(q, f)
	}
	l.initial(q, f)
	return q
}

func (l *loader) questionTexts(q *Question, f fields) {
	if q.Type == Calculate || q.Type == "" {
		q.Label = l.words(q, "label", f.get("label"))
	} else {
		q.Label = l.label(q, f, describeQuestion(q))
	}
	q.Hint = l.words(q, "hint", f.get("hint"))
	q.Guidance = l.words(q, "guidance_hint", f.get("guidance_hint"))
	q.RequiredMessage = l.words(q, "required_message", f.get("required_message"))
	q.ConstraintMessage = l.words(q, "constraint_message", f.get("constraint_message"))
	if q.ConstraintMessage != nil && f.get("constraint") == nil {
		l.add(f.place("constraint_message"), "constraint_message means nothing without constraint")
	}
}

func (l *loader) calculation(q *Question, f fields) {
	q.Calculation = l.formula(f, "calculation")
	if f.get("calculation") == nil {
		l.add(f.at, "%s has no calculation", describeQuestion(q))
	}
}

// onlyWords matches what is no expression: words without any sign.
var onlyWords = regexp.MustCompile(`^\pL[\pL\d_ -]*$`)

// requirement reads required: yes, no, soft, or an expression.
func (l *loader) requirement(q *Question, f fields) {
	n := f.get("required")
	if n == nil || n.kind != scalarNode {
		q.RequiredIf = l.formula(f, "required")
		return
	}
	switch word := strings.ToLower(strings.TrimSpace(n.text)); {
	case word == "no" || word == "false":
	case word == "yes" || word == "true":
		q.Required = Required
	case word == "soft":
		q.Required = SoftRequired
	case onlyWords.MatchString(word):
		l.add(n.at, "required is yes, no, soft or an expression such as ${q1} = 'a', not %s%s",
			quoted(word), Suggestion(word, []string{"yes", "no", string(SoftRequired)}))
	default:
		q.RequiredIf = l.formula(f, "required")
	}
}

// bounds reads how many choices can be chosen, or places be ranked.
func (l *loader) bounds(q *Question, f fields) {
	q.MinChoices = l.count(f.get("min_choices"), "min_choices")
	q.MaxChoices = l.count(f.get("max_choices"), "max_choices")
	if q.MaxChoices > 0 && q.MinChoices > q.MaxChoices {
		l.add(f.place("min_choices"), "min_choices is %d, more than max_choices, which is %d", q.MinChoices, q.MaxChoices)
	}
	if len(q.Choices) == 0 {
		return
	}
	if q.MaxChoices > len(q.Choices) {
		l.add(f.place("max_choices"), "max_choices is %d, more than there are choices (%d)", q.MaxChoices, len(q.Choices))
	}
	if q.MinChoices > len(q.Choices) {
		l.add(f.place("min_choices"), "min_choices is %d, more than there are choices (%d)", q.MinChoices, len(q.Choices))
	}
}

// items reads the rows of a grid.
func (l *loader) items(q *Question, f fields) {
	n := f.get("items")
	if n == nil || n.kind == sequenceNode && len(n.items) == 0 {
		l.add(f.at, "%s has no items", describeQuestion(q))
		return
	}
	for _, row := range l.list(n, "items") {
		f := l.fields(row, "an item", itemKeys)
		if f.broken {
			continue
		}
		item := &Item{At: f.place("name"), Name: l.word(f.get("name"), "name")}
		item.Label = l.label(item, f, "an item")
		q.Items = append(q.Items, item)
	}
}

var bareDefaults = map[Type]*regexp.Regexp{
	Date:     regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`),
	Time:     regexp.MustCompile(`^\d{1,2}:\d{2}(:\d{2})?$`),
	TextType: regexp.MustCompile(`^[^'"${}()]+$`),
}

// initial reads the default. As in XLSForm, what stands there bare is taken
// as it is: a date, a time, a text without quotes, the names of choices.
func (l *loader) initial(q *Question, f fields) {
	q.Default = l.formula(f, "default")
	word := strings.TrimSpace(q.Default.Source)
	if word == "" {
		return
	}
	bare := bareDefaults[q.Type] != nil && bareDefaults[q.Type].MatchString(word)
	if q.chooses() && barePattern.MatchString(word) {
		bare = true
		l.checkDefaultChoices(q, strings.Fields(word), f.place("default"))
	}
	if bare {
		q.Default.Source = "'" + word + "'"
	}
}

func (l *loader) checkDefaultChoices(q *Question, names []string, at Position) {
	known := make(map[string]bool, len(q.Choices))
	for _, c := range q.Choices {
		known[c.Name] = true
	}
	for _, name := range names {
		if !known[name] && !q.Allows(Special(name)) {
			l.add(at, "default: %s has no choice %s", q.Name, quoted(name))
		}
	}
}

var barePattern = regexp.MustCompile(`^[A-Za-z0-9_.\- ]+$`)

// describeQuestion names a question in a message.
func describeQuestion(q *Question) string {
	if q.Name == "" {
		return "this question"
	}
	return "the question " + quoted(q.Name)
}

func joined(words []string) string { return strings.Join(words, ", ") }
