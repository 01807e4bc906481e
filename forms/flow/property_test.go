package flow_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// standing is everything that follows from the answers of an interview.
type standing struct {
	Path      []string
	Effective map[string]forms.Answer // answers on the path, calculations included
	Problems  []string
	Offered   map[string][]string
	Total     int
}

func standingOf(s *flow.State) standing {
	now := standing{
		Path: names(s.Path()), Effective: map[string]forms.Answer{}, Offered: map[string][]string{},
	}
	for _, v := range s.Instrument().Variables() {
		if s.OnPath(v) && !s.Answer(v).Empty() {
			now.Effective[v.Name] = s.Answer(v)
		}
	}
	for _, p := range s.Outstanding() {
		now.Problems = append(now.Problems, p.Variable.Name+": "+s.Say(p.Message, "en"))
	}
	for _, q := range s.Path() {
		for _, c := range s.Choices(q) {
			now.Offered[q.Name] = append(now.Offered[q.Name], c.Name)
		}
	}
	_, now.Total = s.Progress()
	return now
}

// interviewing drives an interview at random and keeps the record of it that
// would be on disk.
type interviewing struct {
	state  *flow.State
	record forms.Interview
}

func newInterviewing(in *forms.Instrument) *interviewing {
	i := &interviewing{record: forms.Interview{
		ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Started: started,
		Answers: map[string]forms.Answer{}, Spent: map[string]time.Duration{},
	}}
	i.state = flow.New(in, started, flow.Seed(i.record.ID))
	i.note()
	return i
}

func (i *interviewing) note() {
	i.record.Position, i.record.Reached = i.state.Position(), i.state.Reached()
}

func (i *interviewing) set(t *rapid.T, v *forms.Variable, answer forms.Answer) {
	if err := i.state.Set(v, answer); err != nil {
		t.Fatalf("%s = %+v: %v", v.Name, answer, err)
	}
	if i.record.Answers[v.Name] = answer; answer.Empty() {
		delete(i.record.Answers, v.Name)
	}
	i.note()
}

// move runs a move and notes the time spent if it was made.
func (i *interviewing) move(move func() bool) {
	from := i.state.Current()
	if move() && from != nil {
		i.record.Spent[from.Name] += time.Second
	}
	i.note()
}

// step does one thing at random: most often it answers the question on
// screen and goes on, as interviewers do.
func (i *interviewing) step(t *rapid.T) {
	s := i.state
	switch rapid.SampledFrom([]string{"answer", "answer", "answer", "advance", "advance", "back", "jump", "frontier", "change", "clear"}).Draw(t, "step") {
	case "answer":
		if q := s.Current(); q != nil && q.Asks() {
			for _, v := range q.Variables() {
				i.set(t, v, anyAnswer(t, v))
			}
		}
		i.move(func() bool { return len(s.Advance(true)) == 0 })
	case "advance":
		i.advance(t)
	case "back":
		i.move(s.Back)
	case "jump":
		q := rapid.SampledFrom(s.Instrument().Questions).Draw(t, "jump to")
		can := s.CanJump(q)
		i.move(func() bool {
			if s.Jump(q) != can || can && s.Current() != q {
				t.Fatalf("a jump to %s, which can be done: %v", q.Name, can)
			}
			return can
		})
	case "frontier":
		i.move(func() bool {
			if !s.Jump(s.Frontier()) {
				t.Fatalf("no jump to the frontier")
			}
			return true
		})
	case "change":
		if v, ok := anyAnswerable(t, s); ok {
			i.set(t, v, anyAnswer(t, v))
		}
	case "clear":
		if v, ok := anyAnswerable(t, s); ok {
			i.set(t, v, forms.Answer{})
		}
	}
}

func (i *interviewing) advance(t *rapid.T) {
	confirmed := rapid.Bool().Draw(t, "confirmed")
	from := i.state.Current()
	i.move(func() bool {
		held := i.state.Advance(confirmed)
		if len(held) > 0 && i.state.Current() != from || len(held) == 0 && from != nil && i.state.Current() == from {
			t.Fatalf("advancing from %s led to %s with %d problems", from.Name, i.state.Position(), len(held))
		}
		return len(held) == 0
	})
}

