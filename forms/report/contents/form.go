package contents

import (
	"fmt"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
	"fieldwork/forms/tables"
)

// FormMaterial is what is known of one questionnaire or guide.
type FormMaterial struct {
	Instrument *forms.Instrument
	Language   string
	Outcomes   outcomes.Report
	Interviews Interviews
	// Suppress is the smallest count above 0 that is shown of what was answered;
	// 0 shows all.
	Suppress int
	// Tabulate makes the table of a question, crossed with what is named if
	// anything is. Its error wraps tables.ErrNoQuestion or tables.ErrNoCrossing.
	Tabulate func(question, by string) (tables.Table, error)
}

// Form is one questionnaire or guide with what became of it.
type Form struct {
	Name, Title template.Words
	// Cases is the size of the sample, and Open how many of them have no final
	// outcome.
	Cases, Open int
	// Complete is how many interviews were completed, the First and the Last of
	// them on these days; empty where there is none.
	Complete    int
	First, Last template.Words
	// Sections are the groups of questions, in order.
	Sections []*Section

	page     *template.Page
	material *FormMaterial
}

// Section is a group of questions; the title of those that are in none is
// empty.
type Section struct {
	Title     template.Words
	Questions []*Question
}

func (s *Study) addForm(m *FormMaterial) {
	in := m.Instrument
	f := &Form{
		Name: template.Words(in.Name), Title: template.Words(in.Title.In(m.Language, in.DefaultLanguage)),
		Cases: m.Outcomes.Cases, Open: m.Outcomes.Open, Complete: m.Interviews.Complete,
		First: day(m.Interviews.First), Last: day(m.Interviews.Last), page: s.page, material: m,
	}
	if in.Kind == forms.Guide {
		s.Guides = append(s.Guides, f)
		return
	}
	f.addSections()
	s.Surveys = append(s.Surveys, f)
}

// addSections puts the questions into sections, one for each run of questions
// in the same group.
func (f *Form) addSections() {
	in := f.material.Instrument
	before := -2 // no group has this index
	for _, question := range in.Questions {
		if !counted(question.Type) {
			continue
		}
		if question.Group != before {
			section := &Section{}
			if question.Group >= 0 {
				section.Title = template.Words(in.Groups[question.Group].Label.In(f.material.Language, in.DefaultLanguage))
			}
			f.Sections = append(f.Sections, section)
			before = question.Group
		}
		section := f.Sections[len(f.Sections)-1]
		section.Questions = append(section.Questions, &Question{
			Name: template.Words(question.Name), Number: template.Words(question.Number),
			Wording: template.Words(question.Label.In(f.material.Language, in.DefaultLanguage)), form: f,
		})
	}
}

// counted reports whether the answers to a type of question are tabulated.
func counted(t forms.Type) bool {
	switch t {
	case forms.Note, forms.Instruction, forms.Calculate, forms.Open:
		return false
	}
	return true
}

// Table places the table of a question, crossed with what is named if anything
// is. Of answers in words it says only how many there are: what they say is
// quoted under themes, by those who agreed to that.
func (f *Form) Table(question any, by ...any) (template.Placed, error) {
	return f.placeTable(template.Plain(question), report.CaptionOf, by)
}

// placeTable places a table with the caption that is made for it.
func (f *Form) placeTable(question string, caption func(*tables.Table) string, by []any) (template.Placed, error) {
	if len(by) > 1 {
		return "", fmt.Errorf("%w: with several at once", tables.ErrNoCrossing)
	}
	with := ""
	for _, name := range by {
		with = template.Plain(name)
	}
	t, err := f.tabulated(question, with)
	if err != nil {
		return "", err
	}
	if t.Kind == tables.Words {
		said := append([]string{"Answered in words."}, t.Base...)
		blocks := []report.Block{report.Paragraph{Text: report.Plain(strings.Join(said, " "))}}
		if heading := caption(&t); heading != "" {
			blocks = append([]report.Block{report.Paragraph{Text: report.Text{{Text: heading, Strong: true}}}}, blocks...)
		}
		return f.page.Place(blocks...), nil
	}
	made := report.TableOf(&t, showOf(&t))
	made.Caption = caption(&t)
	return f.page.Place(made), nil
}

// mostColumns is how many columns fit a page with counts and percentages.
const mostColumns = 10

// showOf leaves the percentages of a table that would be too wide to its chart.
func showOf(t *tables.Table) tables.Show {
	if layout := t.Lay(tables.CountsAndPercentages); len(layout.Headers) > mostColumns {
		return tables.OnlyCounts
	}
	return tables.CountsAndPercentages
}

// Chart places the chart of a question; nothing where it has none.
func (f *Form) Chart(question any) (template.Placed, error) {
	return f.placeChart(template.Plain(question), report.CaptionOf)
}

func (f *Form) placeChart(question string, caption func(*tables.Table) string) (template.Placed, error) {
	t, err := f.tabulated(question, "")
	if err != nil {
		return "", err
	}
	if t.Kind == tables.Words {
		return "", nil
	}
	figure, drawn := report.FigureOf(&t)
	if !drawn {
		return "", nil
	}
	figure.Caption = caption(&t)
	return f.page.Place(figure), nil
}

func (f *Form) tabulated(question, by string) (tables.Table, error) {
	if f.material.Tabulate == nil {
		return tables.Table{}, fmt.Errorf("%w in %s: %s", tables.ErrNoQuestion, f.material.Instrument.Name, question)
	}
	return f.material.Tabulate(question, by)
}

// day is a date as people read it; empty for none.
func day(at time.Time) template.Words {
	if at.IsZero() {
		return ""
	}
	return template.Words(at.Format("2 January 2006"))
}
