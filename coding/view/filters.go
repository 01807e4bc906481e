package view

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// chooseFilter asks which segments are shown.
func (s *Screen) chooseFilter() tea.Cmd {
	a, by := s.space.Analysis(), s.space.Author()
	set := func(f filter) func() tea.Cmd {
		return func() tea.Cmd { s.filter = f; return nil }
	}
	mine := s.filter
	mine.coder = by.Coder
	blind := "Turn blind coding on"
	if a.Blind() {
		blind = "Turn blind coding off"
	}
	uncodedWords := "Only what is uncoded"
	if s.filter.uncoded {
		uncodedWords = "What is coded too"
	}
	options := []ui.Option{{Label: "Everything"}, {Label: "Only my own segments", Detail: "hides those of other coders"},
		{Label: "Only one coder…"}, {Label: "Only one branch…"}, {Label: uncodedWords, Detail: "folds the rest away; tab goes from one passage to the next"},
		{Label: blind, Detail: "hides what others coded until both have finished"}}
	do := []func() tea.Cmd{set(filter{}), set(mine), s.chooseCoder, s.chooseBranch, s.toggleUncoded,
		s.toggleBlind}
	return ui.Open(ui.Pick("Show", options, func(i int) tea.Cmd { return do[i]() }))
}

// toggleBlind turns blind coding on or off, and says what follows from it.
func (s *Screen) toggleBlind() tea.Cmd {
	blind := !s.space.Analysis().Blind()
	words := "Blind coding is off: what others have coded is shown."
	if blind {
		words = "Blind coding is on: what others code in a document is hidden until you and they have finished it."
	}
	return tea.Batch(s.space.Change(s.space.Analysis().SetBlind(s.space.Author(), blind), nil), notify(words))
}

// toggleUncoded lets what has no code stand out, and goes to the first of it from
// the cursor on; or shows everything alike again.
func (s *Screen) toggleUncoded() tea.Cmd {
	s.filter.uncoded = !s.filter.uncoded
	s.settle()
	i := s.known.coveredAt(s.at)
	if !s.filter.uncoded || i == len(s.known.covered) || s.at < s.known.covered[i].From {
		return nil
	}
	s.place.drop()
	return s.nextUncoded()
}

// coders are those who have coded something in the document that is to be seen.
func (s *Screen) coders() []string {
	a := s.space.Analysis()
	var names []string
	for _, each := range a.Segments(s.document) {
		if !slices.Contains(names, each.Coder) && a.Sees(s.document, s.space.Author().Coder, each.Coder) {
			names = append(names, each.Coder)
		}
	}
	slices.Sort(names)
	return names
}

func (s *Screen) chooseCoder() tea.Cmd {
	names := s.coders()
	if len(names) == 0 {
		return warn("Nobody has coded anything here yet.")
	}
	options := make([]ui.Option, len(names))
	for i, name := range names {
		options[i].Label = name
	}
	return ui.Open(ui.Pick("Only the segments of", options, func(i int) tea.Cmd {
		s.filter.coder = names[i]
		return nil
	}))
}

func (s *Screen) chooseBranch() tea.Cmd {
	tree := s.space.Analysis().Tree()
	if len(tree) == 0 {
		return warn("There is no code yet.")
	}
	options := make([]ui.Option, len(tree))
	for i, code := range tree {
		path := s.space.Analysis().Path(code.ID)
		options[i] = ui.Option{Label: code.Name, Detail: coding.PathWords(path[:len(path)-1])}
	}
	return ui.Open(ui.Find("Only the branch of", options, func(i int) tea.Cmd {
		s.filter.branch = tree[i].ID
		return nil
	}))
}
