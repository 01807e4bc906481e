package flow

import (
	"time"

	"fieldwork/forms"
)

// Rerun follows the paths of many interviews under one instrument, one after the
// other in the same memory, where only the answers that count are wanted. It is
// not safe for concurrent use.
type Rerun struct {
	state *State
	// straight says that the instrument has no conditions and calculations, so
	// that every question is on the path.
	straight bool
}

// NewRerun makes a Rerun for a linked instrument.
func NewRerun(in *forms.Instrument) *Rerun {
	r := &Rerun{state: blank(in, time.Time{}, 0), straight: true}
	for _, group := range in.Groups {
		r.straight = r.straight && group.Relevant.Program == nil
	}
	for _, q := range in.Questions {
		r.straight = r.straight && q.Relevant.Program == nil && q.Type != forms.Calculate
	}
	r.state.follow(0)
	return r
}

// Begin begins an interview without answers.
func (r *Rerun) Begin(interview *forms.Interview) {
	r.state.started, r.state.seed = interview.Started, Seed(interview.ID)
	clear(r.state.answers)
}

// Put gives the interview an answer. What is calculated is worked out anew.
func (r *Rerun) Put(v *forms.Variable, answer forms.Answer) {
	if v.Type() != forms.Calculate {
		r.state.answers[v.Index()] = answer
	}
}

// Follow works out which answers count, once all are put.
func (r *Rerun) Follow() {
	if !r.straight {
		r.state.follow(0)
	}
}

// Effective is the answer to a variable, or what is calculated, if it counts;
// the zero Answer if it does not.
func (r *Rerun) Effective(v *forms.Variable) forms.Answer {
	answer, _ := r.Answered(v)
	return answer
}

// Answered is what Effective is, and whether the variable is on the path.
func (r *Rerun) Answered(v *forms.Variable) (answer forms.Answer, onPath bool) {
	if !r.state.OnPath(v) {
		return forms.Answer{}, false
	}
	return r.state.Answer(v), true
}
