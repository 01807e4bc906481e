package forms

import (
	"strconv"
	"strings"

	"fieldwork/forms/expr"
)

// Link makes an instrument ready for use: it numbers its questions and
// variables, finds them by name, and compiles every expression. Load does so
// for a file; an instrument that was decoded from JSON has to be linked
// before anything else. The faults have no place unless the instrument was
// loaded from a file. An instrument with faults must not be used.
func (in *Instrument) Link() Faults {
	var list faultList
	in.link(&list, nowhere{})
	return list.result()
}

// places tells where in a file an expression or a text stands. Offsets are in
// bytes from its beginning.
type places interface {
	expression(e *Expression, offset int) Position
	text(owner any, field, language string, offset int) Position
}

// nowhere is the places of an instrument that comes from no file.
type nowhere struct{}

func (nowhere) expression(*Expression, int) Position   { return Position{} }
func (nowhere) text(any, string, string, int) Position { return Position{} }

// linker holds what is needed while an instrument is linked.
type linker struct {
	*faultList
	in     *Instrument
	places places
	// firstQuestion is the index of the first question of each group, or -1.
	firstQuestion []int
	// mentions lists what questions and groups refer to.
	mentions []mention
	// choiceNames holds the names of lists of choices that were compared
	// with, by the first choice of the list.
	choiceNames map[*Choice]map[string]bool
	// pipes tells which lists of choices have answers in their labels, by
	// the first choice of the list.
	pipes map[*Choice]bool
}

func (in *Instrument) link(list *faultList, where places) {
	l := &linker{faultList: list, in: in, places: where, choiceNames: map[*Choice]map[string]bool{}, pipes: map[*Choice]bool{}}
	if !l.whole() {
		return
	}
	l.findFirstQuestions()
	l.index()
	l.number()
	for i, g := range in.Groups {
		l.linkGroup(i, g)
	}
	for _, q := range in.Questions {
		l.linkQuestion(q)
	}
	l.checkEarlyTexts()
	l.checkOrder()
}

// whole reports whether nothing is missing that the rest relies on, which a
// damaged record could be the cause of.
func (l *linker) whole() bool {
	sound := true
	for i, g := range l.in.Groups {
		if g == nil || g.Parent < -1 || g.Parent >= i {
			l.add(Position{}, "group %d of the instrument is damaged", i+1)
			sound = false
		}
	}
	for i, q := range l.in.Questions {
		if q == nil || q.Group < -1 || q.Group >= len(l.in.Groups) || hasNil(q.Choices) || hasNil(q.Items) || hasNil(q.Probes) {
			l.add(Position{}, "question %d of the instrument is damaged", i+1)
			sound = false
		}
	}
	if c := l.in.Consent; c != nil && hasNil(c.Purposes) {
		l.add(Position{}, "the consent of the instrument is damaged")
		sound = false
	}
	return sound
}

func hasNil[T any](list []*T) bool {
	for _, one := range list {
		if one == nil {
			return true
		}
	}
	return false
}

// index gives every question and variable its place and its name.
func (l *linker) index() {
	in := l.in
	total := 0
	for _, q := range in.Questions {
		q.eachVariable(func(Variable) { total++ })
	}
	all := make([]Variable, 0, total)
	in.variables = make([]*Variable, 0, total)
	in.byName = make(map[string]*Variable, total)
	in.questions = make(map[string]*Question, len(in.Questions))
	names := newNameTable(l.faultList, total+len(in.Groups))
	for i, q := range in.Questions {
		q.index = i
		l.nameGroups(names, i, q.Group)
		if names.take(q.Name, "question", q.At) {
			in.questions[q.Name] = q
		}
		first := len(all)
		q.eachVariable(func(v Variable) {
			v.index = len(all)
			all = append(all, v)
			in.variables = append(in.variables, &all[v.index])
			l.nameVariable(names, &all[v.index])
		})
		q.variables = in.variables[first:len(all):len(all)]
	}
}

// nameGroups takes the names of the groups that begin with a question, outer
// before inner.
func (l *linker) nameGroups(names *nameTable, question, group int) {
	if group < 0 || l.firstQuestion[group] != question {
		return
	}
	g := l.in.Groups[group]
	l.nameGroups(names, question, g.Parent)
	names.take(g.Name, "group", g.At)
}

