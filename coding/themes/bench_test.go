package themes_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/themes"
)

// large is a study of 1,000 documents with 50 segments each and 500 codes.
func large(tb testing.TB) *study {
	const documents, each, codes = 1000, 50, 500
	s := newStudy(tb)
	sentence := "The partnership opened doors that had been shut, and some of them stay open. "
	content := coding.Content{Text: coding.NewText(strings.Repeat(sentence, each)), Turns: []coding.Turn{{To: len(sentence) * each, Speaker: "BSR01"}}}
	var kept []coding.Document
	var tree []coding.Code
	var segments []coding.Segment
	for i := range codes {
		code := coding.Code{ID: fmt.Sprintf("C%03d", i), Name: fmt.Sprintf("Theme %d", i)}
		if i > 0 {
			code.Parent = fmt.Sprintf("C%03d", i/4)
		}
		tree = append(tree, code)
	}
	for i := range documents {
		d := coding.Document{ID: fmt.Sprintf("D%04d", i), Title: "Interview", Kind: coding.Transcript, Length: content.Text.Len()}
		kept = append(kept, d)
		s.texts[d.ID] = content
		s.material.Attributes[d.ID] = coding.Attributes{"organisation": fmt.Sprintf("Organisation %d", i%40), "role": "Manager"}
		for j := range each {
			from := j * len(sentence)
			segments = append(segments, coding.Segment{
				ID: fmt.Sprintf("S%06d", i*each+j), Document: d.ID, Code: tree[(i+j*7)%codes].ID, Span: coding.Span{From: from, To: from + len(sentence) - 1},
				Coder: "AM", Made: time.Unix(0, 0),
			})
		}
	}
	s.analysis.Load(kept, tree, segments, nil)
	return s
}

func BenchmarkPassages(b *testing.B) {
	s := large(b)
	labels := themes.NewLabels(&s.material, nil)
	read := func(document string) (coding.Content, error) { return s.texts[document], nil }
	for name, write := range map[string]func() error{
		"csv": func() error {
			return themes.WriteCSV(io.Discard, themes.PassageSheet(&s.material, &themes.Choice{}, read, labels), false)
		},
		"xlsx": func() error {
			_, err := themes.WriteWorkbook(io.Discard, themes.PassageSheet(&s.material, &themes.Choice{}, read, labels))
			return err
		},
		"json": func() error {
			return themes.WritePassagesJSON(io.Discard, &s.material, &themes.Choice{}, read, labels)
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkMatrices(b *testing.B) {
	s := large(b)
	r := s.reading()
	for name, make := range map[string]func(){
		"counts":    func() { themes.Counts(&s.material, &themes.Choice{}, r, "") },
		"attribute": func() { themes.ByAttribute(&s.material, &themes.Choice{}, r, "organisation", true) },
		"documents": func() { themes.ByDocument(&s.material, &themes.Choice{}, r, true) },
		"near":      func() { themes.Together(&s.material, &themes.Choice{}, r, themes.Nearness{Sentences: 2}, false) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				make()
			}
		})
	}
}
