package contents_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/report"
	"fieldwork/forms/report/contents"
	"fieldwork/forms/report/template"
	"fieldwork/forms/sample"
	"fieldwork/forms/tables"
)

const walk = `
settings: {form_id: walk, form_title: Walking, default_language: en, languages: {en: {name: English, status: reviewed}}}
survey:
  - {name: clubs, number: 1, type: select_multiple, label: Which clubs?, choices: [{name: north, label: The North}, {name: south, label: The South}]}
  - {name: why, number: 2, type: text, label: Why do you walk?}
`

// filled writes a template about a study with one questionnaire and two themes
// as Markdown.
func filled(t *testing.T, source string) (string, error) {
	t.Helper()
	in, faults := forms.Load("walk.yaml", []byte(walk))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	m := contents.FormMaterial{Instrument: in, Language: "en", Tabulate: tabulate}
	m.Outcomes = outcomes.Report{
		Cases: 3, Open: 1, ListQuestion: "clubs", Tally: sample.Tally{ByCode: map[string]int{"1.1": 1, "2.112": 1}},
		Rates: []sample.Rate{{Name: "RR1", Fraction: big.NewRat(1, 3)}, {Name: "CON1"}, {Name: "RR3"}, {Name: "COOP1"}, {Name: "REF1"}},
		Lists: []sample.ListRow{{List: "north", Sample: 2, Completes: 1}, {List: "other", Sample: 1}}, Total: sample.ListRow{Sample: 3, Completes: 1},
	}
	for _, day := range []int{9, 5} {
		m.Interviews.Add(&forms.Interview{Status: forms.Complete, Mode: forms.Telephone, Language: "en", Submitted: time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC)})
	}
	m.Interviews.Add(&forms.Interview{Status: forms.BrokenOff, Submitted: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)})
	page := &template.Page{}
	study := contents.New("Walks # 1", page, []contents.FormMaterial{m}, []contents.ThemeMaterial{
		{Path: []string{"Joy"}, Definition: "What *pleases*.", Passages: 3, Documents: 2, Respondents: 1, Withheld: 1},
		{Path: []string{"Joy", "Views"}, Passages: 1, Documents: 1, Respondents: 1, Quotations: []report.Quotation{{Text: "The sea!", Source: "Respondent 1"}}},
		{Path: []string{"Grief", "Company"}}, {Path: []string{"Walks", "Company"}},
	})
	parsed, err := template.Parse("t.md", source, study.Functions())
	if err != nil {
		return "", err
	}
	document, err := parsed.Document(page, study)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = report.WriteMarkdown(&out, document)
	return out.String(), err
}

// tabulate knows two questions, the second of which is answered in words.
func tabulate(question, by string) (tables.Table, error) {
	table := tables.Table{Name: question, Question: question, Kind: tables.MultipleChoice, Title: "Which clubs?", Number: "1", Corner: "Answer", Base: []string{"Both answered."}}
	table.Columns = []tables.Column{{Label: "n", Measure: tables.Counts}}
	table.Rows = []tables.Row{{Label: "The North", Name: "north", Measure: tables.Shares, Cells: []tables.Cell{{N: 2}}}}
	switch {
	case by != "":
		return table, fmt.Errorf("%w: %s", tables.ErrNoCrossing, by)
	case question == "why":
		table.Kind, table.Title, table.Number = tables.Words, "Why do you walk?", "2"
		table.Rows[0].Label = "Because Nia told me"
	case question != "clubs":
		return table, fmt.Errorf("%w: %s", tables.ErrNoQuestion, question)
	}
	return table, nil
}

