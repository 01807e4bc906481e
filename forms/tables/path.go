package tables

import (
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// reader reads the interviews of one version of the instrument. It has room
// for one interview, and belongs to one worker.
type reader struct {
	in *forms.Instrument
	// places are those of the version's variables in the plan; -1 for one that
	// newer versions have with another type.
	places []int
	// whole says that the path has to be followed by package flow, since it
	// takes more than the conditions of questions and groups.
	whole       bool
	conditional bool
	groupAt     [][]int // by question, the groups that begin at it, outer first

	interview *forms.Interview
	answers   []forms.Answer
	relevant  []bool
	groupOn   []bool
}

func newReader(p *plan, in *forms.Instrument) *reader {
	variables := in.Variables()
	r := &reader{
		in: in, places: make([]int, len(variables)), answers: make([]forms.Answer, len(variables)),
		relevant: make([]bool, len(in.Questions)), groupOn: make([]bool, len(in.Groups)), groupAt: groupsAt(in),
	}
	for i, v := range variables {
		r.places[i] = -1
		if known := p.byName[v.Name]; known.Type() == v.Type() {
			r.places[i] = known.place
		}
	}
	for i, q := range in.Questions {
		r.relevant[i] = true
		r.look(q.Relevant)
		r.whole = r.whole || q.Type == forms.Calculate
	}
	for i, group := range in.Groups {
		r.groupOn[i] = true
		r.look(group.Relevant)
	}
	return r
}

// look takes a condition into account. Labels can hold earlier answers, so that
// a condition on one is left to package flow.
func (r *reader) look(condition forms.Expression) {
	r.conditional = r.conditional || condition.Program != nil
	r.whole = r.whole || strings.Contains(condition.Source, "choice-name")
}

func groupsAt(in *forms.Instrument) [][]int {
	seen := make([]bool, len(in.Groups))
	starts := make([][]int, len(in.Questions))
	for i, q := range in.Questions {
		for g := q.Group; g >= 0 && !seen[g]; g = in.Groups[g].Parent {
			seen[g] = true
			starts[i] = append([]int{g}, starts[i]...)
		}
	}
	return starts
}

// fill reads an interview: which of its answers are on the path.
func (r *reader) fill(to *response, interview *forms.Interview) {
	to.interview, r.interview = interview, interview
	clear(to.on)
	if r.whole {
		r.restore(to)
		return
	}
	for i, v := range r.in.Variables() {
		r.answers[i] = interview.Answers[v.Name]
	}
	if r.conditional {
		r.follow()
	}
	for i, v := range r.in.Variables() {
		if place := r.places[i]; place >= 0 {
			to.answers[place], to.on[place] = r.answers[i], r.onPath(v)
		}
	}
}

// restore lets package flow follow the path.
func (r *reader) restore(to *response) {
	state := flow.Restore(r.in, r.interview)
	for i, v := range r.in.Variables() {
		if place := r.places[i]; place >= 0 {
			to.answers[place], to.on[place] = state.Answer(v), state.OnPath(v)
		}
	}
}

// follow works out which questions are relevant, as flow.State does.
func (r *reader) follow() {
	for i, q := range r.in.Questions {
		for _, g := range r.groupAt[i] {
			group := r.in.Groups[g]
			r.groupOn[g] = (group.Parent < 0 || r.groupOn[group.Parent]) && r.holds(group.Relevant)
		}
		r.relevant[i] = (q.Group < 0 || r.groupOn[q.Group]) && r.holds(q.Relevant)
	}
}

func (r *reader) holds(condition forms.Expression) bool {
	return condition.Program == nil || condition.Program.Bool(r)
}

func (r *reader) onPath(v *forms.Variable) bool {
	if !r.relevant[v.Question.Index()] {
		return false
	}
	return v.OpenText == nil || flow.Chosen(r.answers[v.Question.Variables()[0].Index()].Value, v.OpenText.Name)
}

// Text is an answer that is on the path, as conditions read it.
func (r *reader) Text(slot int) string {
	v := r.in.Variables()[slot]
	if !r.onPath(v) {
		return ""
	}
	return readable(v, r.answers[slot])
}

// Self, Attribute and ChoiceLabel mean nothing in the conditions read here.
func (r *reader) Self() string                          { return "" }
func (r *reader) Attribute(string) string               { return "" }
func (r *reader) ChoiceLabel(_ int, name string) string { return name }

// Now is when the interview started.
func (r *reader) Now() time.Time { return r.interview.Started }

// Seed is the interview's own.
func (r *reader) Seed() int64 { return flow.Seed(r.interview.ID) }
