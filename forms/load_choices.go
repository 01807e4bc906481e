package forms

// choiceList is a list of choices and the questions that offer it.
type choiceList struct {
	choices []*Choice
	places  map[*Choice]choicePlaces
	users   []*Question
}

// choicePlaces are the places of what means something only in some types.
type choicePlaces struct{ exclusive, openText Position }

// mostOffered bounds the choices of all questions together, which a list that
// is named by many questions multiplies.
const mostOffered = 1_000_000

// choiceLists reads the lists that questions refer to by name.
func (l *loader) choiceLists(n *node) {
	if n == nil || l.openFields(n, "choices").broken {
		return
	}
	for _, e := range n.entries {
		if e.key.kind != brokenNode {
			l.lists[e.key.text] = l.choiceList(e.value)
		}
	}
}

// choiceList reads one list. Its names must differ from each other.
func (l *loader) choiceList(n *node) *choiceList {
	list := &choiceList{places: map[*Choice]choicePlaces{}}
	if n.kind == emptyNode {
		l.add(n.at, "this list has no choices")
		return list
	}
	items := l.list(n, "a list of choices")
	if n.kind == sequenceNode && len(items) == 0 {
		l.add(n.at, "this list has no choices")
	}
	lines := make(map[string]int, len(items))
	for _, item := range items {
		f := l.fields(item, "a choice", choiceKeys)
		if f.broken {
			continue
		}
		c := l.choice(f)
		if line, twice := lines[c.Name]; twice && c.Name != "" {
			l.add(c.At, "the choice %s stands twice in this list; it is in line %d already", quoted(c.Name), line)
			continue
		}
		lines[c.Name] = c.At.Line
		list.choices = append(list.choices, c)
		list.places[c] = choicePlaces{f.place("exclusive"), f.place("open_text")}
	}
	return list
}

func (l *loader) choice(f fields) *Choice {
	c := &Choice{At: f.place("name")}
	c.Name = l.choiceName(f)
	c.Label = l.label(c, f, "a choice")
	c.Exclusive = l.truth(f.get("exclusive"), "exclusive")
	c.OpenText = l.truth(f.get("open_text"), "open_text")
	c.Attributes = l.attributes(f.get("attributes"))
	return c
}

func (l *loader) choiceName(f fields) string {
	name := l.word(f.get("name"), "name")
	switch {
	case name == "":
		l.add(f.at, "this choice has no name")
	case !choiceNamePattern.MatchString(name):
		l.add(f.place("name"), "%s cannot name a choice: use letters, digits, _, - and . without spaces", quoted(name))
	case len(name) > longestName:
		l.add(f.place("name"), "the name %s is longer than %d characters", quoted(name), longestName)
	}
	return name
}

// label reads a label that must be there.
func (l *loader) label(owner any, f fields, what string) Text {
	n := f.get("label")
	if n == nil {
		l.add(f.at, "%s has no label", what)
	}
	return l.words(owner, "label", n)
}

// attributes reads the attributes of a choice.
func (l *loader) attributes(n *node) map[string]string {
	if n == nil || l.openFields(n, "attributes").broken {
		return nil
	}
	attributes := make(map[string]string, len(n.entries))
	for _, e := range n.entries {
		if e.key.kind == brokenNode {
			continue
		}
		if !namePattern.MatchString(e.key.text) {
			l.add(e.key.at, "%s is no name: %s", quoted(e.key.text), nameRule)
		}
		attributes[e.key.text] = l.word(e.value, "an attribute")
	}
	return attributes
}

// offer gives a question its choices: a list by name, or its own.
func (l *loader) offer(q *Question, f fields) {
	n := f.get("choices")
	var list *choiceList
	switch {
	case n == nil:
		l.add(f.at, "%s has no choices: name a list, or give one here", describeQuestion(q))
		return
	case n.kind == brokenNode:
		return
	case n.kind == scalarNode:
		list = l.lists[n.text]
		if list == nil {
			l.unknownList(n)
			return
		}
	default:
		list = l.choiceList(n)
		l.inline = append(l.inline, list)
	}
	if l.offered += len(list.choices); l.offered > mostOffered {
		l.add(n.at, "the questions offer too many choices: more than %d in all", mostOffered)
		return
	}
	q.Choices = list.choices
	list.users = append(list.users, q)
}

func (l *loader) unknownList(n *node) {
	if l.full() {
		return
	}
	names := make([]string, 0, len(l.lists))
	for name := range l.lists {
		names = append(names, name)
	}
	l.add(n.at, "there is no list of choices %s%s", quoted(n.text), Suggestion(n.text, names))
}
