package tables

import (
	"cmp"
	"slices"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// reader reads the responses to one version of the instrument. It belongs to
// one worker.
type reader struct {
	path *flow.Rerun
	// variables are those of the version by name, as responses list their
	// answers.
	variables []placed
}

// placed is a variable of a version and its place in the plan. Otherwise says
// that newer versions have it with another type.
type placed struct {
	*forms.Variable
	place     int
	otherwise bool
}

func newReader(p *plan, in *forms.Instrument) *reader {
	r := &reader{path: flow.NewRerun(in)}
	for _, v := range in.Variables() {
		known := p.byName[v.Name]
		r.variables = append(r.variables, placed{v, known.place, known.Type() != v.Type()})
	}
	slices.SortFunc(r.variables, func(a, b placed) int { return cmp.Compare(a.Name, b.Name) })
	return r
}

// fill reads a response: its answers, and which of them are on the path.
func (r *reader) fill(to *response, from *forms.Response) {
	to.interview = &from.Interview
	r.path.Begin(&from.Interview)
	if from.Answers != nil {
		r.putAll(from.Answers)
	} else {
		r.putListed(from.Listed)
	}
	r.path.Follow()
	clear(to.on)
	clear(to.otherwise)
	for _, v := range r.variables {
		answer, on := r.path.Answered(v.Variable)
		if v.otherwise {
			to.otherwise[v.place] = on
			continue
		}
		to.answers[v.place], to.on[v.place] = answer, on
	}
}

func (r *reader) putAll(answers map[string]forms.Answer) {
	for _, v := range r.variables {
		r.path.Put(v.Variable, answers[v.Name])
	}
}

// putListed goes through variables and answers side by side, since both stand
// in the order of names. Answers to what the version does not have are passed
// over.
func (r *reader) putListed(listed []forms.NamedAnswer) {
	left := r.variables
	for i := range listed {
		name := listed[i].Name
		for len(left) > 0 && left[0].Name != name && left[0].Name < name {
			left = left[1:]
		}
		if len(left) > 0 && left[0].Name == name {
			r.path.Put(left[0].Variable, listed[i].Answer)
		}
	}
}
