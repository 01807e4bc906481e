package deliver

import (
	"fieldwork/forms"
	"fieldwork/forms/flow"
	"fieldwork/forms/sample"
)

// Share is how much of an interview was answered: of the questions of a
// questionnaire that are on the path, those with any answer, special ones
// among them, a grid being one question; of a guide what forms.GuideShare
// counts.
func Share(in *forms.Instrument, interview *forms.Interview) sample.Share {
	var share sample.Share
	if in.Kind == forms.Guide {
		share.Answered, share.Applicable = forms.GuideShare(in, interview)
		return share
	}
	state := flow.Restore(in, interview)
	for _, q := range state.Path() {
		if !q.Asks() {
			continue
		}
		share.Applicable++
		if hasAnswer(state, q) {
			share.Answered++
		}
	}
	return share
}

func hasAnswer(state *flow.State, q *forms.Question) bool {
	for _, v := range q.Variables() {
		if !state.Answer(v).Empty() {
			return true
		}
	}
	return false
}
