package view

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/search"
	"fieldwork/coding/units"
	"fieldwork/forms/ui"
)

// codeMany asks what is to be coded at once.
func (s *Screen) codeMany() tea.Cmd {
	why := ""
	if len(s.search.hits) == 0 {
		why = "Search for something first, with /."
	}
	speakers := ""
	if len(s.speakers()) == 0 {
		speakers = "This document has no speakers."
	}
	options := []ui.Option{
		{Label: "Every hit of the search here", Detail: s.search.pattern, Disabled: why},
		{Label: "Every hit in all documents", Detail: s.search.pattern, Disabled: why},
		{Label: "Every turn of a speaker here…", Disabled: speakers},
	}
	return ui.Open(ui.Pick("Code", options, func(i int) tea.Cmd {
		switch i {
		case 0:
			return s.chooseUnit(s.hitsHere)
		case 1:
			return s.chooseUnit(s.hitsEverywhere)
		}
		return s.chooseSpeaker()
	}))
}

// speakers are those of the document.
func (s *Screen) speakers() []string {
	var names []string
	for _, turn := range s.page.content.Turns {
		if turn.Speaker != "" && !slices.Contains(names, turn.Speaker) {
			names = append(names, turn.Speaker)
		}
	}
	return names
}

func (s *Screen) chooseSpeaker() tea.Cmd {
	names := s.speakers()
	options := make([]ui.Option, len(names))
	for i, name := range names {
		options[i].Label = name
	}
	return ui.Open(ui.Pick("Code every turn of", options, func(i int) tea.Cmd {
		var spans []coding.Span
		for _, turn := range s.page.content.Turns {
			if turn.Speaker == names[i] && turn.To > turn.From {
				spans = append(spans, coding.Span{From: turn.From, To: turn.To})
			}
		}
		return s.showMany(s.passages(s.document, s.page.content, spans))
	}))
}

// chooseUnit asks how much around each hit is coded.
func (s *Screen) chooseUnit(gather func(units.Unit, bool) tea.Cmd) tea.Cmd {
	options := []ui.Option{{Label: "The sentence of each"}, {Label: "The paragraph of each"}, {Label: "The turn of each"}, {Label: "The words alone"}}
	around := []units.Unit{units.Sentence, units.Paragraph, units.Turn, units.Character}
	return ui.Open(ui.Pick("How much of the text", options, func(i int) tea.Cmd {
		return gather(around[i], around[i] != units.Character)
	}))
}

// passages are spans of a document with what is shown of them.
func (s *Screen) passages(document string, content coding.Content, spans []coding.Span) []passage {
	about, _ := s.space.Analysis().Document(document)
	list := make([]passage, len(spans))
	for i, span := range spans {
		list[i] = passage{document: document, title: about.Title, Content: content, Span: span}
	}
	return list
}

// widened are the units that hold hits, each once.
func widened(u *units.Units, hits []coding.Span, unit units.Unit, widen bool) []coding.Span {
	spans := make([]coding.Span, 0, len(hits))
	for _, hit := range hits {
		if widen {
			first, last := u.At(unit, hit.From), u.At(unit, max(hit.To-1, hit.From))
			hit = coding.Span{From: min(first.From, hit.From), To: max(last.To, hit.To)}
		}
		hit = u.Snap(hit)
		if last := len(spans) - 1; last < 0 || spans[last] != hit {
			spans = append(spans, hit)
		}
	}
	return spans
}

// gatheredMsg brings passages that were gathered beside the screen.
type gatheredMsg struct {
	screen *Screen
	show   func([]passage) tea.Cmd
	list   []passage
	err    error
}

func (s *Screen) hitsHere(unit units.Unit, widen bool) tea.Cmd {
	hits, u, document, content := s.search.hits, s.units, s.document, s.page.content
	about, _ := s.space.Analysis().Document(document)
	s.gathering = true
	return func() tea.Msg {
		var list []passage
		for _, span := range widened(u, hits, unit, widen) {
			list = append(list, passage{document: document, title: about.Title, Content: content, Span: span})
		}
		return gatheredMsg{screen: s, show: s.showMany, list: list}
	}
}

