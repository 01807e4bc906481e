package forms

import "slices"

// longestPlan bounds planned_minutes: a day.
const longestPlan = 24 * 60

// plannedMinutes reads how long a guide is planned to take.
func (l *loader) plannedMinutes(n *node) {
	if n == nil {
		return
	}
	f := l.fields(n, "planned_minutes", minutesKeys)
	if f.broken {
		return
	}
	if f.get("from") == nil || f.get("to") == nil {
		l.add(f.at, "planned_minutes needs both from and to, such as {from: 25, to: 60}")
		return
	}
	planned := Minutes{
		From: l.number(f.get("from"), "from", 0, longestPlan),
		To:   l.number(f.get("to"), "to", 1, longestPlan),
	}
	if planned.To > 0 && planned.From > planned.To {
		l.add(f.place("from"), "planned_minutes goes from %d to %d; the greater number stands last", planned.From, planned.To)
	}
	l.in.PlannedMinutes = planned
}

// onlyIn finds a key that means nothing in this kind of instrument.
func (l *loader) onlyIn(kind Kind, f fields, key string) {
	if f.get(key) != nil && l.in.Kind != kind && l.in.Kind != "" {
		l.add(f.place(key), "%s means nothing in a %s", key, l.in.Kind)
	}
}

// questionType reads the type of a question or group, which has to be one
// that this kind of instrument can have.
func (l *loader) questionType(f fields) Type {
	n := f.get("type")
	known := typesOf(l.in.Kind)
	switch {
	case n == nil:
		l.add(f.at, "this question has no type; it is one of %s", joined(known))
		return ""
	case n.kind != scalarNode || slices.Contains(known, n.text) || !slices.Contains(questionTypes, n.text):
		return Type(l.oneOf(n, "type", known))
	case l.in.Kind == Guide:
		l.add(n.at, "a question of type %s cannot stand in a guide, whose questions are open", n.text)
	default:
		l.add(n.at, "a question of type %s stands only in a guide (kind: guide); in a questionnaire it can be %s", n.text, TextType)
	}
	return Type(n.text)
}

// openQuestion reads what only a question of a guide has.
func (l *loader) openQuestion(q *Question, f fields) {
	q.Number = l.word(f.get("number"), "number")
	q.Topic = l.words(q, "topic", f.get("topic"))
	if n := f.get("probes"); n != nil {
		q.Probes = l.probes(n)
	}
}

func (l *loader) probes(n *node) []*Probe {
	items := l.list(n, "probes")
	switch {
	case n.kind == sequenceNode && len(items) == 0:
		l.add(n.at, "probes names no probe; leave it out where there are none")
	case len(items) > MostProbes:
		l.add(n.at, "there are %d probes, more than there are letters to name them by (%d)", len(items), MostProbes)
	}
	var probes []*Probe
	names := distinctNames{}
	for _, item := range items {
		f := l.fields(item, "a probe", probeKeys)
		if f.broken {
			continue
		}
		p := &Probe{At: f.place("name"), Name: l.distinctName(f, "probe", names)}
		p.Label = l.label(p, f, "a probe")
		p.Condition = l.words(p, "condition", f.get("condition"))
		probes = append(probes, p)
	}
	return probes
}