func TestTemplateSaysWhatTheStudyHas(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"# {{.Title}}", "# Walks # 1"},
		{`{{with form "walk"}}{{.Complete}} of {{.Cases}}, {{.Open}} open, {{.First}} to {{.Last}}, {{.Rate "RR1"}}, {{.Rate "CON1"}}{{end}}`,
			"2 of 3, 1 open, 5 March 2026 to 9 March 2026, 33.3%, n/a"},
		{`{{.}}, {{printf "%+v, %v" . .Surveys}}, {{range .Surveys}}{{.}}{{range .Sections}}{{.}}{{range .Questions}}, {{.}}{{end}}{{end}}{{end}}, {{.Themes}}`,
			"Walks # 1, Walks # 1, \\[Walking], Walking, Which clubs?, Why do you walk?, \\[Joy Views Company Company]"},
		{"{{range .Surveys}}{{.Lists}}{{end}}", "| The North | 2 | 1 | 50.0 |\n| other | 1 | 0 | 0.0 |\n| Total | 3 | 1 | 33.3 |"},
		{"{{range .Surveys}}{{.Outcomes}}{{end}}", "| Open |  | 1 |\n| All |  | 3 |"},
		{`{{range .Surveys}}{{.Rates "RR1"}}{{end}}`, "| Response rate (RR1) | 33.3% |"},
		{"{{range .Surveys}}{{.Modes}}{{.Languages}}{{end}}", "| By telephone | 2 | 100.0 |"},
		{"{{range .Surveys}}{{range .Sections}}{{range .Questions}}{{heading 3 (print \"Q\" .Number)}}{{.Table}}{{end}}{{end}}{{end}}", "### Q1"},
		{`{{table "walk" "clubs"}}`, "**Table 1: Question 1. Which clubs?**\n\n| Answer | n |\n| --- | ---: |\n| The North | 2 |\n\nBoth answered."},
		{`{{range .Surveys}}{{table .Name "why"}}{{end}}`, "**Question 2. Why do you walk**?\n\nAnswered in words. Both answered."},
		{"{{range .Themes}}{{.Heading 3}}{{.Definition}}{{.Quotations}}{{end}}",
			"### Joy\n\nWhat \\*pleases\\*.\n\nA marked passage is left out, since who said it has not agreed to be quoted.\n\n#### Views\n\n> The sea!\n>\n> — Respondent 1"},
		{`{{quotations "joy/views"}}{{with theme "Views"}}{{count .Quoted "quotation" "quotations"}}{{end}}`, "> — Respondent 1\n\n1 quotation"},
	} {
		got, err := filled(t, "# T\n\n## C\n\n"+c.source)
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s gives\n%s\nwithout\n%s", c.source, got, c.want)
		}
		if strings.Contains(got, "Nia") {
			t.Errorf("%s lists answers in words, which nobody agreed to be quoted in", c.source)
		}
	}
}

// TestSmallCountsOfTheMethodAreSuppressed: the lists that respondents name, and
// the ways and languages of their interviews.
func TestSmallCountsOfTheMethodAreSuppressed(t *testing.T) {
	in, _ := forms.Load("walk.yaml", []byte(walk))
	m := contents.FormMaterial{Instrument: in, Language: "en", Suppress: 5, Tabulate: tabulate}
	m.Outcomes = outcomes.Report{
		Cases: 40, Lists: []sample.ListRow{{List: "a", Sample: 20, Completes: 2}, {List: "b", Sample: 10, Completes: 7}, {List: "c", Sample: 10, Completes: 9}},
		Total: sample.ListRow{Sample: 40, Completes: 18},
	}
	for i := range 18 {
		interview := forms.Interview{Status: forms.Complete, Mode: forms.Telephone, Language: "en"}
		switch {
		case i < 2:
			interview.Language, interview.Mode = "cy", forms.Imported
		case i < 10:
			interview.Language = "de"
		}
		m.Interviews.Add(&interview)
	}
	page := &template.Page{}
	study := contents.New("Walks", page, []contents.FormMaterial{m}, nil)
	parsed, err := template.Parse("t.md", "{{range .Surveys}}{{.Lists}}{{.Modes}}{{.Languages}}{{end}}", study.Functions())
	if err != nil {
		t.Fatal(err)
	}
	document, err := parsed.Document(page, study)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := report.WriteMarkdown(&out, document); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`| a | 20 | \[c] | \[c] |`, `| b | 10 | \[c] | \[c] |`, "| c | 10 | 9 | 90.0 |", "| Total | 40 | 18 | 45.0 |",
		`| By telephone | \[c] | \[c] |`, `| From a file of responses | \[c] | \[c] |`,
		`| de | \[c] | \[c] |`, `| cy | \[c] | \[c] |`, "| English | 8 | 44.4 |",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("there is no %s in\n%s", want, out.String())
		}
	}
}

