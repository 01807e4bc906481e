package forms

import "strings"

// consent reads what respondents are asked to agree to. A consent that is
// there but empty is a fault, for somebody meant it to be asked.
func (l *loader) consent(n *node) {
	if n == nil {
		return
	}
	f := l.fields(n, "consent", consentKeys)
	if f.broken {
		return
	}
	c := &Consent{At: n.at}
	c.Version = l.consentVersion(f)
	if f.get("text") == nil {
		l.add(f.place("text"), "consent has no text: write what is read out before the purposes are asked")
	}
	c.Text = l.words(c, "text", f.get("text"))
	c.Purposes = l.purposes(f)
	l.in.Consent = c
}

func (l *loader) consentVersion(f fields) string {
	n := f.get("version")
	version := l.word(n, "version")
	switch {
	case n == nil || n.kind == scalarNode && version == "":
		l.add(f.place("version"), "consent has no version: number it, such as 1, so that it is known which wording was agreed to")
	case len(version) > longestName:
		l.add(n.at, "the version %s is longer than %d characters", quoted(version), longestName)
	}
	return version
}

func (l *loader) purposes(f fields) []*Purpose {
	n := f.get("purposes")
	if n == nil || n.kind == sequenceNode && len(n.items) == 0 {
		l.add(f.place("purposes"), "consent has no purposes: list what is agreed to, such as %s", TakePart)
		return nil
	}
	var purposes []*Purpose
	names := distinctNames{}
	for _, item := range l.list(n, "purposes") {
		f := l.fields(item, "a purpose", purposeKeys)
		if f.broken {
			continue
		}
		p := &Purpose{At: f.place("name"), Name: l.distinctName(f, "purpose", names)}
		p.Label = l.label(p, f, "a purpose")
		p.Required = l.truth(f.get("required"), "required")
		purposes = append(purposes, p)
	}
	return purposes
}

// distinctNames are the names of a list in small letters, with their lines.
type distinctNames map[string]int

// distinctName reads the name of something that needs one of its own within
// its list, whatever the case.
func (l *loader) distinctName(f fields, what string, names distinctNames) string {
	name := l.word(f.get("name"), "name")
	at := f.place("name")
	folded := strings.ToLower(name)
	line, twice := names[folded]
	switch {
	case name == "":
		l.add(at, "this %s has no name", what)
		return ""
	case !namePattern.MatchString(name):
		l.add(at, "%s is no name: %s", quoted(name), nameRule)
	case len(name) > longestName:
		l.add(at, "the name %s is longer than %d characters", quoted(name), longestName)
	case twice:
		l.add(at, "the %s %s stands twice in this list; it is in line %d already", what, quoted(name), line)
	}
	names[folded] = at.Line
	return name
}
