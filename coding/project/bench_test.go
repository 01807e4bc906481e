package project_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// responded makes a study with many imported responses of two answers each.
func responded(b *testing.B, count int) (*study.Study, *project.Project) {
	b.Helper()
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(b), storetest.Author, clock, storetest.Entropy(1))
	s, p := study.New(kept, clock), project.New(kept, clock)
	if _, _, err := s.AddInstrument("ask.yaml", []byte(questionnaire)); err != nil {
		b.Fatal(err)
	}
	_, version, err := s.Instrument("ask", 0)
	if err != nil {
		b.Fatal(err)
	}
	im, err := s.BeginImport("r.csv", version)
	if err != nil {
		b.Fatal(err)
	}
	for done := 0; done < count; done += 1000 {
		batch := make([]forms.Interview, min(1000, count-done))
		for i := range batch {
			batch[i] = forms.Interview{Language: "en", Submitted: storetest.Start, Answers: map[string]forms.Answer{
				"q1": {Value: "yes"}, "q2": {Value: fmt.Sprintf("A longer program, and time to get to know each other %d.", done+i)}, "q3": {Value: "Museum"},
			}}
		}
		if err := im.Add(batch); err != nil {
			b.Fatal(err)
		}
	}
	if err := im.Finish(); err != nil {
		b.Fatal(err)
	}
	return s, p
}

// BenchmarkAfterAnImport brings a study up to date after an import of 100,000
// responses whose answers are no documents, as at the next start.
func BenchmarkAfterAnImport(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s, p := responded(b, 100_000)
		b.StartTimer()
		if made, err := p.BringUpToDate(s); made != 0 || err != nil {
			b.Fatal(made, err)
		}
	}
}

// BenchmarkAnswersOfAnImport makes documents of one answer each of 100,000
// responses, brings the study up to date after that, and reads the attributes of
// 20,000 of them.
func BenchmarkAnswersOfAnImport(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s, p := responded(b, 100_000)
		b.StartTimer()
		start := b.Elapsed()
		if _, made, err := p.FollowAnswers(s, "ask", []string{"q2"}, nil); made != 100_000 || err != nil {
			b.Fatal(made, err)
		}
		b.ReportMetric((b.Elapsed() - start).Seconds(), "s-making")
		start = b.Elapsed()
		if made, err := p.BringUpToDate(s); made != 0 || err != nil {
			b.Fatal(made, err)
		}
		b.ReportMetric((b.Elapsed() - start).Seconds(), "s-after")
		start = b.Elapsed()
		list, err := p.Documents()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric((b.Elapsed() - start).Seconds(), "s-list")
		start = b.Elapsed()
		if _, err := p.Attributes(s, list[:20_000]...); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric((b.Elapsed() - start).Seconds(), "s-attributes")
	}
}

// BenchmarkUndoBesideALongStep undoes and redoes the coding of one passage in a
// study where one step before it coded 20,000.
func BenchmarkUndoBesideALongStep(b *testing.B) {
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(b), storetest.Author, clock, storetest.Entropy(1))
	p, by := project.New(kept, clock), coding.Author{Coder: "AM", NewID: kept.NewID, Now: clock}
	added, err := p.AddDocuments([]coding.Draft{{Text: strings.Repeat("word ", 200_000)}}, project.Origin{Digest: "long"})
	if err != nil {
		b.Fatal(err)
	}
	a, err := p.Analysis()
	if err != nil {
		b.Fatal(err)
	}
	long := coding.Change{Label: "coded it all"}
	for i := range 20_000 {
		long.Segments = append(long.Segments, coding.MadeSegment(by, added[0].ID, "code", coding.Span{From: i * 50, To: i*50 + 40}))
	}
	short := coding.Change{Label: "coded one", Segments: []coding.Edit[coding.Segment]{coding.MadeSegment(by, added[0].ID, "code", coding.Span{To: 4})}}
	for _, c := range []coding.Change{long, short} {
		if err := p.Do(a, by.Coder, c); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := p.Undo(a, by.Coder); err != nil {
			b.Fatal(err)
		}
		if _, err := p.Redo(a, by.Coder); err != nil {
			b.Fatal(err)
		}
	}
}
