package contents

import (
	"fmt"

	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
)

// ThemeMaterial is what is known of one theme.
type ThemeMaterial struct {
	Path       []string
	Definition string
	// Passages, Documents and Respondents count the theme with all that lies
	// under it.
	Passages, Documents, Respondents int
	// Quotations are those marked for the report, without those of respondents
	// who have refused to be quoted, of whose there are Withheld.
	Quotations []report.Quotation
	Withheld   int
}

// Theme is one code with what is filed under it.
type Theme struct {
	Name, Definition template.Words
	// Level is 1 at the top of the code system.
	Level                            int
	Passages, Documents, Respondents int
	// Quoted is how many quotations are placed.
	Quoted int
	// Marked says that a passage of the theme, or of one under it, is marked to
	// be quoted.
	Marked bool

	path       []string
	quotations []report.Quotation
	withheld   int
	page       *template.Page
}

func newTheme(m ThemeMaterial, page *template.Page) *Theme {
	name := ""
	if len(m.Path) > 0 {
		name = m.Path[len(m.Path)-1]
	}
	return &Theme{
		Name: template.Words(name), Definition: template.Words(m.Definition), Level: len(m.Path),
		Passages: m.Passages, Documents: m.Documents, Respondents: m.Respondents,
		Quoted: len(m.Quotations), path: m.Path, quotations: m.Quotations, withheld: m.Withheld, page: page,
	}
}

// Heading places the name of the theme as a heading, of this level for themes at
// the top of the code system and lower for those under them.
func (t *Theme) Heading(top int) (template.Placed, error) {
	return heading(t.page, top+t.Level-1, t.Name)
}

// Quotations places the quotations of the theme itself that are marked for the
// report, and says how many were left out since somebody would not be quoted.
func (t *Theme) Quotations() template.Placed {
	var blocks []report.Block
	for _, quotation := range t.quotations {
		blocks = append(blocks, quotation)
	}
	if t.withheld > 0 {
		left := fmt.Sprintf("%d marked passages are left out, since those who said them have not agreed to be quoted.", t.withheld)
		if t.withheld == 1 {
			left = "A marked passage is left out, since who said it has not agreed to be quoted."
		}
		blocks = append(blocks, report.Paragraph{Text: report.Plain(left)})
	}
	return t.page.Place(blocks...)
}
