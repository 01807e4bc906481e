package forms

import (
	"regexp"
	"strings"
)

// mostLanguages bounds the languages of an instrument.
const mostLanguages = 50

var languagePattern = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// settings reads the settings, which everything else relies on.
func (l *loader) settings(top fields) {
	n := top.get("settings")
	if n == nil {
		if !top.broken {
			l.add(top.at, "the file has no settings: at least form_id and languages are needed")
		}
		return
	}
	f := l.fields(n, "settings", settingsKeys)
	if f.broken {
		return
	}
	l.languages(f)
	l.in.Name = l.formID(f)
	l.in.Title = l.words(l.in, "form_title", f.get("form_title"))
	if l.in.Title.Empty() {
		l.in.Title = Plain(l.in.Name)
	}
	l.kind(f)
	l.defaultLanguage(f)
	if n := f.get("special_answers"); n != nil {
		l.specials = l.special(n)
	}
	l.onlyIn(Questionnaire, f, "special_answers")
	l.onlyIn(Guide, f, "planned_minutes")
	l.plannedMinutes(f.get("planned_minutes"))
}

func (l *loader) formID(f fields) string {
	id := l.word(f.get("form_id"), "form_id")
	switch {
	case id == "":
		l.add(f.place("form_id"), "settings has no form_id: give the instrument a short name, such as fusion-survey")
	case !formIDPattern.MatchString(id) || len(id) > longestName:
		l.add(f.place("form_id"), "%s is no form_id: it begins with a letter and has only letters, digits, - and _, at most %d", quoted(id), longestName)
	}
	return id
}

var formIDPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// kind reads the kind; it is empty if what stands there is none.
func (l *loader) kind(f fields) {
	if n := f.get("kind"); n != nil {
		l.in.Kind = Kind(l.oneOf(n, "kind", []string{string(Questionnaire), string(Guide)}))
	}
}

// languages reads the languages, in the order of the file.
func (l *loader) languages(f fields) {
	n := f.get("languages")
	if n == nil {
		l.add(f.at, "settings has no languages: name them, such as en: {name: English, status: reviewed}")
		return
	}
	if l.openFields(n, "languages").broken {
		return
	}
	if len(n.entries) > mostLanguages {
		l.add(n.at, "there are too many languages: more than %d", mostLanguages)
		return
	}
	for _, e := range n.entries {
		if e.key.kind != brokenNode {
			l.in.Languages = append(l.in.Languages, l.language(e))
		}
	}
	if len(n.entries) == 0 {
		l.add(n.at, "languages names no language")
	}
}

func (l *loader) language(e entry) Language {
	code := e.key.text
	if !languagePattern.MatchString(code) {
		l.add(e.key.at, "%s is no code of a language, such as en or cy", quoted(code))
	}
	language := Language{Code: code, Name: code, Status: Draft}
	f := l.fields(e.value, "a language", languageKeys)
	if f.broken {
		return language
	}
	if name := l.word(f.get("name"), "name"); name != "" {
		language.Name = name
	} else {
		l.add(e.key.at, "the language %s has no name", quoted(code))
	}
	known := []string{string(Draft), string(Reviewed)}
	n := f.get("status")
	if n == nil {
		l.add(e.key.at, "the language %s has no status: say whether it is %s", quoted(code), strings.Join(known, " or "))
		return language
	}
	if status := l.oneOf(n, "status", known); status != "" {
		language.Status = TranslationStatus(status)
	}
	return language
}

// defaultLanguage reads the language to begin with: the first if none is named.
func (l *loader) defaultLanguage(f fields) {
	if len(l.in.Languages) == 0 {
		return
	}
	l.in.DefaultLanguage = l.in.Languages[0].Code
	n := f.get("default_language")
	code := l.word(n, "default_language")
	if code == "" {
		return
	}
	if !l.declared(code) {
		l.add(n.at, "default_language is %s, which is not among languages", quoted(code))
		return
	}
	l.in.DefaultLanguage = code
}
