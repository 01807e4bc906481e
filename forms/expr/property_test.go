package expr

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// sources draws sources that compile, built from the inside out.
func sources() *rapid.Generator[string] {
	leaves := []string{"${age}", "${scale}", "${calc}", "${name}", "${visited}", "${born}", "3", "0.5", "''", "'12'", ".", "region", "today()", "true()", "random()"}
	some := rapid.Custom(func(t *rapid.T) string {
		source := rapid.SampledFrom(leaves).Draw(t, "leaf")
		for range rapid.IntRange(0, 6).Draw(t, "depth") {
			other := rapid.SampledFrom(leaves).Draw(t, "other")
			operator := rapid.SampledFrom([]string{"and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"}).Draw(t, "operator")
			switch rapid.IntRange(0, 4).Draw(t, "shape") {
			case 0:
				source = "(" + source + ") " + operator + " " + other
			case 1:
				source = other + " " + operator + " (" + source + ")"
			case 2:
				source = "if(" + other + ", " + source + ", " + other + ")"
			case 3:
				source = "concat(" + source + ", " + other + ")"
			case 4:
				source = "coalesce(" + other + ", " + source + ")"
			}
		}
		return source
	})
	return some.Filter(func(source string) bool {
		_, faults := Compile(source, testScope{})
		return len(faults) == 0
	})
}

func compiledIn(t *rapid.T, source string) *Program {
	program, faults := Compile(source, testScope{})
	if len(faults) > 0 {
		t.Fatalf("%s: %v", source, faults)
	}
	return program
}

func answers() *rapid.Generator[testEnv] {
	texts := rapid.SampledFrom([]string{"", "0", "1", "-2.5", "12", "true", "false", "a b", "dont_know", "2020-02-29", "12:30", "ŵ", "\xff", "1e9", "99999999999999999999999"})
	return rapid.Custom(func(t *rapid.T) testEnv {
		env := testEnv{answers: map[int]string{}, self: texts.Draw(t, "self"), region: texts.Draw(t, "region"), seed: rapid.Int64().Draw(t, "seed")}
		for slot := range scaleSlot + 1 {
			env.answers[slot] = texts.Draw(t, "answer")
		}
		return env
	})
}

func TestLogicHasItsLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source, env := sources().Draw(t, "source"), answers().Draw(t, "env")
		holds := compiledIn(t, source).Bool(env)
		for law, want := range map[string]bool{
			"not(not(" + source + "))":            holds,
			"not(" + source + ")":                 !holds,
			"boolean(" + source + ")":             holds,
			"(" + source + ") and true()":         holds,
			"(" + source + ") or false()":         holds,
			"(" + source + ") and false()":        false,
			"(" + source + ") or true()":          true,
			"if(" + source + ", true(), false())": holds,
			"if(" + source + ", 0, 1) = 1":        !holds,
			"checklist(1, 1, " + source + ", '')": holds,
		} {
			if compiledIn(t, law).Bool(env) != want {
				t.Fatalf("%s is %t", law, !want)
			}
		}
	})
}

func TestSameEnvGivesSameResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		program := compiledIn(t, sources().Draw(t, "source"))
		env := answers().Draw(t, "env")
		if first, second := program.Text(env), program.Text(env); first != second {
			t.Fatalf("%s gives %q, then %q", program.Source(), first, second)
		}
	})
}

func TestUnequalIsTheOppositeOfEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		operands := rapid.SampledFrom([]string{"${age}", "${calc}", "${visited}", "${born}", "${town}", ".", "concat(1)", "''", "1", "true()", "today()"})
		left, right := operands.Draw(t, "left"), operands.Draw(t, "right")
		equal := compiledIn(t, left+" = "+right)
		unequal := compiledIn(t, left+" != "+right)
		turned := compiledIn(t, right+" = "+left)
		env := answers().Draw(t, "env")
		if equal.Bool(env) == unequal.Bool(env) {
			t.Fatalf("%s is both equal and unequal to %s, or neither", left, right)
		}
		if equal.Bool(env) != turned.Bool(env) {
			t.Fatalf("%s and %s are equal one way only", left, right)
		}
	})
}

func TestShuffledIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOf(rapid.StringMatching(`[a-z0-9]{1,4}`)).Draw(t, "names")
		seed := rapid.Float64().Draw(t, "seed")
		before := slices.Clone(all)
		shuffled := Shuffled(all, seed)
		if !slices.Equal(all, before) {
			t.Fatal("the names that were given have changed")
		}
		slices.Sort(before)
		slices.Sort(shuffled)
		if !slices.Equal(before, shuffled) {
			t.Fatalf("%v became %v", before, shuffled)
		}
	})
}

func TestNumbersSurviveBeingText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64().Draw(t, "number")
		text := formatNumber(number)
		if strings.ContainsAny(text, "eE+") && text != "Infinity" && text != "-Infinity" {
			t.Fatalf("%v is written %s", number, text)
		}
		if got := readNumber(text); !math.IsInf(number, 0) && got != number {
			t.Fatalf("%v is written %s and read as %v", number, text, got)
		}
	})
}

func TestDatesSurviveBeingText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(firstDay, lastDay).Draw(t, "days")
		text := formatDays(float64(days))
		if got := readNumber(text); got != float64(days) {
			t.Fatalf("day %d is written %s and read as %v", days, text, got)
		}
		if want := time.Unix(0, 0).UTC().AddDate(0, 0, days).Format(time.DateOnly); text != want {
			t.Fatalf("day %d is written %s, not %s", days, text, want)
		}
	})
}

func TestNowSurvivesBeingText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.UnixMilli(rapid.Int64Range(-1e13, 1e14).Draw(t, "ms")).In(time.FixedZone("", 60*rapid.IntRange(-720, 840).Draw(t, "zone")))
		v := momentValue(now)
		read := readNumber(v.text)
		if math.Abs(read-v.number) > 1e-9 {
			t.Fatalf("%s is day %v and read as %v", v.text, v.number, read)
		}
	})
}

func TestSelectedAgreesWithSplitting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOf(rapid.SampledFrom([]string{"a", "aa", "b", "ab", "ba"}))
		chosen := some.Draw(t, "chosen")
		list := strings.Join(chosen, rapid.SampledFrom([]string{" ", "  ", "\t"}).Draw(t, "space"))
		name := rapid.SampledFrom([]string{"a", "aa", "b", "ab", "bb"}).Draw(t, "name")
		if got := isSelected(list, name); got != slices.Contains(chosen, name) {
			t.Fatalf("%q in %q: %t", name, list, got)
		}
		for i, want := range chosen {
			if got := nameAt(list, float64(i)); got != want {
				t.Fatalf("%q at %d in %q, not %q", got, i, list, want)
			}
		}
		if !slices.Equal(names(list), chosen) && len(chosen) > 0 {
			t.Fatalf("%q splits into %q", list, names(list))
		}
	})
}

// TestRoundingMovesByHalfAStepAtMost also checks that rounding twice is
// rounding once.
func TestRoundingMovesByHalfAStepAtMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-1e9, 1e9).Draw(t, "number")
		places := rapid.IntRange(-6, 6).Draw(t, "places")
		rounded := roundHalfUp(number, float64(places))
		step, _ := strconv.ParseFloat("1e"+strconv.Itoa(-places), 64)
		if math.Abs(rounded-number) > step/2+math.Max(1, math.Abs(number))*1e-15 {
			t.Fatalf("%v rounds to %v at %d", number, rounded, places)
		}
		if again := roundHalfUp(rounded, float64(places)); again != rounded {
			t.Fatalf("%v rounds to %v, then %v", number, rounded, again)
		}
	})
}
