package codingroom

import (
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/agreementview"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// Agreement is the screen on which the disagreements of two coders are settled.
func (r *Room) Agreement(scope comparison.Scope, manner comparison.Manner) ui.Screen {
	return agreementview.New(agreementview.Options{
		Workspace: r.space, Scope: scope, Manner: manner, Explain: r.options.Explain,
		Open: func(document string, at coding.Span) tea.Cmd { return ui.Push(r.View(document, at)) },
	})
}

// Analysis is what was coded when the room was opened, and since.
func (r *Room) Analysis() *coding.Analysis { return r.space.Analysis() }

// PickCoders asks whose disagreements are to be settled, where more than two
// have coded, and opens them.
func (r *Room) PickCoders() tea.Cmd {
	pairs := pairsOf(Coders(r.space.Analysis()))
	switch len(pairs) {
	case 0:
		return ui.Warn("Two coders are needed to compare. Whoever codes is named by --interviewer.")
	case 1:
		return ui.Push(r.Agreement(comparison.Scope{Coders: pairs[0]}, comparison.Manner{}))
	}
	options := make([]ui.Option, len(pairs))
	for at, pair := range pairs {
		options[at] = ui.Option{Label: pair[0] + " and " + pair[1]}
	}
	return ui.Open(ui.Pick("Settle where these disagree", options, func(at int) tea.Cmd {
		return ui.Push(r.Agreement(comparison.Scope{Coders: pairs[at]}, comparison.Manner{}))
	}))
}

// Coders lists who has coded something, by name.
func Coders(a *coding.Analysis) []string {
	found := map[string]bool{}
	for _, document := range a.Documents() {
		for _, segment := range a.Segments(document.ID) {
			found[segment.Coder] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// pairsOf are each two of some names.
func pairsOf(names []string) [][]string {
	var pairs [][]string
	for at, first := range names {
		for _, second := range names[at+1:] {
			pairs = append(pairs, []string{first, second})
		}
	}
	return pairs
}
