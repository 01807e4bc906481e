package forms

import "strings"

// user is what holds an expression or a text: a question or a group, the
// other being -1.
type user struct{ group, question int }

// mention is one reference from a question or a group to a variable.
type mention struct {
	by    user
	field string
	to    *Variable
	// place gives where it stands; it is nil if the variable comes before
	// its user, as it should.
	place func() Position
}

// forward reports whether the reference is against the order.
func (m mention) forward() bool { return m.place != nil }

// mention notes that a user refers to a variable. The place is worked out
// only if it is needed.
func (l *linker) mention(by user, field string, to *Variable, place func() Position) {
	m := mention{by: by, field: field, to: to}
	if !l.comesBefore(to, by, field) {
		m.place = place
	}
	l.mentions = append(l.mentions, m)
}

// comesBefore reports whether a variable can have been answered when its user
// asks for it. Only a constraint, which is looked at after the answer, and
// its message may refer to variables of their own question.
func (l *linker) comesBefore(v *Variable, by user, field string) bool {
	theirs := v.Question.index
	if by.group >= 0 {
		first := l.firstQuestion[by.group]
		return first < 0 || theirs < first
	}
	if theirs == by.question {
		return field == "constraint" || field == "constraint_message"
	}
	return theirs < by.question
}

// checkOrder reports every reference to something that comes later, and
// every circle once.
func (l *linker) checkOrder() {
	if !l.anyForward() {
		return
	}
	graph := l.dependencies()
	circleOf := graph.circles()
	told := map[int]bool{}
	for _, m := range l.mentions {
		if !m.forward() || l.full() {
			continue
		}
		from, to := l.node(m.by), m.to.Question.index
		circle := circleOf[from]
		inCircle := from == to || circle == circleOf[to]
		if inCircle && (from == to || !told[circle]) {
			told[circle] = true
			l.add(m.place(), "%s: a circle, each waits for the next: %s", m.field, l.describeCircle(graph, from, to))
			continue
		}
		l.add(m.place(), "%s: ${%s} comes later; only what was asked before can be referred to", m.field, m.to.Name)
	}
}

func (l *linker) anyForward() bool {
	for _, m := range l.mentions {
		if m.forward() {
			return true
		}
	}
	return false
}

// node is the place of a user in the graph of dependencies: questions first,
// then groups.
func (l *linker) node(by user) int {
	if by.group >= 0 {
		return len(l.in.Questions) + by.group
	}
	return by.question
}

// dependencies is the graph of what has to be known before what. A question
// and a group wait for what they mention and for the group around them.
func (l *linker) dependencies() graph {
	questions := len(l.in.Questions)
	edges := make(graph, questions+len(l.in.Groups))
	for i, q := range l.in.Questions {
		if q.Group >= 0 {
			edges[i] = append(edges[i], questions+q.Group)
		}
	}
	for i, g := range l.in.Groups {
		if g.Parent >= 0 {
			edges[questions+i] = append(edges[questions+i], questions+g.Parent)
		}
	}
	for _, m := range l.mentions {
		from, to := l.node(m.by), m.to.Question.index
		if from != to || m.forward() {
			edges[from] = append(edges[from], to)
		}
	}
	return edges
}

// longestCircle bounds how many members of a circle a message names.
const longestCircle = 12

func (l *linker) describeCircle(g graph, from, to int) string {
	nodes := append([]int{from}, g.path(to, from)...)
	var names []string
	for i, node := range nodes {
		if i >= longestCircle && i < len(nodes)-1 {
			continue
		}
		if i == len(nodes)-1 && len(nodes) > longestCircle+1 {
			names = append(names, "…")
		}
		names = append(names, l.nodeName(node))
	}
	return strings.Join(names, " → ")
}

func (l *linker) nodeName(node int) string {
	if group := node - len(l.in.Questions); group >= 0 {
		return l.in.Groups[group].Name
	}
	return l.in.Questions[node].Name
}
