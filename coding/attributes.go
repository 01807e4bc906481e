package coding

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/sample"
)

// ErrAttribute says that an attribute has no name that can be used, or a value
// that is too long or of several lines.
var ErrAttribute = errors.New("an attribute needs a name with a letter, and a value of one line")

// Attributes are what is known of a document beside its text: of the
// respondent, of the interview, and what was set by hand. They hold no names,
// addresses or telephone numbers of people, as far as that can be told.
type Attributes map[string]string

// The attributes of every document that comes from an interview.
const (
	InstrumentAttribute  = "instrument"
	InterviewerAttribute = "interviewer"
	LanguageAttribute    = "language"
	// QuestionAttribute is the variable that an open answer was given to.
	QuestionAttribute = "question"
)

// betweenValues stands between several values of one attribute.
const betweenValues = "; "

// longestAttribute is the longest name or value of an attribute that is set by
// hand, in code points.
const longestAttribute = 1000

// AttributeNamed gives an attribute that is set by hand as it is kept: its name
// as the columns of contacts are named, its value in NFC. It fails with
// ErrAttribute.
func AttributeNamed(name, value string) (keptName, keptValue string, err error) {
	keptName, keptValue = sample.ColumnName(normalised(name)), normalised(value)
	switch {
	case keptName == "", !utf8.ValidString(name + value), strings.ContainsFunc(keptName+keptValue, unicode.IsControl):
		return "", "", ErrAttribute
	case utf8.RuneCountInString(keptName) > longestAttribute, utf8.RuneCountInString(keptValue) > longestAttribute:
		return "", "", ErrAttribute
	}
	return keptName, keptValue, nil
}

// With gives the attributes with others put over them. An empty value takes
// one away.
func (a Attributes) With(over Attributes) Attributes {
	merged := make(Attributes, len(a)+len(over))
	maps.Copy(merged, a)
	for name, value := range over {
		if value == "" {
			delete(merged, name)
			continue
		}
		merged[name] = value
	}
	return merged
}

// Names lists the names in the order of the alphabet.
func (a Attributes) Names() []string { return slices.Sorted(maps.Keys(a)) }

// OfContact gives what is known of a respondent: organisation, role, language,
// lists, and the other columns of the lists but those that name a person or
// tell where to reach them.
func OfContact(contact *sample.Contact) Attributes {
	attributes := Attributes{
		sample.OrganisationColumn: contact.Organisation, sample.RoleColumn: contact.Role, LanguageAttribute: contact.Language,
		sample.ListsColumn: strings.Join(contact.Lists, betweenValues),
	}
	for name, value := range contact.Attributes {
		if !sample.Personal(name, value) {
			attributes[name] = value
		}
	}
	return Attributes{}.With(attributes)
}

// OfInterview gives what is known of an interview: its language, interviewer
// and instrument, and of a questionnaire what was answered to its closed
// questions and those for numbers, by variable, in the words of the
// instrument's own language, so that they read alike for all respondents.
// Answers off the path do not count.
func OfInterview(in *forms.Instrument, interview *forms.Interview) Attributes {
	attributes := Attributes{}
	if in.Kind == forms.Questionnaire {
		state := flow.Restore(in, interview)
		for _, v := range in.Variables() {
			if tellsOfRespondent(v.Type()) && state.OnPath(v) {
				attributes[v.Name] = answerInWords(state, v)
			}
		}
	}
	return attributes.With(Attributes{
		LanguageAttribute: interview.Language, InterviewerAttribute: interview.Interviewer, InstrumentAttribute: interview.Instrument,
	})
}

func tellsOfRespondent(t forms.Type) bool {
	switch t {
	case forms.SelectOne, forms.SelectMultiple, forms.Rank, forms.Integer, forms.Decimal:
		return true
	}
	return false
}

// answerInWords gives an answer by the wording of its choices as it stands in
// the instrument, without what is put into it or said beside it, so that equal
// choices have equal words.
func answerInWords(state *flow.State, v *forms.Variable) string {
	answer := state.Answer(v)
	switch {
	case answer.Special != forms.NotSpecial:
		return cmp.Or(answer.Special.Words(), string(answer.Special))
	case !v.Type().Chooses():
		return answer.Value
	}
	chosen := strings.Fields(answer.Value)
	for i, name := range chosen {
		if choice := v.Question.Choice(name); choice != nil {
			language := state.Instrument().DefaultLanguage
			chosen[i] = choice.Label.In(language, language)
		}
	}
	return strings.Join(chosen, betweenValues)
}
