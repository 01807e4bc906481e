package contents

import (
	"strconv"
	"strings"

	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
)

// mark finds the themes under which a passage is marked to be quoted. Each theme
// stands after the one that it lies under.
func (s *Study) mark() {
	for i, theme := range s.Themes {
		if theme.Quoted+theme.withheld == 0 {
			continue
		}
		theme.Marked, s.Marked = true, true
		level := theme.Level
		for j := i - 1; j >= 0 && level > 1; j-- {
			if above := s.Themes[j]; above.Level < level {
				above.Marked, level = true, above.Level
			}
		}
	}
}

// Unmarked places one table of the themes under which no passage is marked to be
// quoted; nothing where there is none.
func (s *Study) Unmarked() template.Placed {
	table := report.Table{Caption: "Themes without a passage marked to be quoted", Columns: []string{"Theme", "Passages", "Documents", "Respondents"}}
	if !s.Marked {
		table.Caption = "Themes"
	}
	for _, theme := range s.Themes {
		if theme.Marked {
			continue
		}
		row := []report.Cell{report.Words(strings.Join(theme.path, " / "))}
		for _, number := range []int{theme.Passages, theme.Documents, theme.Respondents} {
			row = append(row, report.Number(strconv.Itoa(number)))
		}
		table.Rows = append(table.Rows, row)
	}
	if len(table.Rows) == 0 {
		return ""
	}
	table.Notes = []string{"A theme counts what is filed under the themes below it too."}
	return s.page.Place(table)
}
