package forms

import "slices"

// The keys of an instrument file. Those of a question depend on its type.
var (
	fileKeys     = []string{"settings", "choices", "survey"}
	settingsKeys = []string{"form_id", "form_title", "kind", "default_language", "languages", "special_answers"}
	languageKeys = []string{"name", "status"}
	choiceKeys   = []string{"name", "label", "exclusive", "open_text", "attributes"}
	itemKeys     = []string{"name", "label"}
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
	groupType:      groupKeys,
}

// questionTypes lists the types that can stand in a survey.
var questionTypes = []string{
	string(TextType), string(Integer), string(Decimal), string(Date), string(Time),
	string(SelectOne), string(SelectMultiple), string(Grid), string(Rank),
	string(Note), string(Instruction), string(Calculate), string(groupType),
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
