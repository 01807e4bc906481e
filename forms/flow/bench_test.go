package flow_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// manyQuestions is the size of the instrument that speed is measured with:
// two in three questions have a condition, one in ten is a calculation.
const manyQuestions = 10_000

func large(b *testing.B) *forms.Instrument {
	b.Helper()
	var survey strings.Builder
	for i := range manyQuestions {
		switch {
		case i%10 == 9:
			fmt.Fprintf(&survey, "  - {type: calculate, name: q%d, calculation: \"${q%d} + 1\"}\n", i, i-2)
		case i%10%3 == 0:
			fmt.Fprintf(&survey, "  - {type: select_one, name: q%d, label: Which is it?, choices: letters, required: soft}\n", i)
		case i%10%3 == 1:
			fmt.Fprintf(&survey, "  - {type: integer, name: q%d, label: \"How many, after ${q%d}?\", relevant: \"${q%d} != 'c'\", constraint: \". > 0 and . < 100\"}\n", i, i-1, i-1)
		default:
			fmt.Fprintf(&survey, "  - {type: text, name: q%d, label: Why?, relevant: \"${q%d} > 2 or ${q%d} = ''\"}\n", i, i-1, i-1)
		}
	}
	return load(b, survey.String())
}

// halfAnswered is an interview with an answer to every other question, which
// stands in the middle.
func halfAnswered(in *forms.Instrument) *forms.Interview {
	interview := &forms.Interview{
		ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Position: "q5000", Reached: "q5000", Answers: map[string]forms.Answer{},
	}
	for i, v := range in.Variables() {
		switch {
		case i%2 == 0 || v.Type() == forms.Calculate:
		case v.Type() == forms.SelectOne:
			interview.Answers[v.Name] = forms.Answer{Value: "b"}
		case v.Type() == forms.Integer:
			interview.Answers[v.Name] = forms.Answer{Value: "12"}
		default:
			interview.Answers[v.Name] = forms.Answer{Value: "because it is so"}
		}
	}
	return interview
}

// BenchmarkOpen is what happens between the file and the first question of a
// resumed interview, reading the record aside.
func BenchmarkOpen(b *testing.B) {
	in := large(b)
	stored, err := json.Marshal(in)
	if err != nil {
		b.Fatal(err)
	}
	interview := halfAnswered(in)
	b.ReportAllocs()
	for b.Loop() {
		var opened forms.Instrument
		if err := json.Unmarshal(stored, &opened); err != nil {
			b.Fatal(err)
		}
		if faults := opened.Link(); len(faults) > 0 {
			b.Fatal(faults)
		}
		flow.Restore(&opened, interview)
	}
}

func BenchmarkRestore(b *testing.B) {
	in := large(b)
	interview := halfAnswered(in)
	b.ReportAllocs()
	for b.Loop() {
		flow.Restore(in, interview)
	}
}

// BenchmarkNext answers the first question anew, which everything may depend
// on, and goes on to the next.
func BenchmarkNext(b *testing.B) {
	in := large(b)
	s := flow.Restore(in, halfAnswered(in))
	first, v := in.Questions[0], in.Variable("q0")
	values := []string{"a", "c"}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		i++
		s.Jump(first)
		if err := s.Set(v, forms.Answer{Value: values[i%2]}); err != nil {
			b.Fatal(err)
		}
		if held := s.Advance(true); len(held) > 0 {
			b.Fatal(held)
		}
	}
}

func BenchmarkOutstanding(b *testing.B) {
	in := large(b)
	s := flow.Restore(in, halfAnswered(in))
	for b.Loop() {
		s.Outstanding()
	}
}

func BenchmarkProgress(b *testing.B) {
	in := large(b)
	s := flow.Restore(in, halfAnswered(in))
	for b.Loop() {
		s.Progress()
	}
}
