package flow

import (
	"hash/fnv"

	"fieldwork/forms"
)

// Restore puts an interview back where it stood: its answers, the question on
// screen, and those that were. Names that the instrument does not have are
// passed over, and what is calculated is worked out anew. Answers that the
// instrument does not allow are kept and reported by Problems.
func Restore(instrument *forms.Instrument, interview *forms.Interview) *State {
	s := blank(instrument, interview.Started, Seed(interview.ID))
	for name, answer := range interview.Answers {
		if v := instrument.Variable(name); v != nil && v.Type() != forms.Calculate {
			s.answers[v.Index()] = answer
		}
	}
	for name := range interview.Spent {
		if q := instrument.Question(name); q != nil {
			s.left[q.Index()] = true
		}
	}
	s.follow(0)
	s.position = s.place(interview.Position, s.seek(-1, +1))
	s.reached = max(s.position, s.place(interview.Reached, s.position))
	s.settle()
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
