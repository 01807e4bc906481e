package forms

import (
	"slices"
	"strings"
)

// words reads a text: one for all languages, or one for each. It is kept in
// mind where the text stands if it refers to answers. owner is what the text
// belongs to.
func (l *loader) words(owner any, field string, n *node) Text {
	if n == nil {
		return nil
	}
	switch n.kind {
	case scalarNode:
		text := l.wording(owner, field, "", n)
		if text == "" {
			l.add(n.at, "%s is empty", field)
			return nil
		}
		return Plain(text)
	case mappingNode:
		return l.translations(owner, field, n)
	case sequenceNode:
		l.add(n.at, "%s must be a text, or a text for each language, not a list", field)
	}
	return nil
}

// wording is the text of a scalar without the line ends of a block.
func (l *loader) wording(owner any, field, language string, n *node) string {
	text := strings.TrimRight(n.text, "\n")
	if strings.TrimSpace(text) == "" {
		return ""
	}
	if strings.Contains(text, "${") {
		l.texts[textKey{owner, field, language}] = n
	}
	return text
}

// translations reads a text that has its own words in each language.
func (l *loader) translations(owner any, field string, n *node) Text {
	text := make(Text, len(n.entries))
	told := map[string]bool{}
	for _, e := range n.entries {
		language := e.key.text
		switch {
		case e.key.kind == brokenNode:
			continue
		case !l.declared(language):
			l.undeclared(e.key, field)
			continue
		case e.value.kind == emptyNode:
			continue
		case e.value.kind != scalarNode:
			told[language] = true
			if e.value.kind != brokenNode {
				l.add(e.value.at, "%s in %s must be a text, not %s", field, language, e.value.describe())
			}
			continue
		}
		if words := l.wording(owner, field, language, e.value); words != "" {
			text[language] = words
		}
	}
	for _, language := range l.in.Languages {
		if _, there := text[language.Code]; !there && !told[language.Code] {
			l.add(n.at, "%s has no text in %s (%s)", field, language.Code, language.Name)
		}
	}
	return text
}

func (l *loader) declared(code string) bool {
	_, ok := l.in.Language(code)
	return ok || len(l.in.Languages) == 0
}

func (l *loader) undeclared(key *node, field string) {
	if l.full() {
		return
	}
	codes := make([]string, len(l.in.Languages))
	for i, language := range l.in.Languages {
		codes[i] = language.Code
	}
	l.add(key.at, "%s has a text in %s, which is no language in settings (%s)", field, quoted(key.text), strings.Join(codes, ", "))
}

// formula reads an expression.
func (l *loader) formula(f fields, key string) Expression {
	n := f.get(key)
	if n == nil || n.kind == brokenNode {
		return Expression{}
	}
	if n.kind != scalarNode {
		l.add(n.at, "%s must be an expression, not %s", key, n.describe())
		return Expression{}
	}
	source := strings.TrimRight(n.text, "\n")
	if strings.TrimSpace(source) == "" {
		l.add(n.at, "%s is empty", key)
		return Expression{}
	}
	l.scalars[n.at] = n
	return Expression{Source: source, At: n.at}
}

// special reads a list of special answers.
func (l *loader) special(n *node) []Special {
	if n.kind == brokenNode {
		return nil
	}
	known := make([]string, len(Specials))
	for i, s := range Specials {
		known[i] = string(s)
	}
	found := []Special{}
	for _, item := range l.list(n, "special_answers") {
		word := Special(l.oneOf(item, "a special answer", known))
		if slices.Contains(found, word) {
			l.add(item.at, "the special answer %s stands here twice", word)
			continue
		}
		if word != "" {
			found = append(found, word)
		}
	}
	return found
}