func (s *Screen) hitsEverywhere(unit units.Unit, widen bool) tea.Cmd {
	mode := search.Mode{Kind: s.search.kind, MatchCase: s.search.exact}
	return s.gatherAll(s.search.pattern, mode, unit, widen, s.showMany)
}

// gatherAll finds something in all documents, with their texts.
func (s *Screen) gatherAll(words string, mode search.Mode, unit units.Unit, widen bool, show func([]passage) tea.Cmd) tea.Cmd {
	titles := map[string]string{}
	for _, document := range s.space.Analysis().Documents() {
		titles[document.ID] = document.Title
	}
	space := s.space
	s.gathering = true
	gather := func() (list []passage, err error) {
		pattern, err := search.Compile(words, mode)
		if err != nil {
			return nil, err
		}
		found := map[string][]coding.Span{}
		err = space.Search(context.Background(), pattern, func(document string, hits []coding.Span, _, _ int) bool {
			found[document] = append(found[document], slices.Clone(hits)...)
			return true
		})
		for document, hits := range found {
			if len(hits) == 0 {
				continue
			}
			content, unread := space.Read(document)
			if unread != nil {
				return nil, unread
			}
			for _, span := range widened(units.New(content), hits, unit, widen) {
				list = append(list, passage{document: document, title: titles[document], Content: content, Span: span})
			}
		}
		slices.SortStableFunc(list, byDocument)
		return list, err
	}
	msg := gatheredMsg{screen: s, show: show}
	return tea.Sequence(notify("Searching in all documents…"), func() tea.Msg {
		msg.list, msg.err = gather()
		return ui.Notice{} // the search is over
	}, func() tea.Msg { return msg })
}

func byDocument(a, b passage) int {
	switch {
	case a.document < b.document:
		return -1
	case a.document > b.document:
		return +1
	}
	return a.From - b.From
}

// gathered shows what was gathered.
func (s *Screen) gathered(msg gatheredMsg) tea.Cmd {
	if msg.screen != s {
		return nil
	}
	s.gathering = false
	if msg.err != nil {
		return warn(s.options.Explain(msg.err))
	}
	return msg.show(msg.list)
}

// showMany shows passages, and then asks for the code that all of them get.
func (s *Screen) showMany(list []passage) tea.Cmd {
	return s.openPreview("To be coded", "choose the code", list, func(wanted []passage) tea.Cmd {
		put := func(codes ...string) tea.Cmd { return s.putMany(codes[0], wanted) }
		make := func(parent, name string) tea.Cmd {
			c, code, err := s.newCode(parent, name)
			if err != nil {
				return s.space.Change(c, err)
			}
			for _, each := range wanted {
				c.Segments = append(c.Segments, coding.MadeSegment(s.space.Author(), each.document, code.ID, each.Span))
			}
			c.Label = "made the code " + code.Name + " and put it on many passages"
			return s.changedMany(c, code.ID)
		}
		return s.openPicker("Code all of them", put, make)
	})
}

// putMany puts a code on passages, as one step.
func (s *Screen) putMany(code string, wanted []passage) tea.Cmd {
	var all []coding.Passages
	for _, each := range wanted {
		if last := len(all) - 1; last < 0 || all[last].Document != each.document {
			all = append(all, coding.Passages{Document: each.document})
		}
		last := len(all) - 1
		all[last].Spans = append(all[last].Spans, each.Span)
	}
	c, err := s.space.Analysis().CodePassages(s.space.Author(), code, all...)
	if err != nil {
		return s.space.Change(c, err)
	}
	return s.changedMany(c, code)
}

func (s *Screen) changedMany(c coding.Change, code string) tea.Cmd {
	cmd, made := s.change(c, nil)
	if !made {
		return cmd
	}
	s.space.UseCode(code)
	return tea.Batch(cmd, notify("Done: "+c.Label+". u takes it back."))
}
