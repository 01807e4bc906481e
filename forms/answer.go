package forms

import "encoding/json"

// Special is an answer that is none of the question's own: the respondent
// does not know, refuses, or the question does not apply to them.
type Special string

// The special answers. Their values are the names that stand in exported
// files and that expressions see.
const (
	NotSpecial    Special = ""
	DontKnow      Special = "dont_know"
	Refused       Special = "refused"
	NotApplicable Special = "not_applicable"
)

// Specials lists every special answer in the order in which screens and files
// name them.
var Specials = []Special{DontKnow, Refused, NotApplicable}

// Words is the special answer as people read it: "don't know".
func (s Special) Words() string {
	switch s {
	case DontKnow:
		return "don't know"
	case Refused:
		return "refused"
	case NotApplicable:
		return "not applicable"
	}
	return ""
}

// Answer is what was answered to one variable. Its value is held as text in
// the canonical form of the variable's type, which is that of ODK: a choice's
// name, chosen names separated by single spaces (in the order of rank for a
// ranking), decimal digits, YYYY-MM-DD, HH:MM. The zero Answer is no answer.
type Answer struct {
	Value   string
	Special Special
}

// Empty reports whether nothing was answered, not even a special answer.
func (a Answer) Empty() bool { return a.Value == "" && a.Special == NotSpecial }

// Text is the answer as expressions see it: its value, or the name of the
// special answer.
func (a Answer) Text() string {
	if a.Special != NotSpecial {
		return string(a.Special)
	}
	return a.Value
}

type specialAnswer struct {
	Special Special `json:"special"`
}

// MarshalJSON writes an ordinary answer as a string and a special one as an
// object, so that a text that happens to read "refused" stays a text.
func (a Answer) MarshalJSON() ([]byte, error) {
	if a.Special != NotSpecial {
		return json.Marshal(specialAnswer{a.Special})
	}
	return json.Marshal(a.Value)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Answer) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		var s specialAnswer
		err := json.Unmarshal(data, &s)
		*a = Answer{Special: s.Special}
		return err
	}
	a.Special = NotSpecial
	return json.Unmarshal(data, &a.Value)
}
