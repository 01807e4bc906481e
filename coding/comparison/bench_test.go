package comparison_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
)

// long makes a study of a million words and 20,000 segments of 500 codes by two
// coders.
func long(documents int) *study {
	const segments, codes = 20_000, 500
	s, random := newStudy(codes, make([][]string, 0)...), rand.New(rand.NewPCG(1, 2))
	turns := 1_000_000 / 9 / documents
	text := strings.Repeat("We share vans now, and people too, they say.\n\n", turns)
	content := coding.Content{Text: coding.NewText(text)}
	for at := range turns {
		content.Turns = append(content.Turns, coding.Turn{From: at * 46, To: at*46 + 44, Speaker: []string{"INT", "Museum"}[at%2]})
	}
	var all []coding.Document
	for i := range documents {
		id := fmt.Sprintf("doc%06d", i)
		s.contents[id] = content
		all = append(all, coding.Document{ID: id, Length: content.Text.Len()})
	}
	made := make([]coding.Segment, segments)
	for i := range made {
		from := random.IntN(content.Text.Len() - 150)
		made[i] = coding.Segment{
			ID: fmt.Sprintf("s%06d", i), Document: all[i%documents].ID, Code: fmt.Sprintf("code%d", random.IntN(codes)),
			Coder: []string{"A", "B"}[random.IntN(2)], Span: coding.Span{From: from, To: from + 30 + random.IntN(100)},
		}
	}
	tree := s.analysis.Tree()
	s.analysis = coding.NewAnalysis()
	s.analysis.Load(all, tree, made, nil)
	return s
}

func BenchmarkMillionWords(b *testing.B) {
	scope := comparison.Scope{Coders: []string{"A", "B"}, Unfinished: true}
	for _, documents := range []int{1, 50, 5000} {
		s := long(documents)
		for name, manner := range map[string]comparison.Manner{
			"characters": {}, "sentences": {Unit: comparison.Sentence}, "without interviewer": {WithoutInterviewer: true},
			"intervals": {Samples: 1000, Seed: 1},
		} {
			b.Run(fmt.Sprintf("%s of %d documents", name, documents), func(b *testing.B) {
				for b.Loop() {
					s.report(b, scope, manner)
				}
			})
		}
		b.Run(fmt.Sprintf("disagreements in %d documents", documents), func(b *testing.B) {
			for b.Loop() {
				s.take(b, scope).Disagreements()
			}
		})
	}
}
