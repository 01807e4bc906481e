package themeview_test

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/query"
	"fieldwork/coding/themeview"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui/uitest"
)

// large is a study of 200,000 segments in some documents, a tenth of them of one
// code.
func large(b *testing.B, documents int) themeview.Options {
	b.Helper()
	const segments, codes = 200_000, 500
	study := systemtest.Empty(b)
	each := segments / documents
	text := strings.Repeat("We share vans now, and people too. ", each*40/35+4)
	drafts := make([]coding.Draft, documents)
	for i := range drafts {
		drafts[i] = coding.Draft{Document: coding.Document{Title: fmt.Sprintf("Interview %d", i)}, Text: text}
	}
	study.Add(drafts...)
	tree := make([]coding.Code, codes)
	for i := range tree {
		tree[i] = coding.Code{ID: fmt.Sprintf("code%d", i), Name: fmt.Sprintf("Code %d", i)}
	}
	coded := make([]coding.Segment, segments)
	for i := range coded {
		code, from := tree[0].ID, (i%each)*40
		if i%10 > 0 {
			code = tree[i%codes].ID
		}
		coded[i] = coding.Segment{
			ID: fmt.Sprintf("s%07d", i), Document: study.Documents[i/each].ID, Code: code, Coder: "AM", Span: coding.Span{From: from, To: from + 60 + i%40},
		}
	}
	a := coding.NewAnalysis()
	a.Load(study.Documents, tree, coded, nil)
	work := workspace.New(workspace.Options{Project: study.Project, Analysis: a, Author: study.Author(), Explain: error.Error})
	return themeview.Options{Workspace: work, Code: tree[0].ID, Explain: error.Error, Open: func(string, coding.Span) tea.Cmd { return nil }}
}

// BenchmarkTwentyThousandPassages opens a theme of 20,000 passages among
// 200,000, moves in it, types in its filter, and combines codes.
func BenchmarkTwentyThousandPassages(b *testing.B) {
	for _, documents := range []int{1, 200} {
		options := large(b, documents)
		b.Run(fmt.Sprintf("open/%d documents", documents), func(b *testing.B) {
			for b.Loop() {
				options.Workspace.Forget()
				uitest.Start(b, themeview.New(options), 120, 45)
			}
		})
		d := uitest.Start(b, themeview.New(options), 120, 45)
		for name, keys := range map[string][]string{
			"move": {"down", "up"}, "page": {"pgdown", "pgup"}, "ends": {"end", "home"}, "mark": {"space", "up", "space", "up"}, "quote": {"q", "q"},
		} {
			b.Run(fmt.Sprintf("%s/%d documents", name, documents), func(b *testing.B) {
				for b.Loop() {
					d.Press(keys...)
				}
			})
		}
		d.Press("/")
		b.Run(fmt.Sprintf("type/%d documents", documents), func(b *testing.B) {
			for b.Loop() {
				d.Press("s", "backspace")
			}
		})
		d.Press("esc")
		b.Run(fmt.Sprintf("resize/%d documents", documents), func(b *testing.B) {
			for b.Loop() {
				d.Send(tea.WindowSizeMsg{Width: 100, Height: 40}, tea.WindowSizeMsg{Width: 120, Height: 45})
			}
		})
		b.Run(fmt.Sprintf("near/%d documents", documents), func(b *testing.B) {
			for b.Loop() {
				d.Press("w")
				d.Type("Code 17\n")
				d.Press("2", "backspace")
			}
		})
	}
}

// BenchmarkPlaces finds the sentences of a text of a million words.
func BenchmarkPlaces(b *testing.B) {
	content := coding.Content{Text: coding.NewText(strings.Repeat("We share vans now, and people too, they say. ", 111_000))}
	for b.Loop() {
		query.PlacesOf(content, query.Sentence)
	}
}
