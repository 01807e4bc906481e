package themeview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/codesystem"
	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

// combination is the first code, with others combined with it one after the
// other.
type combination struct {
	first query.Theme
	parts []part
}

// part is a code that is combined with what stands before it.
type part struct {
	operator query.Operator
	theme    query.Theme
	unit     query.Unit
	within   int
}

// query is the combination, what stands first taken together first.
func (c *combination) query() query.Query {
	var q query.Query = c.first
	for _, p := range c.parts {
		q = &query.Combination{Operator: p.operator, Left: q, Right: p.theme, Unit: p.unit, Within: p.within}
	}
	return q
}

// last is the code that was added last.
func (c *combination) last() *query.Theme {
	if len(c.parts) == 0 {
		return &c.first
	}
	return &c.parts[len(c.parts)-1].theme
}

// severalCodes reports whether passages of more than one code may be shown.
func (c *combination) severalCodes() bool {
	if c.first.Branch {
		return true
	}
	for _, p := range c.parts {
		if p.operator == query.Or {
			return true
		}
	}
	return false
}

// themeOf is a code with its branch, if anything lies under it.
func (s *Screen) themeOf(code string) query.Theme {
	return query.Theme{Code: code, Branch: len(s.work.Analysis().Children(code)) > 0}
}

// chooseTheme asks for another code to show.
func (s *Screen) chooseTheme() tea.Cmd {
	return ui.Open(codesystem.PickCode("Show the theme", s.work.Analysis(), nil, func(code string) tea.Cmd {
		s.combination = combination{first: s.themeOf(code)}
		return s.fromTop()
	}))
}

// combine asks for a code to combine with.
func (s *Screen) combine(title string, operator query.Operator) tea.Cmd {
	return ui.Open(codesystem.PickCode(title, s.work.Analysis(), nil, func(code string) tea.Cmd {
		p := part{operator: operator, theme: s.themeOf(code)}
		if operator == query.Near {
			return s.chooseDistance(p)
		}
		return s.addPart(p)
	}))
}

func (s *Screen) addPart(p part) tea.Cmd {
	s.combination.parts = append(s.combination.parts, p)
	return s.fromTop()
}

// distances are those that can be chosen.
var distances = []struct {
	unit   query.Unit
	within int
}{
	{query.Sentence, 0}, {query.Sentence, 1}, {query.Sentence, 2}, {query.Sentence, 3}, {query.Sentence, 5},
	{query.Paragraph, 0}, {query.Turn, 0}, {query.Turn, 1}, {query.Turn, 2},
}

func (s *Screen) chooseDistance(p part) tea.Cmd {
	options := make([]ui.Option, len(distances))
	for i, d := range distances {
		options[i].Label = query.Distance(d.unit, d.within)
	}
	return ui.Open(ui.Pick("How near?", options, func(i int) tea.Cmd {
		p.unit, p.within = distances[i].unit, distances[i].within
		return s.addPart(p)
	}))
}

// takeBack takes the code that was added last off the combination.
func (s *Screen) takeBack() tea.Cmd {
	s.combination.parts = s.combination.parts[:len(s.combination.parts)-1]
	return s.fromTop()
}

// toggleBranch takes the codes under the last code in, or leaves them out.
func (s *Screen) toggleBranch() tea.Cmd {
	last := s.combination.last()
	last.Branch = !last.Branch
	return s.fromTop()
}

func (s *Screen) whyNoBranch() string {
	last := s.combination.last()
	if len(s.work.Analysis().Children(last.Code)) == 0 {
		c, _ := s.work.Analysis().Code(last.Code)
		return "No code lies under “" + c.Name + "”."
	}
	return ""
}
