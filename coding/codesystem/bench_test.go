package codesystem_test

import (
	"fmt"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/codesystem/systemtest"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui/uitest"
)

// BenchmarkFiveHundredCodes opens a tree of 500 codes over 20,000 segments,
// moves in it, folds it, finds a code and moves one.
func BenchmarkFiveHundredCodes(b *testing.B) {
	const codes, segments, branch = 500, 20_000, 10
	study := systemtest.Empty(b)
	study.Add(coding.Draft{Document: coding.Document{Title: "Long"}, Text: "We share vans."})
	var tree []coding.Code
	for i := range codes {
		c := coding.Code{ID: fmt.Sprintf("code%d", i), Name: fmt.Sprintf("Code %d", i), Place: i, Definition: "What somebody said about vans."}
		if i%branch > 0 {
			c.Parent = fmt.Sprintf("code%d", i-i%branch)
		}
		tree = append(tree, c)
	}
	var coded []coding.Segment
	for i := range segments {
		coded = append(coded, coding.Segment{ID: fmt.Sprintf("s%06d", i), Document: study.Documents[0].ID, Code: tree[i%codes].ID, Span: coding.Span{From: i % 10, To: 14}})
	}
	a := coding.NewAnalysis()
	a.Load(study.Documents, tree, coded, nil)
	options := (&desk{Study: study}).options()
	options.Workspace = workspace.New(workspace.Options{Project: study.Project, Analysis: a, Author: study.Author(), Explain: error.Error})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			uitest.Start(b, codesystem.New(options), 120, 45)
		}
	})
	d := uitest.Start(b, codesystem.New(options), 120, 45)
	for name, keys := range map[string][]string{
		"step": {"down", "up"}, "page": {"pgdown", "pgup"}, "fold": {"z", "Z"}, "find": {"/", "9", "9", "esc"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d.Press(keys...)
			}
		})
	}
}
