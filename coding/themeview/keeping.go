package themeview

import (
	"errors"
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/codesystem"
	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

// chooseKeep asks what is to narrow the passages.
func (s *Screen) chooseKeep() tea.Cmd {
	options := []ui.Option{
		{Label: "Attributes…", Detail: "a condition, such as ${organisation} = 'Museum'"},
		{Label: "One coder…"}, {Label: "One document…"}, {Label: "One language…"}, {Label: "One speaker…"},
		{Label: "Quotes only", Detail: onOff(s.keep.Quote)}, {Label: "With a memo only", Detail: onOff(s.keep.Memo)},
		{Label: "All passages again"},
	}
	do := []func() tea.Cmd{
		s.askCondition, s.chooseCoder, s.chooseDocument, s.chooseLanguage, func() tea.Cmd { return s.readTurns(true) },
		func() tea.Cmd { s.keep.Quote = !s.keep.Quote; return s.fromTop() },
		func() tea.Cmd { s.keep.Memo = !s.keep.Memo; return s.fromTop() },
		func() tea.Cmd { s.keep = query.Keep{}; return s.fromTop() },
	}
	return ui.Open(ui.Pick("Narrow the passages by", options, func(i int) tea.Cmd { return do[i]() }))
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// askCondition asks for a condition on the attributes of documents.
func (s *Screen) askCondition() tea.Cmd {
	columns := query.Columns(s.attributes)
	before := ""
	if s.keep.Where != nil {
		before = s.keep.Where.Source()
	}
	label := "A condition, or nothing for all. Attributes: " + strings.Join(columns, ", ")
	return ui.Open(ui.Prompt("Only documents of which this holds", label, before, false, func(source string) tea.Cmd {
		if strings.TrimSpace(source) == "" {
			s.keep.Where = nil
			return s.fromTop()
		}
		where, err := query.Compile(source, columns)
		switch {
		case errors.Is(err, query.ErrCondition):
			return ui.Warn(sentence(err))
		case err != nil:
			return ui.Warn(s.options.Explain(err))
		}
		s.keep.Where = where
		return s.fromTop()
	}))
}

const (
	everybody   = "everybody"
	anyDocument = "any document"
	anyLanguage = "any language"
)

// keepOne asks for one of several, or any, and narrows the passages to it: kept
// becomes its value, or empty.
func (s *Screen) keepOne(ask func(string, []ui.Option, func(int) tea.Cmd) ui.Dialog, title, any string, kept *string, values []string, options []ui.Option) tea.Cmd {
	return ui.Open(ask(title, append([]ui.Option{{Label: any}}, options...), func(i int) tea.Cmd {
		*kept = ""
		if i > 0 {
			*kept = values[i-1]
		}
		return s.fromTop()
	}))
}

func (s *Screen) chooseCoder() tea.Cmd {
	counts := s.coders()
	names := slices.Sorted(maps.Keys(counts))
	var options []ui.Option
	for _, name := range names {
		options = append(options, ui.Option{Label: name, Detail: codesystem.Counted(counts[name], "passage", "passages")})
	}
	return s.keepOne(ui.Pick, "Only passages coded by", everybody, &s.keep.Coder, names, options)
}

func (s *Screen) chooseDocument() tea.Cmd {
	documents := s.work.Analysis().Documents()
	ids, options := make([]string, len(documents)), make([]ui.Option, len(documents))
	for i, d := range documents {
		ids[i], options[i] = d.ID, ui.Option{Label: d.Title, Detail: d.Kind.Words()}
	}
	return s.keepOne(ui.Find, "Only passages of", anyDocument, &s.keep.Document, ids, options)
}

func (s *Screen) chooseLanguage() tea.Cmd {
	found := map[string]bool{}
	for _, d := range s.work.Analysis().Documents() {
		if d.Language != "" {
			found[d.Language] = true
		}
	}
	languages := slices.Sorted(maps.Keys(found))
	var options []ui.Option
	for _, language := range languages {
		options = append(options, ui.Option{Label: language})
	}
	return s.keepOne(ui.Pick, "Only documents in", anyLanguage, &s.keep.Language, languages, options)
}
