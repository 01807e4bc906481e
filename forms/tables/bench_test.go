package tables_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

// sixty is an instrument of 60 variables: 30 single choices, 20 items of four
// grids, 5 multiple choices, a ranking, 3 numbers and a text. One question in
// ten has a condition.
func sixty(b *testing.B) *forms.Instrument {
	b.Helper()
	var survey strings.Builder
	survey.WriteString("settings: {form_id: sixty, languages: {en: {name: English, status: reviewed}}}\nchoices:\n  letters:\n")
	for _, letter := range letters {
		fmt.Fprintf(&survey, "    - {name: %s, label: %s}\n", letter, letter)
	}
	survey.WriteString("survey:\n")
	for i := range 30 {
		condition := ""
		if i%10 == 9 {
			condition = fmt.Sprintf(", relevant: \"${s%d} != 'e'\"", i-1)
		}
		fmt.Fprintf(&survey, "  - {type: select_one, name: s%d, label: Which?, choices: letters%s}\n", i, condition)
	}
	for i := range 4 {
		fmt.Fprintf(&survey, "  - {type: grid, name: g%d, label: Grid, choices: letters, items: [", i)
		for j := range 5 {
			fmt.Fprintf(&survey, "{name: g%d_%d, label: Item}, ", i, j)
		}
		survey.WriteString("]}\n")
	}
	for i := range 5 {
		fmt.Fprintf(&survey, "  - {type: select_multiple, name: m%d, label: Which?, choices: letters}\n", i)
	}
	survey.WriteString("  - {type: rank, name: r, label: Order?, choices: letters}\n")
	for i := range 3 {
		fmt.Fprintf(&survey, "  - {type: integer, name: n%d, label: How many?}\n", i)
	}
	survey.WriteString("  - {type: text, name: t, label: Why?}\n")
	return load(b, survey.String())
}

var letters = []string{"a", "b", "c", "d", "e"}

// aThousand are complete interviews.
func aThousand(in *forms.Instrument) []forms.Interview {
	random := rand.New(rand.NewPCG(1, 2))
	different := make([]forms.Interview, 1000)
	for i := range different {
		answers := map[string]forms.Answer{}
		for _, v := range in.Variables() {
			answers[v.Name] = forms.Answer{Value: valueOf(v, random)}
		}
		different[i] = forms.Interview{ID: fmt.Sprint(i), Version: 1, Status: forms.Complete, Answers: answers}
	}
	return different
}

// overAndOver gives some values over and over.
func overAndOver[T any](different []T, number int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for i := range number {
			if !yield(different[i%len(different)], nil) {
				return
			}
		}
	}
}

// bundle is responses that were read already, as studies give them.
type bundle []forms.Response

func (b bundle) Len() int { return len(b) }

func (b bundle) Each(do func(*forms.Response) error) error {
	for i := range b {
		if err := do(&b[i]); err != nil {
			return err
		}
	}
	return nil
}

// bundled makes bundles of interviews.
func bundled(all []forms.Interview, size int) []forms.Bundle {
	var bundles []forms.Bundle
	for some := range slices.Chunk(all, size) {
		var next bundle
		for _, interview := range some {
			next = append(next, interview.Listed())
		}
		bundles = append(bundles, next)
	}
	return bundles
}

func valueOf(v *forms.Variable, random *rand.Rand) string {
	order := random.Perm(len(letters))
	switch v.Type() {
	case forms.SelectMultiple:
		return letters[order[0]] + " " + letters[order[1]]
	case forms.Rank:
		var names []string
		for _, at := range order {
			names = append(names, letters[at])
		}
		return strings.Join(names, " ")
	case forms.Integer:
		return fmt.Sprint(random.IntN(90))
	case forms.TextType:
		return fmt.Sprint("because of ", random.IntN(1000))
	}
	return letters[order[0]]
}

// BenchmarkMillion makes all tables of a million responses of 60 variables, in
// bundles as studies give them.
func BenchmarkMillion(b *testing.B) {
	const size = 125
	in := sixty(b)
	bundles := bundled(aThousand(in), size)
	allTables(b, in, func(tabulation *tables.Tabulation) error {
		return tabulation.RunBundles(overAndOver(bundles, 1_000_000/size))
	})
}

// BenchmarkMillionInterviews does so with interviews, each of which has a map of
// answers.
func BenchmarkMillionInterviews(b *testing.B) {
	in := sixty(b)
	different := aThousand(in)
	allTables(b, in, func(tabulation *tables.Tabulation) error { return tabulation.Run(overAndOver(different, 1_000_000)) })
}

// allTables measures all tables, without a crossing and with one.
func allTables(b *testing.B, in *forms.Instrument, run func(*tables.Tabulation) error) {
	for _, by := range []string{"", "s0"} {
		b.Run("by "+by, func(b *testing.B) {
			for b.Loop() {
				tabulation, err := tables.New(tables.Options{Forms: []tables.Form{{Version: 1, Instrument: in}}, By: by})
				if err != nil {
					b.Fatal(err)
				}
				if err := run(tabulation); err != nil {
					b.Fatal(err)
				}
				if made := tabulation.Tables(); len(made) != 44 {
					b.Fatalf("%d tables", len(made))
				}
			}
		})
	}
}
