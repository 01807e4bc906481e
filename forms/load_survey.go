package forms

import (
	"slices"
	"strconv"
	"strings"
)

// questions reads a list of questions and groups. group is the index of the
// group around them, or -1.
func (l *loader) questions(n *node, group int) {
	what := "survey"
	if group >= 0 {
		what = "questions"
	}
	for _, item := range l.list(n, what) {
		l.entry(item, group)
	}
}

// entry reads one question or group.
func (l *loader) entry(n *node, group int) {
	f := l.openFields(n, "a question")
	if f.broken {
		return
	}
	typ := l.questionType(f)
	l.checkKeys(n, typ)
	if typ == groupType || typ == "" && f.get("questions") != nil {
		l.group(f, group)
		return
	}
	q := l.question(f, typ)
	q.Group = group
	l.in.Questions = append(l.in.Questions, q)
}

// checkKeys finds the keys that mean nothing in a type of question.
func (l *loader) checkKeys(n *node, typ Type) {
	known, sure := questionKeys[typ]
	for _, e := range n.entries {
		switch {
		case e.key.text == "relevant" && l.in.Kind == Guide:
			l.add(e.key.at, "relevant means nothing in a guide, whose questions are asked freely")
		case e.key.kind == brokenNode || slices.Contains(known, e.key.text):
		case !slices.Contains(everyQuestionKey, e.key.text):
			l.unknownKey(e.key, "a question", everyQuestionKey)
		case sure:
			l.add(e.key.at, "%s means nothing in a question of type %s", e.key.text, typ)
		}
	}
}

func (l *loader) group(f fields, parent int) {
	g := &Group{Parent: parent, At: f.place("name")}
	g.Name = l.word(f.get("name"), "name")
	g.Label = l.words(g, "label", f.get("label"))
	g.Relevant = l.formula(f, "relevant")
	l.in.Groups = append(l.in.Groups, g)
	index := len(l.in.Groups) - 1
	n := f.get("questions")
	switch {
	case n == nil, n.kind == sequenceNode && len(n.items) == 0:
		l.add(f.at, "this group has no questions")
	default:
		l.questions(n, index)
	}
}

// nameUnnamed makes names for notes, instructions and groups that have none:
// note_1, note_2 and so on, passing over names that are taken.
func (l *loader) nameUnnamed() {
	taken := l.takenNames()
	counts := map[Type]int{}
	name := func(typ Type) string {
		for {
			counts[typ]++
			made := string(typ) + "_" + strconv.Itoa(counts[typ])
			if !taken[made] {
				return made
			}
		}
	}
	for _, g := range l.in.Groups {
		if g.Name == "" {
			g.Name = name(groupType)
		}
	}
	for _, q := range l.in.Questions {
		if q.Name == "" && (q.Type == Note || q.Type == Instruction) {
			q.Name = name(q.Type)
		}
	}
}

// takenNames gathers the names of the file, in small letters.
func (l *loader) takenNames() map[string]bool {
	taken := make(map[string]bool, len(l.in.Questions))
	for _, g := range l.in.Groups {
		taken[strings.ToLower(g.Name)] = true
	}
	for _, q := range l.in.Questions {
		q.eachVariable(func(v Variable) { taken[strings.ToLower(v.Name)] = true })
		taken[strings.ToLower(q.Name)] = true
	}
	return taken
}
