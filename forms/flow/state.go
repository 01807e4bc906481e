// Package flow says which question comes next, given the answers: relevance,
// requirements, constraints, the words of earlier answers in later questions,
// moves back and forward, and answers that fall off the path when an earlier
// one changes. It is pure: the same answers always give the same path. It has
// no clock, no screen and no disk.
package flow

import (
	"hash/fnv"
	"time"

	"fieldwork/forms"
)

// State is where one interview stands: its answers, its path and the question
// that is on screen. Everything but the position follows from the answers
// alone. It is not safe for concurrent use.
type State struct {
	instrument *forms.Instrument
	started    time.Time
	seed       int64

	answers  []forms.Answer // by variable
	relevant []bool         // by question
	groupOn  []bool         // by group
	// groupAt holds, by question, the groups that begin at it, outer first.
	groupAt map[int][]int

	position int // index of the question on screen; len(Questions) at the end
	reached  int // the farthest position ever
	env      environment
}

// New begins an interview of a linked instrument at its first question. The
// start is what today() and now() mean throughout; the seed is what random
// orders follow.
func New(instrument *forms.Instrument, started time.Time, seed int64) *State {
	s := &State{
		instrument: instrument,
		started:    started,
		seed:       seed,
		answers:    make([]forms.Answer, len(instrument.Variables())),
		relevant:   make([]bool, len(instrument.Questions)),
		groupOn:    make([]bool, len(instrument.Groups)),
		groupAt:    groupStarts(instrument),
	}
	s.env.state = s
	s.follow(0)
	s.position = s.seek(-1, +1)
	s.reached = s.position
	return s
}

// Restore puts an interview back where it stood: its answers, the question on
// screen and the farthest question reached. Names that the instrument does
// not have are passed over.
func Restore(instrument *forms.Instrument, interview *forms.Interview) *State {
	s := New(instrument, interview.Started, Seed(interview.ID))
	for name, answer := range interview.Answers {
		if v := instrument.Variable(name); v != nil {
			s.answers[v.Index()] = answer
		}
	}
	s.follow(0)
	s.position = s.place(interview.Position, s.position)
	s.reached = max(s.position, s.place(interview.Reached, s.position))
	if s.position < len(s.relevant) && !s.visible(s.position) {
		s.position = s.seek(s.position, +1)
	}
	return s
}

// Seed turns an interview's ID into the number that its random orders follow.
func Seed(id string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id))
	return int64(h.Sum64() >> 1)
}

func (s *State) place(name string, fallback int) int {
	if name == forms.EndPosition {
		return len(s.instrument.Questions)
	}
	if q := s.instrument.Question(name); q != nil {
		return q.Index()
	}
	return fallback
}

func groupStarts(in *forms.Instrument) map[int][]int {
	seen := make([]bool, len(in.Groups))
	starts := make(map[int][]int)
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

// Answer is what was answered to a variable, on the path or off it.
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
// and reported by Problems.
func (s *State) Set(v *forms.Variable, answer forms.Answer) error {
	if err := Wellformed(v, answer); err != nil {
		return err
	}
	if s.answers[v.Index()] == answer {
		return nil
	}
	s.answers[v.Index()] = answer
	s.follow(v.Question.Index() + 1)
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
		if q.Type == forms.Calculate && s.relevant[i] {
			s.answers[q.Variables()[0].Index()] = forms.Answer{Value: q.Calculation.Program.Text(&s.env)}
		}
	}
}

// holds evaluates a condition; none always holds.
func (s *State) holds(condition forms.Expression) bool {
	return condition.Program == nil || condition.Program.Bool(&s.env)
}

// OffPath gives the variables that have an answer which does not count now,
// because an earlier answer has changed. They are kept and come back with the
// path.
func (s *State) OffPath() []*forms.Variable {
	var off []*forms.Variable
	for _, v := range s.instrument.Variables() {
		if v.Type() != forms.Calculate && !s.answers[v.Index()].Empty() && !s.OnPath(v) {
			off = append(off, v)
		}
	}
	return off
}

// Suggested is the default of a question that has no answer yet: what Enter
// would record. It is the zero Answer where there is none.
func (s *State) Suggested(q *forms.Question) forms.Answer {
	if q.Default.Program == nil || len(q.Variables()) == 0 {
		return forms.Answer{}
	}
	v := q.Variables()[0]
	answer := forms.Answer{Value: q.Default.Program.Text(&s.env)}
	if !s.answers[v.Index()].Empty() || Wellformed(v, answer) != nil {
		return forms.Answer{}
	}
	return answer
}