func anyAnswerable(t *rapid.T, s *flow.State) (*forms.Variable, bool) {
	var list []*forms.Variable
	for _, v := range s.Instrument().Variables() {
		if v.Type() != forms.Calculate {
			list = append(list, v)
		}
	}
	if len(list) == 0 {
		return nil, false
	}
	return rapid.SampledFrom(list).Draw(t, "variable"), true
}

// straightThrough answers the questions on the path in order, and no others.
func straightThrough(t *rapid.T, in *forms.Instrument, answers map[string]forms.Answer) *flow.State {
	s := flow.New(in, started, flow.Seed("01BX5ZZKBKACTAV9WEVGEMMVRZ"))
	for _, q := range in.Questions {
		if !s.Relevant(q) || !q.Asks() {
			continue
		}
		for _, v := range q.Variables() {
			if !s.OnPath(v) {
				continue
			}
			if err := s.Set(v, answers[v.Name]); err != nil {
				t.Fatalf("%s: %v", v.Name, err)
			}
		}
	}
	return s
}

func TestAnyOrderEndsAsStraightThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := newInterviewing(anyInstrument(t))
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			i.step(t)
		}
		straight := straightThrough(t, i.state.Instrument(), i.record.Answers)
		if diff := cmp.Diff(standingOf(straight), standingOf(i.state)); diff != "" {
			t.Fatalf("straight through (-) and as it was done (+):\n%s", diff)
		}
		if off := len(straight.OffPath()); off > 0 {
			t.Fatalf("%d answers fell off a straight path", off)
		}
	})
}

func TestRestoreEqualsTheLiveState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := newInterviewing(anyInstrument(t))
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			i.step(t)
			wantSame(t, flow.Restore(i.state.Instrument(), &i.record), i.state)
		}
	})
}

// wantSame compares two states of an instrument in everything that they tell.
func wantSame(t *rapid.T, restored, live *flow.State) {
	t.Helper()
	if diff := cmp.Diff(standingOf(live), standingOf(restored)); diff != "" {
		t.Fatalf("live (-) and restored (+):\n%s", diff)
	}
	if live.Position() != restored.Position() || live.Reached() != restored.Reached() {
		t.Fatalf("live at %s, reached %s; restored at %s, reached %s",
			live.Position(), live.Reached(), restored.Position(), restored.Reached())
	}
	if live.Frontier() != restored.Frontier() {
		t.Fatalf("the frontiers differ")
	}
	for _, v := range live.Instrument().Variables() {
		if live.Answer(v) != restored.Answer(v) || live.OnPath(v) != restored.OnPath(v) {
			t.Fatalf("%s: live %+v, restored %+v", v.Name, live.Answer(v), restored.Answer(v))
		}
	}
	for _, q := range append(slices.Clone(live.Instrument().Questions), nil) {
		if live.CanJump(q) != restored.CanJump(q) {
			t.Fatalf("only one can jump to %v", q)
		}
	}
}

func TestMovesKeepToThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := newInterviewing(anyInstrument(t))
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			i.step(t)
			s := i.state
			if !s.CanJump(s.Current()) || !s.CanJump(s.Frontier()) {
				t.Fatalf("at %s, reached %s, no jump to where it stands or was going", s.Position(), s.Reached())
			}
			if q := s.Current(); q != nil && !s.Relevant(q) {
				t.Fatalf("%s is on screen and off the path", q.Name)
			}
			if before, total := s.Progress(); before > total {
				t.Fatalf("progress is %d of %d", before, total)
			}
		}
	})
}

func TestAnswersComeBackWithThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := newInterviewing(anyInstrument(t))
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			i.step(t)
		}
		before := standingOf(i.state)
		kept := map[string]forms.Answer{}
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			v, ok := anyAnswerable(t, i.state)
			if !ok {
				return
			}
			if _, changed := kept[v.Name]; !changed {
				kept[v.Name] = i.state.Answer(v)
			}
			i.set(t, v, anyAnswer(t, v))
		}
		for name, answer := range kept {
			i.set(t, i.state.Instrument().Variable(name), answer)
		}
		if diff := cmp.Diff(before, standingOf(i.state)); diff != "" {
			t.Fatalf("before the change (-) and after it was taken back (+):\n%s", diff)
		}
	})
}
