package comparison_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
)

var start = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)

// study is what some coders have coded, in memory.
type study struct {
	analysis *coding.Analysis
	contents map[string]coding.Content
	made     int
}

// newStudy makes a study of texts, each a list of turns, "INT" and "Museum" by
// turns, and of some codes.
func newStudy(codes int, texts ...[]string) *study {
	s := &study{analysis: coding.NewAnalysis(), contents: map[string]coding.Content{}}
	var documents []coding.Document
	for i, turns := range texts {
		id := fmt.Sprintf("doc%02d", i)
		text, content := "", coding.Content{}
		for at, said := range turns {
			if at > 0 {
				text += "\n\n"
			}
			from := utf8.RuneCountInString(text)
			text += said
			content.Turns = append(content.Turns, coding.Turn{From: from, To: utf8.RuneCountInString(text), Speaker: []string{"INT", "Museum"}[at%2]})
		}
		content.Text = coding.NewText(text)
		s.contents[id] = content
		documents = append(documents, coding.Document{ID: id, Title: fmt.Sprintf("Interview %d", i), Length: content.Text.Len()})
	}
	var tree []coding.Code
	for i := range codes {
		tree = append(tree, coding.Code{ID: fmt.Sprintf("code%d", i), Name: fmt.Sprintf("Code %d", i), Place: i})
	}
	s.analysis.Load(documents, tree, nil, nil)
	return s
}

func (s *study) by(coder string) coding.Author {
	return coding.Author{
		Coder: coder,
		NewID: func() string { s.made++; return fmt.Sprintf("id%06d", s.made) },
		Now:   func() time.Time { return start },
	}
}

func (s *study) read(id string) (coding.Content, error) { return s.contents[id], nil }

// do makes a change and gives it.
func (s *study) do(t rapid.TB, c coding.Change, err error) coding.Change {
	t.Helper()
	if err == nil {
		_, err = s.analysis.Apply(&c)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// code gives words of a document a code.
func (s *study) code(t testing.TB, coder, document, words, code string) {
	t.Helper()
	text := s.contents[document].Text
	at := strings.Index(text.String(), words)
	if at < 0 {
		t.Fatalf("%s has no %q", document, words)
	}
	span := coding.Span{From: text.PlaceOf(at), To: text.PlaceOf(at + len(words))}
	c, err := s.analysis.CodePassage(s.by(coder), document, text, span, code)
	s.do(t, c, err)
}

// codePassage gives a passage a code, if the coder has not yet.
func (s *study) codePassage(t rapid.TB, coder, document, code string, span coding.Span) {
	c, err := s.analysis.CodePassage(s.by(coder), document, s.contents[document].Text, span, code)
	if err == nil {
		s.do(t, c, nil)
	}
}

// take takes what is compared, which has to be possible.
func (s *study) take(t rapid.TB, scope comparison.Scope) *comparison.Material {
	t.Helper()
	material, err := comparison.Take(s.analysis, scope)
	if err != nil {
		t.Fatal(err)
	}
	return material
}

func (s *study) report(t rapid.TB, scope comparison.Scope, manner comparison.Manner) *comparison.Report {
	t.Helper()
	report, err := s.take(t, scope).Report(manner, s.read, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// drawnStudy makes a study in which some coders have coded at random.
func drawnStudy(r *rapid.T, coders ...string) *study {
	words := rapid.SampledFrom([]string{"We share vans. ", "Nobody told us, though! ", "Siân left. ", "🎭 Plays. ", "It is 12.5 km. "})
	var texts [][]string
	for range rapid.IntRange(1, 4).Draw(r, "documents") {
		var turns []string
		for range rapid.IntRange(1, 4).Draw(r, "turns") {
			turns = append(turns, strings.TrimSpace(strings.Join(rapid.SliceOfN(words, 1, 4).Draw(r, "turn"), "")))
		}
		texts = append(texts, turns)
	}
	s := newStudy(3, texts...)
	documents := s.analysis.Documents()
	for range rapid.IntRange(0, 20).Draw(r, "segments") {
		document := rapid.SampledFrom(documents).Draw(r, "document")
		from := rapid.IntRange(0, document.Length-1).Draw(r, "from")
		to := rapid.IntRange(from+1, document.Length).Draw(r, "to")
		code := fmt.Sprintf("code%d", rapid.IntRange(0, 2).Draw(r, "code"))
		s.codePassage(r, rapid.SampledFrom(coders).Draw(r, "coder"), document.ID, code, coding.Span{From: from, To: to})
	}
	return s
}

// drawnManner draws how is compared.
func drawnManner(r *rapid.T) comparison.Manner {
	return comparison.Manner{
		Unit:               comparison.Unit(rapid.IntRange(0, int(comparison.Document)).Draw(r, "unit")),
		OnlyCoded:          rapid.Bool().Draw(r, "only coded"),
		WithoutInterviewer: rapid.Bool().Draw(r, "without interviewer"),
		Threshold:          rapid.SampledFrom([]float64{0, .3, .95}).Draw(r, "threshold"),
		Samples:            rapid.SampledFrom([]int{0, 20}).Draw(r, "samples"), Seed: 7,
	}
}
