package tables

import (
	"math"
	"strconv"

	"fieldwork/forms"
)

// presence says whether a question was answered, and if not, why.
type presence int

// The presences. Those after given are the reasons for a missing answer.
const (
	given presence = iota
	notAsked
	askedOtherwise
	noAnswer
	dontKnow
	refused
	notApplicable
	presences
)

// reasons are the reasons for a missing answer, by their names in files and as
// people read them.
var reasons = [presences]Category{
	notAsked:       {"not_asked", "Not asked"},
	askedOtherwise: {"asked_otherwise", "Asked as another kind of question"},
	noAnswer:       {"no_answer", "No answer"},
	dontKnow:       {"dont_know", "Don't know"},
	refused:        {"refused", "Refused"},
	notApplicable:  {"not_applicable", "Not applicable"},
}

func presenceOf(special forms.Special) presence {
	switch special {
	case forms.DontKnow:
		return dontKnow
	case forms.Refused:
		return refused
	case forms.NotApplicable:
		return notApplicable
	}
	return noAnswer
}

// response is one respondent as tallies see them. It is used again for the
// next.
type response struct {
	// interview is valid only while the response is read, before it is counted.
	interview *forms.Interview
	// answers and on are by place of the plan's variables; on says that the
	// variable is one of the interview's version and on its path.
	answers []forms.Answer
	on      []bool
	// otherwise, by place too, says that the interview's version asked it as a
	// question of another type.
	otherwise []bool
	// slots are the places among the tallies' slots that the respondent counts
	// in, the total first.
	slots    []int
	weighted bool
	weight   float64

	single [1]string
}

func newResponse(p *plan) response {
	return response{
		answers: make([]forms.Answer, len(p.variables)), on: make([]bool, len(p.variables)),
		otherwise: make([]bool, len(p.variables)), weight: 1,
	}
}

// at is what was answered to a variable.
func (r *response) at(v *variable) (value string, p presence) {
	switch answer := &r.answers[v.place]; {
	case r.otherwise[v.place]:
		return "", askedOtherwise
	case !r.on[v.place]:
		return "", notAsked
	case answer.Special != forms.NotSpecial:
		return "", presenceOf(answer.Special)
	case answer.Value == "":
		return "", noAnswer
	default:
		return answer.Value, given
	}
}

// weigh reads the respondent's weight; ok is false if it is no number above 0.
func (r *response) weigh(by *dimension) (ok bool) {
	values := by.values(r)
	if len(values) != 1 {
		return false
	}
	weight, ok := numberOf(values[0])
	r.weighted, r.weight = true, weight
	return ok && weight > 0
}

// numberOf reads a number; ok is false for what is none, or has no end.
func numberOf(text string) (number float64, ok bool) {
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil && !math.IsNaN(number) && !math.IsInf(number, 0)
}
