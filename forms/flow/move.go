package flow

import "fieldwork/forms"

// Current is the question on screen; nil at the end, where everything is
// reviewed.
func (s *State) Current() *forms.Question { return s.at(s.position) }

// Position names the question on screen, as an interview keeps it.
func (s *State) Position() string { return s.name(s.position) }

// Reached names the farthest question that was ever on screen.
func (s *State) Reached() string { return s.name(s.reached) }

func (s *State) at(position int) *forms.Question {
	if position < 0 || position >= len(s.instrument.Questions) {
		return nil
	}
	return s.instrument.Questions[position]
}

func (s *State) name(position int) string {
	if q := s.at(position); q != nil {
		return q.Name
	}
	return forms.EndPosition
}

// visible reports whether a position has a screen on the present path.
func (s *State) visible(position int) bool {
	return s.relevant[position] && s.instrument.Questions[position].Shown()
}

// seek gives the nearest position with a screen after (step +1) or before
// (step -1) one; the end where there is none after, -1 where none is before.
func (s *State) seek(from, step int) int {
	i := from + step
	for i >= 0 && i < len(s.relevant) && !s.visible(i) {
		i += step
	}
	return i
}

// Advance goes on to the next question on the path. It stays, and gives the
// problems, while the present one has any; problems that are only soft no
// longer hold it once they are confirmed.
func (s *State) Advance(confirmed bool) []Problem {
	if q := s.Current(); q != nil {
		if held := holding(s.Problems(q), confirmed); len(held) > 0 {
			return held
		}
		s.leave(s.seek(s.position, +1))
	}
	return nil
}

func holding(problems []Problem, confirmed bool) []Problem {
	var held []Problem
	for _, p := range problems {
		if !p.Soft || !confirmed {
			held = append(held, p)
		}
	}
	return held
}

// Back returns to the question before, whatever the present one lacks. It
// reports false at the first.
func (s *State) Back() bool {
	previous := s.seek(s.position, -1)
	if previous < 0 {
		return false
	}
	s.leave(previous)
	return true
}

// CanJump reports whether a question can be jumped to: it is on the path and
// was reached before. A nil question stands for the end.
func (s *State) CanJump(q *forms.Question) bool {
	if q == nil {
		return s.farthest() == len(s.instrument.Questions)
	}
	return q.Index() <= s.farthest() && s.visible(q.Index())
}

// farthest is the farthest position reached; where that is off the path now,
// the next one that is on it.
func (s *State) farthest() int {
	if s.reached < len(s.relevant) && !s.visible(s.reached) {
		return s.seek(s.reached, +1)
	}
	return s.reached
}

// Jump goes to a question that was reached before, or with nil to the end if
// that was reached. It reports whether it did.
func (s *State) Jump(q *forms.Question) bool {
	if !s.CanJump(q) {
		return false
	}
	if q == nil {
		s.leave(len(s.instrument.Questions))
	} else {
		s.leave(q.Index())
	}
	return true
}

// leave goes on from the question on screen to another position.
func (s *State) leave(to int) {
	if s.position < len(s.left) {
		s.left[s.position] = true
	}
	s.move(to)
}

func (s *State) move(position int) {
	s.position = position
	s.reached = max(s.reached, position)
}

// settle moves on when the question on screen is not on the path any more.
func (s *State) settle() {
	if s.position < len(s.relevant) && !s.visible(s.position) {
		s.move(s.seek(s.position, +1))
	}
}

// Frontier is where the interview was going before a jump back: the first
// question on the path up to the farthest reached that cannot be left as it
// is, or that came onto the path since and was never asked; else the farthest
// reached itself; nil for the end. A soft-required question that was passed
// over is not asked again.
func (s *State) Frontier() *forms.Question {
	for i := 0; i < s.reached; i++ {
		if s.visible(i) && s.unsettled(s.instrument.Questions[i]) {
			return s.instrument.Questions[i]
		}
	}
	return s.at(s.farthest())
}

// unsettled reports whether a question on the path has still to be asked.
func (s *State) unsettled(q *forms.Question) bool {
	if !q.Asks() {
		return false
	}
	if !s.left[q.Index()] && !s.answered(q) {
		return true
	}
	return len(holding(s.Problems(q), true)) > 0
}

// answered reports whether any variable of a question has an answer.
func (s *State) answered(q *forms.Question) bool {
	for _, v := range q.Variables() {
		if !s.answers[v.Index()].Empty() {
			return true
		}
	}
	return false
}

// Path gives the questions, notes and instructions that have a screen now.
func (s *State) Path() []*forms.Question {
	var path []*forms.Question
	for i, q := range s.instrument.Questions {
		if s.visible(i) {
			path = append(path, q)
		}
	}
	return path
}

// Progress counts the questions on the path that ask something, and those of
// them that lie before the one on screen.
func (s *State) Progress() (before, total int) {
	for i, q := range s.instrument.Questions {
		if !q.Asks() || !s.relevant[i] {
			continue
		}
		total++
		if i < s.position {
			before++
		}
	}
	return before, total
}