func (l *linker) nameVariable(names *nameTable, v *Variable) {
	switch {
	case v.Item != nil:
		if !names.take(v.Name, "item", v.Item.At) {
			return
		}
	case v.OpenText != nil:
		if !names.take(v.Name, "text beside a choice", v.OpenText.At) {
			return
		}
	case l.in.questions[v.Name] != v.Question:
		return
	}
	l.in.byName[v.Name] = v
}

// eachVariable makes the variables of a question in their order.
func (q *Question) eachVariable(add func(Variable)) {
	switch q.Type {
	case Note, Instruction, Open:
		return
	case Grid:
		for _, item := range q.Items {
			add(Variable{Name: item.Name, Question: q, Item: item})
		}
		return
	}
	add(Variable{Name: q.Name, Question: q})
	if q.Type != SelectOne && q.Type != SelectMultiple {
		return
	}
	for _, c := range q.Choices {
		if c.OpenText {
			add(Variable{Name: q.Name + "_" + c.Name, Question: q, OpenText: c})
		}
	}
}

// number gives a number to every question that asks and has none of its own.
// It counts from 1, and goes on from a whole number that a question has of
// its own.
func (l *linker) number() {
	last := 0
	for _, q := range l.in.Questions {
		if !q.Asks() {
			continue
		}
		if q.Number == "" {
			last++
			q.Number = strconv.Itoa(last)
		} else if own, err := strconv.Atoi(q.Number); err == nil {
			last = own
		}
	}
}

func (l *linker) findFirstQuestions() {
	l.firstQuestion = make([]int, len(l.in.Groups))
	for i := range l.firstQuestion {
		l.firstQuestion[i] = -1
	}
	for i, q := range l.in.Questions {
		for g := q.Group; g >= 0 && l.firstQuestion[g] < 0; g = l.in.Groups[g].Parent {
			l.firstQuestion[g] = i
		}
	}
}

func (l *linker) linkGroup(index int, g *Group) {
	user := user{group: index, question: -1}
	l.compile(user, "relevant", &g.Relevant, scope{in: l.in})
	l.checkText(user, g, "label", g.Label)
}

func (l *linker) linkQuestion(q *Question) {
	outside := scope{in: l.in}
	user := user{group: -1, question: q.index}
	l.compile(user, "required", &q.RequiredIf, outside)
	l.compile(user, "relevant", &q.Relevant, outside)
	l.compile(user, "constraint", &q.Constraint, scope{in: l.in, self: q})
	l.compile(user, "calculation", &q.Calculation, outside)
	l.compile(user, "default", &q.Default, outside)
	l.compile(user, "choice_filter", &q.ChoiceFilter, scope{in: l.in, attributes: attributesOf(q)})
	l.checkQuestionTexts(user, q)
}

// attributesOf names the attributes that the choices of a question have; their
// name counts as one.
func attributesOf(q *Question) map[string]bool {
	if q.ChoiceFilter.IsZero() {
		return nil
	}
	names := map[string]bool{"name": true}
	for _, c := range q.Choices {
		for name := range c.Attributes {
			names[name] = true
		}
	}
	return names
}

// compile compiles one expression, and notes what it refers to.
func (l *linker) compile(by user, field string, e *Expression, s scope) {
	e.Program = nil
	if e.IsZero() {
		return
	}
	program, faults := expr.Compile(e.Source, s)
	for _, f := range faults {
		l.add(l.places.expression(e, f.Offset), "%s: %s", field, f.Message)
	}
	if len(faults) > 0 {
		l.mentionNames(by, field, e)
		return
	}
	e.Program = program
	for _, r := range program.References() {
		l.mention(by, field, l.in.variables[r.Slot], func() Position {
			return l.places.expression(e, r.Offset)
		})
	}
	for _, c := range program.Comparisons() {
		l.checkComparison(s.self, c, field, e)
	}
}

// mentionNames notes what an expression that does not compile refers to, so
// that its place in the order is checked all the same.
func (l *linker) mentionNames(by user, field string, e *Expression) {
	for _, piece := range expr.SplitTemplate(e.Source) {
		if v := l.in.byName[piece.Name]; v != nil && piece.Name != "" {
			l.mention(by, field, v, func() Position { return l.places.expression(e, piece.Offset) })
		}
	}
}

// quoted puts a name into a message, made safe and short.
func quoted(name string) string {
	const longest = 60
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest]) + "…"
	}
	return strconv.Quote(strings.ToValidUTF8(name, "�"))
}
