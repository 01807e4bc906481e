package contents

import (
	"errors"
	"fmt"
	"strings"

	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
)

// Errors of what a template asks for.
var (
	// ErrNoForm says that the study has no questionnaire or guide of that name.
	ErrNoForm = errors.New("the study has no such form")
	// ErrNoTheme says that the study has no theme of that name.
	ErrNoTheme = errors.New("the study has no such theme")
	// ErrManyThemes says that several themes are called so.
	ErrManyThemes = errors.New("several themes are called so; give more of the path")
	// ErrNoRate says that there is no rate of that name.
	ErrNoRate = errors.New("there is no such rate")
	// ErrLevel says that a heading has no such level.
	ErrLevel = errors.New("a heading has a level of 2 or more, for 1 is that of the title")
)

// Study is what a template is given.
type Study struct {
	Title template.Words
	// Surveys are the questionnaires, Guides the interview guides, each in the
	// order in which they came into the study.
	Surveys, Guides []*Form
	// Themes are the codes that have passages or lie above some that do, from
	// the top down in order.
	Themes []*Theme
	// Marked says that a passage under any theme is marked to be quoted.
	Marked bool

	page *template.Page
}

// New makes the contents of a study whose blocks are placed on a page.
func New(title string, page *template.Page, forms []FormMaterial, themes []ThemeMaterial) *Study {
	s := &Study{Title: template.Words(title), page: page}
	for i := range forms {
		s.addForm(&forms[i])
	}
	for _, theme := range themes {
		s.Themes = append(s.Themes, newTheme(theme, page))
	}
	s.mark()
	return s
}

// Functions are those that a template calls by name.
//
//	form NAME             a questionnaire or guide
//	table FORM QUESTION   a table; a third name crosses it with that
//	chart FORM QUESTION   a chart
//	theme NAME            a theme, by its name
//	quotations NAME       the quotations of a theme
//	contents              a list of the headings
//	heading LEVEL WORDS   a heading of a level that is worked out
//	count N ONE MANY      a number with the word for one or for many
func (s *Study) Functions() map[string]any {
	return map[string]any{
		"form": s.form,
		"table": func(form, question any, by ...any) (template.Placed, error) {
			f, err := s.form(form)
			if err != nil {
				return "", err
			}
			return f.Table(question, by...)
		},
		"chart": func(form, question any) (template.Placed, error) {
			f, err := s.form(form)
			if err != nil {
				return "", err
			}
			return f.Chart(question)
		},
		"theme": s.theme,
		"quotations": func(name any) (template.Placed, error) {
			theme, err := s.theme(name)
			if err != nil {
				return "", err
			}
			return theme.Quotations(), nil
		},
		"count": func(n int, one, many string) string {
			if n == 1 {
				return "1 " + one
			}
			return fmt.Sprintf("%d %s", n, many)
		},
		"contents": func() template.Placed { return s.page.Place(report.Contents{}) },
		"heading":  func(level int, words any) (template.Placed, error) { return heading(s.page, level, words) },
	}
}

func (s *Study) form(wanted any) (*Form, error) {
	name := template.Plain(wanted)
	var names []string
	for _, f := range append(append([]*Form(nil), s.Surveys...), s.Guides...) {
		if string(f.Name) == name {
			return f, nil
		}
		names = append(names, string(f.Name))
	}
	return nil, fmt.Errorf("%w: %s; it has %s", ErrNoForm, name, strings.Join(names, ", "))
}

func (s *Study) theme(wanted any) (*Theme, error) {
	name := template.Plain(wanted)
	var found []*Theme
	var paths []string
	for _, theme := range s.Themes {
		for from := range theme.path {
			if strings.EqualFold(spaced(strings.Join(theme.path[from:], "/")), spaced(name)) {
				if from == 0 {
					return theme, nil
				}
				found, paths = append(found, theme), append(paths, strings.Join(theme.path, "/"))
			}
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%w with passages: %s", ErrNoTheme, name)
	case 1:
		return found[0], nil
	}
	return nil, fmt.Errorf("%w: %s is %s", ErrManyThemes, name, strings.Join(paths, " or "))
}

// spaced writes a path with a space on either side of each slash, as it is shown.
func spaced(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.Join(parts, " / ")
}

// heading places a heading whose level is counted as in Markdown, where the
// title has the first. What lies too deep stays at the last level.
func heading(page *template.Page, level int, words any) (template.Placed, error) {
	const deepest = 6
	if level < 2 {
		return "", fmt.Errorf("%w, not %d", ErrLevel, level)
	}
	return page.Place(report.Heading{Level: min(level, deepest) - 1, Text: template.Plain(words)}), nil
}
