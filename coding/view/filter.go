package view

import (
	"strings"

	"fieldwork/coding"
)

// filter says which segments are shown. The zero filter shows all.
type filter struct {
	// coder is the only one whose segments are shown; "" for all.
	coder string
	// branch is the code whose segments are shown with those under it; "" for
	// all.
	branch string
	// uncoded lets what has no code stand out.
	uncoded bool
}

// words say what the filter leaves, for the title line.
func (f filter) words(a *coding.Analysis) string {
	var parts []string
	if f.coder != "" {
		parts = append(parts, "only "+f.coder)
	}
	if f.branch != "" {
		parts = append(parts, "only "+coding.PathWords(a.Path(f.branch)))
	}
	if f.uncoded {
		parts = append(parts, "uncoded")
	}
	return strings.Join(parts, ", ")
}

// passes gives the test for the segments of a document that a coder is shown.
func (f filter) passes(a *coding.Analysis, document, coder string) func(*coding.Segment) bool {
	var branch map[string]bool
	if f.branch != "" {
		branch = map[string]bool{}
		for _, c := range a.Branch(f.branch) {
			branch[c.ID] = true
		}
	}
	sees := map[string]bool{}
	return func(s *coding.Segment) bool {
		if f.coder != "" && s.Coder != f.coder || branch != nil && !branch[s.Code] {
			return false
		}
		seen, known := sees[s.Coder]
		if !known {
			seen = a.Sees(document, coder, s.Coder)
			sees[s.Coder] = seen
		}
		return seen
	}
}

// everything reports whether the filter, and blind coding, leave all segments.
func (f filter) everything(a *coding.Analysis) bool {
	return f.coder == "" && f.branch == "" && !a.Blind()
}
