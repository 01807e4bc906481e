package themes_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/themes"
)

// study is a coded study in memory.
type study struct {
	t        testing.TB
	analysis *coding.Analysis
	texts    map[string]coding.Content
	material themes.Material
	read     []string // the documents that were read
	count    int
}

func newStudy(t testing.TB) *study {
	s := &study{t: t, analysis: coding.NewAnalysis(), texts: map[string]coding.Content{}}
	s.material = themes.Material{Analysis: s.analysis, Attributes: map[string]coding.Attributes{}, Respondents: map[string]themes.Respondent{}}
	return s
}

func (s *study) by(coder string) coding.Author {
	return coding.Author{Coder: coder, NewID: func() string { s.count++; return fmt.Sprintf("ID%06d", s.count) },
		Now: func() time.Time { return time.Date(2017, 5, 2, 9, 0, s.count, 0, time.UTC) }}
}

func (s *study) apply(c coding.Change, err error) {
	s.t.Helper()
	if err == nil {
		_, err = s.analysis.Apply(&c)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// document adds a document; its text is that of the turns, which are written
// "SPEAKER: words".
func (s *study) document(d coding.Document, attributes coding.Attributes, turns ...string) {
	text, content := "", coding.Content{}
	for i, turn := range turns {
		speaker, words, _ := strings.Cut(turn, ": ")
		if i > 0 {
			text += "\n\n"
		}
		from := len([]rune(text))
		text += words
		content.Turns = append(content.Turns, coding.Turn{From: from, To: len([]rune(text)), Speaker: speaker, Timed: i > 0, At: time.Duration(i) * 1901 * time.Second})
	}
	content.Text = coding.NewText(text)
	d.Length = content.Text.Len()
	s.texts[d.ID] = content
	s.material.Attributes[d.ID] = attributes
	s.apply(coding.Change{Documents: []coding.Edit[coding.Document]{{After: &d}}}, nil)
}

func (s *study) code(name, under, definition string) string {
	s.t.Helper()
	change, code, err := s.analysis.NewCode(s.by("AM"), coding.Code{Name: name, Parent: under, Definition: definition})
	s.apply(change, err)
	return code.ID
}

// passage codes the first passage of a document with some words, and gives the
// segment.
func (s *study) passage(coder, document, words, code string) coding.Segment {
	s.t.Helper()
	text := s.texts[document].Text
	at := strings.Index(text.String(), words)
	if at < 0 {
		s.t.Fatalf("%s has no %q", document, words)
	}
	change, err := s.analysis.CodePassage(s.by(coder), document, text, coding.Span{From: text.PlaceOf(at), To: text.PlaceOf(at + len(words))}, code)
	s.apply(change, err)
	return *change.Segments[len(change.Segments)-1].After
}

func (s *study) source(document string) (coding.Content, error) {
	s.read = append(s.read, document)
	return s.texts[document], nil
}

// reading is one of all texts.
func (s *study) reading() *themes.Reading {
	r := themes.NewReading()
	for _, d := range s.analysis.Documents() {
		r.Read(d.ID, s.texts[d.ID], s.analysis.Segments(d.ID))
	}
	return r
}

// museums is a study of three interviews and an open answer. The respondent of
// the second interview has refused to be quoted.
func museums(t testing.TB) (s *study, codes map[string]string) {
	s = newStudy(t)
	s.document(coding.Document{ID: "D1", Title: "Interview 1", Kind: coding.Transcript, Case: "C1", Language: "en"},
		coding.Attributes{"organisation": "Museum", "lists": "Torfaen; Gwynedd", "interviewer": "Kath"},
		"INT: What came of it?", "BSR01: We found new partners. They know the estates. Visitors came.", "INT: And the money?", "BSR01: It ended in March.")
	s.document(coding.Document{ID: "D2", Title: "Interview 2", Kind: coding.Transcript, Case: "C2", Language: "cy"},
		coding.Attributes{"organisation": "Theatre", "lists": "Gwynedd"}, "Kath: Beth ddaeth ohono?", "BSR02: Dim arian. =1+1 is not a formula.")
	s.document(coding.Document{ID: "D3", Title: "q11 · ABC", Kind: coding.OpenAnswer, Case: "C3", Language: "en"},
		coding.Attributes{"question": "q11"}, "Respondent: More partners, and more money.")
	s.document(coding.Document{ID: "D4", Title: "Field note 1", Kind: coding.FieldNote, Case: "C1"}, coding.Attributes{"organisation": "Museum"},
		"Interviewer: She was tired.")
	s.material.Respondents["D2"] = themes.Respondent{ID: "P2", Unquotable: true}
	codes = map[string]string{}
	codes["Benefits"] = s.code("Benefits", "", "What came of it.")
	codes["Partners"] = s.code("Partners", codes["Benefits"], "")
	codes["Visitors"] = s.code("Visitors", codes["Benefits"], "")
	codes["Money"] = s.code("Money", "", "")
	codes["Empty"] = s.code("Empty", "", "")
	s.passage("AM", "D1", "What came of it?", codes["Benefits"])
	s.passage("AM", "D1", "We found new partners. They know the estates.", codes["Partners"])
	visitors := s.passage("BT", "D1", "They know the estates. Visitors came.", codes["Visitors"])
	s.passage("AM", "D1", "It ended in March.", codes["Money"])
	s.passage("AM", "D2", "Dim arian.", codes["Money"])
	s.passage("AM", "D2", "=1+1 is not a formula.", codes["Money"])
	s.passage("AM", "D3", "More partners", codes["Partners"])
	s.passage("BT", "D3", "more money", codes["Money"])
	s.passage("AM", "D4", "She was tired.", codes["Benefits"])
	s.apply(s.analysis.MarkQuote(visitors.ID, true))
	s.apply(s.analysis.SetMemo(s.by("AM"), coding.OnSegment, visitors.ID, "says it twice"), nil)
	return s, codes
}
