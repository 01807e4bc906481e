package matrixview

import (
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/codesystem"
	"fieldwork/coding/query"
	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

func trimmed(text string) string { return strings.TrimSpace(text) }

// nearnesses are those that can be chosen.
var nearnesses = []themes.Nearness{{}, {Sentences: 1}, {Sentences: 2}, {Sentences: 3}, {Sentences: 5}, {SameDocument: true}}

// chooseAcross asks what the codes are set against.
func (s *Screen) chooseAcross() tea.Cmd {
	choices := []across{{kind: cases}, {kind: byDocument}}
	options := []ui.Option{{Label: "Cases", Detail: "the framework: what each case says to each theme"}, {Label: "Documents"}}
	for _, near := range nearnesses {
		choices = append(choices, across{kind: together, near: near})
		options = append(options, ui.Option{Label: "Codes " + near.Words(), Detail: "how often they occur together"})
	}
	for _, name := range query.Columns(s.attributes)[1:] { // the title is the document
		choices = append(choices, across{kind: byAttribute, attribute: name})
		options = append(options, ui.Option{Label: name, Detail: "attribute"})
	}
	return ui.Open(ui.Find("Set codes against", options, func(i int) tea.Cmd {
		s.asked.across, s.asked.sorted = choices[i], ""
		s.grid = grid{}
		return s.again()
	}))
}

// chooseBranch asks for the code whose branch is shown.
func (s *Screen) chooseBranch() tea.Cmd {
	return ui.Open(codesystem.PickCode("Show only", s.work.Analysis(), nil, func(code string) tea.Cmd {
		s.asked.branch, s.grid = code, grid{}
		return s.again()
	}))
}

func (s *Screen) showAll() tea.Cmd {
	s.asked.branch, s.grid = "", grid{}
	return s.again()
}

// chooseCoder asks whose coding is counted.
func (s *Screen) chooseCoder() tea.Cmd {
	counts := map[string]int{}
	all := s.material()
	for _, segment := range themes.Passages(all, &themes.Choice{}, nil) {
		counts[segment.Coder]++
	}
	names := slices.Sorted(maps.Keys(counts))
	options := []ui.Option{{Label: "everybody"}}
	for _, name := range names {
		options = append(options, ui.Option{Label: name, Detail: passages(counts[name])})
	}
	return ui.Open(ui.Pick("Count what was coded by", options, func(i int) tea.Cmd {
		s.asked.coder = ""
		if i > 0 {
			s.asked.coder = names[i-1]
		}
		return s.again()
	}))
}
