package forms

import "slices"

// The keys of an instrument file. Those of a question depend on its type.
var (
	fileKeys     = []string{"settings", "script", "consent", "choices", "survey"}
	settingsKeys = []string{"form_id", "form_title", "kind", "default_language", "languages", "special_answers", "planned_minutes"}
	languageKeys = []string{"name", "status"}
	choiceKeys   = []string{"name", "label", "exclusive", "open_text", "attributes"}
	itemKeys     = []string{"name", "label"}
	probeKeys    = []string{"name", "label", "condition"}
	consentKeys  = []string{"version", "text", "purposes"}
	purposeKeys  = []string{"name", "label", "required"}
	minutesKeys  = []string{"from", "to"}
	groupKeys    = []string{"type", "name", "label", "relevant", "questions"}

	shownKeys = []string{"type", "name", "label", "hint", "guidance_hint", "relevant"}
	askedKeys = slices.Concat(shownKeys, []string{"number", "required", "required_message",
		"constraint", "constraint_message", "special_answers"})
	valueKeys  = slices.Concat(askedKeys, []string{"default"})
	choosyKeys = slices.Concat(valueKeys, []string{"choices", "choice_filter"})
)

// groupType is the type of a group in a file. It is no type of question.
const groupType Type = "group"

// questionKeys lists the keys of each type that can stand in a survey.
var questionKeys = map[Type][]string{
	TextType:       slices.Concat(valueKeys, []string{"multiline"}),
	Integer:        valueKeys,
	Decimal:        valueKeys,
	Date:           valueKeys,
	Time:           valueKeys,
	SelectOne:      choosyKeys,
	SelectMultiple: slices.Concat(choosyKeys, []string{"min_choices", "max_choices"}),
	Rank:           slices.Concat(choosyKeys, []string{"min_choices", "max_choices", "partial"}),
	Grid:           slices.Concat(askedKeys, []string{"choices", "items"}),
	Note:           shownKeys,
	Instruction:    shownKeys,
	Calculate:      {"type", "name", "label", "relevant", "calculation"},
	Open:           {"type", "name", "number", "label", "topic", "hint", "guidance_hint", "probes"},
	groupType:      groupKeys,
}

// The types that can stand in the survey of each kind of instrument, and of
// any.
var (
	questionnaireTypes = []string{
		string(TextType), string(Integer), string(Decimal), string(Date), string(Time),
		string(SelectOne), string(SelectMultiple), string(Grid), string(Rank),
		string(Note), string(Instruction), string(Calculate), string(groupType),
	}
	guideTypes    = []string{string(Open), string(Note), string(Instruction), string(groupType)}
	questionTypes = slices.Concat(questionnaireTypes, []string{string(Open)})
)

// typesOf lists the types of a kind of instrument, or all of them if it is not
// known.
func typesOf(kind Kind) []string {
	switch kind {
	case Questionnaire:
		return questionnaireTypes
	case Guide:
		return guideTypes
	}
	return questionTypes
}

// everyQuestionKey lists the keys of all types together.
var everyQuestionKey = func() []string {
	var keys []string
	for _, of := range questionTypes {
		for _, key := range questionKeys[Type(of)] {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}()
