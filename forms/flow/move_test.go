package flow_test

import (
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

const walk = `
  - {type: calculate, name: start, calculation: "1"}
  - {type: text, name: q1, label: One, required: yes}
  - {type: note, name: n1, label: Note}
  - {type: select_one, name: q2, label: Two, choices: letters, required: soft}
  - {type: text, name: q3, label: Three, relevant: "${q2} = 'a'"}
  - {type: integer, name: q4, label: Four, constraint: ". > 0"}
  - {type: instruction, name: i1, label: Instruction, relevant: "${q4} > 5"}
  - {type: text, name: q5, label: Five}
`

func wantAt(t *testing.T, s *flow.State, name string) {
	t.Helper()
	if got := s.Position(); got != name {
		t.Fatalf("the interview stands at %s, not at %s", got, name)
	}
	if q := s.Current(); q == nil && name != forms.EndPosition || q != nil && q.Name != name {
		t.Fatalf("the question on screen is %v, not %s", q, name)
	}
}

// advance goes on, and fails the test if something holds it.
func advance(t *testing.T, s *flow.State, to string) {
	t.Helper()
	if held := s.Advance(true); len(held) > 0 {
		t.Fatalf("held by %v", held[0].Message)
	}
	wantAt(t, s, to)
}

func TestAdvanceIsHeldByProblems(t *testing.T) {
	s := begin(t, walk)
	wantAt(t, s, "q1")
	for _, confirmed := range []bool{false, true} {
		if held := s.Advance(confirmed); len(held) != 1 || held[0].Soft {
			t.Fatalf("a required question does not hold: %v", held)
		}
	}
	wantAt(t, s, "q1")
	set(t, s, "q1", "x")
	advance(t, s, "n1")
	advance(t, s, "q2")
	if held := s.Advance(false); len(held) != 1 || !held[0].Soft {
		t.Fatalf("a soft-required question does not hold: %v", held)
	}
	wantAt(t, s, "q2")
	advance(t, s, "q4")
	set(t, s, "q4", "0")
	if held := s.Advance(true); len(held) != 1 {
		t.Fatalf("a broken constraint does not hold: %v", held)
	}
	set(t, s, "q4", "")
	advance(t, s, "q5")
	advance(t, s, forms.EndPosition)
	advance(t, s, forms.EndPosition)
}

func TestBackPassesOverWhatIsOffThePath(t *testing.T) {
	s := begin(t, walk)
	set(t, s, "q1", "x")
	advance(t, s, "n1")
	advance(t, s, "q2")
	set(t, s, "q2", "a")
	advance(t, s, "q3")
	advance(t, s, "q4")
	set(t, s, "q4", "0")
	for _, name := range []string{"q3", "q2"} {
		if !s.Back() {
			t.Fatal("no way back")
		}
		wantAt(t, s, name)
	}
	set(t, s, "q2", "b")
	advance(t, s, "q4")
	for _, name := range []string{"q2", "n1", "q1"} {
		s.Back()
		wantAt(t, s, name)
	}
	if s.Back() {
		t.Error("there is a way back from the first question")
	}
	wantAt(t, s, "q1")
	if s.Reached() != "q4" {
		t.Errorf("the farthest reached is %s", s.Reached())
	}
}

func TestJumps(t *testing.T) {
	s := begin(t, walk)
	set(t, s, "q1", "x")
	advance(t, s, "n1")
	advance(t, s, "q2")
	q := func(name string) *forms.Question { return question(t, s, name) }
	for _, no := range []*forms.Question{q("q3"), q("q4"), q("q5"), q("start"), nil} {
		if s.CanJump(no) || s.Jump(no) {
			t.Errorf("a jump to %v", no)
		}
	}
	wantAt(t, s, "q2")
	advance(t, s, "q4")
	advance(t, s, "q5")
	advance(t, s, forms.EndPosition)
	if !s.Jump(q("q1")) {
		t.Fatal("no jump to the first question")
	}
	wantAt(t, s, "q1")
	if s.CanJump(q("q3")) || !s.Jump(q("q5")) || !s.Jump(nil) {
		t.Error("jumps do not follow the path")
	}
	wantAt(t, s, forms.EndPosition)
	set(t, s, "q2", "a")
	if !s.Jump(q("q3")) {
		t.Error("no jump to a question that came onto the path")
	}
}

func TestTheFrontierIsWhereTheInterviewWasGoing(t *testing.T) {
	s := begin(t, walk)
	wantFrontier := func(name string) {
		t.Helper()
		got := forms.EndPosition
		if q := s.Frontier(); q != nil {
			got = q.Name
		}
		if got != name {
			t.Errorf("the frontier is %s, not %s", got, name)
		}
		if !s.CanJump(s.Frontier()) {
			t.Errorf("no jump to the frontier %s", got)
		}
	}
	wantFrontier("q1")
	set(t, s, "q1", "x")
	advance(t, s, "n1")
	advance(t, s, "q2")
	advance(t, s, "q4")
	set(t, s, "q4", "3")
	advance(t, s, "q5")
	s.Jump(question(t, s, "q1"))
	wantFrontier("q5")
	set(t, s, "q1", "")
	wantFrontier("q1")
	set(t, s, "q1", "x")
	s.Jump(question(t, s, "q2"))
	set(t, s, "q2", "a")
	wantFrontier("q3")
	advance(t, s, "q3")
	s.Back()
	wantFrontier("q5")
	set(t, s, "q4", "-1")
	wantFrontier("q4")
}

func TestTheFarthestReachedFallsOffThePath(t *testing.T) {
	s := begin(t, walk)
	set(t, s, "q1", "x")
	advance(t, s, "n1")
	advance(t, s, "q2")
	set(t, s, "q2", "a")
	advance(t, s, "q3")
	s.Back()
	set(t, s, "q2", "b")
	if q := s.Frontier(); q == nil || q.Name != "q4" || !s.Jump(q) {
		t.Errorf("the frontier is %v", q)
	}
	wantAt(t, s, "q4")
}

func TestTheQuestionOnScreenFallsOffThePath(t *testing.T) {
	s := begin(t, walk)
	set(t, s, "q1", "x")
	set(t, s, "q2", "a")
	advance(t, s, "n1")
	advance(t, s, "q2")
	advance(t, s, "q3")
	set(t, s, "q2", "b")
	wantAt(t, s, "q4")
	if s.Reached() != "q4" {
		t.Errorf("the farthest reached is %s", s.Reached())
	}
}

func TestProgress(t *testing.T) {
	s := begin(t, walk)
	want := func(before, total int) {
		t.Helper()
		if b, n := s.Progress(); b != before || n != total {
			t.Errorf("progress is %d of %d, not %d of %d", b, n, before, total)
		}
	}
	want(0, 4)
	set(t, s, "q1", "x")
	advance(t, s, "n1")
	want(1, 4)
	advance(t, s, "q2")
	want(1, 4)
	set(t, s, "q2", "a")
	want(1, 5)
	advance(t, s, "q3")
	advance(t, s, "q4")
	advance(t, s, "q5")
	advance(t, s, forms.EndPosition)
	want(5, 5)
}

func TestInstrumentsWithNothingToShow(t *testing.T) {
	for _, survey := range []string{
		`  - {type: calculate, name: one, calculation: "1"}`,
		`  - {type: text, name: q, label: Q, relevant: "1 = 2"}`,
	} {
		s := begin(t, survey)
		wantAt(t, s, forms.EndPosition)
		if s.Back() || len(s.Advance(false)) > 0 || s.Frontier() != nil || !s.CanJump(nil) || len(s.Outstanding()) > 0 {
			t.Errorf("there is somewhere to go in %s", survey)
		}
	}
}
