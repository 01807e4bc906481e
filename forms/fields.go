package forms

import (
	"slices"
	"strconv"
	"strings"
)

// fields are the entries of a mapping by key.
type fields struct {
	at     Position
	values map[string]*node
	// broken is set if there is no mapping, which has been told.
	broken bool
}

// get finds the value of a key; nil if it is missing or empty.
func (f fields) get(key string) *node {
	n := f.values[key]
	if n == nil || n.kind == emptyNode {
		return nil
	}
	return n
}

// place is where the value of a key begins, or else the whole mapping.
func (f fields) place(key string) Position {
	if n := f.get(key); n != nil {
		return n.at
	}
	return f.at
}

// fields reads a mapping that knows only some keys. what names it in faults.
func (l *loader) fields(n *node, what string, known []string) fields {
	f := l.openFields(n, what)
	if f.broken {
		return f
	}
	for _, e := range n.entries {
		if e.key.kind != brokenNode && !slices.Contains(known, e.key.text) {
			l.unknownKey(e.key, what, known)
		}
	}
	return f
}

// openFields reads a mapping without regard to its keys.
func (l *loader) openFields(n *node, what string) fields {
	f := fields{at: n.at}
	if n.kind != mappingNode {
		if n.kind != brokenNode {
			l.add(n.at, "%s must be a mapping of keys to values, not %s", what, n.describe())
		}
		f.broken = true
		return f
	}
	f.values = make(map[string]*node, len(n.entries))
	for _, e := range n.entries {
		f.values[e.key.text] = e.value
	}
	return f
}

func (l *loader) unknownKey(key *node, what string, known []string) {
	if !l.full() {
		l.add(key.at, "%s has no key %s%s", what, quoted(key.text), Suggestion(key.text, known))
	}
}

// list reads a sequence; nil if it is none.
func (l *loader) list(n *node, what string) []*node {
	if n.kind != sequenceNode {
		if n.kind != brokenNode {
			l.add(n.at, "%s must be a list, not %s", what, n.describe())
		}
		return nil
	}
	return n.items
}

// word reads a scalar; "" if it is missing or none.
func (l *loader) word(n *node, what string) string {
	switch {
	case n == nil || n.kind == emptyNode || n.kind == brokenNode:
		return ""
	case n.kind != scalarNode:
		l.add(n.at, "%s must be a single word or number, not %s", what, n.describe())
		return ""
	}
	return strings.TrimSpace(n.text)
}

// oneOf reads a word that must be one of a few; "" if it is not.
func (l *loader) oneOf(n *node, what string, known []string) string {
	word := l.word(n, what)
	if word == "" || slices.Contains(known, word) {
		return word
	}
	if !l.full() {
		l.add(n.at, "%s cannot be %s; it is one of %s%s", what, quoted(word),
			strings.Join(known, ", "), Suggestion(word, known))
	}
	return ""
}

// truth reads yes or no; no if it is missing.
func (l *loader) truth(n *node, what string) bool {
	switch strings.ToLower(l.word(n, what)) {
	case "yes", "true":
		return true
	case "", "no", "false":
		return false
	}
	l.add(n.at, "%s must be yes or no, not %s", what, quoted(n.text))
	return false
}

// count reads a whole number that is not negative; 0 if it is missing.
func (l *loader) count(n *node, what string) int { return l.number(n, what, 0, largestCount) }

// number reads a whole number within bounds; 0 if it is missing or none.
func (l *loader) number(n *node, what string, least, most int) int {
	word := l.word(n, what)
	if word == "" {
		return 0
	}
	number, err := strconv.Atoi(word)
	if err != nil || number < least || number > most {
		l.add(n.at, "%s must be a whole number from %d to %d, not %s", what, least, most, quoted(word))
		return 0
	}
	return number
}

// largestCount bounds min_choices and max_choices.
const largestCount = 100_000
