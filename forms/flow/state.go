// Package flow says which question comes next, given the answers: relevance,
// requirements, constraints, the words of earlier answers in later questions,
// moves back and forward, and answers that fall off the path when an earlier
// one changes. It is pure: the same answers always give the same path. It has
// no clock, no screen and no disk.
package flow

import (
	"strings"
	"time"

	"fieldwork/forms"
)

// State is where one interview stands: its answers, its path, the question
// that is on screen and those that were. The path, the problems and what is
// calculated follow from the answers alone, in whichever order they were
// given. It is not safe for concurrent use.
type State struct {
	instrument *forms.Instrument
	started    time.Time
	seed       int64

	answers  []forms.Answer // by variable
	relevant []bool         // by question
	groupOn  []bool         // by group
	groupAt  [][]int        // by question, the groups that begin at it, outer first

	position int    // index of the question on screen; len(Questions) at the end
	reached  int    // the farthest position ever
	left     []bool // by question: it was on screen and gone on from
	env      environment
}

// New begins an interview of a linked instrument at its first question. The
// start is what today() and now() mean throughout, in its own zone; the seed
// is what random orders follow.
func New(instrument *forms.Instrument, started time.Time, seed int64) *State {
	s := blank(instrument, started, seed)
	s.follow(0)
	s.position = s.seek(-1, +1)
	s.reached = s.position
	return s
}

// blank is a state without answers, whose path is still to be followed.
func blank(instrument *forms.Instrument, started time.Time, seed int64) *State {
	s := &State{
		instrument: instrument,
		started:    started,
		seed:       seed,
		answers:    make([]forms.Answer, len(instrument.Variables())),
		relevant:   make([]bool, len(instrument.Questions)),
		groupOn:    make([]bool, len(instrument.Groups)),
		groupAt:    groupStarts(instrument),
		left:       make([]bool, len(instrument.Questions)),
	}
	s.env.state = s
	return s
}

func groupStarts(in *forms.Instrument) [][]int {
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

// Instrument is what is being asked.
func (s *State) Instrument() *forms.Instrument { return s.instrument }

// Answer is what was answered to a variable, on the path or off it; what is
// calculated off the path is empty.
func (s *State) Answer(v *forms.Variable) forms.Answer { return s.answers[v.Index()] }

// OnPath reports whether a variable counts, given the answers before it: its
// question is relevant, and the choice that asks for its words is chosen.
func (s *State) OnPath(v *forms.Variable) bool {
	if !s.relevant[v.Question.Index()] {
		return false
	}
	return v.OpenText == nil || Chosen(s.answers[v.Question.Variables()[0].Index()].Value, v.OpenText.Name)
}

// Relevant reports whether a question is on the path.
func (s *State) Relevant(q *forms.Question) bool { return s.relevant[q.Index()] }

// Set records an answer, or with the zero Answer takes one back, and follows
// the path anew. An answer that the variable cannot hold is refused with an
// ErrMalformed and changes nothing. An answer that breaks a constraint is kept
// and reported by Problems. If the question on screen falls off the path, the
// next one on the path takes its place.
func (s *State) Set(v *forms.Variable, answer forms.Answer) error {
	if err := Wellformed(v, answer); err != nil {
		return err
	}
	if s.answers[v.Index()] == answer {
		return nil
	}
	s.answers[v.Index()] = answer
	s.follow(v.Question.Index())
	s.settle()
	return nil
}

// follow works out relevance and calculations from a question on. Expressions
// refer to earlier questions only, so that one pass in order is enough.
func (s *State) follow(from int) {
	for i := from; i < len(s.relevant); i++ {
		for _, g := range s.groupAt[i] {
			group := s.instrument.Groups[g]
			s.groupOn[g] = (group.Parent < 0 || s.groupOn[group.Parent]) && s.holds(group.Relevant)
		}
		q := s.instrument.Questions[i]
		s.relevant[i] = (q.Group < 0 || s.groupOn[q.Group]) && s.holds(q.Relevant)
		if q.Type == forms.Calculate {
			s.answers[q.Variables()[0].Index()] = s.calculated(q)
		}
	}
}

// holds evaluates a condition; none always holds.
func (s *State) holds(condition forms.Expression) bool {
	return condition.Program == nil || condition.Program.Bool(&s.env)
}

// longestCalculation bounds, in bytes, what is calculated: a chain of
// calculations that each double the one before would fill all memory.
const longestCalculation = 64 << 10

// calculated is the value of a calculation, none off the path.
func (s *State) calculated(q *forms.Question) forms.Answer {
	if !s.relevant[q.Index()] {
		return forms.Answer{}
	}
	value := q.Calculation.Program.Text(&s.env)
	if len(value) > longestCalculation {
		value = strings.ToValidUTF8(value[:longestCalculation], "")
	}
	return forms.Answer{Value: value}
}

// OffPath gives the variables that have an answer which does not count now,
// because an earlier answer has changed. They are kept and come back with the
// path.
func (s *State) OffPath() []*forms.Variable {
	var off []*forms.Variable
	for _, v := range s.instrument.Variables() {
		if !s.answers[v.Index()].Empty() && !s.OnPath(v) {
			off = append(off, v)
		}
	}
	return off
}

// Suggested is the default of a question that has no answer yet: what Enter
// would record, which can be a special answer. It is the zero Answer where
// there is none, or where the default cannot be answered now.
func (s *State) Suggested(q *forms.Question) forms.Answer {
	if q.Default.Program == nil || len(q.Variables()) == 0 {
		return forms.Answer{}
	}
	v := q.Variables()[0]
	if !s.answers[v.Index()].Empty() {
		return forms.Answer{}
	}
	value := q.Default.Program.Text(&s.env)
	switch {
	case Wellformed(v, forms.Answer{Value: value}) != nil:
		if q.Allows(forms.Special(value)) {
			return forms.Answer{Special: forms.Special(value)}
		}
		return forms.Answer{}
	case s.notOffered(q, value) != "":
		return forms.Answer{}
	}
	return forms.Answer{Value: value}
}
