package expr

import (
	"testing"
	"time"
)

// The slots of the variables that tests use, one of each type.
const (
	anySlot = iota
	nameSlot
	ageSlot
	visitedSlot
	bornSlot
	startSlot
	townSlot
	townsSlot
	scaleSlot
)

var variables = map[string]struct {
	slot int
	typ  Type
}{
	"calc":    {anySlot, Any},
	"name":    {nameSlot, String},
	"age":     {ageSlot, Number},
	"visited": {visitedSlot, Boolean},
	"born":    {bornSlot, Date},
	"start":   {startSlot, Time},
	"town":    {townSlot, Choice},
	"towns":   {townsSlot, Choices},
	"scale":   {scaleSlot, Choice},
}

// testScope is the scope of the tests; self is the type of ".", and bare takes
// away what "." and attributes mean.
type testScope struct {
	self Type
	bare bool
}

func (s testScope) Variable(name string) (int, Type, bool) {
	v, ok := variables[name]
	return v.slot, v.typ, ok
}

func (s testScope) Attribute(name string) bool { return name == "region" && !s.bare }

func (s testScope) Self() (Type, bool) { return s.self, !s.bare }

func (s testScope) VariableNames() []string {
	return []string{"age", "born", "calc", "name", "scale", "start", "town", "towns", "visited"}
}

func (s testScope) SpecialNames() []string { return []string{"dont_know", "refused"} }

func (s testScope) ChoiceNames(slot int) []string {
	switch slot {
	case townSlot, townsSlot:
		return []string{"newport", "cardiff", "swansea"}
	case scaleSlot:
		return []string{"1", "2", "3"}
	}
	return nil
}

// testEnv is the answers of a test.
type testEnv struct {
	answers map[int]string
	self    string
	region  string
	seed    int64
}

func (e testEnv) Text(slot int) string { return e.answers[slot] }

func (e testEnv) Self() string { return e.self }

func (e testEnv) Attribute(name string) string {
	if name == "region" {
		return e.region
	}
	return ""
}

func (e testEnv) ChoiceLabel(slot int, choice string) string {
	if slot == townSlot && choice == "newport" {
		return "Newport / Casnewydd"
	}
	return ""
}

func (e testEnv) Now() time.Time {
	return time.Date(2026, time.March, 29, 22, 30, 15, 250_000_000, time.FixedZone("", 3600))
}

func (e testEnv) Seed() int64 { return e.seed }

func compiled(t testing.TB, source string) *Program {
	t.Helper()
	program, faults := Compile(source, testScope{})
	if len(faults) > 0 {
		t.Fatalf("%s: %v", source, faults)
	}
	return program
}

// gives checks the text that each expression gives.
func gives(t *testing.T, env Env, wanted map[string]string) {
	t.Helper()
	for source, want := range wanted {
		if got := compiled(t, source).Text(env); got != want {
			t.Errorf("%s gives %q, want %q", source, got, want)
		}
	}
}
