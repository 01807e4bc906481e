package forms

// Text is one text in one or more languages, keyed by language code ("en",
// "cy"). A text that is the same in every language is kept under "".
type Text map[string]string

// Plain makes a text that reads the same in every language.
func Plain(s string) Text { return Text{"": s} }

// In gives the text in a language; where there is none, in the fallback
// language; where there is none either, the text that holds for all
// languages, which may be empty.
func (t Text) In(language, fallback string) string {
	if s, ok := t[language]; ok {
		return s
	}
	if s, ok := t[fallback]; ok {
		return s
	}
	return t[""]
}

// Empty reports whether the text says nothing in any language.
func (t Text) Empty() bool {
	for _, s := range t {
		if s != "" {
			return false
		}
	}
	return true
}
