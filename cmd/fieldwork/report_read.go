package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fieldwork/coding/themes"
	"fieldwork/forms"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/report"
	"fieldwork/forms/report/contents"
	"fieldwork/forms/study"
	"fieldwork/forms/tables"
)

// reportFilling reads what a report has to say.
type reportFilling struct {
	*reportOptions
	ctx    context.Context
	themes *themeStudy
	// counted has the tables by form and by what they are crossed with.
	counted map[[2]string][]tables.Table
}

// forms are the questionnaires and guides with what became of them.
func (f *reportFilling) forms() ([]contents.FormMaterial, error) {
	s := f.themes.opened
	versions, err := s.Newest()
	if err != nil {
		return nil, err
	}
	if f.language == "" && len(versions) > 0 {
		f.language = versions[0].Language
	}
	f.counted = map[[2]string][]tables.Table{}
	var all []contents.FormMaterial
	for _, version := range versions {
		material, err := f.form(version)
		if err != nil {
			return nil, err
		}
		all = append(all, material)
	}
	return all, nil
}

func (f *reportFilling) form(version study.Version) (m contents.FormMaterial, err error) {
	s := f.themes.opened
	if m.Instrument, _, err = s.Instrument(version.Name, version.Version); err != nil {
		return m, err
	}
	asked := &outcomesOptions{app: f.app}
	in, err := asked.read(s, version.Name, f.ctx.Err)
	if err != nil {
		return m, err
	}
	m.Outcomes, m.Language, m.Suppress = outcomes.Make(in), f.language, f.suppress
	for interview, err := range s.Interviews(version.Name) {
		if err = errors.Join(err, f.ctx.Err()); err != nil {
			return m, err
		}
		m.Interviews.Add(&interview)
	}
	if version.Kind == forms.Questionnaire {
		m.Tabulate = func(question, by string) (tables.Table, error) { return f.table(version, question, by) }
	}
	return m, nil
}

// table is the table of a question. Those of all questions are counted at once,
// when the first is asked for.
func (f *reportFilling) table(version study.Version, question, by string) (tables.Table, error) {
	key := [2]string{version.Name, by}
	if _, counted := f.counted[key]; !counted {
		made, err := f.tabulate(version, by)
		if err != nil {
			return tables.Table{}, err
		}
		f.counted[key] = made
	}
	for _, table := range f.counted[key] {
		if table.Question == question {
			return table, nil
		}
	}
	return tables.Table{}, fmt.Errorf("%w in %s: %s", tables.ErrNoQuestion, version.Name, question)
}

func (f *reportFilling) tabulate(version study.Version, by string) ([]tables.Table, error) {
	s := f.themes.opened
	asked := &tablesOptions{app: f.app, by: by, suppress: f.suppress, top: tables.DefaultTop, language: f.language}
	options, err := asked.options(f.ctx, s, version)
	if err != nil {
		return nil, err
	}
	tabulation, err := tables.New(options)
	if err != nil {
		return nil, err
	}
	bar := f.newProgress("Counting " + version.Name)
	defer bar.end()
	if err := tabulation.RunBundles(watched(f.ctx, s.Bundles(version.Name), func(int) { bar.working() })); err != nil {
		return nil, err
	}
	return tabulation.Tables(), nil
}

// quoted are the themes with the passages that are marked to be quoted.
func (f *reportFilling) quoted() ([]contents.ThemeMaterial, error) {
	t := f.themes
	marked := t.choice
	marked.Quotes = true
	quotations, withheld := map[string][]report.Quotation{}, map[string]int{}
	for excerpt, err := range themes.Select(&t.material, &marked, t.source) {
		if err = errors.Join(err, f.ctx.Err()); err != nil {
			return nil, err
		}
		code := excerpt.Segment.Code
		if excerpt.Respondent.Unquotable {
			withheld[code]++
			continue
		}
		quotations[code] = append(quotations[code], report.Quotation{
			Text: strings.TrimSpace(excerpt.Text), Source: t.labels.Source(&excerpt), Language: excerpt.Document.Language,
		})
	}
	var all []contents.ThemeMaterial
	for _, count := range themes.Counts(&t.material, &t.choice, nil, "") {
		if count.Code.ID == "" || count.Branch.Segments == 0 {
			continue
		}
		all = append(all, contents.ThemeMaterial{
			Path: count.Path, Definition: strings.TrimSpace(count.Code.Definition),
			Passages: count.Branch.Segments, Documents: count.Branch.Documents, Respondents: count.Branch.Respondents,
			Quotations: quotations[count.Code.ID], Withheld: withheld[count.Code.ID],
		})
	}
	return all, nil
}