func TestTemplateIsToldWhatThereIsNot(t *testing.T) {
	for source, want := range map[string]error{
		`{{form "talk"}}`:                            contents.ErrNoForm,
		`{{table "walk" "q99"}}`:                     tables.ErrNoQuestion,
		`{{table "walk" "clubs" "shoes"}}`:           tables.ErrNoCrossing,
		`{{table "walk" "clubs" "a" "b"}}`:           tables.ErrNoCrossing,
		`{{chart "walk" "q99"}}`:                     tables.ErrNoQuestion,
		`{{quotations "Sorrow"}}`:                    contents.ErrNoTheme,
		`{{quotations "Company"}}`:                   contents.ErrManyThemes,
		`{{heading 1 "x"}}`:                          contents.ErrLevel,
		`{{with form "walk"}}{{.Rate "RR9"}}{{end}}`: contents.ErrNoRate,
	} {
		_, err := filled(t, source)
		var fault *template.Fault
		if !errors.As(err, &fault) || !errors.Is(err, want) {
			t.Errorf("%s gives %v, not %v", source, err, want)
		}
	}
}

// TestThemesWithoutQuotationsAreOneTable marks one passage, or none: themes
// above a marked passage have a heading, the others a row.
func TestThemesWithoutQuotationsAreOneTable(t *testing.T) {
	page := &template.Page{}
	materials := func(quotations ...report.Quotation) []contents.ThemeMaterial {
		return []contents.ThemeMaterial{
			{Path: []string{"Joy"}, Passages: 4, Documents: 2, Respondents: 1},
			{Path: []string{"Joy", "Company, his/hers"}, Passages: 1, Documents: 1, Respondents: 1},
			{Path: []string{"Joy", "Views"}, Passages: 3, Documents: 2, Respondents: 1, Quotations: quotations},
			{Path: []string{"Rain"}, Passages: 2, Documents: 1, Respondents: 1},
		}
	}
	const unmarked, help = "| Rain | 2 | 1 | 1 |", "No passage is marked to be quoted. To quote one here, press q"
	for _, c := range []struct {
		themes        []contents.ThemeMaterial
		with, without []string
	}{
		{materials(), []string{help, "| Joy / Views | 3 | 2 | 1 |", unmarked}, []string{"### Joy"}},
		{materials(report.Quotation{Text: "The sea!"}), []string{"### Joy", "#### Views", "| Joy / Company, his/hers | 1 | 1 | 1 |", unmarked}, []string{help, "| Joy / Views", "### Rain", "hers\n\n"}},
	} {
		study := contents.New("Walks", page, nil, c.themes)
		parsed, err := template.Parse("t.md", template.Default, study.Functions())
		if err != nil {
			t.Fatal(err)
		}
		document, err := parsed.Document(page, study)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := report.WriteMarkdown(&out, document); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.with {
			if !strings.Contains(out.String(), want) {
				t.Errorf("there is no %q in\n%s", want, out.String())
			}
		}
		for _, unwanted := range c.without {
			if strings.Contains(out.String(), unwanted) {
				t.Errorf("there is %q in\n%s", unwanted, out.String())
			}
		}
	}
}

func TestDefaultTemplateIsFilled(t *testing.T) {
	got, err := filled(t, template.Default)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Walks # 1\n", "## Method", "### Walking", "The sample had 3 cases, of which 1 is still open.", "### Question 1. Which clubs?", "**Table 6: Answers to question 1**", "### Question 2. Why do you walk?\n\nAnswered in words. Both answered.",
		"## Findings by theme", "### Joy", "#### Views"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
}
