package coding

import (
	"slices"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// Respondent is the speaker of an open answer.
const Respondent = "Respondent"

// OpenVariables lists the variables of a questionnaire whose answers can be
// documents: those of text questions and the words beside choices. usual are
// those of them that were made for long answers.
func OpenVariables(in *forms.Instrument) (all, usual []string) {
	for _, v := range in.Variables() {
		if v.Type() != forms.TextType {
			continue
		}
		all = append(all, v.Name)
		if v.OpenText == nil && v.Question.Multiline {
			usual = append(usual, v.Name)
		}
	}
	return all, usual
}

// FromAnswers makes a document of each answer that an interview holds to
// variables of a questionnaire, in the order of the questionnaire. Answers off
// the path, special ones and those to variables that the instrument does not
// have make none. The text is in NFC with LF line ends. The caller gives the
// documents their ID and time.
func FromAnswers(in *forms.Instrument, interview *forms.Interview, variables []string) []Draft {
	state := flow.Restore(in, interview)
	var drafts []Draft
	for _, v := range in.Variables() {
		if v.Type() != forms.TextType || !slices.Contains(variables, v.Name) || !state.OnPath(v) {
			continue
		}
		answer := state.Answer(v)
		text := normalised(answer.Value)
		if answer.Special != forms.NotSpecial || text == "" {
			continue
		}
		w := &writing{}
		w.turn(text, Turn{Speaker: Respondent, Question: v.Name})
		drafts = append(drafts, w.draft(Document{
			Kind: OpenAnswer, Title: v.Name + " · " + shortSubject(interview),
			Case: interview.Case, Interview: interview.ID, Language: interview.Language,
		}))
	}
	return drafts
}
